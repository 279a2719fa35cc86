"""The arrangement without informal help beside a plan: what it leaves open, and what follows from that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.audit.builder import Bench, Json, lawful_lines

OPEN = {
    "wash": (7, "occurrences"),
    "pills": (7, "occurrences"),
    "train": (60, "minutes"),
    "walk": (2, "occurrences"),
    "watch": (240, "minutes"),
    "chat": (150, "minutes"),
    "shop": (1, "occurrences"),
    "letters": (45, "minutes"),
    "swim": (60, "minutes"),
}
"""Everything that `small.yaml` asks for in one week."""

MISSED = {
    "safety_missed": 8 * (7 + 2),
    "owed_unmet_now_hands_on": 8 * (7 * 20 + 7 * 5),
    "owed_unmet_soon_hands_on": 8 * 2 * 30,
    "owed_unmet_soon_presence": 8 * 240,
    "owed_unmet_planned_hands_on": 8 * 60,
}
"""Over the eight weeks, if nobody comes."""

WAYS = ("hands_on", "presence", "reachable")
AIMS = (
    "safety_missed",
    *(f"owed_unmet_{urgency}_{way}" for urgency in ("now", "soon", "planned") for way in WAYS),
    "goals_unsupported",
    "binding_wishes_missed",
    "professional_minutes",
    "own_money",
    "public_cost",
)


def nobody() -> Json:
    """An arrangement in which nobody comes at all."""
    return {
        "professional_minutes_per_week": 0,
        "covered": 0,
        "presence_covered": 0,
        "own_share_cents_per_month": 0,
        "status": "optimal",
        "tiers": [
            {"aim": aim, **dict.fromkeys(("best", "bound", "budget", "value"), MISSED.get(aim, 0))}
            for aim in AIMS
        ],
        "unmet": [
            {"need": need, "week_type": "regular", "amount": amount, "unit": what}
            for need, (amount, what) in OPEN.items()
        ],
    }


def broken_by(change: Callable[[Json], Any]) -> set[str]:
    bench = Bench()
    plan = bench.build(lawful_lines())
    plan["references"]["best_professional"] = nobody()
    change(plan["references"]["best_professional"])
    return bench.broken(plan)


def test_what_nobody_does_stays_open() -> None:
    assert broken_by(lambda best: None) == set()


def _first(**values: Any) -> Callable[[Json], Any]:
    return lambda best: best["unmet"][0].update(values)


def _tier(number: int, **values: Any) -> Callable[[Json], Any]:
    return lambda best: best["tiers"][number].update(values)


@pytest.mark.parametrize(
    "change",
    [
        lambda best: best.pop("unmet"),
        lambda best: best["unmet"].pop(),
        lambda best: best["unmet"].append(best["unmet"][0]),
        _first(need="nothing"),
        _first(amount=6),
        _first(amount=0),
        _first(amount=8),
        _first(unit="minutes"),
        _first(week_type="holiday"),
        lambda best: best.update(covered=20),
        lambda best: best.update(presence_covered=240),
        lambda best: best.pop("tiers"),
        lambda best: best["tiers"].pop(),
        _tier(1, value=0, best=0, bound=0, budget=0),
        _tier(1, bound=0),
        _tier(1, bound=10**6),
        lambda best: best.update(status="feasible"),
    ],
)
def test_an_arrangement_without_helpers_that_hides_what_it_leaves_open_is_found(
    change: Callable[[Json], Any],
) -> None:
    assert broken_by(change) == {"A33"}
