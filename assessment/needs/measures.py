"""Bundled amounts as one measure of a need, with its range in minutes a week."""

from __future__ import annotations

from assessment.case.needs import (
    WEEK_MINUTES,
    Measure,
    MinutesNeeded,
    Occurrences,
    Presence,
    Reachable,
)
from assessment.ground.calendar import DAYS_A_WEEK
from assessment.ground.grid import up_to_grid
from assessment.needs.amounts import MINUTE, Amount
from assessment.needs.entries import Entry

LONGEST_PIECE = 30
NOT_EVERY_WEEK = 1
"""Times a week up to which somebody who can be reached is enough at night."""

MOST_A_WEEK, MOST_IN_SLOT = 168, 12
"""Most occurrences of a week and of one day part, as in the case file."""

Members = list[tuple[Entry, Amount]]


def measure_of(members: Members, places: int) -> tuple[Measure, int, int]:
    """Give the measure of a bundle and its range.

    Args:
        members: Entries that are done in one go, with their amounts.
        places: Day parts of one day in which it may happen.
    """
    kinds = {entry.norm.measure for entry, _ in members}
    total = members[0][1]
    for _, amount in members[1:]:
        total += amount
    if kinds == {"presence"}:
        return _presence(members)
    if kinds == {"night"}:
        return _night(members, total)
    low, high = total.low // MINUTE, -(-total.high // MINUTE)
    if kinds <= {"times", "order", "often", "frequency"}:
        if not total.times:
            return _by_month(total, low, high)
        per_week = _per_week(members)
        minutes = up_to_grid(-(-total.planned // (MINUTE * per_week)))
        per_slot = -(-per_week // (DAYS_A_WEEK * places))
        made = Occurrences(kind="occurrences", per_week=per_week, minutes=minutes, per_slot=per_slot)
        return made, low, max(high, per_week * minutes)
    week = min(up_to_grid(-(-total.planned // MINUTE)), WEEK_MINUTES)
    made_up = MinutesNeeded(kind="minutes", minutes=week, at_least=min(week, LONGEST_PIECE))
    return made_up, low, max(high, week)


def fits(entry: Entry) -> bool:
    """Whether single occurrences can say how often it is: what never ends is no visit any more."""
    most = min(MOST_A_WEEK, MOST_IN_SLOT * DAYS_A_WEEK * len(entry.norm.parts))
    return entry.amount.times <= most and entry.amount.high <= WEEK_MINUTES * MINUTE


def _presence(members: Members) -> tuple[Presence, int, int]:
    """One watching person watches for all reasons at once: the longest window counts, never the sum."""
    daily = max(
        max(-(-amount.planned // (MINUTE * DAYS_A_WEEK)), entry.norm.per_occurrence)
        for entry, amount in members
    )
    minutes = up_to_grid(daily)
    low = max(amount.low // MINUTE for _, amount in members)
    return Presence(kind="presence", minutes=minutes), low, minutes * DAYS_A_WEEK


def _night(members: Members, total: Amount) -> tuple[Presence | Reachable, int, int]:
    """Somebody is in the house all night and may sleep; where help is rare, somebody can be reached."""
    minutes = total.planned // MINUTE
    if total.times <= NOT_EVERY_WEEK:
        within = min(entry.norm.within_minutes for entry, _ in members)
        return Reachable(kind="reachable", within_minutes=within), minutes, minutes
    return Presence(kind="presence", awake=False), minutes, minutes


def _by_month(total: Amount, low: int, high: int) -> tuple[MinutesNeeded, int, int]:
    month = up_to_grid(total.per_month * total.once)
    piece = min(month, up_to_grid(total.once))
    return MinutesNeeded(kind="minutes", per="month", minutes=month, at_least=piece), low, high


def _per_week(members: Members) -> int:
    """One occurrence a day in a day part; what is rarer than daily stays rarer, an order stands as it is."""
    most = max(amount.times for _, amount in members)
    exact = members[0][0].norm.measure in ("order", "often")
    return max(1, most if exact else min(most, DAYS_A_WEEK))
