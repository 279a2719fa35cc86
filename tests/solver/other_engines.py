"""The same solver-neutral rows in other engines, and one way to minimise tier by tier in any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import gcd, inf
from typing import Protocol

import numpy as np
from ortools.linear_solver.python import model_builder
from ortools.sat.python import cp_model
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from arrangement.problem import Problem
from solver.aims import AIMS
from solver.aims.links import links
from solver.engines import CpSat, Status
from solver.rows import Columns, Objective, Row
from solver.rules import RULES

Aims = list[tuple[str, Objective]]


class Engine(Protocol):
    """What minimises: rows stay, objectives come and go."""

    def add(self, row: Row) -> None:
        """Add one row for good."""

    def solution(self, objective: Objective) -> list[int]:
        """A solution of least value; that nothing is better has been proved."""


def rows_and_aims(problem: Problem) -> tuple[Columns, list[Row], Aims]:
    """Everything that an engine needs, the aims in the standard order."""
    columns = Columns(problem)
    rows = [row for _, make in RULES for row in make(problem, columns)]
    return (
        columns,
        [*rows, *links(problem, columns)],
        [(entry.id, make(problem, columns)) for entry, make in AIMS],
    )


def reached(engine: Engine, aims: Aims) -> tuple[dict[str, int], list[int]]:
    """The value of every tier where no tolerance is granted, and the last solution."""
    values, solution = dict[str, int](), list[int]()
    for aim, objective in aims:
        solution = engine.solution(objective)
        values[aim] = objective.value(solution)
        exact = values[aim] - objective.constant
        engine.add(Row(aim, objective.terms, exact, exact))
    return values, solution


def smallest(objective: Objective) -> list[tuple[int, int]]:
    """The terms without their common factor."""
    scale = gcd(*(factor for _, factor in objective.terms)) or 1
    return [(column, factor // scale) for column, factor in objective.terms]


class Ours:
    """The product's own engine, with nothing to start from; it says itself that nothing is better."""

    WORK = 60.0

    def __init__(self, columns: Columns, rows: Iterable[Row], presolve: bool) -> None:
        self._engine, self._presolve = CpSat(columns, rows), presolve

    def add(self, row: Row) -> None:
        self._engine.add(row)

    def solution(self, objective: Objective) -> list[int]:
        outcome = self._engine.minimise(objective, self.WORK, presolve=self._presolve)
        assert outcome.status is Status.OPTIMAL
        assert outcome.bound == objective.value(outcome.solution)
        return outcome.solution


class Milp:
    """A branch-and-bound engine that comes with ortools: `highs` or `scip`."""

    def __init__(self, name: str, columns: Columns, rows: Iterable[Row]) -> None:
        self._solver = model_builder.Solver(name)
        self._model = model_builder.Model()
        self._columns = [
            self._model.new_int_var(low, high, name)
            for low, high, name in zip(columns.low, columns.high, columns.names, strict=True)
        ]
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        low = float("-inf") if row.low is None else row.low
        high = float("inf") if row.high is None else row.high
        self._model.add_linear_constraint(self._sum(row.terms), low, high)

    def solution(self, objective: Objective) -> list[int]:
        self._model.minimize(self._sum(smallest(objective)))
        assert self._solver.solve(self._model) == model_builder.SolveStatus.OPTIMAL
        return [round(self._solver.value(column)) for column in self._columns]

    def _sum(self, terms: Iterable[tuple[int, int]]) -> model_builder.LinearExpr:
        pairs = list(terms)
        return model_builder.LinearExpr.weighted_sum(
            [self._columns[column] for column, _ in pairs], [factor for _, factor in pairs]
        )


class Highs:
    """HiGHS as scipy brings it: another build than the one in ortools, called with sparse matrices."""

    def __init__(self, columns: Columns, rows: Iterable[Row]) -> None:
        self._bounds = Bounds(np.array(columns.low, float), np.array(columns.high, float))
        self._rows = list(rows)

    def add(self, row: Row) -> None:
        self._rows.append(row)

    def solution(self, objective: Objective) -> list[int]:
        wide = len(self._bounds.lb)
        costs = np.zeros(wide)
        for column, factor in smallest(objective):
            costs[column] += factor
        found = milp(
            costs,
            integrality=np.ones(wide),
            bounds=self._bounds,
            constraints=self._matrix(),
            options={"mip_rel_gap": 0.0},
        )
        assert found.success, found.message
        solution = [round(value) for value in found.x]
        assert all(self._holds(row, solution) for row in self._rows)
        return solution

    def _matrix(self) -> LinearConstraint:
        terms = [(place, *term) for place, row in enumerate(self._rows) for term in row.terms]
        places, columns, factors = zip(*terms, strict=True)
        shape = (len(self._rows), len(self._bounds.lb))
        matrix = csr_array((np.array(factors, float), (places, columns)), shape=shape)
        low = [-inf if row.low is None else row.low for row in self._rows]
        high = [inf if row.high is None else row.high for row in self._rows]
        return LinearConstraint(matrix, low, high)

    @staticmethod
    def _holds(row: Row, solution: list[int]) -> bool:
        total = sum(factor * solution[column] for column, factor in row.terms)
        return (row.low is None or row.low <= total) and (row.high is None or total <= row.high)


class AnyCpSat:
    """CP-SAT with whatever parameters, started from whatever solution, then each time from the last one."""

    def __init__(
        self,
        columns: Columns,
        rows: Iterable[Row],
        set_up: Callable[[cp_model.CpSolver], None] = lambda solver: None,
        start: Sequence[int] = (),
    ) -> None:
        self._set_up = set_up
        self._model = cp_model.CpModel()
        self._columns = [
            self._model.new_int_var(low, high, "")
            for low, high in zip(columns.low, columns.high, strict=True)
        ]
        self._last = list(start)
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        far = 1 << 40
        low, high = (-far if row.low is None else row.low), (far if row.high is None else row.high)
        self._model.add_linear_constraint(self._sum(row.terms), low, high)

    def solution(self, objective: Objective) -> list[int]:
        self._model.clear_hints()
        for column, value in zip(self._columns, self._last, strict=False):
            self._model.add_hint(column, value)
        self._model.minimize(self._sum(smallest(objective)))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        self._set_up(solver)
        assert solver.solve(self._model) == cp_model.OPTIMAL
        self._last = [solver.value(column) for column in self._columns]
        return self._last

    def _sum(self, terms: Iterable[tuple[int, int]]) -> cp_model.LinearExprT:
        pairs = list(terms)
        return cp_model.LinearExpr.weighted_sum(
            [self._columns[column] for column, _ in pairs], [factor for _, factor in pairs]
        )
