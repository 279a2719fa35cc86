"""A31 and A33: the reasons beside a line are those that files and lines give, each once and no other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from arrangement.audit.eligible import fits_of
from arrangement.audit.inputs import Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.tiers import concerns
from arrangement.audit.will import wish_met
from assessment.case.will import Wish
from assessment.case.words import Kind, Standing
from assessment.ground.grid import DAYS, PARTS, Slot
from assessment.ground.texts import texts

Raw = Mapping[str, Any]
Reason = tuple[str, Raw]
"""Message key and parameters."""
SAVES_STAFF = (Kind.OWN, Kind.INFORMAL, Kind.CIVIC, Kind.INFRASTRUCTURE)
"""Help for which no professional comes."""
WISHED = {"because.binding_wish": True, "because.preference": False}
INSTEAD = "instead.more_professional_minutes"


class Reasons:
    """Why the lines of one plan are there."""

    def __init__(self, matter: Matter) -> None:
        """Look at the lines of one plan."""
        self.matter = matter

    def of(self, line: Line) -> Iterator[Reason]:
        """What speaks for a line, the strongest first."""
        need = line.need
        if need is None:
            yield "because.companion_for", {"offer": line.view.accompanies}
            return
        if (need.id, line.source.id, line.slot) in self._locked:
            yield "because.protection_plan", {}
        if need.standing is Standing.SAFETY:
            yield "because.safety", {}
        if need.standing is Standing.OWED and need.entitlement is not None:
            yield "because.owed", {"benefit": need.entitlement.value}
        yield from self._of_source(line)
        support = self.matter.inputs.case.present_support
        if any((one.source, one.need) == (line.source.id, need.id) for one in support):
            yield "because.as_today", {}
        for goal in need.goals:
            yield "because.goal", {"goal": goal}

    def _of_source(self, line: Line) -> Iterator[Reason]:
        source = line.source
        if self._as_wished(line, binding=True):
            yield "because.binding_wish", {}
        if self._as_wished(line, binding=False):
            yield "because.preference", {}
        if source.own is not None:
            yield "because.own_wish_to_do", {}
        elif source.kind is Kind.INFORMAL:
            yield "because.consented", {}
        elif source.kind is Kind.PROFESSIONAL:
            yield "because.qualified", {"qualification": source.qualification.value}
        if len(self._met_together[_place(line)]) > 1:
            shared = "because.shares_visit" if line.session is None else "because.group_covers_several"
            yield shared, {}
        if {fit.id for fit in self._fits(line)} <= {source.id}:
            yield "because.only_eligible", {}
        elif source.kind in (*SAVES_STAFF, Kind.MARKET):
            yield "because.fewest_professional_minutes", {}

    def _as_wished(self, line: Line, binding: bool) -> bool:
        """Whether a line is as a wish says that somebody else would miss."""
        alone = line.need is not None and line.need.helpers_at_once == 1
        return alone and any(
            any(fit.own is None and not wish_met(wish.of, fit) for fit in self._fits(line))
            for wish in self._wishes_of(line, binding)
        )

    def may_be_said(self, line: Line, key: str) -> bool:
        """Whether a line may say so without having to: as wished by all, and a visit with a trip in it."""
        if key == "because.shares_visit":
            return any(self._on_one_way(line, other) for other in self.matter.weeks.companions)
        return any(WISHED.get(key) is binding and self._wishes_of(line, binding) for binding in (True, False))

    def _on_one_way(self, line: Line, trip: Line) -> bool:
        same = (line.source.party, line.kind, line.slot) == (trip.source.party, trip.kind, trip.slot)
        return same and (not line.is_companion or self._helps_beside(line))

    def _helps_beside(self, trip: Line) -> bool:
        where = (trip.source.party, trip.kind, trip.slot)
        return any((one.source.party, one.kind, one.slot) == where for one in self.matter.weeks.help_lines)

    def _wishes_of(self, line: Line, binding: bool) -> list[Wish]:
        """Wishes about the need of a line that the line follows."""
        source = line.source
        return [
            wish
            for wish in self.matter.inputs.case.wishes
            if wish.binding is binding and concerns(wish, line)
            if source.own is not None or wish_met(wish.of, source)
        ]

    def staff_instead(self, line: Line) -> tuple[Source, ...]:
        """Professionals who could do what a line does without them, at the cost of their minutes."""
        if line.is_on_call or line.source.kind not in SAVES_STAFF:
            return ()
        return tuple(fit for fit in self._fits(line) if fit.kind is Kind.PROFESSIONAL)

    def _fits(self, line: Line) -> tuple[Source, ...]:
        return () if line.need is None else fits_of(self.matter.inputs, line.need)

    @cached_property
    def _locked(self) -> set[tuple[str, str, Slot]]:
        """What the protection plan fixes."""
        return {
            (one.need, one.offer, Slot(DAYS.index(day), PARTS.index(one.part)))
            for one in self.matter.inputs.case.protection.protection_plan
            for day in one.days
        }

    @cached_property
    def _met_together(self) -> Mapping[tuple[object, ...], set[str]]:
        """Needs that are met by the same visit, or at the same date of a group."""
        found: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for line in self.matter.weeks.lines:
            if line.need is not None:
                found[_place(line)].add(line.need.id)
        return found


def _place(line: Line) -> tuple[object, ...]:
    when = (line.kind, line.on, line.slot, line.session.key if line.session is not None else None)
    return (line.source.party, line.person.id, line.home, when, line.is_on_call)


def because_true(reasons: Reasons, line: Line, row: Raw) -> Broken:
    """A33: every reason is one of the line, and names the line's own goal, benefit or qualification."""
    right = list(reasons.of(line))
    for key, params in stated_reasons(row):
        may = not params and reasons.may_be_said(line, key)
        if key in texts("en") and (key, params) not in right and not may:
            yield broken("A33", line.id, "because", key=key)


def reasons_complete(matter: Matter) -> Broken:
    """A31: every reason of a line is given, once; staff that could do the same are named."""
    reasons = Reasons(matter)
    rows = rows_of_lines(matter)
    for line in matter.weeks.lines:
        row = rows.get(line.id, {})
        stated = list(stated_reasons(row))
        for key, params in reasons.of(line) if stated else ():
            if (number := stated.count((key, params))) != 1:
                yield broken("A31", line.id, "reason_twice" if number else "reason_missing", key=key)
        others = entries(row.get("instead_of"))
        if len({str(other.get("offer")) for other in others}) < len(others):
            yield broken("A31", line.id, "instead_twice")
        told = isinstance(row.get("instead_of"), list)
        if told and reasons.staff_instead(line) and INSTEAD not in [other.get("reason") for other in others]:
            yield broken("A31", line.id, "instead_missing")


def rows_of_lines(matter: Matter) -> dict[str, Raw]:
    """Lines as the plan states them, by id; of an id that stands twice nobody knows what belongs to it."""
    rows = entries(matter.view.raw.get("lines"))
    number = Counter(str(row.get("id")) for row in rows)
    return {str(row.get("id")): row for row in rows if number[str(row.get("id"))] == 1}


def stated_reasons(row: Raw) -> Iterator[Reason]:
    """Reasons as a line of the plan gives them."""
    for reason in entries(row.get("because")):
        params = reason.get("params")
        yield str(reason.get("key")), params if isinstance(params, Mapping) else {}


def entries(value: object) -> list[Raw]:
    """The objects of a list."""
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []
