"""The same rows in other engines: whoever minimises, every tier reaches the same value."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from arrangement.policy.tiers import tiers_of
from solver.case.tiers import solve
from solver.engines import CpSat, Status
from solver.rows import Row
from tests.solver import larger_cases, some_cases, tiny
from tests.solver.other_engines import Highs, Milp, Ours, reached, rows_and_aims
from tests.solver.test_brute_force import (
    Files,
    a_club_and_the_way_there,
    helpers_who_must_not_meet,
    tasks_done_while_being_there,
    two_payers_and_a_tight_month,
)

PROBLEMS = (
    a_club_and_the_way_there,
    helpers_who_must_not_meet,
    tasks_done_while_being_there,
    two_payers_and_a_tight_month,
)
BY_PROBLEM = pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.__name__)
MEDIUM = larger_cases.seeds(12)


def reached_by(engine: str, files: Files) -> dict[str, int]:
    """The value of every tier, with nothing to start from."""
    columns, rows, aims = rows_and_aims(tiny.built(tiny.inputs(*files)).problem)
    if engine == "highs of scipy":
        return reached(Highs(columns, rows), aims)[0]
    if engine in ("highs", "scip"):
        return reached(Milp(engine, columns, rows), aims)[0]
    return reached(Ours(columns, rows, engine == "with presolve"), aims)[0]


def solved(files: Files) -> dict[str, int]:
    """The values of the first model as the product solves it, where no tolerance may be spent."""
    given_files = tiny.inputs(*files, {**tiny.standard_policy(), "tolerances": []})
    found = solve(tiny.built(given_files).problem, tiers_of(given_files.policy.model))
    assert found.status is Status.OPTIMAL
    return {tier.aim: tier.value for tier in found.tiers}


def planned(files: Files) -> dict[str, int]:
    """The values of the plan that the product makes where no tolerance may be spent."""
    case, catalogue = files
    strict = {**tiny.standard_policy(), "tolerances": []}
    return {tier["aim"]: tier["value"] for tier in tiny.plan(case, catalogue, strict)["tiers"]}


@BY_PROBLEM
@pytest.mark.parametrize("engine", ["highs of scipy", "highs", "scip", "with presolve", "without presolve"])
def test_every_engine_reaches_the_same_value_in_every_tier(problem: Callable[[], Files], engine: str) -> None:
    assert reached_by(engine, problem()) == planned(problem())


@pytest.mark.deep
@pytest.mark.parametrize("engine", ["highs of scipy", "without presolve"])
@settings(max_examples=40, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(files=some_cases.richer_files())
def test_and_in_any_tiny_case(engine: str, files: Files) -> None:
    assert reached_by(engine, files) == solved(files)


@pytest.mark.deep
@pytest.mark.parametrize("engine", ["highs of scipy", "without presolve"])
@pytest.mark.parametrize("seed", MEDIUM)
def test_and_in_cases_with_fifteen_needs_and_forty_offers(engine: str, seed: int) -> None:
    files = larger_cases.files(seed)
    assert reached_by(engine, files) == solved(files)


@pytest.mark.parametrize("presolve", [True, False], ids=["with presolve", "without presolve"])
def test_what_is_impossible_is_called_so_with_and_without_presolve(presolve: bool) -> None:
    columns, rows, aims = rows_and_aims(tiny.built(tiny.inputs(*helpers_who_must_not_meet())).problem)
    (unmet,) = columns.unmet["cook"].values()
    every = tuple((column, 1) for column in columns.amount.values())
    engine = CpSat(
        columns, [*rows, Row("nobody helps", every, 0, 0), Row("yet all is met", ((unmet, 1),), 0, 0)]
    )
    _, first = aims[0]
    assert engine.minimise(first, Ours.WORK, presolve=presolve).status is Status.IMPOSSIBLE
