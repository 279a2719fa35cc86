"""What must not change, or change in one direction only, when a case changes.

Values are compared tier by tier, the most important first; several plans can be equally good.
Every plan that is made here has passed its audit, and every tier is proved.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from arrangement.law.rights import derive_rights
from tests.solver import some_cases, tiny
from tests.solver.some_cases import Files
from tests.solver.tiny import Json, values

FEW = settings(
    max_examples=6,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
ANY = some_cases.files()
WITH_HELPERS = some_cases.files(least_helpers=1)


def with_case(given_files: Files, **changes: Any) -> Files:
    """The same catalogue, another case."""
    return {**given_files[0], **changes}, given_files[1]


def first_helper(given_files: Files, **changes: Any) -> Files:
    """The first helper, changed."""
    first, *rest = given_files[0]["helpers"]
    return with_case(given_files, helpers=[{**first, **changes}, *rest])


def with_offer(given_files: Files, offer: Json, *teams: Json) -> Files:
    """One more offer."""
    case, catalogue = given_files
    return case, {
        **catalogue,
        "offers": [*catalogue["offers"], offer],
        "teams": [*catalogue["teams"], *teams],
    }


def everywhere(data: Any, change: Callable[[Any], Any]) -> Any:
    """Apply a change to every value in a tree, lists and maps after their content."""
    if isinstance(data, dict):
        return change({key: everywhere(inner, change) for key, inner in data.items()})
    if isinstance(data, list):
        return change([everywhere(inner, change) for inner in data])
    return change(data)


def as_text(made: Json, *without: str) -> str:
    """A plan as text, without its timing."""
    return json.dumps(
        {key: value for key, value in made.items() if key not in ("timing", *without)}, sort_keys=True
    )


# --------------------------------------------------------------------------- names and order mean nothing


@FEW
@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_entries_means_nothing(some: Files, random: Random) -> None:
    def shuffled(value: Any) -> Any:
        return random.sample(value, len(value)) if isinstance(value, list) else value

    assert as_text(tiny.plan(*everywhere(some, shuffled))) == as_text(tiny.plan(*some))


@FEW
@given(ANY, st.randoms(use_true_random=False))
def test_names_mean_nothing(some: Files, random: Random) -> None:
    names: set[str] = set()

    def collect(value: Any) -> Any:
        if isinstance(value, dict) and "id" in value:
            names.add(value["id"])
        return value

    everywhere(some, collect)
    new = [f"x{number}" for number in random.sample(range(100, 999), len(names))]
    renamed = dict(zip(sorted(names), new, strict=True))
    other = everywhere(some, lambda value: renamed.get(value, value) if isinstance(value, str) else value)
    assert values(tiny.plan(*other)) == values(tiny.plan(*some))


@FEW
@given(WITH_HELPERS)
def test_the_sex_of_anybody_means_nothing_where_no_wish_is_about_it(some: Files) -> None:
    swap = {"female": "male", "male": "female", "unknown": "diverse"}
    other = everywhere(some, lambda value: swap.get(value, value) if isinstance(value, str) else value)
    (person,) = other[0]["persons"]
    other = with_case(other, persons=[{**person, "sex": "male"}])
    apart = ("inputs", "helper_minutes_by_sex")
    assert as_text(tiny.plan(*other), *apart) == as_text(tiny.plan(*some), *apart)


@FEW
@given(ANY)
def test_a_week_later_the_plan_is_as_good(some: Files) -> None:
    """Inside one state of the law, over as many calendar months, and with every day shifted."""

    def later(value: Any) -> Any:
        try:
            return (date.fromisoformat(value) + timedelta(days=7)).isoformat()
        except (TypeError, ValueError):
            return value

    assert values(tiny.plan(*everywhere(some, later))) == values(tiny.plan(*some))


# ------------------------------------------------------------------------- more help never makes it worse


@FEW
@given(ANY, st.sampled_from(["visit", "session"]))
def test_one_more_offer_never_makes_a_plan_worse(some: Files, form: str) -> None:
    offer = tiny.visit("more", team="more_team") if form == "visit" else tiny.session("more")
    teams = [tiny.team("more_team")] if form == "visit" else []
    assert values(tiny.plan(*with_offer(some, offer, *teams))) <= values(tiny.plan(*some))


@FEW
@given(ANY, some_cases.helpers("helga"))
def test_one_more_helper_never_makes_a_plan_worse_and_cuts_no_right(some: Files, helga: Json) -> None:
    before = tiny.plan(*some)
    after = tiny.plan(*with_case(some, helpers=[*some[0]["helpers"], helga]))
    assert values(after) <= values(before)
    assert after["rights"]["persons"] == before["rights"]["persons"]


@FEW
@given(WITH_HELPERS)
def test_a_helper_who_offers_more_never_makes_a_plan_worse_and_cuts_no_right(some: Files) -> None:
    more = some[0]["helpers"][0]["at_most_minutes"] + 30
    before, after = tiny.plan(*some), tiny.plan(*first_helper(some, at_most_minutes=more))
    assert values(after) <= values(before)
    assert after["rights"]["persons"] == before["rights"]["persons"]


# --------------------------------------------------------------------------- less help never makes it better


@FEW
@given(WITH_HELPERS)
def test_without_a_helper_no_plan_is_better_and_an_unused_one_is_not_missed(some: Files) -> None:
    first, *rest = some[0]["helpers"]
    before, after = tiny.plan(*some), tiny.plan(*with_case(some, helpers=rest))
    assert values(after) >= values(before)
    if all(line["helper"] != first["id"] for line in before["lines"]):
        assert values(after) == values(before)


@FEW
@given(some_cases.files().filter(lambda some: len(some[1]["offers"]) > 1))
def test_without_an_offer_no_plan_is_better_and_an_unused_one_is_not_missed(some: Files) -> None:
    case, catalogue = some
    *rest, last = catalogue["offers"]
    before, after = tiny.plan(*some), tiny.plan(case, {**catalogue, "offers": rest})
    assert values(after) >= values(before)
    if all(line["offer"] != last["id"] for line in before["lines"]):
        assert values(after) == values(before)


@FEW
@given(WITH_HELPERS, st.sampled_from(["refused", "fewer_days", "less_time", "less_a_day"]))
def test_no_limit_makes_a_plan_better(some: Files, limit: str) -> None:
    first = some[0]["helpers"][0]
    (times,) = first["times"]
    changed = {
        "refused": with_case(some, refusals=[_refusal(first["id"])]),
        "fewer_days": first_helper(some, times=[{**times, "days": times["days"][:1]}]),
        "less_time": first_helper(some, at_most_minutes=first["gladly_minutes"]),
        "less_a_day": first_helper(some, at_most_minutes_per_day=10),
    }[limit]
    assert values(tiny.plan(*changed)) >= values(tiny.plan(*some))


@FEW
@given(ANY)
def test_refusing_what_is_not_planned_changes_nothing(some: Files) -> None:
    before = tiny.plan(*some)
    used = {line["helper"] for line in before["lines"]}
    unused = [helper["id"] for helper in some[0]["helpers"] if helper["id"] not in used]
    assume(unused)
    refused = with_case(some, refusals=[_refusal(id) for id in unused])
    assert values(tiny.plan(*refused)) == values(before)


def _refusal(helper: str) -> Json:
    return {"person": "pia", "of": {"helper": helper}, "stated_on": tiny.STATED}


@FEW
@given(WITH_HELPERS)
def test_offering_exactly_what_is_used_changes_nothing(some: Files) -> None:
    before = tiny.plan(*some)
    id = some[0]["helpers"][0]["id"]
    active, there = before["helper_minutes"][id], before["helper_presence_minutes"][id]
    first = some[0]["helpers"][0]
    exact = first_helper(
        some,
        at_most_minutes=active,
        gladly_minutes=min(active, first["gladly_minutes"]),
        presence_at_most_minutes=there,
        presence_gladly_minutes=min(there, first["presence_gladly_minutes"]),
    )
    assert values(tiny.plan(*exact)) == values(before)


# --------------------------------------------------------------------------------------- policy and law


def _times(tier: Json, k: int) -> Json:
    return {**tier, "best": tier["best"] * k, "value": tier["value"] * k}


@FEW
@given(ANY, st.sampled_from([2, 3, 7]))
def test_all_weights_of_a_level_times_k_give_its_value_times_k(some: Files, k: int) -> None:
    before = tiny.plan(*some)
    scarce, wishes = tiny.standard_policy(), tiny.standard_policy()
    weights = scarce["scarcity"]["weights"]
    scarce["scarcity"]["weights"] = {name: weight * k for name, weight in weights.items()}
    for name in ("wished_minute", "preference_minute", "goal_importance"):
        wishes["wishes"][name] *= k
    for granted in scarce["tolerances"]:
        granted["absolute_per_week"] *= k
    for policy, aim in ((scarce, "professional_minutes"), (wishes, "goals_and_preferences")):
        times = {
            **before,
            "tiers": [_times(tier, k if tier["aim"] == aim else 1) for tier in before["tiers"]],
        }
        assert values(tiny.plan(*some, policy)) == values(times)


@FEW
@given(ANY)
def test_an_offer_that_nobody_may_use_changes_nothing(some: Files) -> None:
    for useless in (
        tiny.visit("advice", role="advice"),
        tiny.visit("lessons", tasks=["learning"]),
        tiny.session("far", stadtteil="nord", tasks=["learning"]),
    ):
        before, after = tiny.plan(*some), tiny.plan(*with_offer(copy.deepcopy(some), useless))
        assert as_text(after, "inputs") == as_text(before, "inputs")


@pytest.mark.parametrize("grade", [1, 2, 3, 4])
def test_a_higher_pflegegrad_owes_no_less(grade: int) -> None:
    def owed(grade: int) -> dict[str, int]:
        person = tiny.person(pflegegrad={"grade": grade, "since": "2026-01-01"})
        case = tiny.read_case(tiny.case(persons=[person])).model
        (block,) = derive_rights(case, date.fromisoformat(tiny.ON)).as_json()["persons"]
        return {right["benefit"]: right["amount_cents"] or 0 for right in block["rights"]}

    lower, higher = owed(grade), owed(grade + 1)
    assert lower
    assert all(cents <= higher[benefit] for benefit, cents in lower.items())


@FEW
@given(WITH_HELPERS)
def test_without_any_helper_staff_come_or_it_stays_unmet_and_no_right_changes(some: Files) -> None:
    before, after = tiny.plan(*some), tiny.plan(*with_case(some, helpers=[]))
    assert not any(line["helper"] for line in after["lines"])
    assert after["rights"]["persons"] == before["rights"]["persons"]
    assert values(after) >= values(before)
    for entry in after["needs"]:
        assert entry["covered"] + tiny.unmet_of(after, entry["id"]) == entry["required"]
        if entry["standing"] != "wished":
            assert entry["covered"] == entry["required"]
