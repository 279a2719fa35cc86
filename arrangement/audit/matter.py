"""The matter before the audit: what is believed, what the plan says, and what follows from its lines."""

from __future__ import annotations

from dataclasses import dataclass

from arrangement.audit.inputs import Inputs
from arrangement.audit.lines import resolve
from arrangement.audit.money import Money
from arrangement.audit.result import Violation
from arrangement.audit.view import PlanView
from arrangement.audit.weeks import Weeks
from arrangement.policy.tiers import RESEARCH


@dataclass(frozen=True)
class Matter:
    """Handed to every check.

    Attributes:
        inputs: Case, catalogue, policy and law.
        view: The plan as it states itself.
        weeks: What its lines add up to.
        money: What its lines cost, by calendar month.
    """

    inputs: Inputs
    view: PlanView
    weeks: Weeks
    money: Money


def matter_of(inputs: Inputs, view: PlanView) -> tuple[Matter, list[Violation]]:
    """Put a plan before the audit, and name what is wrong with the words of its lines."""
    lines, found = resolve(inputs, view)
    weeks = Weeks(inputs, lines)
    return Matter(inputs, view, weeks, Money(inputs, weeks)), found


def is_draft(matter: Matter) -> bool:
    """Whether the plan must stay a draft: a need is not confirmed, or its policy is for research."""
    unconfirmed = any(need.confirmed is None for need in matter.inputs.case.needs)
    return unconfirmed or matter.inputs.policy.use == RESEARCH
