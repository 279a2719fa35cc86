"""A first plan, a plan for each change of a case, and a plan wherever the work ends."""

from dataclasses import replace
from typing import Any

import pytest

from arrangement.plan.plan import Plan
from arrangement.policy.tiers import tiers_of
from benchmarks import change as bench
from benchmarks.changed import as_table
from solver.aims.links import links
from solver.case import answer_change, first_plan, propose
from solver.case.propose import Inputs
from solver.case.solved import Solved
from solver.case.tiers import solve
from solver.rules import RULES
from tests.solver import tight_cases, tiny
from tests.solver.tiny import Json, built, catalogue, helper, need, owed, visit

LIMITS = (0.0, 1e-9, 1e-5, 1e-4, 1e-3, 5e-3, 2e-2, 1e-1)
"""Units of work: a search ends in the middle of reading its model, of its first relaxation, of its proof."""


def keeps_all_rows(given: Inputs, solved: Solved) -> bool:
    """Whether a solution keeps every row, its columns' bounds and no empty tier."""
    problem, x = built(given).problem, solved.columns
    rows = [row for _, make in RULES for row in make(problem, x)] + list(links(problem, x))
    sums = [(row, sum(k * solved.solution[column] for column, k in row.terms)) for row in rows]
    bounds = zip(x.low, solved.solution, x.high, strict=True)
    return all(low <= value <= high for low, value, high in bounds) and all(
        (row.low is None or row.low <= found) and (row.high is None or found <= row.high)
        for row, found in sums
    )


@pytest.mark.parametrize("seed", range(12))
def test_there_is_a_plan_at_every_stopping_point(seed: int) -> None:
    given = tiny.inputs(*tight_cases.files(seed))
    problem, tiers = built(given).problem, tiers_of(given.policy.model)
    for limit in LIMITS:
        solved = solve(problem, tiers, limit)
        assert [tier.aim for tier in solved.tiers] == [tier.id for tier in tiers]
        assert all(tier.bound <= tier.best <= tier.budget for tier in solved.tiers)
        assert keeps_all_rows(given, solved)


@pytest.mark.parametrize("seed", range(40))
def test_a_first_plan_passes_the_audit_and_is_never_better_than_the_best(seed: int) -> None:
    given = tiny.inputs(*tight_cases.files(seed))
    first = planned(given, work=0)
    assert first["references"]["best_professional"] is None
    assert {"key": "warning.first_plan", "params": {}} in first["warnings"]
    if seed < 12:
        assert tiny.values(planned(given)) <= tiny.values(first)


def planned(given: Inputs, work: int | None = None) -> Json:
    """Propose; every plan that comes back has passed its audit."""
    return propose(given.case, given.catalogue, given.policy, given.on, work)


def answered(before: Json, given: Inputs, *, exactly: bool = False) -> Json:
    """The plan of a changed case."""
    kept = Plan.model_validate(before)
    files = (given.case, given.catalogue, given.policy, given.on)
    return answer_change(kept, *files, exactly=exactly)


def line_ids(plan: Json) -> set[str]:
    """Ids of all lines."""
    return {line["id"] for line in plan["lines"]}


@pytest.mark.parametrize("seed", range(12))
def test_where_nothing_changed_the_same_plan_comes_back(seed: int) -> None:
    given = tiny.inputs(*tight_cases.files(seed))
    before = planned(given)
    again = answered(before, given)
    assert line_ids(again) == line_ids(before)
    assert tiny.values(again) == tiny.values(before)
    assert tiny.values(answered(before, given, exactly=True)) == tiny.values(before)


@pytest.mark.parametrize(
    "seed", [*range(12), *(pytest.param(n, marks=pytest.mark.deep) for n in range(12, 16))]
)
def test_a_changed_case_is_answered_lawfully_and_then_exactly(seed: int) -> None:
    given = tiny.inputs(*tight_cases.files(seed))
    before = planned(given)
    for name, case in bench.changes(given.case.model, Plan.model_validate(before)):
        changed = replace(given, case=replace(given.case, model=case))
        fresh, at_once = planned(changed), answered(before, changed)
        assert tiny.values(fresh) <= tiny.values(at_once), name
        assert tiny.values(answered(before, changed, exactly=True)) == tiny.values(fresh), name


def with_two(**changes: Any) -> tuple[Json, Json]:
    """Hanna cooks on Monday, the service shops on Tuesday."""
    shop = owed("shop", task="shopping", days=["tue"])
    case = tiny.case(needs=[need(), shop], helpers=[helper(tasks=["meal"])], **changes)
    return case, catalogue(visit(tasks=["meal", "shopping"]))


def test_what_a_change_does_not_touch_stays_as_it_was() -> None:
    case, offers = with_two()
    before = planned(tiny.inputs(case, offers))
    assert tiny.help_of(before, "cook") == ["hanna"]
    case["helpers"][0]["times"] = [{"days": ["sun"]}]
    after = answered(before, tiny.inputs(case, offers))
    assert tiny.help_of(after, "cook") == tiny.help_of(before, "shop")
    shop = [line["id"] for line in before["lines"] if line["need"] == "shop"]
    assert set(shop) <= line_ids(after)


def test_somebody_new_is_asked_at_once() -> None:
    case, offers = with_two()
    alone = {**case, "helpers": []}
    before = planned(tiny.inputs(alone, offers))
    assert "hanna" not in tiny.help_of(before, "cook")
    assert tiny.help_of(answered(before, tiny.inputs(case, offers)), "cook") == ["hanna"]


def test_a_need_that_asks_for_more_is_met_anew() -> None:
    case, offers = with_two()
    before = planned(tiny.inputs(case, offers))
    case["needs"][0]["measure"]["minutes"] = 45
    after = answered(before, tiny.inputs(case, offers))
    assert tiny.minutes_of(after, "cook") == 45


def test_what_is_refused_goes_at_once() -> None:
    case, offers = with_two()
    before = planned(tiny.inputs(case, offers))
    refused = {"person": "pia", "of": {"helper": "hanna"}, "stated_on": tiny.STATED}
    after = answered(before, tiny.inputs({**case, "refusals": [refused]}, offers))
    assert "hanna" not in tiny.help_of(after, "cook")


def test_a_first_plan_keeps_the_protection_plan() -> None:
    case, offers = with_two()
    source = offers["offers"][0]["id"]
    line = {"need": "cook", "offer": source, "days": ["mon"], "part": "morning", "minutes": 30}
    case["protection"] = {"danger_signs": "none", "protection_plan": [line]}
    first = planned(tiny.inputs(case, offers), work=0)
    assert tiny.help_of(first, "cook") == [source]


def test_the_first_plan_is_the_one_of_the_entrance() -> None:
    given = tiny.inputs(*with_two())
    made = first_plan(given.case, given.catalogue, given.policy, given.on)
    assert line_ids(made) == line_ids(planned(given, work=0))


def test_the_benchmark_measures_one_case_and_writes_it_down() -> None:
    given = tiny.inputs(*with_two())
    row = bench.measured("tiny", given, most=2)
    assert all(change["passed"] for change in row["changes"])
    assert "| tiny | without hanna |" in as_table([row])
