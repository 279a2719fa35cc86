"""Working days in Land Bremen: no Saturday, no Sunday, no public holiday."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib import resources

from dateutil.easter import easter

from assessment.ground.dated import DatedValue, load_dated

_SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether offices work on a day."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


@cache
def holidays(year: int) -> frozenset[date]:
    """Public holidays of a year.

    Source: arrangement/law/de_hb/feiertage.yaml; the date of Easter is the Gregorian one.
    """
    rule = _rule().value_on(date(year, 12, 31))[1].value
    fixed = {date.fromisoformat(f"{year}-{day}") for day in rule["fixed"]}
    sunday = easter(year)
    return frozenset(fixed | {sunday + timedelta(days=number) for number in rule["easter"]})


@cache
def _rule() -> DatedValue:
    return load_dated(resources.files("arrangement.law").joinpath("de_hb", "feiertage.yaml"))["feiertage"]
