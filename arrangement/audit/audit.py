"""Judging one plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from arrangement.audit.checks import CHECKS
from arrangement.audit.inputs import Inputs
from arrangement.audit.matter import matter_of
from arrangement.audit.result import AuditResult, Severity, Violation, broken, in_order
from arrangement.audit.statutes import Statutes
from arrangement.audit.view import PlanView, read_plan
from arrangement.catalogue import Catalogue
from arrangement.law.law import law_sha256
from arrangement.policy import Policy
from assessment.case.case import Case
from assessment.case.phases import unfolded
from assessment.case.seen import seen_by
from assessment.ground.dated import NoLawForDay
from assessment.ground.errors import Fault, InputError

PLAN_SCHEMA = "hilfemix.plan.v1"


def audit_plan(
    case: Case, plan_data: dict[str, Any], catalogue: Catalogue, policy: Policy, hashes: Mapping[str, str]
) -> AuditResult:
    """Recompute a plan from its lines and name everything in it that does not hold.

    Args:
        case: The case that the plan is for.
        plan_data: The plan file's JSON object, believed in nothing; its own `audit` block is not read.
        catalogue: Offers.
        policy: Weights and limits.
        hashes: SHA-256 by role (`case`, `catalogue`, `policy`); that of the law is computed here.

    Raises:
        InputError: If this is no plan object at all.
    """
    if not isinstance(plan_data, dict) or plan_data.get("schema") != PLAN_SCHEMA:
        raise InputError([Fault(code="not_a_plan", field="schema", params={"schema": PLAN_SCHEMA})])
    view, found = read_plan(plan_data)
    if view.case != case.id and view.inputs.get("case") != hashes.get("case"):
        return AuditResult(
            False, ("R01",), (broken("R01", "case", "other_case", needed=case.id, found=view.case),)
        )
    if plan_data.get("view") is not None:
        seen = seen_by(case, str(plan_data["view"]))
        if seen is None:
            found.append(broken("R01", "view", "no_such_view"))
        case = seen or case
    on = view.on
    if on is None or not _has_law(case, on):
        found.append(broken("R01", "on", "no_law_for_day"))
        return _result(found)
    case = unfolded(case, on)
    inputs = Inputs(case, catalogue, policy, on, Statutes(case, on), {"law": law_sha256(), **hashes})
    found += _judge(inputs, view)
    return _result(found)


def _judge(inputs: Inputs, view: PlanView) -> list[Violation]:
    matter, found = matter_of(inputs, view)
    for check in CHECKS:
        found += check.looks(matter)
    return found


def _has_law(case: Case, on: date) -> bool:
    """Whether the law files speak about this day, and the horizon stays within the calendar."""
    if on.year + 100 > date.max.year:
        return False
    try:
        Statutes(case, on).rights_block  # noqa: B018 - asks the law once, to see whether it answers
    except NoLawForDay:
        return False
    return True


def _result(found: list[Violation]) -> AuditResult:
    flags = {check.id for check in CHECKS if check.severity is Severity.FLAG}
    violations = in_order(found)
    passed = all(violation.invariant in flags for violation in violations)
    return AuditResult(passed, tuple(check.id for check in CHECKS), violations)
