"""The variant as a Persönliches Budget: from the full need, all of it, and no more than its cost in kind."""

from __future__ import annotations

from typing import Any

import pytest

from arrangement.audit import audit_plan
from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, visit

ASSISTED = tiny.owed(task="leisure", action="accompany", entitlement="assistenz_kompensatorisch")
ABLE = {"pflegegrad": "none", "disability": ["koerperlich"]}


def _given(**more: Any) -> tuple[Json, Json]:
    offer = visit(tasks=["leisure"], actions=["accompany"], paid_by=["assistenz_kompensatorisch"])
    return case(persons=[tiny.person(**ABLE)], needs=[ASSISTED], **more), catalogue(offer)


def _best(plan: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = plan["references"]["best_professional"]
    return found


def test_the_budget_is_what_the_full_need_costs_in_kind_whoever_helps() -> None:
    alone = tiny.plan(*_given())
    helped = tiny.plan(*_given(helpers=[helper(tasks=["leisure"], consent={"actions": ["accompany"]})]))
    assert tiny.help_of(helped, "cook") == ["hanna"]
    (row,) = _best(helped)["in_kind"]
    assert (row["benefit"], row["form"], row["payer"]) == ("assistenz_kompensatorisch", "money", "EGH")
    assert row["cents"] == tiny.WEEKS * tiny.CHEAP // 2  # half an hour a week
    assert _best(helped)["in_kind"] == _best(alone)["in_kind"]
    paid = [tier["value"] for tier in _best(helped)["tiers"] if tier["aim"] == "public_cost"]
    assert paid == [row["cents"]]


def test_care_in_kind_is_a_voucher_in_it() -> None:
    plan = tiny.plan(case(needs=[tiny.owed()]), catalogue(visit()))
    assert [row["form"] for row in _best(plan)["in_kind"]] == ["voucher"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"cents": 0},
        {"form": "voucher"},
        {"form": None},
        {"payer": "PK"},
        {"person": "nobody"},
        {"benefit": "pflegegeld"},
        {"cents_per_month": 10**9},
    ],
)
def test_a_smaller_or_another_budget_is_found(wrong: Json) -> None:
    given = _given()
    asked = tiny.inputs(*given)
    plan = tiny.plan(*given)
    (row,) = _best(plan)["in_kind"]

    def found() -> set[str]:
        told = audit_plan(asked.case.model, plan, asked.catalogue.model, asked.policy.model, asked.hashes())
        return {violation.invariant for violation in told.violations}

    assert found() == set()
    _best(plan)["in_kind"] = [{**row, **wrong}]
    assert found() == {"A33"}
    _best(plan)["in_kind"] = []
    assert found() == {"A33"}
