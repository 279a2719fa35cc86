"""The fair reference: the same rows, tier by tier, in SCIP and HiGHS.

Same matching, same columns, same start for every tier (the plan that the tier before ended with), one
thread, the same limit for each tier. What each engine proved must be the value of our own tier.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ortools.math_opt.python import mathopt
from ortools.math_opt.solvers import highs_pb2  # type: ignore[import-untyped]  # ortools gives it none

from arrangement.policy.tiers import Tier
from arrangement.problem import Problem
from solver.aims.links import links
from solver.aims.weighing import tier_objective
from solver.case.start import nothing_met
from solver.rows import Columns, Objective, Row
from solver.rules import RULES

ENGINES = {"scip": mathopt.SolverType.GSCIP, "highs": mathopt.SolverType.HIGHS}
EXACT, ROUNDING = 0.999, 1e-6
"""Objectives are integers without a common factor: nearer than one is equal."""


@dataclass(frozen=True)
class ReferenceTier:
    """What an engine reached in one tier; `best` is None where it found nothing in time."""

    aim: str
    best: int | None
    bound: int | None


@dataclass(frozen=True)
class _Found:
    solution: list[int]
    bound: int


class Reference:
    """A model in another engine that keeps its rows while objectives come and go."""

    def __init__(self, problem: Problem, engine: str, seconds: float) -> None:
        """Write columns and rows once."""
        self.columns = Columns(problem)
        self._engine = ENGINES[engine]
        self._parameters = _parameters(engine, seconds)
        self._model = mathopt.Model()
        self._variables = [
            self._model.add_integer_variable(lb=low, ub=high)
            for low, high in zip(self.columns.low, self.columns.high, strict=True)
        ]
        for _, rows in RULES:
            for row in rows(problem, self.columns):
                self.add(row)
        for row in links(problem, self.columns):
            self.add(row)

    def add(self, row: Row) -> None:
        """Add one row for good."""
        self._model.add_linear_constraint(
            lb=-math.inf if row.low is None else row.low,
            ub=math.inf if row.high is None else row.high,
            expr=mathopt.fast_sum([self._variables[column] * k for column, k in row.terms]),
        )

    def minimise(self, objective: Objective, start: Sequence[int]) -> _Found | None:
        """Minimise from a start; None where no plan was found."""
        scale = math.gcd(*(k for _, k in objective.terms)) or 1
        terms = [self._variables[column] * (k // scale) for column, k in objective.terms]
        self._model.minimize(mathopt.fast_sum(terms))
        hints = mathopt.ModelSolveParameters()
        values = dict(zip(self._variables, map(float, start), strict=True))
        hints.solution_hints.append(mathopt.SolutionHint(variable_values=values))
        result = mathopt.solve(self._model, self._engine, params=self._parameters, model_params=hints)
        if not result.has_primal_feasible_solution():
            return None
        found = result.variable_values()
        bound = result.dual_bound()
        least = sum(min(0, k * self.columns.high[column]) for column, k in objective.terms)
        proved = math.ceil(bound - ROUNDING) * scale if math.isfinite(bound) else least
        return _Found([round(found[variable]) for variable in self._variables], proved + objective.constant)


def reference_tiers(
    problem: Problem, tiers: Sequence[Tier], engine: str, seconds: float, after: Callable[[], None]
) -> tuple[ReferenceTier, ...]:
    """Minimise tier by tier in another engine, as `solver/case/tiers.py` does in ours.

    Args:
        problem: What to solve.
        tiers: In order.
        engine: Which one.
        seconds: For one tier.
        after: Called after each tier.
    """
    reference = Reference(problem, engine, seconds)
    done: list[ReferenceTier] = []
    start = nothing_met(reference.columns)
    open_: tuple[Objective, int] | None = None
    for tier in tiers:
        objective = tier_objective(problem, reference.columns, tier)
        if done and objective.value(start) == objective.constant:
            found: _Found | None = _Found(start, objective.constant)
        else:
            found = reference.minimise(objective, start)
        if found is None:
            done.append(ReferenceTier(tier.id, None, None))
            after()
            break
        start, best = found.solution, objective.value(found.solution)
        bound = min(found.bound, best)
        spare = tier.spare(problem.weeks, best) if tier is not tiers[-1] else 0
        _keep(reference, objective, bound, best + spare)
        if open_ is not None:
            closed = reference.minimise(open_[0], start)
            start = closed.solution if closed else start
            _keep(reference, open_[0], open_[1], open_[0].value(start))
        open_ = (objective, bound) if spare else None
        done.append(ReferenceTier(tier.id, best, bound))
        after()
    return tuple(done)


def _keep(reference: Reference, objective: Objective, low: int, high: int) -> None:
    reference.add(Row("", objective.terms, low - objective.constant, high - objective.constant))


def _parameters(engine: str, seconds: float) -> mathopt.SolveParameters:
    """One thread, the same limit, exact to the integer."""
    return mathopt.SolveParameters(
        time_limit=timedelta(seconds=seconds),
        relative_gap_tolerance=0.0,
        absolute_gap_tolerance=EXACT,
        threads=1 if engine == "scip" else None,
        highs=highs_pb2.HighsOptionsProto(int_options={"threads": 1}, string_options={"parallel": "off"})
        if engine == "highs"
        else highs_pb2.HighsOptionsProto(),
    )
