"""Stretches of days and months, as paragraphs count them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assessment.ground.calendar import DAYS_A_WEEK, MONTHS_A_YEAR, end_of_month

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """Days one after the other, both ends included."""

    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Every day, in order."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)

    def inner(self) -> frozenset[date]:
        """Every day but the first and the last."""
        return frozenset(self.days()) - {self.first, self.last}


def stretches(days: Iterable[date]) -> tuple[Stretch, ...]:
    """Days put together: one stretch for all that follow each other."""
    found: list[Stretch] = []
    for day in sorted({*days}):
        if found and found[-1].last + ONE_DAY == day:
            found[-1] = Stretch(found[-1].first, day)
        else:
            found.append(Stretch(day, day))
    return tuple(found)


def weeks_to_days(weeks: int) -> int:
    """Days of so many weeks."""
    return weeks * DAYS_A_WEEK


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is none (§ 188 Abs. 3 BGB)."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, end_of_month(first).day))


def last_of_months(first: date, months: int) -> date:
    """Last day of so many months whose first day counts (§ 187 Abs. 2, § 188 Abs. 2, 3 BGB).

    It is the day before the one of the same number; the last of a month that is too short for it.
    """
    end = end_of_month(months_after(first.replace(day=1), months))
    return end.replace(day=min(first.day - 1, end.day)) if first.day > 1 else end.replace(day=1) - ONE_DAY


def fixed_day(rule: Mapping[str, int], year: int) -> date:
    """A fixed last day that belongs to a calendar year: so many years later, this month, this day."""
    return date(year + rule["years_after"], rule["month"], rule["day"])


def days_of_month(day: date) -> tuple[date, ...]:
    """Every day of the calendar month of a day."""
    return tuple(Stretch(day.replace(day=1), end_of_month(day)).days())


def days_used_up(stretches: Sequence[Stretch], most: int, year: int) -> frozenset[date]:
    """The days of one calendar year after the first so many days of these stretches, earliest first."""
    in_order = sorted({day for stretch in stretches for day in stretch.days() if day.year == year})
    return frozenset(in_order[most:])
