"""Who has no care insurance is owed by the Sozialhilfeträger what the Pflegekasse owes others."""

from __future__ import annotations

import copy

import pytest

from arrangement.audit import audit_plan
from arrangement.law.law import law_sha256
from solver.case.propose import propose
from tests.solver import tiny
from tests.solver.test_odd_cases import planned
from tests.solver.tiny import Json

NOBODY = {"insurance": {"health": "none", "care": "none"}}
CARD = {"insurance": {"health": "card_264"}}
NEVER: Json = {"insurance": {"periods": []}}
ASYLUM = {"stay": {"title": "duldung", "in_germany_since": "2026-01-01"}}


@pytest.mark.parametrize(
    ("facts", "owes"),
    [
        ({}, "PK"),
        (NOBODY, "HZP"),
        (CARD, "HZP"),
        (NEVER, "HZP"),
        ({**CARD, **ASYLUM}, "ASYLBLG"),
        (ASYLUM, "PK"),
    ],
)
def test_who_owes_what_stays_open(facts: Json, owes: str) -> None:
    """And the audit says it by itself: a plan that names somebody else is refused."""
    case = tiny.case(persons=[tiny.person(**facts)], needs=[tiny.owed(task="dressing")])
    given = tiny.inputs(case, tiny.catalogue(tiny.visit(paid_by=["tagespflege"])))
    made = propose(given.case, given.catalogue, given.policy, given.on)
    assert [entry["duty_bearer"] for entry in made["unmet"]] == [owes]
    for other in {"PK", "HZP", "ASYLBLG"} - {owes}:
        edited = {key: value for key, value in copy.deepcopy(made).items() if key != "timing"}
        edited["unmet"][0]["duty_bearer"] = other
        hashes = {"case": given.case.sha256, "catalogue": given.catalogue.sha256}
        hashes |= {"policy": given.policy.sha256, "law": law_sha256()}
        files = (given.catalogue.model, given.policy.model)
        found = audit_plan(given.case.model, edited, *files, hashes)
        assert any(one.message == "audit.A03.duty_bearer" for one in found.violations)


@pytest.mark.parametrize("seed", [0, 7, 19, 42])
def test_households_without_care_insurance_are_planned_or_told_what_is_wrong(seed: int) -> None:
    plan = planned(seed, **NOBODY)
    assert plan is None or plan["audit"]["passed"]
