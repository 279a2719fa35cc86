"""What solving gives back: a solution, and what each tier reached."""

from __future__ import annotations

from dataclasses import dataclass, replace

from arrangement.policy.tiers import Tier
from arrangement.problem import Problem
from solver.aims.weighing import aim_objective, tier_objective
from solver.engines import Status
from solver.rows import Columns


@dataclass(frozen=True)
class Term:
    """An aim of a tier of several: its weight, and its value in its own unit."""

    aim: str
    weight: int
    value: int


@dataclass(frozen=True)
class TierResult:
    """One tier over the whole horizon.

    Attributes:
        aim: The aim, or the name of a tier of several.
        best: Best value found when the aim was minimised.
        bound: Proved: no plan that keeps the earlier tiers is better.
        budget: What later tiers may not exceed: `best`, or what is proved to be needed of a tolerance so
            that the next aim reaches its own best.
        value: Value of the final plan.
        terms: The aims of a tier of several.
        seconds: For the timing block only.
        work: Deterministic units that it took.
    """

    aim: str
    best: int
    bound: int
    budget: int
    value: int
    seconds: float
    terms: tuple[Term, ...] = ()
    work: float = 0.0

    @property
    def proved(self) -> bool:
        """Whether nothing better exists."""
        return self.best == self.bound and self.value <= self.budget


@dataclass(frozen=True)
class Solved:
    """A solution with every derived column tight, and what each tier reached."""

    status: Status
    columns: Columns
    solution: list[int]
    tiers: tuple[TierResult, ...]


def valued(
    problem: Problem, columns: Columns, tier: Tier, result: TierResult, solution: list[int]
) -> TierResult:
    """A tier with its value in the final plan, and of several aims each in its own unit."""
    value = tier_objective(problem, columns, tier).value(solution)
    terms = tuple(
        Term(aim, weight, aim_objective(problem, columns, aim).value(solution))
        for aim, weight in (tier.weights if tier.is_weighed else ())
    )
    return replace(result, value=value, terms=terms)
