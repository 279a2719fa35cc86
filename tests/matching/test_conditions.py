"""Each matching condition has a pair: a source that fits, and one that fails at this condition first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from arrangement.law.law import law_on
from arrangement.matching import Fit, NoFit, match_all
from arrangement.matching.candidate import World
from arrangement.policy.read import read_policy
from arrangement.rulebook.conditions import CONDITIONS
from tests.solver import tiny
from tests.solver.tiny import (
    Json,
    aid,
    helper,
    need,
    owed,
    own,
    person,
    session,
    team,
    times_a_week,
    visit,
)

ON = date.fromisoformat(tiny.ON)


@dataclass(frozen=True)
class Given:
    """The files that matching reads."""

    case: Json
    catalogue: Json


@dataclass(frozen=True)
class Pair:
    """A source for the need `cook`, as it fits and as it does not."""

    condition: str
    source: str
    fits: Given
    fails: Given


def given(*offers: Json, teams: list[Json] | None = None, **case: Any) -> Given:
    """The tiny case, changed, beside these offers."""
    return Given(tiny.case(**case), tiny.catalogue(*offers, teams=teams))


def answer(files: Given, source: str) -> Fit | NoFit:
    """What matching says about the need `cook` and one source."""
    case, catalogue = tiny.read_case(files.case).model, tiny.read_catalogue(files.catalogue).model
    found = match_all(World(case, catalogue, read_policy(None).model, law_on(ON), ON))
    (said,) = (
        entry
        for entry in (*found.fits, *found.no_fits)
        if (entry.candidate.need.id, entry.candidate.source_id) == ("cook", source)
    )
    return said


TOMORROW = "2026-11-24"
TWO_HOMES = [{"id": "flat", "stadtteil": "mitte"}, {"id": "house", "stadtteil": "nord"}]
TALK = [need(task="social_contact")]
INTERPRETING = [need(task="interpreting")]
CALL = [
    need(
        task="social_contact",
        action="be_reachable",
        measure={"kind": "reachable", "within_minutes": 30},
    )
]
ASSISTED = owed(
    task="social_contact", action="accompany", entitlement="assistenz_kompensatorisch", place="anywhere"
)
GROUP = session(
    "group",
    kind="professional",
    actions=["accompany"],
    qualification="Q2",
    brings_people=True,
    paid_by=["assistenz_kompensatorisch"],
    paragraph="SGB IX § 78",
)
FOUND = {"benefit": "assistenz_kompensatorisch", "reasonable": True, "on": tiny.STATED}
AT_NIGHT = need(task="supervision", action="supervise", measure=tiny.presence(60), parts=["night"])
CRISIS = need(task="crisis_support")
PILLS = [
    need(
        task="treatment_care",
        standing="owed",
        entitlement="haeusliche_krankenpflege",
        order="paper",
        measure=times_a_week(1, 5),
    )
]
PAPER = {"id": "paper", "person": "pia", "begins": tiny.ON, "ends": "2026-12-31"}
NURSE = visit("nurse", tasks=["treatment_care"], paid_by=["haeusliche_krankenpflege"], paragraph="SGB V § 37")
SKILLED = [team(qualification="Q4")]
GUARDIAN = {"kind": "betreuer", "holder": "guardian", "matters": ["sgb_xi"]}
AGREED = {"holder": "guardian", "matter": "sgb_xi", "status": "given", "on": tiny.STATED}


def _guided(on: str) -> list[Json]:
    """A helper for crises whose consent names the person, instructed on a day."""
    return [helper(tasks=["crisis_support"], consent={"persons": ["pia"], "instructed_on": on})]


def _group(free_places: int) -> Json:
    return {"maximum": 10, "typical": 5, "free_places": free_places}


def _refuses(**of: str) -> list[Json]:
    return [{"person": "pia", "of": of, "stated_on": tiny.STATED}]


def _on_call(minutes: int) -> Json:
    """Volunteers whom one can call, free of charge."""
    free = {"kind": "civic", "price": None, "paid_by": [], "paragraph": None}
    return visit(actions=["be_reachable"], answers_within_minutes=minutes, **free)


def _mornings(minutes: int) -> list[Json]:
    return [{"days": ["mon"], "parts": ["morning"], "minutes": minutes}]


PAIRS = (
    Pair("role_is_cover", "care", given(visit()), given(visit(role="advice"))),
    Pair("task_is_covered", "care", given(visit()), given(visit(tasks=["cleaning"]))),
    Pair(
        "place_fits",
        "club",
        given(session(), needs=[need(task="social_contact", place="outside")]),
        given(session(), needs=[need(task="social_contact", place="home")]),
    ),
    Pair(
        "own_statement",
        "herself",
        given(persons=[person(own=[own(stated_on=tiny.ON)])]),
        given(persons=[person(own=[own(stated_on=TOMORROW)])]),
    ),
    Pair(
        "place_is_safe",
        "hanna",
        given(helpers=[helper()], protection={"unsafe": [{"person": "hugo"}]}),
        given(helpers=[helper()], protection={"unsafe": [{"person": "hanna"}]}),
    ),
    Pair(
        "not_refused",
        "hanna",
        given(helpers=[helper(sex="female")], refusals=_refuses(carer_sex="male")),
        given(helpers=[helper()], refusals=_refuses(carer_sex="male")),
    ),
    Pair(
        "helper_is_of_age",
        "hanna",
        given(helpers=[helper(birth_date="2008-11-23")]),
        given(helpers=[helper(birth_date="2008-11-24")]),
    ),
    Pair(
        "helper_agreed",
        "hanna",
        given(helpers=[helper(consent={"until": "2026-12-20"})]),
        given(helpers=[helper(consent={"until": "2026-12-19"})]),
    ),
    Pair(
        "contract_allows",
        "elli",
        given(employed=[tiny.employed(ends="2026-12-20")]),
        given(employed=[tiny.employed(ends="2026-12-19")]),
    ),
    Pair(
        "helper_comes_here",
        "hanna",
        given(helpers=[helper(home="flat")]),
        given(homes=TWO_HOMES, helpers=[helper(home="house")]),
    ),
    Pair(
        "informal_is_lawful",
        "hanna",
        given(needs=[CRISIS], helpers=_guided(tiny.ON)),
        given(needs=[{**CRISIS, "protective": True}], helpers=_guided(tiny.ON)),
    ),
    Pair(
        "instructed",
        "hanna",
        given(needs=[CRISIS], helpers=_guided(tiny.ON)),
        given(needs=[CRISIS], helpers=_guided(TOMORROW)),
    ),
    Pair(
        "clearance_seen",
        "hanna",
        given(
            persons=[person(disability=["geistig"])],
            helpers=[helper(relation="volunteer", clearance_on=tiny.ON)],
        ),
        given(persons=[person(disability=["geistig"])], helpers=[helper(relation="volunteer")]),
    ),
    Pair(
        "interpreter_is_free",
        "hanna",
        given(needs=INTERPRETING, helpers=[helper(tasks=["interpreting"], relation="friend")]),
        given(needs=INTERPRETING, helpers=[helper(tasks=["interpreting"], relation="sibling")]),
    ),
    Pair(
        "qualification_reached",
        "care",
        given(visit(), teams=[team(qualification="Q2")]),
        given(visit(), teams=[team(qualification="Q1")]),
    ),
    Pair(
        "offer_is_current",
        "care",
        given(visit(verified_on="2026-05-27")),
        given(visit(verified_on="2026-05-26")),
    ),
    Pair(
        "places_are_free",
        "club",
        given(session(group=_group(1)), needs=TALK),
        given(session(group=_group(0)), needs=TALK),
    ),
    Pair(
        "target_group_fits",
        "care",
        given(visit(target={"min_age": 65}), persons=[person(birth_date="1961-11-23")]),
        given(visit(target={"min_age": 65}), persons=[person(birth_date="1961-11-24")]),
    ),
    Pair(
        "team_comes_here",
        "care",
        given(visit(), teams=[team(stadtteile=["nord", "mitte"])]),
        given(visit(), teams=[team(stadtteile=["nord"])]),
    ),
    Pair(
        "within_reach",
        "club",
        given(session(stadtteil="nord"), needs=TALK, persons=[person(reach_minutes=40)]),
        given(session(stadtteil="nord"), needs=TALK, persons=[person(reach_minutes=39)]),
    ),
    Pair(
        "answers_in_time",
        "care",
        given(_on_call(30), needs=CALL),
        given(_on_call(31), needs=CALL),
    ),
    Pair(
        "place_is_accessible",
        "club",
        given(session(access=["step_free"]), needs=TALK, persons=[person(needs_access=["step_free"])]),
        given(session(access=["step_free"]), needs=TALK, persons=[person(needs_access=["hearing_loop"])]),
    ),
    Pair(
        "language_is_shared",
        "care",
        given(visit(), teams=[team(languages=["tr", "de"])], needs=TALK),
        given(visit(), teams=[team(languages=["tr"])], needs=TALK),
    ),
    Pair(
        "order_is_valid",
        "nurse",
        given(NURSE, teams=SKILLED, needs=PILLS, orders=[PAPER]),
        given(NURSE, teams=SKILLED, needs=PILLS, orders=[{**PAPER, "begins": TOMORROW}]),
    ),
    Pair(
        "consent_is_given",
        "care",
        given(visit(), needs=[owed()], persons=[person(representation=[GUARDIAN], consents=[AGREED])]),
        given(visit(), needs=[owed()], persons=[person(representation=[GUARDIAN])]),
    ),
    Pair(
        "somebody_pays",
        "menu",
        given(aid(), choices=tiny.chosen("cook", instead="menu")),
        given(
            aid(),
            choices=tiny.chosen("cook", instead="herself"),
            persons=[person(own=[own(tasks=["shopping"])])],
        ),
    ),
    Pair(
        "pooling_is_reasonable",
        "group",
        given(GROUP, needs=[ASSISTED], persons=[person(disability=["geistig"], together=[FOUND])]),
        given(
            GROUP,
            needs=[ASSISTED],
            persons=[person(disability=["geistig"], together=[{**FOUND, "reasonable": False}])],
        ),
    ),
    Pair(
        "times_overlap",
        "hanna",
        given(helpers=[helper(times=_mornings(30))]),
        given(helpers=[helper(times=_mornings(29))]),
    ),
    Pair(
        "nights_agreed",
        "hanna",
        given(needs=[need(parts=["night"])], helpers=[helper(nights=True)]),
        given(needs=[need(parts=["night"])], helpers=[helper()]),
    ),
    Pair(
        "stays_awake",
        "hanna",
        given(needs=[AT_NIGHT], helpers=[helper(nights=True, awake_nights=True)]),
        given(needs=[AT_NIGHT], helpers=[helper(nights=True)]),
    ),
)
BY_CONDITION = pytest.mark.parametrize("pair", PAIRS, ids=[pair.condition for pair in PAIRS])


def test_every_condition_has_its_pair_in_the_order_of_the_rulebook() -> None:
    assert [pair.condition for pair in PAIRS] == [condition.id for condition in CONDITIONS]


@BY_CONDITION
def test_a_source_that_meets_the_condition_fits(pair: Pair) -> None:
    assert isinstance(answer(pair.fits, pair.source), Fit)


@BY_CONDITION
def test_a_source_that_does_not_fails_at_this_condition_first(pair: Pair) -> None:
    said = answer(pair.fails, pair.source)
    assert isinstance(said, NoFit)
    assert said.condition.id == pair.condition


@BY_CONDITION
def test_a_plan_uses_a_source_that_fits(pair: Pair) -> None:
    assert pair.source in tiny.help_of(tiny.plan(pair.fits.case, pair.fits.catalogue), "cook")


@BY_CONDITION
def test_a_plan_never_uses_a_source_that_does_not_fit(pair: Pair) -> None:
    helpers = [*pair.fails.case.get("helpers", []), helper("hilde", sex="female")]
    refused = tiny.plan({**pair.fails.case, "helpers": helpers}, pair.fails.catalogue)
    assert pair.source not in tiny.help_of(refused, "cook")
    left = sum(row["required"] - row["covered"] for row in refused["needs"] if row["id"] == "cook")
    assert tiny.unmet_of(refused, "cook") == left


def test_no_thing_is_somebody_to_talk_to() -> None:
    """A device may pass the time; contact is with people, and a café gives it."""
    for task, fits in (("leisure", True), ("social_contact", False)):
        found = answer(given(aid(price=None, tasks=[task]), needs=[need(task=task)]), "menu")
        assert isinstance(found, Fit) is fits
    assert isinstance(answer(given(session(), needs=[need(task="social_contact")]), "club"), Fit)
