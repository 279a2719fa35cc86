"""Conditions about time: where need and source meet in the week."""

from __future__ import annotations

from collections.abc import Iterable

from arrangement.catalogue import Offer
from arrangement.matching.candidate import Candidate, Found, World
from assessment.case.needs import Dated, MinutesNeeded, Need, Occurrences, Presence, Reachable
from assessment.case.network import Helper
from assessment.case.times import Times
from assessment.ground.grid import (
    DAYS,
    GRID_MINUTES,
    PARTS,
    SLOTS,
    Part,
    Slot,
    down_to_grid,
    overlap_by_part,
    part_minutes,
    up_to_grid,
)


def minutes_by_slot(times: Iterable[Times]) -> dict[Slot, int]:
    """Minutes free in each slot; where statements overlap the longer one counts."""
    free: dict[Slot, int] = {}
    for stated in times:
        for slot in stated.slots():
            length = part_minutes(slot.day_part)
            minutes = length if stated.minutes is None else min(down_to_grid(stated.minutes), length)
            free[slot] = max(free.get(slot, 0), minutes)
    return free


def everything(c: Candidate) -> Found:
    """All slots and sessions in which the source is there at all."""
    if isinstance(c.source, Offer):
        if c.source.form == "session":
            dates = {s: overlap_by_part(s.day, s.start, s.end) for s in c.source.sessions}
            slots: dict[Slot, int] = {}
            for by in dates.values():
                for slot, minutes in by.items():
                    slots[slot] = max(slots.get(slot, 0), minutes)
            return Found(slots, dates)
        if c.team is not None:
            return Found(minutes_by_slot(c.team.times), {})
        return Found({slot: part_minutes(slot.day_part) for slot in SLOTS}, {})
    free = minutes_by_slot(c.source.times)
    if isinstance(c.source, Helper):
        off = {DAYS.index(day) for day in c.source.days_off}
        free = {slot: minutes for slot, minutes in free.items() if slot.day not in off}
    return Found(free, {})


def shortest_piece(need: Need) -> int:
    """The fewest minutes in one slot that are of any use to the need."""
    match need.measure:
        case Occurrences(minutes=minutes):
            return up_to_grid(minutes)
        case MinutesNeeded(at_least=at_least, minutes=minutes):
            return max(GRID_MINUTES, min(up_to_grid(at_least), up_to_grid(minutes)))
        case Presence() | Reachable() | Dated():
            return GRID_MINUTES


def times_overlap(world: World, c: Candidate, found: Found) -> Found | None:
    """Slots of the need in which the source has time for at least one piece."""
    wanted, piece = c.need.slots(), shortest_piece(c.need)

    def usable(by: dict[Slot, int]) -> dict[Slot, int]:
        return {slot: minutes for slot, minutes in sorted(by.items()) if slot in wanted and minutes >= piece}

    slots = usable(dict(found.slots))
    sessions = {date: usable(dict(by)) for date, by in found.sessions.items()}
    sessions = {date: by for date, by in sessions.items() if by}
    if isinstance(c.source, Offer) and c.source.form == "session":
        return Found(slots, sessions, found.benefits) if sessions else None
    return Found(slots, {}, found.benefits) if slots else None


def nights_agreed(world: World, c: Candidate, found: Found) -> Found | None:
    """A helper's nights only where nights were agreed on."""
    if not isinstance(c.source, Helper) or c.source.nights:
        return found
    night = PARTS.index(Part.NIGHT)
    slots = {slot: minutes for slot, minutes in found.slots.items() if slot.part != night}
    return Found(slots, {}, found.benefits) if slots else None
