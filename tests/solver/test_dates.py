"""Dates, calls and several hands: what a plan says of them, line by line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.solver import tiny
from tests.solver.test_weeks import HOLIDAY, REGULAR, two_types
from tests.solver.tiny import Json, case, catalogue, employed, helper, need, owed, team, times_a_week, visit


def dated(on: str, minutes: int = 30, every_weeks: int | None = None) -> Json:
    """A date, or one every so many weeks."""
    return {"kind": "dated", "on": on, "minutes": minutes, "every_weeks": every_weeks}


def talk(measure: Json, **changes: Any) -> Json:
    """A talk at a date, at any time of the day before night."""
    parts = ["morning", "afternoon"]
    return need("talk", task="social_contact", measure=measure, parts=parts, days=["mon"], **changes)


def test_a_date_has_one_line_with_its_day() -> None:
    plan = tiny.plan(case(needs=[talk(dated("2026-12-02"))], helpers=[helper()]))
    assert [(line["on"], line["day"], line["times"]) for line in plan["lines"]] == [("2026-12-02", "wed", 1)]
    assert plan["dates"] == [{"need": "talk", "on": "2026-12-02", "minutes": 30, "covered": True}]
    assert [(n["required"], n["covered"], n["unit"]) for n in plan["needs"]] == [(1, 1, "dates")]


def test_dates_come_again_and_begin_before_the_plan() -> None:
    plan = tiny.plan(case(needs=[talk(dated("2026-11-18", every_weeks=2))], helpers=[helper()]))
    assert [line["on"] for line in plan["lines"]] == ["2026-12-02", "2026-12-16"]


def test_a_date_to_keep_in_mind_asks_nobody() -> None:
    plan = tiny.plan(case(needs=[talk(dated("2026-12-02", minutes=0))], helpers=[helper()]))
    assert (plan["lines"], plan["unmet"]) == ([], [])
    assert plan["dates"] == [{"need": "talk", "on": "2026-12-02", "minutes": 0, "covered": None}]


def test_a_date_in_a_week_away_requires_nothing() -> None:
    data = two_types(needs=[talk(dated("2026-12-02"))], helpers=[helper()])
    plan = tiny.plan({**data, "week_types": [REGULAR, {**HOLIDAY, "away": ["pia"]}]})
    assert (plan["lines"], [row["covered"] for row in plan["dates"]]) == ([], [None])


def test_the_week_of_a_date_holds_both_its_typical_help_and_the_date() -> None:
    """Half an hour of cooking is all that she gives in a week; the date makes it too much."""
    files = {"needs": [need("cook"), talk(dated("2026-12-02"))]}
    plan = tiny.plan(case(**files, helpers=[helper(gladly_minutes=60, at_most_minutes=60)]))
    assert len(plan["lines"]) == 2
    tired = tiny.plan(case(**files, helpers=[helper(gladly_minutes=30, at_most_minutes=59)]))
    assert len(tired["lines"]) == 1
    glad = tiny.plan(case(**files, helpers=[helper(gladly_minutes=30, at_most_minutes=60)]))
    assert tiny.value_of(glad, "helper_overload_worst") == 30 * tiny.WEEKS


def test_what_a_date_costs_stands_in_its_month() -> None:
    plan = tiny.plan(
        case(needs=[talk(dated("2026-12-02"), standing="owed", entitlement="pflegesachleistung")]),
        catalogue(visit(price={"unit": "piece", "cents": 700}, tasks=["social_contact", "meal"])),
    )
    assert {m["month"]: m["funding"].get("PK", 0) for m in plan["months"]} == {"2026-11": 0, "2026-12": 700}


def test_a_date_that_nobody_can_keep_is_told() -> None:
    plan = tiny.plan(case(needs=[talk(dated("2026-12-02"))]))
    assert [(row["amount"], row["unit"]) for row in plan["unmet"]] == [(1, "dates")]
    assert tiny.value_of(plan, "safety_missed") == 1


def test_a_day_that_differs_is_a_note_without_its_words() -> None:
    days = [{"on": "2026-12-24", "text": "Heiligabend bei den Kindern"}, {"on": "2026-12-08"}]
    notes = tiny.plan(case(helpers=[helper()], exceptions=days))["exceptions"]
    assert notes == [{"on": "2026-12-08", "text_ref": None}]
    later = tiny.plan(case(helpers=[helper()], exceptions=days, horizon={"weeks": 6}))["exceptions"]
    assert later[1] == {"on": "2026-12-24", "text_ref": "exceptions.0.text"}


# ---------------------------------------------------------------------------------------------- calls


CALL = {
    "task": "social_contact",
    "action": "be_reachable",
    "measure": {"kind": "reachable", "within_minutes": 30},
}


def on_call(**changes: Any) -> Json:
    """A neighbour who can be called at any time."""
    said = {"on_call_within_minutes": 15, "on_call_times": [{}], "on_call_at_most_parts": 9}
    return helper(consent={"actions": ["be_reachable"]}, **{**said, **changes})


def test_a_line_on_call_takes_no_time_of_anybody() -> None:
    plan = tiny.plan(case(needs=[need(**CALL)], helpers=[on_call(gladly_minutes=0, at_most_minutes=0)]))
    assert [(line["helper"], line["minutes"]) for line in plan["lines"]] == [("hanna", 240)]
    assert [(n["required"], n["covered"], n["unit"]) for n in plan["needs"]] == [(1, 1, "day_parts")]
    assert (plan["helper_minutes"], plan["welfare_mix"]["informal"]) == ({"hanna": 0}, 0)


@pytest.mark.parametrize(
    ("changes", "helps"),
    [
        ({}, ["hanna"]),
        ({"on_call_within_minutes": 31}, []),
        ({"on_call_times": []}, []),
        ({"days_off": ["mon"]}, []),
        ({"on_call_at_most_parts": 0}, []),
    ],
    ids=["can be called", "too slow", "never", "on a day off", "no day part"],
)
def test_who_can_be_called(changes: Json, helps: list[str]) -> None:
    assert tiny.help_of(tiny.plan(case(needs=[need(**CALL)], helpers=[on_call(**changes)])), "cook") == helps


def test_standing_by_is_paid_time_of_professionals() -> None:
    offer = visit(
        actions=["be_reachable"], price=None, paid_by=[], answers_within_minutes=30, standby_minutes=12
    )
    plan = tiny.plan(case(needs=[need(**CALL)]), catalogue(offer, teams=[team(travel_minutes=20)]))
    assert [line["professional_minutes"] for line in plan["lines"]] == [15]
    assert plan["professional_minutes_per_week"] == 15


# -------------------------------------------------------------------------------- several hands, contracts


def test_two_of_one_team_are_two_lines_of_one_visit() -> None:
    plan = tiny.plan(
        case(needs=[owed(helpers_at_once=2)]), catalogue(visit(), teams=[team(travel_minutes=10)])
    )
    assert [line["minutes"] for line in plan["lines"]] == [30, 30]
    assert plan["professional_minutes_per_week"] == 70
    assert plan["needs"][0]["covered"] == 1
    (row,) = (row for row in plan["ledger"] if row["right"] == "pia_pflegesachleistung")
    assert row["drawn"] > 0


def test_a_team_that_sends_one_is_not_enough() -> None:
    plan = tiny.plan(case(needs=[owed(helpers_at_once=2)]), catalogue(visit(), teams=[team(staff_at_once=1)]))
    assert (plan["lines"], [row["reason"] for row in plan["unmet"]]) == ([], ["no_common_time"])


def test_a_helper_and_somebody_employed_together() -> None:
    plan = tiny.plan(case(needs=[need(helpers_at_once=2)], helpers=[helper()], employed=[employed()]))
    assert tiny.help_of(plan, "cook") == ["elli", "hanna"]
    assert plan["employment"] == [
        {"id": "elli", "minutes_per_week": 600, "planned_minutes_per_week": 30, "cents_per_month": 90000}
    ]
    assert "elli" not in plan["helper_minutes"]


def test_a_contract_that_ends_too_soon_is_an_open_point_and_no_help() -> None:
    plan = tiny.plan(case(employed=[employed(ends="2026-12-19")]))
    assert plan["lines"] == []
    assert plan["open_points"] == [{"code": "employment_ends", "subject": "elli", "by": "2026-12-19"}]


def test_somebody_employed_never_gives_treatment_care() -> None:
    plan = tiny.plan(
        case(
            needs=[need(task="treatment_care", measure=times_a_week(1, 5))],
            employed=[employed(tasks=["treatment_care"])],
        )
    )
    assert [row["reason"] for row in plan["unmet"]] == ["qualification_missing"]
