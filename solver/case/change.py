"""A case at the table: a plan at once, and one for each change of the case; exactly, whoever can wait.

    before = Plan.model_validate(first_plan(case, catalogue, policy, on))
    at_once = answer_change(before, changed, catalogue, policy, on)
    exact = answer_change(before, changed, catalogue, policy, on, exactly=True)

A change is a case file that says something else: a helper drops out, a need asks for more, an offer is
refused, a consent is taken back. What the plan before does not have to give up stays as it was; needs that
lost help, ask for something else or have somebody new are met anew, and where they stay unmet, beside those
that compete with them. All plans keep all rules and are audited like any other.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from arrangement.catalogue import Catalogue
from arrangement.plan.plan import Plan
from arrangement.policy import Policy
from assessment.case import Case
from assessment.files.read import Loaded
from solver.case.propose import propose


def first_plan(
    case: Loaded[Case], catalogue: Loaded[Catalogue], policy: Loaded[Policy], on: date
) -> dict[str, Any]:
    """Give a whole audited plan at once; nothing proves that there is no better one.

    Raises:
        HumanStepFirst, InputError, BugError: As `propose`.
    """
    return propose(case, catalogue, policy, on, work_limit=0)


def answer_change(
    before: Plan,
    case: Loaded[Case],
    catalogue: Loaded[Catalogue],
    policy: Loaded[Policy],
    on: date,
    *,
    exactly: bool = False,
) -> dict[str, Any]:
    """Give a whole audited plan of a changed case.

    Args:
        before: The plan of the case before it changed.
        case: The case as it is now.
        catalogue: Offers.
        policy: Weights and limits.
        on: Plan date.
        exactly: Go on from there, tier by tier, as far as the usual work proves it.

    Raises:
        HumanStepFirst, InputError, BugError: As `propose`.
    """
    return propose(case, catalogue, policy, on, work_limit=None if exactly else 0, before=before)
