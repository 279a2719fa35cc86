"""The fair reference: the same rows, tier by tier, in SCIP and HiGHS.

Same matching, same columns, same start for every tier (the plan that the tier before ended with), one
thread, the same limit for each tier. What each engine reached must be the value of our own tier.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter

from ortools.math_opt.python import mathopt

from arrangement.policy import Policy
from arrangement.policy.tiers import tiers_of
from arrangement.problem import Problem
from solver.aims.links import links
from solver.aims.weighing import tier_objective
from solver.rows import Columns, Objective, Row
from solver.rules import RULES

ENGINES = {"scip": mathopt.SolverType.GSCIP, "highs": mathopt.SolverType.HIGHS}
SECONDS_PER_TIER = 60.0
EXACT = 0.5
"""Objectives are integers: nearer than this is equal."""


@dataclass(frozen=True)
class ReferenceTier:
    """What an engine needed for one tier; `value` is None where it found nothing in time."""

    aim: str
    value: int | None
    proved: bool
    seconds: float


class Reference:
    """A model in another engine that keeps its rows while objectives come and go."""

    def __init__(self, problem: Problem, engine: str) -> None:
        """Write columns and rows once."""
        self.columns = Columns(problem)
        self.engine = ENGINES[engine]
        self.parameters = _parameters(engine)
        self.model = mathopt.Model()
        self.variables = [
            self.model.add_integer_variable(lb=low, ub=high)
            for low, high in zip(self.columns.low, self.columns.high, strict=True)
        ]
        for _, rows in RULES:
            for row in rows(problem, self.columns):
                self.add(row)
        for row in links(problem, self.columns):
            self.add(row)

    def add(self, row: Row) -> None:
        """Add one row for good."""
        self.model.add_linear_constraint(
            lb=-math.inf if row.low is None else row.low,
            ub=math.inf if row.high is None else row.high,
            expr=mathopt.fast_sum([self.variables[column] * k for column, k in row.terms]),
        )

    def minimise(self, objective: Objective, start: Sequence[int]) -> tuple[list[int], bool]:
        """Minimise from a start: the solution (empty for none), and whether it is proved best."""
        self.model.minimize(mathopt.fast_sum([self.variables[column] * k for column, k in objective.terms]))
        hints = mathopt.ModelSolveParameters()
        if start:
            values = dict(zip(self.variables, map(float, start), strict=True))
            hints.solution_hints.append(mathopt.SolutionHint(variable_values=values))
        result = mathopt.solve(self.model, self.engine, params=self.parameters, model_params=hints)
        if not result.has_primal_feasible_solution():
            return [], False
        found = result.variable_values()
        proved = result.termination.reason is mathopt.TerminationReason.OPTIMAL
        return [round(found[variable]) for variable in self.variables], proved


def reference_tiers(problem: Problem, policy: Policy, engine: str) -> tuple[ReferenceTier, ...]:
    """Minimise tier by tier in another engine, as `solver/case/tiers.py` does in ours."""
    reference = Reference(problem, engine)
    pairs = [(tier, tier_objective(problem, reference.columns, tier)) for tier in tiers_of(policy)]
    objectives = [(tier, objective) for tier, objective in pairs if objective.terms]
    done: list[ReferenceTier] = []
    start: list[int] = []
    open_: Objective | None = None
    for tier, objective in objectives:
        began = perf_counter()
        solution, proved = reference.minimise(objective, start)
        if not solution:
            done.append(ReferenceTier(tier.id, None, False, perf_counter() - began))
            break
        best = objective.value(solution)
        spare = tier.spare(problem.weeks, best)
        reference.add(Row(tier.id, objective.terms, high=best + spare - objective.constant))
        start = solution
        if open_ is not None:
            start = reference.minimise(open_, start)[0] or start
            spent = open_.value(start)
            reference.add(Row(tier.id, open_.terms, high=spent - open_.constant))
        open_ = objective if spare else None
        done.append(ReferenceTier(tier.id, best, proved, perf_counter() - began))
    return tuple(done)


def _parameters(engine: str) -> mathopt.SolveParameters:
    """One thread, the same limit, exact to the integer; HiGHS takes its thread from the process."""
    return mathopt.SolveParameters(
        time_limit=timedelta(seconds=SECONDS_PER_TIER),
        relative_gap_tolerance=0.0,
        absolute_gap_tolerance=EXACT,
        threads=1 if engine == "scip" else None,
    )
