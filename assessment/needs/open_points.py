"""What a person must still find out: unknown answers, missing orders, help that is never derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessment.case import Case
from assessment.ground.calendar import DAYS_A_WEEK
from assessment.needs.answers import WORST, Said, not_answered
from assessment.needs.entries import Entry, orders_that_hold
from assessment.needs.measures import fits
from assessment.needs.norms import Norm, for_code, for_item, norms
from assessment.needs.stated import is_named

UNKNOWN_ANSWER = "unknown_answer"
ORDER_NEEDED = "order_needed"
TO_ESTABLISH = "to_establish"
AGENCIES_DIFFER = "agencies_differ"

BY_PLANNING, NO_NORM, TOO_OFTEN = "fachteam_or_gesamtplanung", "no_norm", "order_individual"
ACTIVITY = "d"
"""ICF codes of activities and participation; only these can be a need by themselves."""


@dataclass(frozen=True)
class OpenPoint:
    """Something that a person must still find out; never a zero.

    Attributes:
        code: `unknown_answer`, `order_needed`, `to_establish` or `agencies_differ`.
        subject: Source item or finding.
        minutes_per_week: What it could add at most, where that is known.
        reason: Why nothing is derived, a word under `needs.never`; for `to_establish` only.
    """

    code: str
    person: str
    subject: str
    minutes_per_week: int | None = None
    reason: str | None = None


def open_points(
    case: Case, person: str, said: tuple[Said, ...], entries: Iterable[Entry]
) -> Iterator[OpenPoint]:
    """Give the open points of one person.

    Args:
        case: The case.
        person: Whose.
        said: All answers about the person.
        entries: Everything that the answers lead to, stated or not.
    """
    reached = {source for entry in entries for source in entry.sources}
    ordered = {order.item for order in orders_that_hold(case, person)}
    for one in (*said, *not_answered(case, person)):
        if is_named(case, person, one.source):
            continue
        if one.is_unknown:
            yield from _unknown(person, one)
        elif _asks_for_an_order(one) and one.item not in ordered:
            yield OpenPoint(ORDER_NEEDED, person, one.source)
        elif one.is_need and one.source not in reached:
            yield from _never_derived(person, one)
    yield from _differing(case, person, said)
    for entry in entries:
        if not fits(entry):
            yield OpenPoint(TO_ESTABLISH, person, entry.sources[0], reason=TOO_OFTEN)
    for assessment in sorted(case.assessments, key=lambda a: a.id):
        if assessment.person == person:
            for finding in sorted(assessment.hilfeplan, key=lambda f: f.id):
                if not is_named(case, person, finding.id):
                    yield OpenPoint(TO_ESTABLISH, person, finding.id, reason=BY_PLANNING)


def _unknown(person: str, one: Said) -> Iterator[OpenPoint]:
    found = for_code(one.item) if one.finding else for_item(one.item)
    most = most_minutes(found)
    if found and (most or one.finding or _asks_for_an_order_if_needed(one.item)):
        yield OpenPoint(UNKNOWN_ANSWER, person, one.source, most)


def _asks_for_an_order(one: Said) -> bool:
    return one.often is not None and _asks_for_an_order_if_needed(one.item)


def _asks_for_an_order_if_needed(item: str) -> bool:
    return any(norm.measure == "order" for norm in for_item(item))


def _never_derived(person: str, one: Said) -> Iterator[OpenPoint]:
    """Needs that no norm reaches: said, never dropped."""
    if one.finding is not None:
        if one.item.startswith(ACTIVITY):
            derivable = any(norm.never is None for norm in for_code(one.item))
            if not derivable:
                yield OpenPoint(TO_ESTABLISH, person, one.source, reason=BY_PLANNING)
        return
    found = for_item(one.item)
    if all(norm.never is not None for norm in found):
        reason = found[0].never if found else NO_NORM
        yield OpenPoint(TO_ESTABLISH, person, one.source, reason=reason)


def _differing(case: Case, person: str, said: tuple[Said, ...]) -> Iterator[OpenPoint]:
    """Two agencies see the same thing differently: one says no help is needed, the other much."""
    none = {one.item for one in said if one.finding is None and one.level == 0}
    for one in said:
        if one.finding is not None and (one.level or 0) >= WORST and not is_named(case, person, one.source):
            items = {item for norm in for_code(one.item) if norm.never is None for item in norm.items}
            if items and items <= none:
                yield OpenPoint(AGENCIES_DIFFER, person, one.source)


def most_minutes(found: Iterable[Norm]) -> int | None:
    """What norms could add a week at most; of two that exclude each other the longer one."""
    weekly = {norm.id: _most(norm) for norm in found if norm.never is None}
    for norm in found:
        if norm.excludes in weekly and norm.id in weekly:
            shorter = min(norm.id, str(norm.excludes), key=lambda name: (weekly[name], name))
            weekly[shorter] = 0
    return sum(weekly.values()) or None


def _most(norm: Norm) -> int:
    if norm.minutes is not None:
        return norm.minutes[1] * norm.per_week
    if norm.measure == "presence" and norm.per_occurrence:
        return norm.per_occurrence * DAYS_A_WEEK
    return norm.per_week_minutes or norm.per_occurrence * norms().times(WORST)
