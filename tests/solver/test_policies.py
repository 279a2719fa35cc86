"""Plans under other policies: what a policy decides, what it cannot, and what must not change.

Every plan that is made here has passed its audit, and every tier is proved.
"""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangement.audit import audit_plan
from arrangement.policy.read import read_policy
from arrangement.rulebook.aims import GUARDED
from assessment.ground.errors import InputError
from tests.files.test_policy_tiers import alone, policy, rate
from tests.solver import some_cases, tiny
from tests.solver.enumerate_all import enumerate_all, number_of_assignments
from tests.solver.some_cases import Files
from tests.solver.test_metamorphic import FEW
from tests.solver.tiny import Json, case, catalogue, helper, need, owed, value_of, visit, wished

MOST_TRIED = 3000


def family(**changes: object) -> Json:
    """A daughter who gladly does everything."""
    return helper("tina", relation="child", **changes)


def staff_or(somebody: Json) -> tuple[Json, Json]:
    """What staff or somebody close by could do alike."""
    return case(needs=[owed()], helpers=[somebody]), catalogue(visit())


def weighed(weight: int, aim: str = "family_minutes", **more: object) -> Json:
    """Staff and the family in one tier: so many hundredths of a staff minute for one of theirs."""
    tier = {
        "id": "time",
        "unit": "hundredths of a staff minute",
        "aims": [rate("professional_minutes", 1), rate(aim, weight)],
    }
    return policy(tier, alone("goals_and_preferences"), **more)


# --------------------------------------------------------------------------------- what a policy decides


@pytest.mark.parametrize(("weight", "who"), [(1, ["tina"]), (500, ["care"])])
def test_an_exchange_rate_decides_between_family_and_staff(weight: int, who: list[str]) -> None:
    made = tiny.plan(*staff_or(family()), weighed(weight))
    assert tiny.help_of(made, "cook") == who
    time = made["tiers"][-2]
    assert time["value"] == sum(term["weight"] * term["value"] for term in time["terms"])
    assert [term["aim"] for term in time["terms"]] == ["professional_minutes", "family_minutes"]


@pytest.mark.parametrize(("aim", "who"), [("family_minutes", "hanna"), ("other_helpers_minutes", "care")])
def test_neighbours_are_no_relatives(aim: str, who: str) -> None:
    assert tiny.help_of(tiny.plan(*staff_or(helper()), weighed(500, aim)), "cook") == [who]


def test_wishes_before_hours_brings_the_wished_service() -> None:
    wish = {"id": "w", "person": "pia", "stated_on": tiny.STATED, "of": {"kind": "professional"}}
    some = case(needs=[owed()], wishes=[wish], helpers=[helper()]), catalogue(visit())
    hours_first = policy(alone("professional_minutes"), alone("goals_and_preferences"))
    wishes_first = policy(alone("goals_and_preferences"), alone("professional_minutes"))
    assert tiny.help_of(tiny.plan(*some, hours_first), "cook") == ["hanna"]
    assert tiny.help_of(tiny.plan(*some, wishes_first), "cook") == ["care"]


def test_what_a_policy_leaves_out_is_told_with_its_value() -> None:
    made = tiny.plan(*staff_or(family()), policy(alone("own_money")))
    told = {row["aim"]: row["value"] for row in made["left_out"]}
    assert set(told) == {
        "professional_minutes",
        "goals_and_preferences",
        "different_people",
        "public_cost",
        "distance_from_present",
    }
    assert told["different_people"] == len({*tiny.help_of(made, "cook")}) * tiny.WEEKS


# ----------------------------------------------------------------------------------- what it cannot decide


def test_no_weight_buys_a_right_a_goal_or_an_hour_above_gladly() -> None:
    tired = family(gladly_minutes=0)
    made = tiny.plan(case(needs=[owed(), wished("talk")], helpers=[tired]), catalogue(visit()), weighed(1))
    assert tiny.help_of(made, "cook") == ["care"]
    assert [value_of(made, aim) for aim in GUARDED] == [0] * len(GUARDED)


def test_research_may_ask_what_a_guardrail_costs_and_its_plan_stays_a_draft() -> None:
    tired = family(gladly_minutes=0)
    asked = policy(
        alone("professional_minutes"),
        alone("helper_overload_worst"),
        alone("helper_overload_total"),
        use="research",
    )
    made = tiny.plan(case(needs=[owed()], helpers=[tired]), catalogue(visit()), asked)
    assert tiny.help_of(made, "cook") == ["tina"]
    assert (made["policy_use"], made["state"], made["applications"]) == ("research", "draft", [])
    assert [warning["key"] for warning in made["warnings"]][:2] == [
        "warning.research_policy",
        "warning.guardrails_moved",
    ]


def test_a_binding_wish_may_yield_to_hours_in_research_only_and_the_plan_says_so() -> None:
    wish = {"id": "w", "person": "pia", "stated_on": tiny.STATED, "of": {"kind": "professional"}}
    bound = case(needs=[owed()], wishes=[{**wish, "binding": True}], helpers=[helper()]), catalogue(visit())
    asked = policy(alone("professional_minutes"), alone("binding_wishes_missed"), use="research")
    made = tiny.plan(*bound, asked)
    (told,) = made["wishes"]
    assert (told["reason"], told["evidence"][0]) == ("policy_order", "professional_minutes")
    assert tiny.help_of(tiny.plan(*bound, policy(alone("professional_minutes"))), "cook") == ["care"]


def test_a_policy_of_practice_and_one_of_research_do_not_judge_each_other() -> None:
    some = staff_or(family())
    given = tiny.inputs(*some, weighed(60))
    made = tiny.plan(*some, weighed(60))
    other = tiny.inputs(*some, weighed(60, use="research"))
    found = audit_plan(given.case.model, made, given.catalogue.model, other.policy.model, given.hashes())
    assert {"A26"} <= {violation.invariant for violation in found.violations}


def test_weights_that_cannot_be_computed_exactly_are_refused_with_their_place() -> None:
    dear = need("cook", standing="wished", measure=tiny.times_a_week(1, 30))
    tier = {"id": "cost", "unit": "x", "aims": [rate("own_money", 1_000_000), rate("public_cost", 1)]}
    offers = catalogue(visit(price={"unit": "piece", "cents": 99_000_00}))
    rich = tiny.person(own_money={"accepts_cents_per_month": 99_000_000, "on": tiny.STATED})
    with pytest.raises(InputError) as caught:
        tiny.plan(case(needs=[dear], persons=[rich]), offers, policy(alone("goals_and_preferences"), tier))
    (fault,) = caught.value.faults
    assert (fault.code, fault.field) == ("policy.too_large", "tiers[1]")


# ------------------------------------------------------------------------------------ what must not change


def _with_weights_times(data: Json, k: int) -> Json:
    scaled = copy.deepcopy(data)
    for tier in scaled["tiers"]:
        for entry in tier["aims"]:
            if "weight" in entry:
                entry["weight"] *= k
    return scaled


@FEW
@given(some_cases.files(least_helpers=1), st.sampled_from([2, 3, 7, 1000]), st.sampled_from([40, 150]))
def test_all_weights_of_a_tier_times_k_give_its_value_times_k(some: Files, k: int, weight: int) -> None:
    """MR-12: the plan is equally good in every aim; the tier's value is k times as large."""
    before = tiny.plan(*some, weighed(weight, "other_helpers_minutes"))
    after = tiny.plan(*some, _with_weights_times(weighed(weight, "other_helpers_minutes"), k))
    expected = [tier["value"] * (k if tier["aim"] == "time" else 1) for tier in before["tiers"]]
    assert [tier["value"] for tier in after["tiers"]] == expected


@FEW
@given(some_cases.files(least_helpers=1))
def test_a_higher_weight_of_hours_never_asks_for_more_of_them(some: Files) -> None:
    """MR-25: professional minutes do not rise with their weight, and what is owed stays as it is."""
    hours = []
    for weight in (1, 2, 5, 50):
        asked = weighed(100, "other_helpers_minutes")
        asked["tiers"][0]["aims"][0]["weight"] = weight
        made = tiny.plan(*some, asked)
        time = next(tier for tier in made["tiers"] if tier["aim"] == "time")
        hours.append(time["terms"][0]["value"])
        guarded = [tier["value"] for tier in made["tiers"][: len(GUARDED)]]
        assert guarded == [tier["value"] for tier in tiny.plan(*some)["tiers"][: len(GUARDED)]]
    assert hours == sorted(hours, reverse=True)


@FEW
@given(some_cases.files())
def test_naming_the_standard_order_changes_nothing(some: Files) -> None:
    usual = tiny.standard_policy()
    names = [tier["aim"] for tier in tiny.plan(*some)["tiers"]]
    stated = {**usual, "author": policy()["author"], "tiers": [alone(aim) for aim in names]}
    before, after = tiny.plan(*some), tiny.plan(*some, stated)
    same = [key for key in before if key not in ("timing", "inputs")]
    assert {key: before[key] for key in same} == {key: after[key] for key in same}


@pytest.mark.parametrize("name", ["person_first", "family_sparing", "research"])
@FEW
@given(some_cases.files(least_helpers=1))
def test_every_shipped_policy_gives_audited_plans_that_keep_rights(name: str, some: Files) -> None:
    data = tiny.shipped_policy(name)
    made, usual = tiny.plan(*some, data), tiny.plan(*some)
    assert made["rights"] == usual["rights"]
    kept = GUARDED if read_policy(name).model.use == "practice" else GUARDED[:12]
    for aim in kept:
        assert value_of(made, aim) == value_of(usual, aim)


@pytest.mark.parametrize("weight", [40, 150])
def test_a_weighed_tier_is_the_best_of_all_assignments(weight: int) -> None:
    """Brute force over every assignment, the values recomputed by the audit."""
    some = (
        case(
            needs=[owed(measure=tiny.times_a_week(2), days=["mon", "tue"]), wished("talk", days=["wed"])],
            helpers=[helper("tina", relation="child", gladly_minutes=30, at_most_minutes=60)],
        ),
        catalogue(visit()),
    )
    asked = weighed(weight)
    given_files = tiny.inputs(*some, asked)
    assert number_of_assignments(given_files) < MOST_TRIED
    assert enumerate_all(given_files).best == tiny.values(tiny.plan(*some, asked))
