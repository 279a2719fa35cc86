"""The weeks that a plan describes: each type that occurs, and each calendar week that holds dates besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from assessment.case.case import Case
from assessment.case.needs import Dated, Need
from assessment.case.weeks import weekdays_by_month, weeks_of
from assessment.ground.calendar import DAYS_A_WEEK

_ONE_WEEK = timedelta(days=DAYS_A_WEEK)


@dataclass(frozen=True)
class Week:
    """A week that a plan describes: a type of week, or one calendar week with dates on top of its type.

    Attributes:
        number: What slots name it by; types come first.
        times: How often it happens in the horizon; a week with dates once.
        begins: First day of a week with dates; None for a type.
        base: The type that a week with dates comes on top of; its rules hold for both together.
    """

    number: int
    week_type: str
    times: int
    begins: date | None = None
    base: int | None = None

    @property
    def within(self) -> tuple[int, ...]:
        """Numbers of the weeks whose help falls into this one."""
        return (self.number,) if self.base is None else (self.base, self.number)

    def day(self, weekday: int) -> date | None:
        """The day of a weekday in a week with dates; None for a type."""
        if self.begins is None:
            return None
        return self.begins + timedelta(days=(weekday - self.begins.weekday()) % DAYS_A_WEEK)


@dataclass(frozen=True)
class Calendar:
    """The horizon of a case: whole weeks from the plan date, each of one type.

    Attributes:
        weeks: First day and type of each, in order.
        types: Types that occur, in the order of the file.
        counts: How often each weekday occurs, by calendar month and type.
    """

    weeks: tuple[tuple[date, str], ...]
    types: tuple[str, ...]
    counts: Mapping[tuple[str, str], tuple[int, ...]]

    @property
    def last_day(self) -> date:
        """Last day of the horizon."""
        return self.weeks[-1][0] + _ONE_WEEK - timedelta(days=1)

    @cached_property
    def times(self) -> Counter[str]:
        """How many weeks of each type there are."""
        return Counter(week_type for _, week_type in self.weeks)

    def often(self, month: str, week_type: str, weekday: int) -> int:
        """How often a weekday occurs in a calendar month within the weeks of a type."""
        return self.counts[month, week_type][weekday]

    def days_of(self, types: Container[str]) -> tuple[date, ...]:
        """Every day of the weeks of some types, in order."""
        return tuple(
            begins + timedelta(days=number)
            for begins, week_type in self.weeks
            if week_type in types
            for number in range(DAYS_A_WEEK)
        )

    def week_of(self, day: date) -> tuple[date, str] | None:
        """First day and type of the week in which a day lies; None outside the horizon."""
        number = (day - self.weeks[0][0]).days // DAYS_A_WEEK
        return self.weeks[number] if 0 <= number < len(self.weeks) else None


def calendar_of(case: Case, on: date) -> Calendar:
    """Give the calendar of a case from a day on."""
    kinds = [kind.id for kind in case.week_types]
    found = weeks_of(case, on)
    weeks = tuple((week.begins, kinds[week.week_type]) for week in found)
    counts = {
        (month, kinds[place]): row
        for month, rows in weekdays_by_month(case, found).items()
        for place, row in enumerate(rows)
    }
    occurring = {kind for _, kind in weeks}
    return Calendar(weeks, tuple(kind for kind in kinds if kind in occurring), counts)


def weeks_to_plan(case: Case, calendar: Calendar) -> tuple[Week, ...]:
    """Give the types that occur, then each calendar week in which a need has its date."""
    weeks = [Week(n, kind, calendar.times[kind]) for n, kind in enumerate(calendar.types)]
    dates = (day for need in case.needs for day in dates_to_meet(case, need, calendar))
    for begins, kind in sorted({found for day in dates if (found := calendar.week_of(day))}):
        weeks.append(Week(len(weeks), kind, 1, begins, calendar.types.index(kind)))
    return tuple(weeks)


def holds_in(case: Case, need: Need, week_type: str) -> bool:
    """Whether a need holds in a type of week: where it says so, else wherever its person is not away."""
    return week_type in need.week_types if need.week_types else not is_away(case, need.person, week_type)


def is_away(case: Case, person: str, week_type: str) -> bool:
    """Whether a person is at no home in such weeks."""
    return person in case.week_type(week_type).away


def dates_of(need: Need, calendar: Calendar) -> Iterator[date]:
    """Every date of a need within the horizon."""
    if not isinstance(need.measure, Dated):
        return
    day, again = need.measure.on, need.measure.every_weeks
    while again and day < calendar.weeks[0][0]:
        day += again * _ONE_WEEK
    while day <= calendar.last_day:
        if calendar.week_of(day) is not None:
            yield day
        if not again:
            return
        day += again * _ONE_WEEK


def dates_to_meet(case: Case, need: Need, calendar: Calendar) -> Iterator[date]:
    """Dates at which somebody has to give time: in weeks in which the need holds."""
    if isinstance(need.measure, Dated) and need.measure.minutes:
        for day in dates_of(need, calendar):
            found = calendar.week_of(day)
            if found is not None and holds_in(case, need, found[1]):
                yield day
