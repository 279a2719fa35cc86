"""Whatever somebody does to a plan file, the audit answers; it never falls over."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.ground.errors import InputError
from tests.audit.builder import Bench, files, lawful_lines
from tests.audit.weeks import weeks_lines

BENCH = Bench()
PLAN = BENCH.build(lawful_lines())
YEAR = Bench(files("weeks"))
YEAR_PLAN = YEAR.build(weeks_lines())

JUNK = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.integers(min_value=10**30, max_value=10**31),
        st.floats(),
        st.text(max_size=20),
        st.sampled_from(
            ["", "wash", "anna", "sven", "cafe", "mon", "night", "help", "companion", "SELF", "PK"]
        ),
        st.sampled_from(
            ["tue_1500", "pflegesachleistung", "0001-01-01", "9999-12-31", "2026-11-23", "\ud800"]
        ),
        st.sampled_from(
            [
                "school",
                "clinic",
                "dads",
                "lena",
                "alarm",
                "talk",
                "call",
                "20261216",
                "2026-12-16",
                "2027-01-13",
            ]
        ),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def _places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += _places(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found += _places(inner, (*path, number))
    return found


BLOCKS = ("lines", "needs", "unmet", "tiers", "months", "ledger", "weeks", "dates", "employment")


def _steps(owner: Any) -> Any:
    """Keys of an object, places of a list, nothing of anything else."""
    if isinstance(owner, dict):
        return owner.keys()
    return range(len(owner)) if isinstance(owner, list) else ()


def _mutate(plan: Any, path: tuple[str | int, ...], how: str, junk: Any) -> None:
    owner = plan
    for step in path[:-1]:
        if step not in _steps(owner):
            return
        owner = owner[step]
    step = path[-1]
    if step not in _steps(owner):
        return
    if how == "delete":
        del owner[step]
    elif how == "twice" and isinstance(owner, list):
        owner.append(copy.deepcopy(owner[step]))
    else:
        owner[step] = junk


def _mutations(plan: Any) -> st.SearchStrategy[list[Any]]:
    places = [path for path in _places(plan) if path and path != ("schema",)]
    top = [path for path in places if len(path) == 1]
    blocks = [path for path in places if path[0] in BLOCKS]
    one = st.tuples(
        st.one_of(st.sampled_from(top), st.sampled_from(blocks), st.sampled_from(places)),
        st.sampled_from(("delete", "replace", "replace", "twice")),
        JUNK,
    )
    return st.lists(one, min_size=1, max_size=4)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(_mutations(PLAN))
def test_no_edit_makes_it_fall_over(mutations: list[Any]) -> None:
    _judged(BENCH, PLAN, mutations)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(_mutations(YEAR_PLAN))
def test_no_edit_of_weeks_and_dates_makes_it_fall_over(mutations: list[Any]) -> None:
    _judged(YEAR, YEAR_PLAN, mutations)


def _judged(bench: Bench, whole: Any, mutations: list[Any]) -> None:
    plan = copy.deepcopy(whole)
    for path, how, junk in mutations:
        _mutate(plan, path, how, junk)
    answer = bench.audit(plan).as_json()
    assert answer["passed"] == (not [v for v in answer["violations"] if v["invariant"] != "A20"])
    json.dumps(answer, ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize("junk", [None, [], "plan", 1, {}, {"schema": "hilfemix.case.v1"}, {"schema": 1}])
def test_what_is_no_plan_is_an_input_error(junk: Any) -> None:
    with pytest.raises(InputError):
        BENCH.audit(junk)


def test_an_empty_plan_is_judged() -> None:
    assert not BENCH.audit({"schema": "hilfemix.plan.v1"}).passed
    assert not BENCH.audit({"schema": "hilfemix.plan.v1", "on": "2026-11-23"}).passed


@pytest.mark.parametrize("day", ["1990-01-01", "9999-12-31", "0001-01-01", "2026-02-30", "yesterday", ""])
def test_a_day_without_law_is_named(day: str) -> None:
    found = BENCH.audit({**PLAN, "on": day}).violations
    assert "audit.R01.no_law_for_day" in {violation.message for violation in found}


def test_deep_nesting_is_walked_not_climbed() -> None:
    nest: Any = "end"
    for _ in range(5000):
        nest = [nest]
    for key in ("warnings", "rights", "lines", "horizon", "inputs"):
        assert BENCH.audit({**PLAN, key: [nest]}) is not None
    assert BENCH.audit({**PLAN, "rights": {**PLAN["rights"], "persons": nest}}) is not None
