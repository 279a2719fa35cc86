"""A33: the reasons under `because` name what the case says and what the lines show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.tiers import concerns
from arrangement.audit.will import wish_met
from assessment.case.words import Kind, Standing
from assessment.ground.texts import texts

Raw = Mapping[str, Any]
Claim = Callable[[Matter, Line], bool]


def because_true(matter: Matter, line: Line, row: Raw) -> Broken:
    """Every reason is one of a line, holds, and names the line's own goal, benefit or qualification."""
    for key, params in _reasons(row):
        claim = CLAIMS.get(key)
        holds = key.startswith("because.") and (claim is None or claim(matter, line))
        if key in texts("en") and not (
            holds and params.keys() == NAMED.get(key, set()) and _names_its_own(line, params)
        ):
            yield broken("A33", line.id, "because", key=key)


def _reasons(row: Raw) -> Iterator[tuple[str, Raw]]:
    stated = row.get("because")
    for reason in stated if isinstance(stated, list) else ():
        if isinstance(reason, Mapping):
            params = reason.get("params")
            yield str(reason.get("key")), params if isinstance(params, Mapping) else {}


def _names_its_own(line: Line, params: Raw) -> bool:
    need = line.need
    return (
        ("goal" not in params or (need is not None and params["goal"] in need.goals))
        and ("benefit" not in params or (need is not None and params["benefit"] == need.entitlement))
        and ("offer" not in params or params["offer"] == line.view.accompanies)
        and ("qualification" not in params or params["qualification"] == line.source.qualification)
    )


def _as_today(matter: Matter, line: Line) -> bool:
    need = line.need.id if line.need is not None else None
    return any(
        support.source == line.source.id and support.need == need
        for support in matter.inputs.case.present_support
    )


def _wished(binding: bool) -> Claim:
    """A wish about this help that the line does not miss."""

    def claim(matter: Matter, line: Line) -> bool:
        return any(
            wish.binding is binding
            and concerns(wish, line)
            and (line.source.own is not None or wish_met(wish.of, line.source))
            for wish in matter.inputs.case.wishes
        )

    return claim


def _shared(form: str) -> Claim:
    """Several needs are met by the same visit, or at the same date of a group."""

    def claim(matter: Matter, line: Line) -> bool:
        beside = {
            other.view.need or other.task
            for other in matter.weeks.lines
            if (other.source.party, other.kind) == (line.source.party, line.kind)
            and (other.session == line.session if form == "session" else other.slot == line.slot)
        }
        return len(beside) > 1 and (line.source.form == "session") == (form == "session")

    return claim


NAMED = {
    "because.owed": {"benefit"},
    "because.goal": {"goal"},
    "because.qualified": {"qualification"},
    "because.companion_for": {"offer"},
}
"""What a reason names; others name nothing."""

CLAIMS: dict[str, Claim] = {
    "because.safety": lambda _, line: line.need is not None and line.need.standing is Standing.SAFETY,
    "because.owed": lambda _, line: line.need is not None and line.need.standing is Standing.OWED,
    "because.protection_plan": lambda _, line: line.view.locked,
    "because.as_today": _as_today,
    "because.binding_wish": _wished(binding=True),
    "because.preference": _wished(binding=False),
    "because.consented": lambda _, line: line.source.helper is not None or line.source.kind is Kind.INFORMAL,
    "because.own_wish_to_do": lambda _, line: line.source.own is not None,
    "because.qualified": lambda _, line: line.source.kind is Kind.PROFESSIONAL,
    "because.companion_for": lambda _, line: line.is_companion,
    "because.shares_visit": _shared("visit"),
    "because.group_covers_several": _shared("session"),
}
"""Reasons that the files or the lines can prove wrong."""
