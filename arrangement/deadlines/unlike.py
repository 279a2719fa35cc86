"""Days of a horizon that may be unlike the week they are planned in: somebody looks at each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arrangement.deadlines.holidays import ONE_DAY, holidays
from assessment.case import Case
from assessment.case.horizon import Calendar
from assessment.case.weeks import type_of_day
from assessment.ground.calendar import DAYS_A_WEEK


def public_holidays(case: Case, calendar: Calendar) -> Iterator[tuple[date, str]]:
    """Public holidays of Land Bremen that no exception speaks of, with the type their week is planned as."""
    return ((day, planned) for day, planned in _days(case, calendar) if day in holidays(day.year))


def days_of_another_type(case: Case, calendar: Calendar) -> dict[tuple[str, str], list[date]]:
    """Days whose week is planned as another type than the calendar gives them, by both types."""
    found: dict[tuple[str, str], list[date]] = {}
    for day, planned in _days(case, calendar):
        stated = case.week_types[type_of_day(case, day)].id
        if stated != planned:
            found.setdefault((planned, stated), []).append(day)
    return dict(sorted(found.items()))


def _days(case: Case, calendar: Calendar) -> Iterator[tuple[date, str]]:
    """Every day that nobody has noted yet, with the type of week it is planned as."""
    noted = {exception.on for exception in case.exceptions}
    for begins, week_type in calendar.weeks:
        days = (begins + number * ONE_DAY for number in range(DAYS_A_WEEK))
        yield from ((day, week_type) for day in days if day not in noted)
