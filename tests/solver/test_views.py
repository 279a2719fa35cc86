"""Divergent views: planned beside the case, audited as what they are, never instead of it."""

import pytest

from arrangement.audit import audit_plan
from assessment.ground.errors import InputError
from solver.case import propose
from tests.solver import tiny

DAYS = ["mon", "tue", "wed", "thu", "fri"]
VIEW = {
    "by": "daughter",
    "on": "2026-11-02",
    "needs": [
        tiny.owed("cook", measure=tiny.times_a_week(5), days=DAYS),
        tiny.wished("chat", task="social_contact"),
    ],
    "not_needed": ["wash"],
}


def planned(who: str | None) -> tiny.Json:
    given = tiny.inputs(
        tiny.case(needs=[tiny.owed("cook"), tiny.wished("wash", task="laundry")], views=[VIEW]),
        tiny.catalogue(tiny.visit()),
    )
    plan = propose(given.case, given.catalogue, given.policy, given.on, view=who)
    return {"plan": plan, "given": given}


def test_a_view_replaces_adds_and_leaves_out_needs() -> None:
    made = planned("daughter")["plan"]
    assert made["view"] == "daughter"
    required = {need["id"]: need["required"] for need in made["needs"]}
    assert required["cook"] == 5
    assert set(required) == {"cook", "chat"}
    own = planned(None)["plan"]
    assert "view" not in own
    assert {need["id"] for need in own["needs"]} == {"cook", "wash"}


def test_the_audit_judges_a_plan_by_the_view_that_it_names() -> None:
    made = planned("daughter")
    plan, given = made["plan"], made["given"]
    files = (given.catalogue.model, given.policy.model, given.hashes())
    assert audit_plan(given.case.model, plan, *files).passed
    without = {key: value for key, value in plan.items() if key != "view"}
    assert not audit_plan(given.case.model, without, *files).passed
    other = audit_plan(given.case.model, {**plan, "view": "nobody"}, *files)
    assert ("R01", "view") in {(v.invariant, v.subject) for v in other.violations}


def test_nobody_elses_view_can_be_planned() -> None:
    with pytest.raises(InputError) as refused:
        planned("stranger")
    assert [fault.code for fault in refused.value.faults] == ["view.unknown"]
