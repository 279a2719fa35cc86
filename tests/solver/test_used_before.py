"""What was used of a month before the plan is gone from the rest, and is not drawn twice."""

from typing import Any

from tests.solver import tiny

USED = 10000


def left(made: tiny.Json) -> int:
    """What the plan says is left of the care in kind in the reference month."""
    rights = made["rights"]["persons"][0]["rights"]
    (claim,) = [r["id"] for r in rights if r["benefit"] == "pflegesachleistung" and r["amount_cents"]]
    return sum(row["cents"] for row in made["remaining"] if row["claim"] == claim)


def drawn(made: tiny.Json) -> int:
    """What the plan itself draws of it."""
    return sum(row["drawn"] for row in made["ledger"] if row["right"] == "pia_pflegesachleistung")


def test_an_amount_used_in_the_first_full_month_leaves_less_and_is_not_drawn_twice() -> None:
    offers = tiny.catalogue(tiny.visit())
    before: dict[str, Any] = {"needs": [tiny.owed()], "horizon": {"weeks": 10}}
    fresh = tiny.plan(tiny.case(**before), offers)
    used = {"person": "pia", "benefit": "pflegesachleistung", "month": "2026-12", "used_cents": USED}
    made = tiny.plan(tiny.case(**before, amounts_used=[used]), offers)
    assert made["audit"]["passed"]
    assert drawn(made) == drawn(fresh) > 0
    assert left(fresh) - left(made) == USED
