"""Yes or no: whether a plan exists that keeps some aims as good and does one thing more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from arrangement.policy.tiers import Tier
from arrangement.problem import Problem
from assessment.ground.grid import GRID_MINUTES
from solver.aims.links import links
from solver.aims.needs import week_of
from solver.aims.weighing import tier_objective
from solver.aims.wishes import missed_minutes
from solver.engines import CpSat, Status
from solver.rows import Columns, Objective, Row
from solver.rows.row import merged
from solver.rules import RULES

WORK = 30.0
"""Deterministic work units for one question."""

Kept = Iterable[tuple[Tier, int]]
"""Tiers with the value that they may not exceed."""
Asked = Callable[[Columns], Row]
"""The one thing more."""


@dataclass(frozen=True)
class Question:
    """Asks about one problem."""

    problem: Problem
    work: float = WORK

    def possible(self, kept: Kept, asked: Asked, dropped: Collection[str] = ()) -> bool | None:
        """Whether such a plan exists; None where the work did not suffice.

        Args:
            kept: What must stay as good.
            asked: What is to be different.
            dropped: Ids of rules that are left out.
        """
        columns = Columns(self.problem)
        rows = [row for rule, make in RULES if rule.id not in dropped for row in make(self.problem, columns)]
        engine = CpSat(columns, [*rows, *links(self.problem, columns), asked(columns)])
        for tier, value in kept:
            objective = tier_objective(self.problem, columns, tier)
            engine.add(Row(tier.id, objective.terms, high=value - objective.constant))
        outcome = engine.minimise(Objective(()), self.work)
        if outcome.status is Status.IMPOSSIBLE:  # asked once more: presolve of this release has erred
            outcome = engine.minimise(Objective(()), self.work, presolve=False)
        return None if outcome.status is Status.NOT_FOUND_IN_TIME else bool(outcome.solution)

    def less_unmet(self, need_id: str, week_type: str, amount: int) -> Asked:
        """One unit less than this amount stays unmet of a need in the weeks of a type."""
        need = self.problem.need_by_id[need_id]
        counted = need.in_pieces or need.measure == "reachable"

        def asked(columns: Columns) -> Row:
            unmet = (
                (column, 1)
                for where, column in columns.unmet[need_id].items()
                if self.problem.calendar[week_of(where)].week_type == week_type
            )
            return Row("more of it", tuple(unmet), high=(amount if counted else amount // GRID_MINUTES) - 1)

        return asked

    def less_missed(self, wish_id: str, minutes: int) -> Asked:
        """Fewer minutes than these are not as a wish says."""
        wish = next(wish for wish in self.problem.wishes if wish.id == wish_id)

        def asked(columns: Columns) -> Row:
            terms = merged(missed_minutes(self.problem, columns, wish))
            return Row("as wished", tuple(terms), high=minutes - 1)

        return asked
