"""How much help a need asks for in a week, as the model counts it."""

from __future__ import annotations

from collections.abc import Collection

from assessment.case.needs import MinutesNeeded, Need, Occurrences, Presence
from assessment.ground.calendar import DAYS_A_WEEK, DAYS_A_YEAR, MONTHS_A_YEAR
from assessment.ground.grid import Slot, part_minutes, up_to_grid


def minutes_per_week(need: Need, slots: Collection[Slot] | None = None) -> int | None:
    """Minutes of help that a need asks for in one week; None where it is not counted in minutes.

    Rounded up to the grid: once per occurrence, once for divisible minutes, once per day part of a presence,
    which is never longer than the day part.

    Args:
        need: The need.
        slots: Day parts of a presence; left out: all that the need names.
    """
    measure = need.measure
    if isinstance(measure, Occurrences):
        return measure.per_week * up_to_grid(measure.minutes)
    if isinstance(measure, MinutesNeeded):
        if measure.per == "week":
            return up_to_grid(measure.minutes)
        return up_to_grid(-(-measure.minutes * MONTHS_A_YEAR * DAYS_A_WEEK // DAYS_A_YEAR))
    if isinstance(measure, Presence):
        lengths = [part_minutes(slot.day_part) for slot in (need.slots() if slots is None else slots)]
        if measure.minutes is None:
            return sum(lengths)
        return sum(min(up_to_grid(measure.minutes), length) for length in lengths)
    return None
