"""A tier as one objective: its aim, or the sum of several at the exchange rates of the policy."""

from __future__ import annotations

from arrangement.policy.tiers import Tier
from arrangement.problem import Problem
from solver.aims import AIMS, FURTHER_AIMS
from solver.rows import Columns, Objective
from solver.rows.row import merged

LARGEST = 2**53
"""Up to here the engine's bound, a floating-point number, tells whole numbers apart."""

_MAKE = {entry.id: make for entry, make in (*AIMS, *FURTHER_AIMS)}


def aim_objective(problem: Problem, x: Columns, aim: str) -> Objective:
    """Give one aim, in its own unit."""
    return _MAKE[aim](problem, x)


def tier_objective(problem: Problem, x: Columns, tier: Tier) -> Objective:
    """Give what a tier minimises, in its unit."""
    parts = [(aim_objective(problem, x, aim), weight) for aim, weight in tier.weights]
    if not tier.is_weighed:
        return parts[0][0]
    terms = [(column, factor * weight) for part, weight in parts for column, factor in part.terms]
    return Objective(merged(terms), sum(part.constant * weight for part, weight in parts))


def is_too_large(problem: Problem, x: Columns, tier: Tier) -> bool:
    """Whether weights drive a tier of several aims beyond what can be proved exactly."""
    if not tier.is_weighed:
        return False
    objective = tier_objective(problem, x, tier)
    most = sum(abs(factor) * x.high[column] for column, factor in objective.terms)
    return most + abs(objective.constant) > LARGEST
