"""Week types of calendar weeks, and weekdays counted by month and type."""

from __future__ import annotations

from datetime import date

from assessment.case.case import Case
from assessment.case.weeks import weekdays_by_month, weeks_by_type, weeks_of

ON = date(2026, 11, 25)
"""A Wednesday."""


def _case(*calendar: tuple[str, str, str]) -> Case:
    return Case.model_validate(
        {
            "schema": "hilfemix.case.v1",
            "id": "weeks",
            "horizon": {"weeks": 3},
            "week_types": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
            "calendar": [
                {"week_type": kind, "begins": begins, "ends": ends} for kind, begins, ends in calendar
            ],
            "homes": [{"id": "home", "stadtteil": "mitte"}],
            "persons": [{"id": "p", "home": "home"}],
        }
    )


def test_without_a_calendar_every_week_is_the_first_type() -> None:
    weeks = weeks_of(_case(), ON)
    assert [(week.begins.day, week.ends.day, week.week_type) for week in weeks] == [
        (25, 1, 0),
        (2, 8, 0),
        (9, 15, 0),
    ]


def test_most_days_decide_and_of_equals_the_later_type() -> None:
    four_days = _case(("b", "2026-12-02", "2026-12-05"))
    three_days = _case(("b", "2026-12-02", "2026-12-04"))
    three_each = _case(("b", "2026-12-02", "2026-12-04"), ("c", "2026-12-05", "2026-12-07"))
    assert weeks_by_type(four_days, ON) == (2, 1, 0)
    assert weeks_by_type(three_days, ON) == (3, 0, 0)
    assert weeks_by_type(three_each, ON) == (2, 0, 1)


def test_weekdays_are_counted_day_by_day_within_the_weeks_of_a_type() -> None:
    """25 November to 1 December is of type b: six days of it lie in November, a Tuesday in December."""
    case = _case(("b", "2026-11-25", "2026-12-01"))
    counts = weekdays_by_month(case, weeks_of(case, ON))
    assert counts["2026-11"] == ((0,) * 7, (1, 0, 1, 1, 1, 1, 1), (0,) * 7)
    assert counts["2026-12"] == ((2, 2, 2, 2, 2, 2, 2), (0, 1, 0, 0, 0, 0, 0), (0,) * 7)
