"""When help may happen: days and day parts of a week, the types of week, and the calendar around them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from assessment.case.words import WeekKind
from assessment.ground.grid import DAYS, PARTS, Part, Slot, Weekday
from assessment.ground.ids import Day, Id, Minutes, Text
from assessment.ground.model import FileModel


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
        return frozenset(Slot(DAYS.index(d), PARTS.index(p)) for d in self.days for p in self.parts)


class WeekTimes(Times):
    """Times that hold in some types of week only.

    Attributes:
        week_types: Types of week; left out means all.
    """

    week_types: tuple[Id, ...] = ()


class WeekType(FileModel):
    """A type of week; the first one is the regular week.

    Attributes:
        kind: What offers that open only in term time or only in holidays look at.
        away: Persons who are away from all homes in such a week: in hospital, in respite care, on a holiday.
        resting: Helpers who give no help in such a week.
    """

    id: Id
    kind: WeekKind = WeekKind.REGULAR
    text: Text | None = None
    away: tuple[Id, ...] = ()
    resting: tuple[Id, ...] = ()


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
    """A stretch of the plan with its own review date. Not planned by this version."""

    id: Id
    begins: Day
    review_on: Day


class CalendarException(FileModel):
    """A single day that differs from its week: a note in the plan, which plans nothing anew for it."""

    on: Day
    text: Text | None = None


class Horizon(FileModel):
    """How far the plan looks, in whole weeks from the plan date."""

    weeks: Annotated[int, Field(strict=True, ge=1, le=53)] = 26
