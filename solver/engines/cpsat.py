"""CP-SAT, one worker, fixed seed, deterministic work limits: the same question gets the same answer."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from ortools.sat.python import cp_model

from assessment.ground.errors import BugError
from solver.engines.engine import Outcome, Status
from solver.engines.interrupt import one_worker, solve
from solver.rows import Objective, Row

FAR = 1 << 40
"""Bound for rows that are open on one side: CP-SAT wants finite ones."""

ROUNDING = 1e-6
"""The engine reports integer bounds as floating-point numbers."""

SEARCHES = ("reduced_costs", "default_lp", "quick_restart", "max_lp")
"""Ways to search that take turns in one thread and share what they find: one alone may be lost for long."""

A_MOMENT = 0.3
"""Units of work for one search before several take turns, which costs more where a tier is easy."""

_STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.IMPOSSIBLE,
    cp_model.UNKNOWN: Status.NOT_FOUND_IN_TIME,
}


class Bounded(Protocol):
    """Numbered columns with their bounds."""

    @property
    def low(self) -> list[int]:
        """Least value of each."""

    @property
    def high(self) -> list[int]:
        """Greatest value of each."""


class CpSat:
    """A model that keeps its rows while objectives come and go."""

    def __init__(self, columns: Bounded, rows: Iterable[Row]) -> None:
        """Write columns and rows once."""
        self._model = cp_model.CpModel()
        self._vars = [
            self._model.new_int_var(low, high, "")
            for low, high in zip(columns.low, columns.high, strict=True)
        ]
        self._rows = self._model.proto.constraints
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Add one row for good; no expression is built for it."""
        linear = self._rows.add().linear
        linear.vars.extend([column for column, _ in row.terms])
        linear.coeffs.extend([coefficient for _, coefficient in row.terms])
        linear.domain.extend((-FAR if row.low is None else row.low, FAR if row.high is None else row.high))

    def minimise(
        self, objective: Objective, work: float, start: Sequence[int] = (), *, presolve: bool = True
    ) -> Outcome:
        """Minimise from a start: most is proved in a moment by the usual search; the rest is taken in turns.

        Args:
            objective: What to minimise.
            work: Deterministic work units; never seconds.
            start: A solution to start from; empty for none.
            presolve: Off for re-checking an impossible answer.
        """
        first = self._solve(objective, min(work, A_MOMENT), start, presolve)
        if first.status in (Status.OPTIMAL, Status.IMPOSSIBLE) or work <= A_MOMENT:
            return first
        then = self._solve(objective, work - first.work, first.solution or start, presolve, SEARCHES)
        if not first.solution:
            return _both(first, then, then)
        if not then.solution:
            return _both(first, then, first)
        return _both(first, then, replace(then, bound=max(first.bound, then.bound)))

    def _solve(
        self,
        objective: Objective,
        work: float,
        start: Sequence[int],
        presolve: bool,
        searches: Sequence[str] = (),
    ) -> Outcome:
        model = self._model
        model.clear_hints()  # type: ignore[no-untyped-call]  # ortools gives it no types
        for variable, value in zip(self._vars, start, strict=False):
            model.add_hint(variable, value)
        terms = [self._vars[column] for column, _ in objective.terms]
        scale = math.gcd(*(c for _, c in objective.terms)) or 1
        model.minimize(cp_model.LinearExpr.weighted_sum(terms, [c // scale for _, c in objective.terms]))
        solver = one_worker(work)
        solver.parameters.linearization_level = 2
        solver.parameters.interleave_search = bool(searches)
        solver.parameters.subsolvers.extend(searches)
        solver.parameters.cp_model_presolve = presolve
        began = time.perf_counter()
        try:
            status = solve(solver, model)
        except IndexError:  # presolve of this release may fail on a hint; without one it does not
            model.clear_hints()  # type: ignore[no-untyped-call]  # ortools gives it no types
            status = solve(solver, model)
        seconds = time.perf_counter() - began
        if status not in _STATUS:
            raise BugError(f"the engine calls the model invalid: {model.validate()}")
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        solution = [solver.value(variable) for variable in self._vars] if found else []
        bound = math.ceil(solver.best_objective_bound - ROUNDING) * scale + objective.constant if found else 0
        return Outcome(_STATUS[status], solution, bound, seconds, solver.response_proto.deterministic_time)


def _both(first: Outcome, then: Outcome, answer: Outcome) -> Outcome:
    """An answer for which two searches worked."""
    return replace(answer, seconds=first.seconds + then.seconds, work=first.work + then.work)
