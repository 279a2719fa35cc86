"""What must not change, or change in one direction only, when a case changes: `relations` says it one by one.

Values are compared tier by tier, the most important first; several plans can be equally good. Where values
must be equal the old plan is still among the best. The plan of every case has passed its audit, and every
tier of every changed one is proved.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from tests.solver import larger_cases, some_cases
from tests.solver.relations import RELATIONS, Base, Relation
from tests.solver.some_cases import Files

HEALTH = [HealthCheck.too_slow, HealthCheck.filter_too_much]
FEW = settings(max_examples=6, phases=[Phase.generate], suppress_health_check=HEALTH)
SEEDS = st.integers(0, 2**32)
THREE = 3
LEAST = 20
"""Of eighty tiny cases, every relation says something about so many."""
SEED = 20261125
"""Draws the three relations of each larger case."""


@pytest.mark.parametrize("relation", RELATIONS, ids=str)
@FEW
@given(files=some_cases.files(), seed=SEEDS)
def test_it_holds_in_a_few_tiny_cases(relation: Relation, files: Files, seed: int) -> None:
    assume(relation.holds(Base(files, staffed=True, audited=True), Random(seed)))


def how_often_it_held(cases: st.SearchStrategy[Files], *, staffed: bool) -> Counter[Relation]:
    """Ask every relation of eighty cases; it says nothing about some of them."""
    held: Counter[Relation] = Counter()

    @settings(max_examples=80, phases=[Phase.generate], suppress_health_check=HEALTH)
    @given(files=cases, seed=SEEDS)
    def all_hold(files: Files, seed: int) -> None:
        base = Base(files, staffed=staffed)
        for relation in RELATIONS:
            held[relation] += relation.holds(base, Random(seed))

    all_hold()
    return held


@pytest.mark.deep
def test_all_hold_in_tiny_cases() -> None:
    held = how_often_it_held(some_cases.files(), staffed=True)
    assert [str(relation) for relation in RELATIONS if held[relation] < LEAST] == []


@pytest.mark.deep
def test_all_hold_with_weeks_homes_dates_calls_and_contracts() -> None:
    assert how_often_it_held(some_cases.richer_files(), staffed=False)


@pytest.mark.deep
@pytest.mark.parametrize("seed", larger_cases.seeds())
def test_three_hold_in_a_case_with_fifteen_needs_and_forty_offers(seed: int) -> None:
    """Those that say nothing about the case make room for the next of the draw."""
    draw = Random(SEED + seed)
    base = Base(larger_cases.files(seed))
    in_turn = iter(draw.sample(RELATIONS, len(RELATIONS)))
    held = 0
    while held < THREE:
        held += next(in_turn).holds(base, draw)
