"""What is fixed, forbidden, hinted at or set up otherwise in the first model changes no value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from ortools.sat.python import cp_model

from solver.rows import Row
from tests.solver.other_engines import AnyCpSat, reached
from tests.solver.relations.base import Base

SetUp = Callable[[cp_model.CpSolver], None]


def one_assignment_fixed(base: Base, draw: Random) -> bool:
    """An amount of the solution is fixed: the same values."""
    values, solution = base.reached
    columns, _, _ = base.rows
    used = sorted(column for column in columns.amount.values() if solution[column])
    if not used:
        return False
    column = draw.choice(used)
    assert _values(base, Row("fixed", ((column, 1),), solution[column], solution[column])) == values
    return True


def one_assignment_forbidden(base: Base, draw: Random) -> bool:
    """An option that the solution does not use is forbidden: the same values."""
    values, solution = base.reached
    columns, _, _ = base.rows
    unused = sorted(column for column in columns.amount.values() if not solution[column])
    if not unused:
        return False
    assert _values(base, Row("forbidden", ((draw.choice(unused), 1),), 0, 0)) == values
    return True


def a_solution_as_a_hint(base: Base, draw: Random) -> bool:
    """Started from a solution of another seed: the same values."""
    columns, rows, aims = base.rows
    _, start = reached(AnyCpSat(columns, rows, _seed(draw.randint(2, 20))), aims[:3])
    assert _values(base, start=start) == base.reached[0]
    return True


def another_way_to_solve(base: Base, draw: Random) -> bool:
    """Seed, workers, presolve or linearisation otherwise: the same values."""

    def workers(solver: cp_model.CpSolver) -> None:
        solver.parameters.num_workers = number

    def presolve(solver: cp_model.CpSolver) -> None:
        solver.parameters.cp_model_presolve = False

    def level(solver: cp_model.CpSolver) -> None:
        solver.parameters.linearization_level = 1

    number = draw.choice([2, 4, 8])
    set_up = draw.choice([workers, presolve, level, _seed(draw.randint(2, 20))])
    assert _values(base, set_up=set_up) == base.reached[0]
    return True


def _seed(number: int) -> SetUp:
    def set_up(solver: cp_model.CpSolver) -> None:
        solver.parameters.random_seed = number

    return set_up


def _values(
    base: Base, *more: Row, set_up: SetUp = lambda solver: None, start: Sequence[int] = ()
) -> dict[str, int]:
    columns, rows, aims = base.rows
    return reached(AnyCpSat(columns, [*rows, *more], set_up, start), aims)[0]
