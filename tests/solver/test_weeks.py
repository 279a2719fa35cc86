"""Several types of week, and homes that change with them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.solver import tiny
from tests.solver.tiny import (
    Json,
    case,
    catalogue,
    helper,
    minutes_a_week,
    need,
    owed,
    person,
    session,
    team,
    times_a_week,
    visit,
    wished,
)

REGULAR, HOLIDAY = {"id": "regular"}, {"id": "holiday", "kind": "holiday"}
SECOND_WEEK = [{"week_type": "holiday", "begins": "2026-11-30", "ends": "2026-12-06"}]
TWO_HOMES = [{"id": "flat", "stadtteil": "mitte"}, {"id": "house", "stadtteil": "nord"}]


def two_types(**changes: Any) -> Json:
    """Four weeks, the second of them in the holidays."""
    return case(week_types=[REGULAR, HOLIDAY], calendar=SECOND_WEEK, **changes)


def who(plan: Json, week_type: str) -> list[str]:
    """Who helps in one type of week."""
    return [line["helper"] or line["offer"] for line in plan["lines"] if line["week_type"] == week_type]


def test_each_type_has_its_own_lines_and_states_how_often_they_happen() -> None:
    plan = tiny.plan(two_types(helpers=[helper()]))
    assert [(line["week_type"], line["times"]) for line in plan["lines"]] == [("regular", 3), ("holiday", 1)]
    assert len({line["id"] for line in plan["lines"]}) == 2
    assert [week["week_type"] for week in plan["weeks"]] == ["regular", "holiday", "regular", "regular"]
    assert [(n["required"], n["covered"], n["unit"]) for n in plan["needs"]] == [(2, 2, "occurrences")]


def test_a_type_that_no_week_has_is_not_planned() -> None:
    plan = tiny.plan(case(week_types=[REGULAR, HOLIDAY], helpers=[helper()]))
    assert who(plan, "regular") == ["hanna"]
    assert plan["lines"] == tiny.plan(case(helpers=[helper()]))["lines"]


def test_a_resting_helper_gives_nothing_and_what_is_missed_counts_its_weeks() -> None:
    resting = {**HOLIDAY, "resting": ["hanna"]}
    plan = tiny.plan({**two_types(helpers=[helper()]), "week_types": [REGULAR, resting]})
    assert (who(plan, "regular"), who(plan, "holiday")) == (["hanna"], [])
    assert [(row["week_type"], row["amount"], row["reason"]) for row in plan["unmet"]] == [
        ("holiday", 1, "no_common_time")
    ]
    assert tiny.value_of(plan, "safety_missed") == 1


def test_an_offer_of_term_time_is_closed_in_the_holidays() -> None:
    plan = tiny.plan(
        two_types(needs=[need(task="social_contact")]), catalogue(session(week_kinds=["regular"]))
    )
    assert (who(plan, "regular"), who(plan, "holiday")) == (["club"], [])


def test_times_of_a_type_of_week_hold_in_it_alone() -> None:
    times = [{"week_types": ["holiday"]}]
    plan = tiny.plan(two_types(helpers=[helper(times=times)]))
    assert (who(plan, "regular"), who(plan, "holiday")) == ([], ["hanna"])


@pytest.mark.parametrize(
    ("away", "week_types", "planned"),
    [([], [], ["regular", "holiday"]), (["pia"], [], ["regular"]), ([], ["holiday"], ["holiday"])],
    ids=["in every week", "not while away", "in the weeks it names"],
)
def test_a_need_holds_where_its_person_is_and_where_it_says(
    away: list[str], week_types: list[str], planned: list[str]
) -> None:
    kinds = [REGULAR, {**HOLIDAY, "away": away}]
    plan = tiny.plan(
        {**two_types(needs=[need(week_types=week_types)], helpers=[helper()]), "week_types": kinds}
    )
    assert [line["week_type"] for line in plan["lines"]] == planned
    assert plan["needs"][0]["required"] == len(planned)


def test_limits_of_a_helper_hold_in_each_type_of_week() -> None:
    cook = need(measure=minutes_a_week(60))
    plan = tiny.plan(two_types(needs=[cook], helpers=[helper(gladly_minutes=30, at_most_minutes=45)]))
    assert [line["minutes"] for line in plan["lines"]] == [45, 45]
    assert tiny.value_of(plan, "helper_overload_worst") == 15 * 4
    assert tiny.value_of(plan, "helper_overload_total") == 15 * 4


def test_money_is_counted_day_by_day_in_the_weeks_of_each_type() -> None:
    in_the_holidays = owed(week_types=["holiday"], measure=times_a_week(1, 60))
    plan = tiny.plan(two_types(needs=[in_the_holidays]), catalogue(visit()))
    assert [line["cents_per_month"] for line in plan["lines"]] == [0]
    assert {month["month"]: month["funding"].get("PK", 0) for month in plan["months"]} == {
        "2026-11": tiny.CHEAP,
        "2026-12": 0,
    }
    assert tiny.value_of(plan, "public_cost") == tiny.CHEAP


def test_figures_per_week_are_those_of_the_horizon() -> None:
    cook = owed(measure=times_a_week(1, 60), week_types=["holiday"])
    plan = tiny.plan(two_types(needs=[cook], helpers=[]), catalogue(visit()))
    assert plan["professional_minutes_per_week"] == 15
    assert plan["by_qualification"] == {"Q3": 15}


# ---------------------------------------------------------------------------------------------- homes


def stays(**changes: Any) -> Json:
    """Somebody who is in the house on Tuesdays, else in the flat."""
    there = {"home": "house", "times": [{"days": ["tue"]}], **changes}
    return person(residence=[there])


def test_help_goes_to_the_home_where_the_person_is() -> None:
    cook = need(measure=times_a_week(2), days=["mon", "tue"])
    plan = tiny.plan(case(homes=TWO_HOMES, persons=[stays()], needs=[cook], helpers=[helper()]))
    assert [(line["day"], line["home"]) for line in plan["lines"]] == [("mon", "flat"), ("tue", "house")]


def test_a_household_task_belongs_to_its_home() -> None:
    clean = need("clean", task="cleaning", days=["tue"])
    shop = need("shop", task="shopping", days=["tue"], home="house")
    plan = tiny.plan(case(homes=TWO_HOMES, persons=[stays()], needs=[clean, shop], helpers=[helper()]))
    assert {line["need"]: line["home"] for line in plan["lines"]} == {"clean": "flat", "shop": "house"}


def test_a_need_with_a_home_is_met_only_while_the_person_is_there() -> None:
    cook = need(measure=times_a_week(1), days=["mon", "tue"], home="house")
    plan = tiny.plan(case(homes=TWO_HOMES, persons=[stays()], needs=[cook], helpers=[helper()]))
    assert [(line["day"], line["home"]) for line in plan["lines"]] == [("tue", "house")]


def test_a_stay_in_one_type_of_week_changes_nothing_in_the_others() -> None:
    data = two_types(homes=TWO_HOMES, persons=[stays(week_type="holiday")], helpers=[helper()])
    plan = tiny.plan({**data, "needs": [need(days=["tue"])]})
    assert [line["home"] for line in plan["lines"]] == ["flat", "house"]


def test_a_team_comes_where_it_goes() -> None:
    cook = owed(days=["mon", "tue"], measure=times_a_week(2))
    plan = tiny.plan(
        case(homes=TWO_HOMES, persons=[stays()], needs=[cook]),
        catalogue(visit(), teams=[team(stadtteile=["nord"])]),
    )
    assert [(line["day"], line["home"]) for line in plan["lines"]] == [("tue", "house")]


def test_a_session_is_reached_from_where_the_person_is() -> None:
    data = {"homes": TWO_HOMES, "needs": [wished(task="social_contact", days=["mon", "tue"])]}
    tuesdays = session(sessions=[{"day": "tue", "begins": "10:00", "ends": "11:00"}])
    far = tiny.plan(case(persons=[stays()], **data), catalogue(tuesdays))
    assert [(row["need"], row["reason"]) for row in far["unmet"]] == [("cook", "out_of_reach")]
    assert tiny.help_of(tiny.plan(case(persons=[person()], **data), catalogue(tuesdays)), "cook") == ["club"]


def test_visits_of_two_homes_are_two_ways() -> None:
    cook = owed(days=["mon"], parts=["morning"])
    clean = owed("clean", task="cleaning", days=["mon"], parts=["morning"], home="house")
    plan = tiny.plan(
        case(homes=TWO_HOMES, needs=[cook, clean]), catalogue(visit(), teams=[team(travel_minutes=10)])
    )
    assert sum(line["professional_minutes"] for line in plan["lines"]) == 2 * (30 + 10)
