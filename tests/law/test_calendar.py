from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.ground.calendar import age_on, end_of_month, first_full, is_of_age, month_of, months_of

DAYS = st.dates(date(2017, 1, 1), date(2035, 12, 31))


@given(on=DAYS, weeks=st.integers(1, 53))
def test_months_hold_every_day_of_the_horizon_once(on: date, weeks: int) -> None:
    months = months_of(on, weeks)
    assert sum(month.days for month in months) == 7 * weeks
    assert [sum(m.weekday_counts[day] for m in months) for day in range(7)] == [weeks] * 7
    assert months[0].month == month_of(on)
    assert months[-1].month == month_of(on + timedelta(days=7 * weeks - 1))
    assert [m.month for m in months] == sorted({m.month for m in months})
    assert all(m.full == (m.days == m.last_day.day) for m in months)


def test_a_horizon_from_the_first_of_a_month_begins_with_a_full_one() -> None:
    months = months_of(date(2027, 2, 1), 4)
    assert [(m.month, m.full, m.weekday_counts) for m in months] == [("2027-02", True, (4,) * 7)]


def test_the_first_full_month_stands_for_all() -> None:
    assert first_full(months_of(date(2026, 11, 23), 26)).month == "2026-12"


def test_without_a_full_month_the_longest_stands_for_all_the_earlier_first() -> None:
    assert first_full(months_of(date(2026, 11, 23), 3)).month == "2026-12"
    assert first_full(months_of(date(2026, 11, 24), 2)).month == "2026-11"


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        (date(2008, 12, 7), date(2026, 12, 6), 17),
        (date(2008, 12, 7), date(2026, 12, 7), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_a_year_of_life_is_complete_on_the_birthday(birth: date, on: date, age: int) -> None:
    assert age_on(birth, on) == age
    assert is_of_age(birth, on, 18) == (age >= 18)


def test_the_end_of_a_month() -> None:
    assert end_of_month(date(2026, 12, 1)) == date(2026, 12, 31)
    assert end_of_month(date(2028, 2, 3)) == date(2028, 2, 29)
