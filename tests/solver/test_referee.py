"""What is solved again holds for our own plans, and not for plans that claim something else."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from solver.referee import Outcome, resolve
from tests.solver import tiny
from tests.solver.some_cases import Files
from tests.solver.tiny import Json, case, catalogue, helper, need, owed, person, session, team, visit, wished

HOLDS = Outcome.HOLDS


def asked(files: Files, made: Json, policy: Json | None = None) -> dict[tuple[str, str], Outcome]:
    """Outcomes by invariant and subject, those that are about one need or wish; the rest as one each."""
    given = tiny.inputs(*files, policy)
    found: dict[tuple[str, str], Outcome] = {}
    for answer in resolve(given, made):
        found[answer.invariant, answer.subject] = answer.outcome
    return found


def out_of_staff() -> Files:
    return case(needs=[owed(measure=tiny.times_a_week(1, 60))]), catalogue(
        visit(), teams=[team(capacity_minutes_per_week=30)]
    )


def out_of_money() -> Files:
    poor = person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    return case(persons=[poor], needs=[owed()], choices=tiny.chosen("cook", instead="care")), catalogue(
        visit(paid_by=[])
    )


def refused() -> Files:
    no = {"person": "pia", "of": {"offer": "care"}, "stated_on": tiny.STATED}
    return case(needs=[owed()], refusals=[no]), catalogue(visit())


def nobody_there() -> Files:
    return case(needs=[owed()]), catalogue(session(tasks=["learning"]))


def only_advised() -> Files:
    """Who only advises meets without a group; no obstacle that is taken away makes help of it."""
    advice = session(tasks=["meal"], role="advice")
    del advice["group"]
    return case(needs=[owed()]), catalogue(advice)


def helper_at_the_limit() -> Files:
    tired = helper(at_most_minutes=20, gladly_minutes=20)
    return case(needs=[wished()], helpers=[tired]), catalogue(session(tasks=["learning"]))


def wished_later() -> Files:
    """Help that only a tired neighbour could give, above what she gladly gives."""
    return case(needs=[wished(goals=[])], helpers=[helper(gladly_minutes=0, at_most_minutes=60)]), catalogue(
        session(tasks=["learning"])
    )


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        (out_of_staff, "staff_short"),
        (out_of_money, "own_money_not_accepted"),
        (refused, "veto_of_person"),
        (nobody_there, "no_eligible_offer"),
        (only_advised, "no_eligible_offer"),
        (helper_at_the_limit, "helper_protection_limit"),
        (wished_later, "policy_order"),
    ],
)
def test_without_the_named_obstacle_the_need_is_met(files: Callable[[], Files], reason: str) -> None:
    made = tiny.plan(*files())
    (left,) = made["unmet"]
    assert left["reason"] == reason
    found = asked(files(), made)
    assert found["A03", "cook"] is HOLDS
    assert set(found.values()) == {HOLDS}


def with_a_wish() -> Files:
    """The neighbour is to cook, but has only half an hour, and nobody else does what must not be missed."""
    wish = {
        "id": "hanna_cooks",
        "person": "pia",
        "of": {"helper": "hanna"},
        "needs": ["cook"],
        "binding": True,
        "stated_on": tiny.STATED,
    }
    hanna = helper(gladly_minutes=30, at_most_minutes=30)
    needs = [need("shop", task="shopping"), owed()]
    return case(needs=needs, helpers=[hanna], wishes=[wish]), catalogue(visit(tasks=["meal"]))


def test_a_missed_wish_names_the_aim_that_stood_in_the_way() -> None:
    made = tiny.plan(*with_a_wish())
    (row,) = made["wishes"]
    assert (row["reason"], row["evidence"][0]) == ("policy_order", "safety_missed")
    assert asked(with_a_wish(), made)["A13", "hanna_cooks"] is HOLDS


def _aim(name: str) -> Callable[[Json], Any]:
    def edit(made: Json) -> None:
        row = made["wishes"][0]
        row["evidence"] = [name, *row["evidence"][1:]]

    return edit


def _tier(aim: str, less: int) -> Callable[[Json], Any]:
    def edit(made: Json) -> None:
        row = next(tier for tier in made["tiers"] if tier["aim"] == aim)
        row.update({key: row[key] - less for key in ("best", "bound", "budget", "value")})

    return edit


def _alternative(made: Json) -> None:
    row = next(
        tier
        for tier in made["references"]["best_professional"]["tiers"]
        if tier["aim"] == "professional_minutes"
    )
    row.update({key: row[key] + 100 for key in ("best", "bound", "budget", "value")})


def _fewer_rights(made: Json) -> None:
    made["rights"]["persons"][0]["rights"].pop()


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (_aim("binding_wishes_missed"), ("A13", "hanna_cooks")),
        (_aim("owed_unmet_now_hands_on"), ("A13", "hanna_cooks")),
        (_tier("professional_minutes", -100), ("A27", "professional_minutes")),
        (_tier("professional_minutes", 100), ("A27", "professional_minutes")),
        (_alternative, ("A33", "professional_minutes")),
        (lambda made: made["references"].update(best_professional=None), ("A33", "best_professional")),
        (_fewer_rights, ("A05", "rights")),
    ],
)
def test_another_claim_does_not_hold(edit: Callable[[Json], Any], where: tuple[str, str]) -> None:
    made = copy.deepcopy(tiny.plan(*with_a_wish()))
    edit(made)
    assert asked(with_a_wish(), made)[where] is Outcome.DOES_NOT_HOLD


def test_an_aim_that_came_after_the_one_that_went_first_does_not_hold() -> None:
    made = copy.deepcopy(tiny.plan(*wished_later()))
    made["unmet"][0]["evidence"][0] = "different_people"
    assert asked(wished_later(), made)["A03", "cook"] is Outcome.DOES_NOT_HOLD


def test_an_obstacle_with_another_one_behind_it_is_no_violation() -> None:
    made = copy.deepcopy(tiny.plan(*refused()))
    made["unmet"][0]["reason"] = "staff_short"
    assert asked(refused(), made)["A03", "cook"] is Outcome.ANOTHER_OBSTACLE
