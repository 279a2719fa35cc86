"""Which aim a need yielded to: the first one that meeting more of the need would make worse."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from arrangement.policy.tiers import Tier
from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet
from arrangement.problem.bounds import WishToFollow
from arrangement.rulebook.aims import BINDING_WISHES_MISSED
from solver.aims.links import links
from solver.aims.needs import week_of
from solver.aims.weighing import tier_objective
from solver.aims.wishes import missed_minutes
from solver.case.solved import Solved
from solver.engines import CpSat, Status
from solver.rows import Objective, Row
from solver.rows.row import merged
from solver.rules import RULES
from solver.rules.cuts import cuts_kept

WORK = 10.0
"""Deterministic work units for one question."""


@dataclass(frozen=True)
class Outranked:
    """Asks a solved case what one more unit of a need would cost."""

    problem: Problem
    solved: Solved
    tiers: tuple[Tier, ...]

    def by(self, need: NeedToMeet, weeks: Collection[int]) -> str | None:
        """Give the aim, or tier of several, or None where the question stayed open within its work.

        All other help stays as it is. Aim after aim is kept as good as in the plan; the first one that cannot
        be kept with one more unit of the need in these weeks is the answer.
        """
        return self._first_worse(self._with_more(need, weeks), self.tiers)

    def by_wish(self, wish: WishToFollow) -> str | None:
        """Give the aim that following a binding wish one step more would make worse; all help may move.

        Where all up to the wishes stay as good, another binding wish would be missed instead.
        """
        columns = self.solved.columns
        terms = tuple(merged(missed_minutes(self.problem, columns, wish)))
        engine = self._engine()
        missed = sum(self.solved.solution[column] * minutes for column, minutes in terms)
        engine.add(Row("less missed", terms, high=missed - 1))
        for number, tier in enumerate(self.tiers):
            if BINDING_WISHES_MISSED.id in tier.aims:
                return self._first_worse(engine, self.tiers[: number + 1], tier.id)
        return self._first_worse(engine, self.tiers)

    def _first_worse(self, engine: CpSat, tiers: Sequence[Tier], otherwise: str | None = None) -> str | None:
        """Keep aim after aim; what was proved of each says at once where less than that is asked for."""
        solution = engine.minimise(Objective(()), WORK, self.solved.solution).solution
        reached = {tier.aim: tier for tier in self.solved.tiers}
        for tier in tiers if solution else ():
            if tier.id not in reached:
                continue
            aim, result = tier_objective(self.problem, self.solved.columns, tier), reached[tier.id]
            low, high = result.bound - aim.constant, result.value - aim.constant
            engine.add(Row(tier.id, aim.terms, low, high))
            if aim.value(solution) > result.value:
                outcome = engine.minimise(Objective(()), WORK, solution)
                if outcome.status is Status.IMPOSSIBLE:
                    return tier.id
                if not outcome.solution:
                    return None
                solution = outcome.solution
        return otherwise if solution else None

    def _engine(self) -> CpSat:
        columns = self.solved.columns
        rows = [row for _, make in RULES for row in make(self.problem, columns)]
        return CpSat(columns, [*rows, *links(self.problem, columns), *cuts_kept(columns)])

    def _with_more(self, need: NeedToMeet, weeks: Collection[int]) -> CpSat:
        """The model with all other help fixed, and one more unit of the need."""
        columns, solution = self.solved.columns, self.solved.solution
        engine = self._engine()
        for option in self.problem.options:
            if option.way is None and option.need != need.id:
                column = columns.amount[option.number]
                engine.add(Row("as it is", ((column, 1),), solution[column], solution[column]))
        unmet = [column for where, column in columns.unmet[need.id].items() if week_of(where) in weeks]
        more = sum(solution[column] for column in unmet) - 1
        engine.add(Row("more", tuple((column, 1) for column in unmet), high=more))
        return engine
