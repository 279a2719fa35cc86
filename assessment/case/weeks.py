"""The calendar weeks of a horizon, each with its week type (docs/model.md, "Weeks")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assessment.case.case import Case
from assessment.ground.calendar import DAYS_A_WEEK, month_of

MonthCounts = dict[str, tuple[tuple[int, ...], ...]]
"""By calendar month, then by place of the week type in `case.week_types`: how often each weekday occurs."""


@dataclass(frozen=True)
class CalendarWeek:
    """Seven days of the horizon.

    Attributes:
        week_type: Place of its type in `case.week_types`.
    """

    begins: date
    week_type: int

    @property
    def ends(self) -> date:
        """The seventh day."""
        return self.begins + timedelta(days=DAYS_A_WEEK - 1)

    @property
    def days(self) -> tuple[date, ...]:
        """All seven days."""
        return tuple(self.begins + timedelta(days=number) for number in range(DAYS_A_WEEK))


def weeks_of(case: Case, on: date) -> tuple[CalendarWeek, ...]:
    """Give every week of the horizon: its type is that of most of its days; if equal, the later one."""
    return tuple(
        CalendarWeek(begins, _type_of_week(case, begins))
        for begins in (on + timedelta(days=number * DAYS_A_WEEK) for number in range(case.horizon.weeks))
    )


def weeks_by_type(case: Case, on: date) -> tuple[int, ...]:
    """Give n(w), the number of weeks, by place of the week type in `case.week_types`."""
    counted = Counter(week.week_type for week in weeks_of(case, on))
    return tuple(counted[place] for place in range(len(case.week_types)))


def weekdays_by_month(case: Case, weeks: Sequence[CalendarWeek]) -> MonthCounts:
    """Give how often each weekday of each week type occurs in each calendar month of these weeks."""
    counts: dict[str, list[list[int]]] = {}
    for week in weeks:
        month = ""
        for day in week.days:
            if not month or day.day == 1:
                month = month_of(day)
                rows = counts.setdefault(month, [[0] * DAYS_A_WEEK for _ in case.week_types])
            rows[week.week_type][day.weekday()] += 1
    return {month: tuple(tuple(row) for row in rows) for month, rows in counts.items()}


def type_of_day(case: Case, day: date) -> int:
    """Place of the week type that the calendar gives to a day; a day without an entry is regular."""
    named = next((entry.week_type for entry in case.calendar if entry.begins <= day <= entry.ends), None)
    return next((place for place, kind in enumerate(case.week_types) if kind.id == named), 0)


def _type_of_week(case: Case, begins: date) -> int:
    """The type of most of its days; one that no entry of the calendar touches is regular."""
    ends = begins + timedelta(days=DAYS_A_WEEK - 1)
    if not any(entry.begins <= ends and begins <= entry.ends for entry in case.calendar):
        return 0
    types = Counter(type_of_day(case, begins + timedelta(days=inside)) for inside in range(DAYS_A_WEEK))
    return max(types, key=lambda kind: (types[kind], kind))
