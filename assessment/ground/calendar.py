"""Calendar months of a horizon, weekdays in them, and ages. No clock is read here: every day is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from assessment.ground.grid import DAYS

DAYS_A_WEEK = len(DAYS)
DAYS_A_YEAR = 365
MONTHS_A_YEAR = 12
HOUR_MINUTES = 60


@dataclass(frozen=True)
class CalendarMonth:
    """The part of one calendar month that lies within a horizon.

    Attributes:
        month: `YYYY-MM`.
        full: Whether the whole calendar month lies within the horizon.
        weekday_counts: How often each weekday occurs in that part, Monday first.
    """

    month: str
    full: bool
    weekday_counts: tuple[int, ...]

    @property
    def days(self) -> int:
        """Days within the horizon."""
        return sum(self.weekday_counts)

    @cached_property
    def first_day(self) -> date:
        """First day of the calendar month, whether or not it lies within the horizon."""
        return date.fromisoformat(f"{self.month}-01")

    @cached_property
    def last_day(self) -> date:
        """Last day of the calendar month."""
        return end_of_month(self.first_day)


def months_of(on: date, weeks: int) -> tuple[CalendarMonth, ...]:
    """Give every calendar month that a horizon of whole weeks touches, in order.

    Args:
        on: First day.
        weeks: Length; the last day is the one before `on` + 7 x `weeks` days.
    """
    ends = on + timedelta(days=DAYS_A_WEEK * weeks)
    months, first = [], on
    while first < ends:
        last = end_of_month(first)
        after = min(last + timedelta(days=1), ends)
        whole, rest = divmod((after - first).days, DAYS_A_WEEK)
        counts = [whole] * DAYS_A_WEEK
        for number in range(rest):
            counts[(first.weekday() + number) % DAYS_A_WEEK] += 1
        full = first.day == 1 and after > last
        months.append(CalendarMonth(month_of(first), full, tuple(counts)))
        first = after
    return tuple(months)


def first_full(months: Sequence[CalendarMonth]) -> CalendarMonth:
    """Give the first full calendar month; if none is full, the one with the most days, the earlier first."""
    full = next((month for month in months if month.full), None)
    return full or max(months, key=lambda month: (month.days, -months.index(month)))


def month_of(day: date) -> str:
    """The calendar month of a day, `YYYY-MM`."""
    return f"{day.year:04d}-{day.month:02d}"


def end_of_month(day: date) -> date:
    """Last day of the calendar month of a day."""
    after = date(day.year + 1, 1, 1) if day.month == MONTHS_A_YEAR else date(day.year, day.month + 1, 1)
    return after - timedelta(days=1)


def age_on(birth: date, on: date) -> int:
    """Completed years of life on a day; a year is complete on the birthday itself (§ 187 (2), § 188 (2) BGB).

    Who was born on 29 February completes a year on 1 March of a common year.
    """
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 28 February where that year has no 29th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=day.day - 1)


def is_of_age(birth: date, on: date, years: int) -> bool:
    """Whether so many years of life are complete on a day."""
    return age_on(birth, on) >= years
