"""Plans under other policies with one thing wrong each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.audit.builder import Json
from tests.audit.seeds import Seed, top

AUTHOR = {"reason": "r", "source": "s", "on": "2026-01-01", "body": "b"}


def weighed(**more: Any) -> Json:
    """A policy that weighs staff and family in one tier and leaves money out."""
    rate = {"per": "minutes", "author": AUTHOR}
    tiers = [
        {"aims": [{"aim": "goals_and_preferences"}]},
        {
            "id": "time",
            "unit": "hundredths",
            "aims": [
                {"aim": "professional_minutes", "weight": 1, **rate},
                {"aim": "other_helpers_minutes", "weight": 60, **rate},
            ],
        },
        {"aims": [{"aim": "different_people"}]},
        {"aims": [{"aim": "distance_from_present"}]},
    ]
    return {"tiers": tiers, "author": AUTHOR, "tolerances": [], **more}


def under(policy: Json) -> Callable[[Json], None]:
    """Judge under another policy."""
    return lambda data: data.update(policy=policy)


def _tier(plan: Json, aim: str) -> Json:
    found: Json = next(tier for tier in plan["tiers"] if tier["aim"] == aim)
    return found


POLICY_SEEDS: tuple[Seed, ...] = (
    Seed(
        "A26",
        "a plan of research is called a proposal",
        files=under(weighed(use="research")),
        plan=top(state="proposed"),
    ),
    Seed(
        "A26",
        "research that does not say so",
        files=under(weighed(use="research")),
        plan=lambda p: p.pop("policy_use"),
    ),
    Seed("A26", "practice that calls itself research", plan=top(policy_use="research")),
    Seed(
        "A27",
        "a tolerance for an aim inside a tier of several",
        files=under(weighed()),
        plan=lambda p: _tier(p, "time").update(budget=10**9),
    ),
    Seed(
        "A28",
        "the value of a tier of several is lowered",
        files=under(weighed()),
        plan=lambda p: _tier(p, "time").update(value=1, best=1, bound=1, budget=1),
    ),
    Seed(
        "A28",
        "an aim of a tier of several is told wrong",
        files=under(weighed()),
        plan=lambda p: _tier(p, "time")["terms"][1].update(value=7),
    ),
    Seed(
        "A28",
        "a weight is told lower than it is",
        files=under(weighed()),
        plan=lambda p: _tier(p, "time")["terms"][1].update(weight=1),
    ),
    Seed(
        "A28",
        "what the policy leaves out is not told",
        files=under(weighed()),
        plan=lambda p: p["left_out"].pop(),
    ),
    Seed(
        "A28",
        "what the policy leaves out is told wrong",
        files=under(weighed()),
        plan=lambda p: p["left_out"][0].update(value=1),
    ),
    Seed(
        "A28",
        "staff before safety, in practice",
        files=under(
            weighed(tiers=[{"aims": [{"aim": "professional_minutes"}]}, {"aims": [{"aim": "safety_missed"}]}])
        ),
    ),
)
"""What plans under other policies may not say."""
