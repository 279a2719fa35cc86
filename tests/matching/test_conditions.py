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
    case,
    catalogue,
    helper,
    need,
    owed,
    own,
    person,
    session,
    team,
    times_a_week,
    visit,
    wished,
)


@dataclass(frozen=True)
class Pair:
    """One source for the need `cook`, as it fits and as it does not."""

    condition: str
    source: str
    fits: tuple[Json, Json]
    fails: tuple[Json, Json]


def answer(case_data: Json, catalogue_data: Json, source: str) -> Fit | NoFit:
    """What matching says about the need `cook` and one source."""
    world = World(
        tiny.read_case(case_data).model,
        tiny.read_catalogue(catalogue_data).model,
        read_policy(None).model,
        law_on(date.fromisoformat(tiny.ON)),
        date.fromisoformat(tiny.ON),
    )
    found = match_all(world)
    answers = [
        entry
        for entry in (*found.fits, *found.no_fits)
        if (entry.candidate.need.id, entry.candidate.source_id) == ("cook", source)
    ]
    assert len(answers) == 1
    return answers[0]


def _helper(condition: str, right: Json, wrong: Json, fits: Json | None = None, **about: Any) -> Pair:
    """A helper described rightly and wrongly."""
    return Pair(
        condition,
        "hanna",
        (case(**about, helpers=[helper(**right)], **(fits or {})), catalogue()),
        (case(**about, helpers=[helper(**wrong)]), catalogue()),
    )


def _persons(condition: str, right: Json, wrong: Json, *offers: Json, **about: Any) -> Pair:
    """The same offer for two persons."""
    return Pair(
        condition,
        offers[0]["id"],
        (case(persons=[person(**right)], **about), catalogue(*offers)),
        (case(persons=[person(**wrong)], **about), catalogue(*offers)),
    )


def _offers(condition: str, right: Json, wrong: Json, **about: Any) -> Pair:
    """Two offers for the same person."""
    return Pair(
        condition, right["id"], (case(**about), catalogue(right)), (case(**about), catalogue(wrong))
    )


def _teams(condition: str, right: Json, wrong: Json, **about: Any) -> Pair:
    """Two teams for the same person."""
    return Pair(
        condition,
        "care",
        (case(**about), catalogue(visit(), teams=[team(**right)])),
        (case(**about), catalogue(visit(), teams=[team(**wrong)])),
    )


def _cases(condition: str, right: Json, wrong: Json, source: str, *offers: Json) -> Pair:
    """Two cases with the same offers."""
    return Pair(condition, source, (right, catalogue(*offers)), (wrong, catalogue(*offers)))


TALK = need(task="social_contact")
PILLS = need(
    task="treatment_care",
    standing="owed",
    entitlement="haeusliche_krankenpflege",
    order="order_one",
    measure=times_a_week(1, 5),
)
ORDER = {"id": "order_one", "person": "pia", "begins": "2026-11-01", "ends": "2026-12-31"}
NURSE = visit(
    tasks=["treatment_care"], paid_by=["haeusliche_krankenpflege"], paragraph="SGB V § 37", id="nurse"
)
POOR = {"own_money": {"accepts_cents_per_month": 0, "on": tiny.STATED}}
IN_OTHER_HANDS = {"kind": "betreuer", "holder": "guardian", "matters": ["sgb_xi"]}
AGREED = {"holder": "guardian", "matter": "sgb_xi", "status": "given", "on": tiny.STATED}
MON_MORNING = [{"days": ["mon"], "parts": ["morning"]}]


def _nurse() -> Json:
    return catalogue(NURSE, teams=[team(qualification="Q4")])


PAIRS = (
    _offers("role_is_cover", visit(), visit(role="advice")),
    _offers("task_is_covered", visit(), visit(tasks=["cleaning"])),
    _cases(
        "place_fits",
        case(needs=[need(task="social_contact", place="outside")]),
        case(needs=[need(task="social_contact", place="home")]),
        "club",
        session(),
    ),
    _persons(
        "own_statement",
        {"own": [own()]},
        {"own": [own(stated_on="2026-11-24")]},
        {**aid(), "id": "herself_not"},
    ),
    _helper("place_is_safe", {}, {}, fits={"protection": {}}),
    _helper("not_refused", {}, {}),
    _helper("helper_is_of_age", {"birth_date": "2008-11-23"}, {"birth_date": "2008-11-24"}),
    _helper(
        "helper_agreed", {"consent": {"until": "2026-12-20"}}, {"consent": {"until": "2026-12-19"}}
    ),
    _cases(
        "informal_is_lawful",
        case(needs=[need(task="crisis_support")], helpers=[helper(tasks=["crisis_support"], consent={"instructed_on": tiny.STATED})]),
        case(needs=[need(task="crisis_support", protective=True)], helpers=[helper(tasks=["crisis_support"], consent={"instructed_on": tiny.STATED})]),
        "hanna",
    ),
    _helper(
        "instructed",
        {"tasks": ["medication"], "consent": {"instructed_on": tiny.ON}},
        {"tasks": ["medication"], "consent": {"instructed_on": "2026-11-24"}},
        needs=[need(task="medication")],
    ),
    _helper(
        "clearance_seen",
        {"relation": "volunteer", "clearance_on": tiny.STATED},
        {"relation": "volunteer"},
        persons=[person(disability=["geistig"])],
    ),
    _teams("qualification_reached", {"qualification": "Q2"}, {"qualification": "Q1"}),
    _offers("offer_is_current", visit(verified_on="2026-05-27"), visit(verified_on="2026-05-26")),
    _offers(
        "places_are_free",
        session(group={"maximum": 10, "typical": 5, "free_places": 1}),
        session(group={"maximum": 10, "typical": 5, "free_places": 0}),
        needs=[TALK],
    ),
    _persons(
        "target_group_fits",
        {"birth_date": "1961-11-23"},
        {"birth_date": "1961-11-24"},
        visit(target={"min_age": 65}),
    ),
    _teams("team_comes_here", {"stadtteile": ["mitte"]}, {"stadtteile": ["nord"]}),
    _persons(
        "within_reach",
        {"reach_minutes": 40},
        {"reach_minutes": 39},
        session(stadtteil="nord"),
        needs=[TALK],
    ),
    _persons(
        "place_is_accessible",
        {"needs_access": ["step_free"]},
        {"needs_access": ["step_free", "hearing_loop"]},
        session(access=["step_free"]),
        needs=[TALK],
    ),
    _teams("language_is_shared", {"languages": ["tr", "de"]}, {"languages": ["tr"]}),
    Pair(
        "order_is_valid",
        "nurse",
        (case(needs=[PILLS], orders=[{**ORDER, "begins": tiny.ON}]), _nurse()),
        (case(needs=[PILLS], orders=[{**ORDER, "begins": "2026-11-24"}]), _nurse()),
    ),
    _persons(
        "consent_is_given",
        {"representation": [IN_OTHER_HANDS], "consents": [AGREED]},
        {"representation": [IN_OTHER_HANDS]},
        visit(),
        needs=[owed()],
    ),
    _persons("somebody_pays", {}, POOR, aid()),
    _helper(
        "times_overlap",
        {"times": [{"days": ["mon"], "parts": ["morning"], "minutes": 30}]},
        {"times": [{"days": ["mon"], "parts": ["morning"], "minutes": 29}]},
    ),
    _helper("nights_agreed", {"nights": True}, {}, needs=[need(parts=["night"])]),
)
BY_CONDITION = pytest.mark.parametrize("pair", PAIRS, ids=[pair.condition for pair in PAIRS])
