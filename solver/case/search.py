"""How far a case is solved: to its first lawful plan, or tier by tier within the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from arrangement.plan.plan import Plan
from arrangement.policy.tiers import Tier
from arrangement.problem import Problem
from solver.case.first import first, first_again
from solver.case.kept import kept_of
from solver.case.solved import Solved
from solver.case.tiers import ignored, solve, solve_again
from solver.rows import Cut

FIRST_PLAN: Mapping[str, object] = {"key": "warning.first_plan", "params": {}}
"""What a plan says whose search ended with the first lawful one."""


@dataclass(frozen=True)
class Search:
    """One problem and the tiers in which it is minimised.

    Attributes:
        work: Deterministic work units per tier; None for the usual ones, 0 for the first lawful plan.
        begins: Called with each tier that begins.
    """

    problem: Problem
    tiers: Sequence[Tier]
    work: int | None = None
    begins: Callable[[str], None] = ignored

    @property
    def proves(self) -> bool:
        """Whether it goes on after the first lawful plan."""
        return self.work != 0

    def solved(self, before: Plan | None = None) -> Solved:
        """Solve; from what still stands of a plan, if there was one."""
        if before is None and self.proves:
            return solve(self.problem, self.tiers, self.work, begins=self.begins)
        kept = kept_of(self.problem, before) if before is not None else None
        found = first(self.problem, self.tiers, kept)
        if not self.proves:
            return found
        return solve(self.problem, self.tiers, self.work, start=found.solution, begins=self.begins)

    def again(self, last: Solved, cuts: Sequence[Cut]) -> Solved:
        """Solve once more, without what the cuts forbid."""
        if self.proves:
            return solve_again(self.problem, self.tiers, last, cuts, self.work)
        return first_again(self.problem, self.tiers, last, cuts)
