"""On which days a line happens: weekly within its kind of week, or once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from arrangement.plan.plan import Plan, PlanLine
from assessment.ground.calendar import DAYS_A_WEEK
from assessment.ground.grid import DAYS

MOST_WEEKS = 53
"""Longest horizon of a case; an edited plan may say anything."""


def days_of(plan: Plan, line: PlanLine) -> Iterator[date]:
    """Give the days within the horizon on which a line happens, in order."""
    for day in horizon(plan):
        if line.on is not None:
            if day.isoformat() == line.on:
                yield day
        elif DAYS[day.weekday()] == line.day and _in_week_type(plan, line, day):
            yield day


def horizon(plan: Plan) -> Iterator[date]:
    """Give every day of the horizon; a plan that names none holds one week, one without a day none."""
    weeks = plan.horizon.get("weeks")
    length = DAYS_A_WEEK * (min(weeks, MOST_WEEKS) if isinstance(weeks, int) else 1)
    try:
        first = date.fromisoformat(plan.on)
        yield from (first + timedelta(days=number) for number in range(length))
    except (ValueError, OverflowError):
        return


def within(plan: Plan, day: date) -> bool:
    """Whether a day lies within the horizon; of a plan that names no day nobody can say that it does not."""
    days = list(horizon(plan))
    return not days or days[0] <= day <= days[-1]


def _in_week_type(plan: Plan, line: PlanLine, day: date) -> bool:
    """Whether the day lies in a week of the line's kind; a plan without such a list has one kind only."""
    if not plan.weeks:
        return True
    return any(_covers(week, line.week_type, day.isoformat()) for week in plan.weeks)


def _covers(week: Mapping[str, Any], week_type: str, day: str) -> bool:
    return week.get("week_type") == week_type and str(week.get("begins")) <= day <= str(week.get("ends"))
