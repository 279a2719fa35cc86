"""The tolerance of the professional minutes: spent for the person's wishes only, and only what they need."""

from __future__ import annotations

from typing import Any

import pytest

from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, need, owed, team, times_a_week, visit, wished

STAFF = "professional_minutes"
WISHES = "goals_and_preferences"


def _tier(made: Json, aim: str) -> Json:
    return next(tier for tier in made["tiers"] if tier["aim"] == aim)


def _policy(per_week: int) -> Json:
    policy = tiny.standard_policy()
    (granted,) = policy["tolerances"]
    granted["absolute_per_week"] = per_week
    return policy


def a_friend_for_company() -> tuple[Json, Json]:
    """A friend would gladly come once a week; that costs a few minutes of coordination."""
    friend = helper("hanna", tasks=["social_contact"], relation="friend")
    return case(needs=[need(), wished("talk", task="social_contact")], helpers=[friend]), catalogue(visit())


def test_a_wished_contact_is_worth_its_coordination() -> None:
    made = tiny.plan(*a_friend_for_company())
    assert tiny.help_of(made, "talk") == ["hanna"]
    staff = _tier(made, STAFF)
    assert staff["best"] == staff["bound"] < staff["value"] == staff["budget"]
    assert _tier(made, WISHES)["value"] == 0


def test_without_a_tolerance_the_contact_would_be_dropped_and_say_why() -> None:
    policy = tiny.standard_policy()
    policy["tolerances"] = []
    made = tiny.plan(*a_friend_for_company(), policy)
    (unmet,) = made["unmet"]
    assert (unmet["need"], unmet["reason"], unmet["evidence"][0]) == ("talk", "policy_order", STAFF)
    assert _tier(made, STAFF)["best"] == _tier(made, STAFF)["value"]


def test_only_as_much_is_spent_as_the_wish_needs() -> None:
    """A tolerance a hundred times as large buys the same contact at the same price."""
    some = tiny.plan(*a_friend_for_company())
    much = tiny.plan(*a_friend_for_company(), _policy(200_000))
    assert tiny.values(much) == tiny.values(some)


def test_nothing_is_spent_for_an_aim_that_comes_later() -> None:
    """Two services share the work only for fewer people or less money: no minute is spent for that."""
    far = [team("near"), team("far", travel_minutes=5)]
    dear = visit("dear", team="near", price={"unit": "hour", "cents": 6000})
    cheap = visit("cheap", team="far", price={"unit": "hour", "cents": 120})
    made = tiny.plan(case(needs=[owed(measure=times_a_week(1))]), catalogue(dear, cheap, teams=far))
    assert tiny.help_of(made, "cook") == ["dear"]
    staff = _tier(made, STAFF)
    assert staff["best"] == staff["budget"] == staff["value"]


@pytest.mark.parametrize(("travel", "taken"), [(15, ["second"]), (25, ["first"])])
def test_the_tolerance_ends_where_the_policy_says(travel: int, taken: list[str]) -> None:
    """Twenty weighted minutes a week: a preferred assistant with a longer way is not sent for."""
    wish: dict[str, Any] = {"id": "w", "person": "pia", "stated_on": tiny.STATED, "of": {"offer": "second"}}
    teams = [team("one", qualification="Q2"), team("two", qualification="Q2", travel_minutes=travel)]
    offers = (visit("first", team="one"), visit("second", team="two"))
    made = tiny.plan(case(needs=[owed()], wishes=[wish]), catalogue(*offers, teams=teams))
    assert tiny.help_of(made, "cook") == taken
