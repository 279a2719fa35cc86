"""When help may happen: days and day parts of the regular week, and the calendar around it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

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


class WeekType(FileModel):
    """A kind of week: regular, holiday, respite, hospital. This version plans one regular week."""

    id: Id
    text: Text | None = None


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
    """A single day that differs from its week. Not planned by this version."""

    on: Day
    text: Text | None = None


class Horizon(FileModel):
    """How far the plan looks, in whole weeks from the plan date."""

    weeks: Annotated[int, Field(strict=True, ge=1, le=53)] = 26
