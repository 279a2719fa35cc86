"""One stay for several presence needs, and several offers of one team for one need."""

from __future__ import annotations

import pytest

from tests.solver import tiny
from tests.solver.enumerate_all import enumerate_all
from tests.solver.some_cases import Files
from tests.solver.tiny import Json, case, catalogue, owed, person, presence, visit

WATCH: Json = {"task": "supervision", "action": "supervise", "days": ["mon"], "parts": ["morning"]}


def watched(short: str, long: str) -> Json:
    """Half an hour for one need, an hour for another, at the same time."""
    needs = [owed(short, measure=presence(30), **WATCH), owed(long, measure=presence(60), **WATCH)]
    return case(needs=needs)


@pytest.mark.parametrize(("short", "long"), [("first", "second"), ("second", "first")])
def test_who_is_there_for_an_hour_is_there_for_half_an_hour_too_whatever_the_needs_are_called(
    short: str, long: str
) -> None:
    made = tiny.plan(watched(short, long), catalogue(visit()))
    assert made["unmet"] == []
    assert [line["professional_minutes"] for line in made["lines"]] == [60, 0]


def twice(team: str) -> Files:
    """Ten minutes of presence by two offers that are paid from different purses."""
    one = visit(paid_by=["pflegesachleistung"])
    other = visit("other", team=team, paid_by=["entlastungsbetrag"])
    poor = person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    watch = owed("watch", measure=presence(10), **WATCH)
    return case(persons=[poor], needs=[watch]), catalogue(one, other)


@pytest.mark.parametrize("team", ["care_team", "other_team"])
def test_two_offers_of_one_team_are_not_there_at_the_same_time_for_one_need(team: str) -> None:
    files = twice(team)
    made = tiny.plan(*files)
    assert made["unmet"] == []
    assert made["clock"]["cuts"] == 0
    assert sum(line["professional_minutes"] for line in made["lines"]) == 10
    assert tiny.values(made) == enumerate_all(tiny.inputs(*files)).best
