"""Who may go along: help for professionals only says nothing about the way to it, protective work does."""

from __future__ import annotations

from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, owed, person, session, visit

CHILD = {
    "representation": [{"kind": "custody_sole", "holder": "mother"}],
    "consents": [{"holder": "mother", "status": "given", "on": tiny.STATED}],
    "birth_date": "2023-05-01",
    "going_out": "with_companion",
    "disability": ["mehrfach"],
    "together": [{"benefit": "fruehfoerderung", "reasonable": True, "on": tiny.STATED}],
}
GROUP = {
    "kind": "professional",
    "tasks": ["early_support"],
    "qualification": "Q4",
    "paid_by": ["fruehfoerderung"],
    "paragraph": "SGB IX § 46",
}
PLAY = {"task": "early_support", "action": "accompany", "entitlement": "fruehfoerderung", "place": "outside"}
GRANDMA = {"relation": "grandparent", "tasks": ["accompany_outside", "early_support"]}


def _plan(*offers: Json, helpers: tuple[Json, ...] = (), **about: object) -> Json:
    play = owed("play", **PLAY, **about)
    return tiny.plan(
        case(needs=[play], persons=[person(**CHILD)], helpers=list(helpers)),
        catalogue(session("group", **GROUP), *offers),
    )


def test_a_relative_goes_along_to_help_that_only_professionals_give() -> None:
    plan = _plan(helpers=(helper(**GRANDMA),))
    assert (tiny.help_of(plan, "play"), tiny.companions_of(plan)) == (["group"], ["hanna"])


def test_the_help_itself_stays_with_professionals() -> None:
    play = owed("play", **{**PLAY, "place": "home"})
    about = case(needs=[play], persons=[person(**CHILD)], helpers=[helper(**GRANDMA)])
    assert tiny.help_of(tiny.plan(about), "play") == []


def test_staff_may_still_be_paid_for_the_way() -> None:
    plan = _plan(visit(tasks=["accompany_outside"], paid_by=["entlastungsbetrag"]))
    assert (tiny.help_of(plan, "play"), tiny.companions_of(plan)) == (["group"], ["care"])
    assert {line["payer"] for line in plan["lines"] if line["role"] == "companion"} == {"PK"}


def test_nobody_but_professionals_goes_along_to_a_protective_task() -> None:
    plan = _plan(helpers=(helper(**GRANDMA),), protective=True)
    assert (tiny.help_of(plan, "play"), tiny.companions_of(plan)) == ([], [])
