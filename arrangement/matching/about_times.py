"""Conditions about time: where need and source meet in the week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from arrangement.catalogue import Offer, Session, Team
from arrangement.matching.candidate import Candidate, Found, SessionDate, Source, World
from assessment.case import Case
from assessment.case.employed import Employed
from assessment.case.horizon import Week
from assessment.case.needs import Dated, MinutesNeeded, Need, Occurrences, Presence, Reachable
from assessment.case.network import Helper
from assessment.case.people import OwnResource
from assessment.case.times import Times, WeekTimes
from assessment.ground.calendar import DAYS_A_WEEK, DAYS_A_YEAR, MONTHS_A_YEAR
from assessment.ground.grid import (
    DAYS,
    GRID_MINUTES,
    Part,
    Slot,
    Weekday,
    down_to_grid,
    overlap_by_part,
    part_minutes,
    up_to_grid,
)


def minutes_by_slot(times: Iterable[Times], week_type: str | None = None) -> dict[Slot, int]:
    """Minutes free in each slot; where statements overlap the longer one counts.

    Args:
        times: As stated.
        week_type: Leaves out what holds in other types of week only.
    """
    free: dict[Slot, int] = {}
    for stated in times:
        if isinstance(stated, WeekTimes) and stated.week_types and week_type not in stated.week_types:
            continue
        for slot in stated.slots():
            length = part_minutes(slot.day_part)
            minutes = length if stated.minutes is None else min(down_to_grid(stated.minutes), length)
            free[slot] = max(free.get(slot, 0), minutes)
    return free


def there_in(case: Case, source: Source, team: Team | None, week: Week) -> dict[Slot, int]:
    """Minutes that a source has in each slot of a week; a session has its dates instead."""
    kind = case.week_type(week.week_type)
    if isinstance(source, Offer):
        closed = source.week_kinds and kind.kind not in source.week_kinds
        if closed or source.form == "session":
            return {}
        free = minutes_by_slot(team.times if team is not None else (Times(),))
    elif source.id in case.resting(kind.id):
        return {}
    else:
        free = minutes_by_slot(source.times, week.week_type)
        if not isinstance(source, OwnResource):
            days = source.days_off if isinstance(source, Helper) else source.free_days
            off = {DAYS.index(Weekday(day)) for day in days}
            free = {slot: minutes for slot, minutes in free.items() if slot.day not in off}
    return {slot.in_week(week.number): minutes for slot, minutes in sorted(free.items())}


def on_call_in(case: Case, source: Source, team: Team | None, week: Week) -> dict[Slot, int]:
    """Day parts of a type of week in which a source can be called, each with its whole length."""
    if isinstance(source, OwnResource | Employed):
        return {}
    asked = (
        source.model_copy(update={"times": source.on_call_times}) if isinstance(source, Helper) else source
    )
    there = there_in(case, asked, team, week)
    return {slot: part_minutes(slot.day_part) for slot, minutes in there.items() if minutes}


def dates_in(case: Case, source: Source, week: Week) -> dict[SessionDate, dict[Slot, int]]:
    """Every date of a session offer in a type of week, with its minutes by slot."""
    if not isinstance(source, Offer) or source.form != "session" or week.base is not None:
        return {}
    if source.week_kinds and case.week_type(week.week_type).kind not in source.week_kinds:
        return {}
    return {
        SessionDate(session, first_slot(session).in_week(week.number)): {
            slot.in_week(week.number): minutes
            for slot, minutes in overlap_by_part(session.day, session.start, session.end).items()
        }
        for session in source.sessions
    }


def first_slot(session: Session) -> Slot:
    """The day part in which a session begins."""
    (slot,) = overlap_by_part(session.day, session.start, session.start + GRID_MINUTES)
    return slot


def shortest_piece(need: Need) -> int:
    """The fewest minutes in one slot that are of any use to the need."""
    match need.measure:
        case Occurrences(minutes=minutes):
            return up_to_grid(minutes)
        case MinutesNeeded(at_least=at_least) as measure:
            return max(GRID_MINUTES, min(up_to_grid(at_least), up_to_grid(minutes_a_week(measure))))
        case Dated(minutes=minutes):
            return max(GRID_MINUTES, up_to_grid(minutes))
        case Presence() | Reachable():
            return GRID_MINUTES


def minutes_a_week(measure: MinutesNeeded) -> int:
    """Minutes a week of divisible help, not rounded to the grid yet."""
    if measure.per == "week":
        return measure.minutes
    return -(-measure.minutes * MONTHS_A_YEAR * DAYS_A_WEEK // DAYS_A_YEAR)


def times_overlap(world: World, c: Candidate, found: Found) -> Found | None:
    """Slots of the need in which the source has time for at least one piece, and somebody to come to."""
    piece = shortest_piece(c.need)

    def usable(by: Mapping[Slot, int]) -> dict[Slot, int]:
        return {slot: minutes for slot, minutes in sorted(by.items()) if slot in c.where and minutes >= piece}

    slots = {slot: minutes for slot, minutes in usable(found.slots).items() if c.where[slot] is not None}
    sessions = {date: left for date, by in found.sessions.items() if (left := usable(by))}
    return Found(slots, sessions, found.benefits) if slots or sessions else None


def answers_in_time(world: World, c: Candidate, found: Found) -> Found | None:
    """Whom one calls is there within the minutes of the need; a session cannot be called."""
    if not isinstance(c.need.measure, Reachable) or not isinstance(c.source, Offer):
        return found
    within = c.source.answers_within_minutes if c.source.form != "session" else None
    return found if within is not None and within <= c.need.measure.within_minutes else None


def stays_awake(world: World, c: Candidate, found: Found) -> Found | None:
    """Where somebody must be awake at night, only who stays awake is there at night."""
    measure = c.need.measure
    if not isinstance(measure, Presence) or not measure.awake:
        return found
    if isinstance(c.source, Helper | Employed) and c.source.awake_nights:
        return found
    if isinstance(c.source, Offer) and c.source.awake_at_night:
        return found
    return found.only(lambda slot: slot.day_part is not Part.NIGHT)


def nights_agreed(world: World, c: Candidate, found: Found) -> Found | None:
    """A helper's nights only where nights were agreed on."""
    if not isinstance(c.source, Helper) or c.source.nights:
        return found
    return found.only(lambda slot: slot.day_part is not Part.NIGHT)
