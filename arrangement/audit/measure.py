"""What a need demands in one week of a type and on its dates, in integers (docs/model.md, "Needs")."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from arrangement.audit.inputs import Inputs
from arrangement.audit.units import rounded_up
from arrangement.audit.whereabouts import at_its_home, holds, kinds_of, slots_in
from assessment.case.needs import Dated, MinutesNeeded, Need, Occurrences, Presence, Reachable
from assessment.ground.calendar import DAYS_A_WEEK, DAYS_A_YEAR, MONTHS_A_YEAR
from assessment.ground.grid import GRID_MINUTES, PARTS, Slot, part_minutes, up_to_grid


def length(slot: Slot) -> int:
    """Minutes of a slot's day part."""
    return part_minutes(PARTS[slot.part])


def unit(need: Need) -> str:
    """In which unit required and covered are counted."""
    if isinstance(need.measure, Occurrences):
        return "occurrences"
    if isinstance(need.measure, Reachable):
        return "day_parts"
    return "dates" if isinstance(need.measure, Dated) else "minutes"


def required_in(inputs: Inputs, need: Need, kind: int) -> int:
    """What one week of a type must hold, in the need's unit; of dates all in the weeks of the type."""
    measure = inputs.measure_in(need, kind)
    if not holds(inputs, need, kind):
        return 0
    if isinstance(measure, Occurrences):
        return measure.per_week
    if isinstance(measure, MinutesNeeded):
        return divisible(measure)
    if isinstance(measure, Presence):
        return sum(presence_in(need, slot) for slot in slots_in(inputs, need, kind))
    if isinstance(measure, Reachable):
        return len(slots_in(inputs, need, kind))
    return sum(1 for day in dates_asked(inputs, need) if _kind_of(inputs, day) == kind)


def required(inputs: Inputs, need: Need) -> int:
    """What the plan must hold: one week of each type that occurs, added up, or all dates."""
    return sum(required_in(inputs, need, kind) for kind in kinds_of(inputs, need))


def dates_of(inputs: Inputs, need: Need) -> Iterator[date]:
    """Dates of a need within the horizon."""
    measure = need.measure
    if not isinstance(measure, Dated):
        return
    step = timedelta(days=DAYS_A_WEEK * (measure.every_weeks or 0))
    day = measure.on
    if step and day < inputs.on:
        day += step * rounded_up((inputs.on - day).days, step.days)
    while inputs.on <= day <= inputs.last_day:
        yield day
        if not step:
            return
        day += step


def dates_asked(inputs: Inputs, need: Need) -> tuple[date, ...]:
    """Dates on which somebody must give time: the need asks for minutes, and holds in that week."""
    if not occurrence_minutes(need):
        return ()
    return tuple(day for day in dates_of(inputs, need) if holds(inputs, need, _kind_of(inputs, day)))


def _kind_of(inputs: Inputs, day: date) -> int:
    week = inputs.week_of(day)
    return week.week_type if week is not None else 0


def slots_on(inputs: Inputs, need: Need, day: date) -> frozenset[Slot]:
    """Slots in which help on a date may happen: `times` if given, else the need's parts on any weekday."""
    parts = range(len(PARTS))
    found = {Slot(day.weekday(), part) for part in parts if PARTS[part] in need.parts}
    if need.times:
        found = {slot for slot in need.slots() if slot.day == day.weekday()}
    kind = _kind_of(inputs, day)
    return frozenset(slot for slot in found if at_its_home(inputs, need, kind, slot))


def in_minutes(need: Need, amount: int) -> int:
    """Turn an amount in the need's unit into minutes; day parts have lengths of their own."""
    return amount * occurrence_minutes(need) if isinstance(need.measure, Occurrences | Dated) else amount


def occurrence_minutes(need: Need) -> int:
    """Length of one occurrence, or of help on one date, rounded up to the grid; 0 for other measures."""
    return up_to_grid(need.measure.minutes) if isinstance(need.measure, Occurrences | Dated) else 0


def presence_in(need: Need, slot: Slot) -> int:
    """Minutes of presence demanded in one slot; 0 for other measures and outside the need's slots."""
    if not isinstance(need.measure, Presence) or slot not in need.slots():
        return 0
    if need.measure.minutes is None:
        return length(slot)
    return min(up_to_grid(need.measure.minutes), length(slot))


def smallest_piece(need: Need) -> int:
    """Minutes of the smallest line that this need allows; on call takes no minutes of anybody."""
    if isinstance(need.measure, Occurrences | Dated):
        return occurrence_minutes(need)
    if isinstance(need.measure, MinutesNeeded):
        return min(max(up_to_grid(need.measure.at_least), GRID_MINUTES), divisible(need.measure))
    return 0 if is_reachable(need) else GRID_MINUTES


def divisible(measure: MinutesNeeded) -> int:
    """Minutes of a week, rounded up to the grid."""
    if measure.per == "week":
        return up_to_grid(measure.minutes)
    return up_to_grid(rounded_up(measure.minutes * MONTHS_A_YEAR * DAYS_A_WEEK, DAYS_A_YEAR))


def is_presence(need: Need) -> bool:
    """Whether it asks for somebody to be there."""
    return isinstance(need.measure, Presence)


def is_reachable(need: Need) -> bool:
    """Whether it asks for somebody on call."""
    return isinstance(need.measure, Reachable)


def is_dated(need: Need) -> bool:
    """Whether it has dates instead of a place in the typical week."""
    return isinstance(need.measure, Dated)


def is_hands_on(need: Need) -> bool:
    """Whether help takes the time of who gives it, minute by minute."""
    return not (is_presence(need) or is_reachable(need))


def asks_to_be_awake(need: Need) -> bool:
    """Whether who is there at night must stay awake."""
    return isinstance(need.measure, Presence) and need.measure.awake


def most_per_slot(need: Need) -> int:
    """Most occurrences in one slot."""
    return need.measure.per_slot if isinstance(need.measure, Occurrences) else 0


def most_per_day(inputs: Inputs, need: Need, kind: int) -> int:
    """Most occurrences on one day."""
    measure = inputs.measure_in(need, kind)
    if not isinstance(measure, Occurrences):
        return 0
    if measure.per_day is not None:
        return measure.per_day
    days = len({slot.day for slot in slots_in(inputs, need, kind)})
    return rounded_up(measure.per_week, max(days, 1))
