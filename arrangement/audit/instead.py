"""A33: what is said of help that was not taken is so: staff could have given it, others could not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.audit.because import INSTEAD
from arrangement.audit.eligible import asked_slots, fits_of, minutes_in, obstacles
from arrangement.audit.inputs import Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_reachable
from arrangement.audit.result import Broken, broken
from arrangement.audit.whereabouts import kinds_of
from arrangement.audit.will import refusals_hit, times_of
from arrangement.rulebook.conditions import CONDITIONS, NOT_REFUSED
from assessment.case.needs import Need

Raw = Mapping[str, Any]
CONSENT = ("A06.", "A08.", "A12.no_consent", "A14.", "A18.relative_interprets")
"""What stands in the way where somebody did not agree, one of them."""
REFUSED = f"instead.{NOT_REFUSED.id}"
REASON = {f"instead.{condition.id}": condition.unmet_reason for condition in CONDITIONS}


def instead_true(matter: Matter, line: Line, row: Raw) -> Broken:
    """Other help is known to the files, and not the line's own; staff could do it, others could not."""
    others = row.get("instead_of")
    for other in others if isinstance(others, list) else ():
        if not isinstance(other, Mapping):
            continue
        name, reason = str(other.get("offer")), str(other.get("reason"))
        source = matter.inputs.sources.get(name)
        known = reason == INSTEAD or reason in REASON
        if source is None or line.need is None or source.id == line.source.id or not known:
            yield broken("A33", line.id, "instead", offer=name)
            continue
        fits = any(fit.id == source.id for fit in fits_of(matter.inputs, line.need))
        if reason == INSTEAD:
            so, needed = fits, minutes_instead(line, source)
        else:
            so, needed = not fits and _stands_against(matter, line.need, source, reason), {}
        if not so or (other.get("params") or {}) != needed:
            yield broken("A33", line.id, "instead_untrue", offer=name)


def minutes_instead(line: Line, source: Source) -> Raw:
    """Paid minutes that staff would take for the same: help, way and preparation."""
    team = source.team
    return {"minutes": line.minutes + (team.travel_minutes + team.set_up_minutes if team is not None else 0)}


def _stands_against(matter: Matter, need: Need, source: Source, why: str) -> bool:
    """Whether somebody refused or did not agree as is said; other reasons put words into no mouth."""
    if why == REFUSED:
        return _refused(matter, need, source)
    if REASON[why] == "consent_missing_or_limited":
        return any(what.startswith(CONSENT) for what in _obstacles(matter, need, source))
    return True


def _refused(matter: Matter, need: Need, source: Source) -> bool:
    """Whether the person refused a source, always or in some slot in which it could come."""
    inputs, on_call = matter.inputs, is_reachable(need)
    could = {
        slot
        for kind in kinds_of(inputs, need)
        for slot in asked_slots(inputs, need, kind)
        if minutes_in(inputs, source, slot, kind, on_call) is not None
    }
    hit = refusals_hit(inputs, need.person, need.task, source)
    return any(not refusal.times or could & times_of(refusal) for refusal in hit)


def _obstacles(matter: Matter, need: Need, source: Source) -> Iterator[str]:
    for kind in kinds_of(matter.inputs, need):
        yield from obstacles(matter.inputs, need, source, kind)
