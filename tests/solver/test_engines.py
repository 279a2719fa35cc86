"""The same rows in other engines: whoever minimises, every tier reaches the same value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import gcd

import pytest
from ortools.linear_solver.python import model_builder

from arrangement.problem import Problem
from solver.aims import AIMS
from solver.aims.links import links
from solver.engines import CpSat, Status
from solver.rows import Columns, Objective, Row
from solver.rules import RULES
from tests.solver import tiny
from tests.solver.test_brute_force import (
    Files,
    a_club_and_the_way_there,
    helpers_who_must_not_meet,
    tasks_done_while_being_there,
    two_payers_and_a_tight_month,
)

WORK = 60.0
PROBLEMS = (
    a_club_and_the_way_there,
    helpers_who_must_not_meet,
    tasks_done_while_being_there,
    two_payers_and_a_tight_month,
)
BY_PROBLEM = pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.__name__)


class Milp:
    """Rows in a branch-and-bound engine that shares nothing with the product's but the rows themselves."""

    def __init__(self, engine: str, columns: Columns, rows: Iterable[Row]) -> None:
        self._solver = model_builder.Solver(engine)
        self._model = model_builder.Model()
        self._columns = [
            self._model.new_int_var(low, high, name)
            for low, high, name in zip(columns.low, columns.high, columns.names, strict=True)
        ]
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Add one row for good."""
        low = float("-inf") if row.low is None else row.low
        high = float("inf") if row.high is None else row.high
        self._model.add_linear_constraint(self._sum(row.terms), low, high)

    def least(self, objective: Objective) -> int:
        """The least value that the rows allow, from the whole numbers of the solution."""
        scale = gcd(*(factor for _, factor in objective.terms)) or 1
        self._model.minimize(self._sum((column, factor // scale) for column, factor in objective.terms))
        assert self._solver.solve(self._model) == model_builder.SolveStatus.OPTIMAL
        return objective.value([round(self._solver.value(column)) for column in self._columns])

    def _sum(self, terms: Iterable[tuple[int, int]]) -> model_builder.LinearExpr:
        pairs = list(terms)
        return model_builder.LinearExpr.weighted_sum(
            [self._columns[column] for column, _ in pairs], [factor for _, factor in pairs]
        )


def rows_and_aims(files: Files) -> tuple[Columns, list[Row], list[tuple[str, Objective]]]:
    """Everything that an engine needs."""
    problem: Problem = tiny.built(tiny.inputs(*files)).problem
    columns = Columns(problem)
    rows = [row for _, make in RULES for row in make(problem, columns)]
    return (
        columns,
        [*rows, *links(problem, columns)],
        [(entry.id, make(problem, columns)) for entry, make in AIMS],
    )


def kept(aim: str, objective: Objective, best: int) -> Row:
    """A tier's best value, kept by all later ones."""
    exact = best - objective.constant
    return Row(aim, objective.terms, exact, exact)


def reached_by_cp_sat(files: Files, presolve: bool) -> dict[str, int]:
    """The value of every tier, with nothing to start from."""
    columns, rows, aims = rows_and_aims(files)
    engine, reached = CpSat(columns, rows), dict[str, int]()
    for aim, objective in aims:
        outcome = engine.minimise(objective, WORK, presolve=presolve)
        assert outcome.status is Status.OPTIMAL
        reached[aim] = objective.value(outcome.solution)
        assert outcome.bound == reached[aim]
        engine.add(kept(aim, objective, reached[aim]))
    return reached


def planned(files: Files) -> dict[str, int]:
    """The values of the plan that the product makes where no tolerance may be spent."""
    case, catalogue, *policy = files
    strict = {**(policy[0] if policy and policy[0] else tiny.standard_policy()), "tolerances": []}
    return {tier["aim"]: tier["value"] for tier in tiny.plan(case, catalogue, strict)["tiers"]}


@BY_PROBLEM
@pytest.mark.parametrize("engine", ["highs", "scip"])
def test_another_engine_reaches_the_same_value_in_every_tier(
    problem: Callable[[], Files], engine: str
) -> None:
    files = problem()
    columns, rows, aims = rows_and_aims(files)
    milp, reached = Milp(engine, columns, rows), dict[str, int]()
    for aim, objective in aims:
        reached[aim] = milp.least(objective)
        milp.add(kept(aim, objective, reached[aim]))
    assert reached == planned(files)


@BY_PROBLEM
@pytest.mark.parametrize("presolve", [True, False], ids=["with presolve", "without presolve"])
def test_presolve_changes_no_value(problem: Callable[[], Files], presolve: bool) -> None:
    assert reached_by_cp_sat(problem(), presolve) == planned(problem())


@pytest.mark.parametrize("presolve", [True, False], ids=["with presolve", "without presolve"])
def test_what_is_impossible_is_called_so_with_and_without_presolve(presolve: bool) -> None:
    columns, rows, aims = rows_and_aims(helpers_who_must_not_meet())
    (unmet,) = columns.unmet["cook"].values()
    every = tuple((column, 1) for column in columns.amount.values())
    engine = CpSat(
        columns, [*rows, Row("nobody helps", every, 0, 0), Row("yet all is met", ((unmet, 1),), 0, 0)]
    )
    _, first = aims[0]
    assert engine.minimise(first, WORK, presolve=presolve).status is Status.IMPOSSIBLE
