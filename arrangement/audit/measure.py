"""What a need demands in one regular week, in integers (docs/model.md, "Needs")."""

from __future__ import annotations

from arrangement.audit.units import rounded_up
from assessment.case.needs import MinutesNeeded, Need, Occurrences, Presence
from assessment.ground.calendar import DAYS_A_WEEK, DAYS_A_YEAR, MONTHS_A_YEAR
from assessment.ground.grid import GRID_MINUTES, PARTS, Slot, part_minutes, up_to_grid


def length(slot: Slot) -> int:
    """Minutes of a slot's day part."""
    return part_minutes(PARTS[slot.part])


def unit(need: Need) -> str:
    """In which unit required and covered are counted."""
    return "occurrences" if isinstance(need.measure, Occurrences) else "minutes"


def required(need: Need) -> int:
    """What a regular week must hold, in the need's unit."""
    measure = need.measure
    if isinstance(measure, Occurrences):
        return measure.per_week
    if isinstance(measure, MinutesNeeded):
        if measure.per == "week":
            return up_to_grid(measure.minutes)
        return up_to_grid(rounded_up(measure.minutes * MONTHS_A_YEAR * DAYS_A_WEEK, DAYS_A_YEAR))
    if isinstance(measure, Presence):
        return sum(presence_in(need, slot) for slot in need.slots())
    return 0


def in_minutes(need: Need, amount: int) -> int:
    """Turn an amount in the need's unit into minutes."""
    return amount * occurrence_minutes(need) if isinstance(need.measure, Occurrences) else amount


def occurrence_minutes(need: Need) -> int:
    """Length of one occurrence, rounded up to the grid; 0 for other measures."""
    return up_to_grid(need.measure.minutes) if isinstance(need.measure, Occurrences) else 0


def presence_in(need: Need, slot: Slot) -> int:
    """Minutes of presence demanded in one slot; 0 for other measures and outside the need's slots."""
    if not isinstance(need.measure, Presence) or slot not in need.slots():
        return 0
    if need.measure.minutes is None:
        return length(slot)
    return min(up_to_grid(need.measure.minutes), length(slot))


def smallest_piece(need: Need) -> int:
    """Minutes of the smallest line that this need allows."""
    if isinstance(need.measure, Occurrences):
        return occurrence_minutes(need)
    if isinstance(need.measure, MinutesNeeded):
        return min(max(up_to_grid(need.measure.at_least), GRID_MINUTES), required(need))
    return GRID_MINUTES


def is_presence(need: Need) -> bool:
    """Whether it asks for somebody to be there."""
    return isinstance(need.measure, Presence)


def most_per_slot(need: Need) -> int:
    """Most occurrences in one slot."""
    return need.measure.per_slot if isinstance(need.measure, Occurrences) else 0


def most_per_day(need: Need) -> int:
    """Most occurrences on one day."""
    if not isinstance(need.measure, Occurrences):
        return 0
    if need.measure.per_day is not None:
        return need.measure.per_day
    days = len({slot.day for slot in need.slots()})
    return rounded_up(need.measure.per_week, max(days, 1))
