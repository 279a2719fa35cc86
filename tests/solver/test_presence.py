"""One stay for several presence needs and several offers of one team, and what is done meanwhile, or not."""

from __future__ import annotations

import pytest

from tests.solver import tiny
from tests.solver.enumerate_all import enumerate_all
from tests.solver.some_cases import Files
from tests.solver.tiny import (
    Json,
    case,
    catalogue,
    employed,
    helper,
    need,
    owed,
    person,
    presence,
    session,
    times_a_week,
    visit,
)

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


WATCHED = need("watch", measure=presence(60), **WATCH)
SPOUSES = [person(), person("paul")]
OTHERS: dict[str, Json] = {
    "cleaning": {"task": "cleaning"},
    "a meal for the other one": {"task": "meal", "person": "paul"},
    "intimate help for the other one": {"task": "body_care", "person": "paul", "intimate": True},
    "a walk together": {"task": "accompany_outside", "action": "accompany"},
    "a game in the park together": {"task": "leisure", "action": "accompany", "place": "outside"},
    "shopping": {"task": "shopping"},
    "shopping that somebody says is at home": {"task": "shopping", "place": "home"},
    "a walk with the other one": {"task": "accompany_outside", "action": "accompany", "person": "paul"},
    "a game in the park with the other one": {"task": "leisure", "person": "paul", "place": "outside"},
}
MEANWHILE = list(OTHERS)[:5]
"""What is done where the watched person is, or together with them."""


def beside(other: str, minutes: int) -> Json:
    """Somebody has so many minutes to watch for an hour and to do something for half an hour."""
    times = [{"days": ["mon"], "parts": ["morning"], "minutes": minutes}]
    needs = [WATCHED, need("other", **OTHERS[other])]
    consent = {"intimate": True}
    return case(persons=SPOUSES, needs=needs, helpers=[helper(times=times, consent=consent)])


@pytest.mark.parametrize("other", OTHERS)
def test_nobody_is_watched_from_outside(other: str) -> None:
    """Ninety minutes are enough for both, whatever it is; an hour only for what is done meanwhile."""
    made = tiny.plan(beside(other, 90))
    assert made["unmet"] == []
    extra = 30 if other in MEANWHILE else 60
    assert (made["helper_minutes"], made["helper_presence_minutes"]) == ({"hanna": 30}, {"hanna": extra})
    begin = {line["need"]: line["start"] for line in made["lines"]}
    meanwhile = begin["watch"] <= begin["other"] < ("09:00" if begin["watch"] == "08:00" else "09:30")
    assert meanwhile is (other in MEANWHILE)
    short = tiny.plan(beside(other, 60))
    assert (short["unmet"] == []) is (other in MEANWHILE)


def test_who_goes_out_is_paid_for_it_beside_being_there() -> None:
    """An hour of being there and half an hour in the shop are ninety minutes, paid and priced."""
    watch, shop = owed("watch", measure=presence(60), **WATCH), owed("shop", task="shopping")
    made = tiny.plan(case(needs=[watch, shop]), catalogue(visit()))
    assert sum(line["professional_minutes"] for line in made["lines"]) == 90
    cents = {line["need"]: line["cents_per_month"] for line in made["lines"]}
    assert cents["watch"] == 2 * cents["shop"]
    tidy = owed("shop", task="cleaning")
    made = tiny.plan(case(needs=[watch, tidy]), catalogue(visit()))
    assert sum(line["professional_minutes"] for line in made["lines"]) == 60


def test_working_time_counts_both() -> None:
    """Ninety minutes a week are enough for both, an hour is not."""
    needs = [WATCHED, need("shop", task="shopping")]
    enough = tiny.plan(case(needs=needs, employed=[employed(minutes_per_week=90)]))
    assert enough["unmet"] == []
    assert enough["employment"][0]["planned_minutes_per_week"] == 90
    short = tiny.plan(case(needs=needs, employed=[employed(minutes_per_week=60)]))
    assert tiny.minutes_of(short, "watch") + tiny.minutes_of(short, "shop") == 60


def test_being_with_somebody_outside_is_not_being_at_home() -> None:
    """Presence outside with one person, at home with another: one after the other."""
    outside = need("park", person="paul", place="outside", measure=presence(30), **WATCH)
    times = [{"days": ["mon"], "parts": ["morning"], "minutes": 90}]
    made = tiny.plan(case(persons=SPOUSES, needs=[WATCHED, outside], helpers=[helper(times=times)]))
    assert made["unmet"] == []
    assert made["helper_presence_minutes"] == {"hanna": 90}
    shorter = [{**times[0], "minutes": 85}]
    made = tiny.plan(case(persons=SPOUSES, needs=[WATCHED, outside], helpers=[helper(times=shorter)]))
    assert sum(entry["amount"] for entry in made["unmet"]) == 5


CLUB = need("club", task="social_contact", standing="wished", measure=times_a_week(1))
ALL_MORNING = need("watch", measure=presence(240), **WATCH)


def out_at_a_club(minutes: int, **changes: object) -> Json:
    """Somebody watches so many minutes; from ten to eleven there is a club, where nobody does."""
    watch = {**ALL_MORNING, "measure": presence(minutes)}
    return case(needs=[watch, CLUB], helpers=[helper(tasks=["supervision"], **changes)])


def test_nobody_is_watched_at_home_while_they_are_at_a_club() -> None:
    """Of four hours one is at the club: three can be watched at home, with a pause; four leave no club."""
    made = tiny.plan(out_at_a_club(180), catalogue(session()))
    assert made["unmet"] == []
    begin = {line["need"]: line["start"] for line in made["lines"]}
    assert begin == {"watch": "08:00", "club": "10:00"}
    made = tiny.plan(out_at_a_club(185), catalogue(session()))
    assert [(entry["need"], entry["amount"], entry["reason"]) for entry in made["unmet"]] == [
        ("club", 1, "no_common_time")
    ]


def test_a_club_that_watches_takes_its_hour_over() -> None:
    """Who is there for the person at the club need not be anybody at home."""
    watches = session(tasks=["social_contact", "supervision"], actions=["take_over", "supervise"])
    made = tiny.plan(out_at_a_club(240), catalogue(watches))
    assert made["unmet"] == []
    assert tiny.minutes_of(made, "watch", "hanna") == 180


def test_one_who_watches_two_homes_is_in_one_at_a_time() -> None:
    """An hour in each of two homes is two hours."""
    homes = [{"id": "flat", "stadtteil": "mitte"}, {"id": "house", "stadtteil": "mitte"}]
    both = [WATCHED, {**WATCHED, "id": "other", "person": "paul"}]
    persons = [person(), person("paul", home="house")]
    for minutes in (120, 60):
        times = [{"days": ["mon"], "parts": ["morning"], "minutes": minutes}]
        made = tiny.plan(case(homes=homes, persons=persons, needs=both, helpers=[helper(times=times)]))
        assert made["helper_presence_minutes"] == {"hanna": minutes}
