"""Needs split, offers merged, everything scaled, weights multiplied."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

from assessment.ground.grid import Part, part_minutes
from tests.files.test_policy_tiers import alone, policy, rate
from tests.solver import tiny
from tests.solver.relations.base import (
    Base,
    everywhere,
    strict,
    with_case,
    with_offer,
    with_offers,
)
from tests.solver.some_cases import Files
from tests.solver.tiny import Json

MINUTES = {
    "minutes",
    "at_least",
    "gladly_minutes",
    "at_most_minutes",
    "presence_gladly_minutes",
    "presence_at_most_minutes",
    "at_most_minutes_per_day",
    "minutes_per_week",
    "travel_minutes",
    "set_up_minutes",
    "minimum_visit_minutes",
    "capacity_minutes_per_week",
}
IN_MINUTES = (
    "owed_unmet",
    "binding_wishes_missed",
    "helper_overload",
    "professional_minutes",
    "goals_and_preferences",
    "distance_from_present",
)


def weights_times_k(base: Base, draw: Random) -> bool:
    """All weights of a tier times k: its value times k, the others as they are."""
    aim = draw.choice(["professional_minutes", "goals_and_preferences"])
    if aim == "professional_minutes":
        k, before = draw.choice([2, 3, 7, 60]), base.tiers(base.files, tiny.standard_policy())["tiers"]
    else:
        k, before = draw.choice([2, 3, 7, 1000]), base.tiers(base.files, _wishes(1))["tiers"]
    changed = _wishes(k)
    if aim == "professional_minutes":
        changed = tiny.standard_policy()
        weights = changed["scarcity"]["weights"]
        changed["scarcity"]["weights"] = {name: weight * k for name, weight in weights.items()}
        for granted in changed["tolerances"]:
            granted["absolute_per_week"] *= k
    expected = [_times(tier, k if tier["aim"] == aim else 1) for tier in before]
    assert base.after(base.files, changed) == tiny.values({"tiers": expected})
    return True


def _wishes(weight: int) -> Json:
    """A policy in which every wish counts the same."""
    changed = strict()
    for name in ("wished_minute", "preference_minute", "goal_importance"):
        changed["wishes"][name] = weight
    return changed


def a_higher_weight_of_staff_minutes(base: Base, draw: Random) -> bool:
    """Against wishes, staff minutes count for more: there are not more of them, nor is less owed help met."""
    low = draw.choice([1, 5, 20])
    before, after = (
        base.tiers(base.files, policy(_against_wishes(weight), alone("own_money")))["tiers"]
        for weight in (low, low * draw.choice([2, 10]))
    )
    staff = [next(t["terms"][0] for t in tiers if t["aim"] == "time")["value"] for tiers in (before, after)]
    assert staff[1] <= staff[0]
    assert [t["best"] for t in before[:-2]] == [t["best"] for t in after[:-2]]
    return True


def _against_wishes(weight: int) -> Json:
    aims = [rate("professional_minutes", weight), rate("goals_and_preferences", 1000)]
    return {"id": "time", "unit": "test", "aims": aims}


def a_need_in_two_halves(base: Base, draw: Random) -> bool:
    """A need whose minutes may be divided at will becomes two: as good; if it may have two payers, not worse.

    Three things would count by the need, and are left out: a session covers any number of needs at once, a
    price by the piece is due for each, and started hours of safety that are missed are those of each.
    A piece of help has one payer; its halves may have two, and so stay below a limit that it would exceed.
    """
    needs = [need for need in base.case["needs"] if _divisible(need, base.staffed)]
    if not needs:
        return False
    need = draw.choice(needs)
    half = need["measure"]["minutes"] // 10 * 5
    case, catalogue = with_offers(
        base.files, lambda offer: offer | {"indirect_percent": 0} | _by_the_hour(offer)
    )
    measure = {**need["measure"], "at_least": 5}
    support = [line for line in case.get("present_support", []) if line["need"] != need["id"]]
    one = {**need, "place": "home", "measure": measure}
    first = {**one, "measure": {**measure, "minutes": half}}
    second = {**one, "id": "half", "measure": {**measure, "minutes": measure["minutes"] - half}}
    choices = [{**c, "need": "half"} for c in case.get("choices", []) if c["need"] == need["id"]]
    wishes = [
        wish | ({"needs": [*wish["needs"], "half"]} if need["id"] in wish.get("needs", ()) else {})
        for wish in case.get("wishes", [])
    ]

    def asking(*asked: Json, **more: Any) -> Files:
        others = [other for other in case["needs"] if other is not need]
        return with_case((case, catalogue), needs=[*others, *asked], present_support=support, **more)

    both = {"choices": [*case.get("choices", []), *choices], "wishes": wishes}
    whole, halves = base.after(asking(one)), base.after(asking(first, second, **both))
    problem = tiny.built(tiny.inputs(*asking(one))).problem
    one_payer = all(len(problem.payers_of(option)) == 1 for option in problem.options_of(need["id"]))
    assert halves == whole if one_payer else halves <= whole
    return True


def _by_the_hour(offer: Json) -> Json:
    price = offer.get("price") or {}
    return {"price": {"unit": "hour", "cents": tiny.CHEAP}} if price.get("unit") == "piece" else {}


def _divisible(need: Json, staffed: bool) -> bool:
    measure = need["measure"]
    alone = need.get("continuity") is None and not need.get("home")
    met = staffed or need["standing"] != "safety"
    return (
        measure["kind"] == "minutes"
        and measure["minutes"] >= 10
        and measure.get("per") is None
        and alone
        and met
    )


def two_offers_merged(base: Base, draw: Random) -> bool:
    """An offer stands there twice, with the same team or the same hours: as good as once."""
    offers = [offer for offer in base.catalogue["offers"] if not base.named(offer["id"])]
    if not offers:
        return False
    twin = {**draw.choice(offers), "id": "twin"}
    assert base.after(with_offer(base.files, twin)) == base.values
    return True


def everything_times_two(base: Base, draw: Random) -> bool:
    """All minutes, limits, hours and minute weights twofold, prices an hour halved: minutes times two.

    Where help may be divided, the finer grid may allow something better; day parts stay as long as they are.
    """
    case, catalogue = base.files
    if "week_types" in case or any(offer["form"] == "session" for offer in catalogue["offers"]):
        return False
    plain = with_offers(base.files, lambda offer: offer | {"indirect_percent": 0})

    def twice(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        found = {
            key: inner * 2 if key in MINUTES and isinstance(inner, int) else inner
            for key, inner in value.items()
        }
        return found | ({"cents": value["cents"] // 2} if value.get("unit") == "hour" else {})

    changed = strict()
    changed["limits"]["coordination_minutes_per_month"] *= 2
    changed["wishes"]["goal_importance"] *= 2
    made = tiny.plan(*plain, strict())
    if not _has_room_for_twice(made, case):
        return False
    before = made["tiers"]
    expected = tiny.values(
        {"tiers": [_times(tier, 2 if tier["aim"].startswith(IN_MINUTES) else 1) for tier in before]}
    )
    after = base.after(everywhere(plain, twice), changed)
    assert after <= expected
    if all(need["measure"]["kind"] == "occurrences" for need in case["needs"]):
        assert after == expected
    return True


def _has_room_for_twice(plan: Json, case: Json) -> bool:
    """Whether all help by hands of each day part would fit into it twice, one after the other."""
    watched = {need["id"] for need in case["needs"] if need["measure"]["kind"] == "presence"}
    taken = Counter[tuple[str, str, str]]()
    for line in plan["lines"]:
        when = (line["on"] or line["week_type"], line["day"], line["part"])
        taken[when] += max(line["minutes"], line["professional_minutes"]) * (line["need"] not in watched)
    return all(2 * minutes <= part_minutes(Part(part)) for (_, _, part), minutes in taken.items())


def _times(tier: Json, k: int) -> Json:
    return {**tier, "best": tier["best"] * k, "value": tier["value"] * k}
