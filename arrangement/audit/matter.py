"""The matter before the audit: what is believed, what the plan says, and what follows from its lines."""

from __future__ import annotations

from dataclasses import dataclass

from arrangement.audit.inputs import Inputs
from arrangement.audit.money import Money
from arrangement.audit.view import PlanView
from arrangement.audit.week import Week


@dataclass(frozen=True)
class Matter:
    """Handed to every check.

    Attributes:
        inputs: Case, catalogue, policy and law.
        view: The plan as it states itself.
        week: What its lines add up to.
        money: What its lines cost, by calendar month.
    """

    inputs: Inputs
    view: PlanView
    week: Week
    money: Money
