"""When help may happen: days and day parts of a week, the types of week, and the calendar around them."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field, model_validator

from assessment.case.words import WeekKind
from assessment.ground.grid import (
    DAY_MINUTES,
    DAYS,
    GRID_MINUTES,
    PARTS,
    Part,
    Slot,
    Weekday,
    clock_minutes,
)
from assessment.ground.ids import Cents, Day, Id, Minutes, Text
from assessment.ground.model import FileModel


@cache
def slots_at(days: tuple[Weekday, ...], parts: tuple[Part, ...]) -> frozenset[Slot]:
    """Every one of these day parts on every one of these days."""
    return frozenset(Slot(DAYS.index(day), PARTS.index(part)) for day in days for part in parts)


class Times(FileModel):
    """A set of slots, with the minutes available in each.

    Attributes:
        days: Weekdays; left out means all seven.
        parts: Day parts; left out means all six.
        minutes: Most minutes in each slot; left out means the whole day part.
    """

    days: tuple[Weekday, ...] = DAYS
    parts: tuple[Part, ...] = PARTS
    minutes: Minutes | None = None

    def slots(self) -> frozenset[Slot]:
        """The slots meant."""
        return slots_at(self.days, self.parts)


class WeekTimes(Times):
    """Times that hold in some types of week only.

    Attributes:
        week_types: Types of week; left out means all.
        phases: Phases of the plan; left out means all.
    """

    week_types: tuple[Id, ...] = ()
    phases: tuple[Id, ...] = ()


class Quiet(FileModel):
    """A time of the day in which somebody sleeps or wants quiet; help with clock times avoids it.

    Attributes:
        days: Days on which it begins; left out means all seven.
        begins, ends: Clock times on the 5-minute grid; one that does not end later ends on the next day.
    """

    days: tuple[Weekday, ...] = DAYS
    begins: Annotated[str, Field(strict=True)]
    ends: Annotated[str, Field(strict=True)]

    @model_validator(mode="after")
    def _on_grid(self) -> Quiet:
        if clock_minutes(self.begins) % GRID_MINUTES or clock_minutes(self.ends) % GRID_MINUTES:
            raise ValueError("a quiet time begins and ends on the 5-minute grid")
        return self

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Begin and end in minutes after Monday, 00:00; the last one may run past the week's end."""
        begin, end = clock_minutes(self.begins), clock_minutes(self.ends)
        end += DAY_MINUTES if end <= begin else 0
        return tuple(
            (DAYS.index(d) * DAY_MINUTES + begin, DAYS.index(d) * DAY_MINUTES + end) for d in self.days
        )


class ShortStay(FileModel):
    """A week of Kurzzeitpflege (§ 42 SGB XI): what the place charges for a day.

    Attributes:
        care_cents_per_day: Care, looking after and treatment: what the care insurance may pay.
        own_cents_per_day: Board, lodging and investment: the person's own, whatever happens.
    """

    person: Id
    care_cents_per_day: Cents
    own_cents_per_day: Cents


class WeekType(FileModel):
    """A type of week; the first one is the regular week.

    Attributes:
        kind: What offers that open only in term time or only in holidays look at.
        away: Persons who are away from all homes in such a week: in hospital, in respite care, on a holiday.
        resting: Helpers who give no help in such a week.
        kurzzeitpflege: Persons of `away` who are in a place of Kurzzeitpflege, with its prices.
    """

    id: Id
    kind: WeekKind = WeekKind.REGULAR
    text: Text | None = None
    away: tuple[Id, ...] = ()
    resting: tuple[Id, ...] = ()
    kurzzeitpflege: tuple[ShortStay, ...] = ()


class CalendarEntry(FileModel):
    """Which week type holds from one day to another, both included."""

    week_type: Id
    begins: Day
    ends: Day

    @model_validator(mode="after")
    def _ends_after_begin(self) -> CalendarEntry:
        if self.ends < self.begins:
            raise ValueError("ends before it begins")
        return self


class Phase(FileModel):
    """A stretch of the plan with its own weeks, from its first day until the next phase begins.

    Attributes:
        begins: First day; the plan's weeks begin on the same weekday.
        review_on: Day on which everybody looks at how it went, before the next phase begins.
        substitute_weeks: How many weeks others must have helped, right before this phase, so that
            professional help may fall by what they gave; left out: all of the phase before.
    """

    id: Id
    begins: Day
    review_on: Day
    text: Text | None = None
    substitute_weeks: Annotated[int, Field(strict=True, ge=1, le=53)] | None = None


class CalendarException(FileModel):
    """A single day that differs from its week: a note in the plan, which plans nothing anew for it."""

    on: Day
    text: Text | None = None


class Horizon(FileModel):
    """How far the plan looks, in whole weeks from the plan date."""

    weeks: Annotated[int, Field(strict=True, ge=1, le=53)] = 26
