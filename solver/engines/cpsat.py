"""CP-SAT, one worker, fixed seed, deterministic work limits: the same question gets the same answer."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

from assessment.ground.errors import BugError
from solver.engines.engine import Outcome, Status
from solver.engines.interrupt import one_worker, solve
from solver.rows import Columns, Objective, Row

FAR = 1 << 40
"""Bound for rows that are open on one side: CP-SAT wants finite ones."""

ROUNDING = 1e-6
"""The engine reports integer bounds as floating-point numbers."""

_STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.IMPOSSIBLE,
    cp_model.UNKNOWN: Status.NOT_FOUND_IN_TIME,
}


class CpSat:
    """A model that keeps its rows while objectives come and go."""

    def __init__(self, columns: Columns, rows: Iterable[Row]) -> None:
        """Write columns and rows once."""
        self._model = cp_model.CpModel()
        self._vars = [
            self._model.new_int_var(low, high, "")
            for low, high in zip(columns.low, columns.high, strict=True)
        ]
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Add one row for good."""
        terms = [self._vars[column] for column, _ in row.terms]
        coefficients = [coefficient for _, coefficient in row.terms]
        low = -FAR if row.low is None else row.low
        high = FAR if row.high is None else row.high
        self._model.add_linear_constraint(cp_model.LinearExpr.weighted_sum(terms, coefficients), low, high)

    def minimise(
        self, objective: Objective, work: float, start: Sequence[int] = (), *, presolve: bool = True
    ) -> Outcome:
        """Minimise from a start.

        Args:
            objective: What to minimise.
            work: Deterministic work units; never seconds.
            start: A solution to start from; empty for none.
            presolve: Off for re-checking an impossible answer.
        """
        model = self._model
        model.clear_hints()  # type: ignore[no-untyped-call]  # ortools gives it no types
        for variable, value in zip(self._vars, start, strict=False):
            model.add_hint(variable, value)
        terms = [self._vars[column] for column, _ in objective.terms]
        scale = math.gcd(*(c for _, c in objective.terms)) or 1
        model.minimize(cp_model.LinearExpr.weighted_sum(terms, [c // scale for _, c in objective.terms]))
        solver = one_worker(work)
        solver.parameters.linearization_level = 2
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
