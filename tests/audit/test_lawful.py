"""No false alarm: lawful plans pass, however they are varied."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.audit.builder import DAYS, Bench, Json, companion, files, help_line, lawful_lines

WEEKDAYS = DAYS[:5]


@st.composite
def lawful(draw: st.DrawFn) -> tuple[Json, list[Json]]:
    """Files and lines of a lawful week: some needs left unmet, some met at other times or by others."""
    data = files()
    data["case"]["horizon"] = {"weeks": draw(st.integers(1, 53))}
    data["case"]["plan_date"] = draw(
        st.sampled_from(("2026-11-23", "2026-11-30", "2026-12-31", "2027-01-06"))
    )
    data["case"]["orders"][0]["ends"] = "2028-12-31"
    data["case"]["persons"][0]["own_money"]["accepts_cents_per_month"] = 5000
    lines: list[Json] = []
    washes = draw(st.lists(st.sampled_from(DAYS), unique=True, max_size=7))
    part = draw(st.sampled_from(("early", "morning")))
    lines += [help_line("wash", "care_body", day, part, 20) for day in washes]
    lines += [help_line("pills", "nurse_treat", day, "early", 5) for day in draw(_days(7))]
    if draw(st.booleans()):
        lines += [help_line("train", "train_ways", draw(st.sampled_from(WEEKDAYS)), "morning", 60)]
    lines += [help_line("walk", "nina", day, "afternoon", 30) for day in draw(_days(2, ("mon", "fri")))]
    lines += [help_line("watch", "sven", day, "afternoon", 120) for day in draw(_days(2, ("mon", "wed")))]
    if draw(st.booleans()):
        lines.append(
            help_line("chat", "cafe", "tue", "afternoon", draw(st.integers(6, 18)) * 5, session="tue_1500")
        )
        lines.append(companion("nina", "tue_1500", "tue", "afternoon", 50))
    if draw(st.booleans()):
        minutes = draw(st.integers(6, 12)) * 5
        lines.append(help_line("chat", "sven", draw(st.sampled_from(DAYS)), "noon", minutes))
    if draw(st.booleans()):
        lines.append(help_line("shop", draw(st.sampled_from(("buddy_shop", "menu"))), "thu", "afternoon", 60))
    if draw(st.booleans()):
        lines.append(help_line("letters", "anna_writes", draw(st.sampled_from(DAYS[:6])), "evening", 45))
    if draw(st.booleans()):
        data["case"]["choices"] = [{"person": "anna", "need": "walk", "on": "2026-11-01", "role": "self"}]
    if draw(st.booleans()):
        data["case"]["choices"] = [
            {"person": "anna", "benefit": "tagespflege", "on": "2026-11-01", "role": "self"}
        ]
    return data, lines


def _days(most: int, days: tuple[str, ...] = DAYS) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(days), unique=True, max_size=most)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(lawful())
def test_lawful_plans_pass(made: tuple[Json, list[Json]]) -> None:
    data, lines = made
    bench = Bench(data)
    plan = _honest(bench, lines)
    assert bench.broken(plan) == set(), bench.audit(plan).violations
    assert bench.audit(json.loads(json.dumps(plan))).passed


def _honest(bench: Bench, lines: list[Json]) -> Json:
    """A plan that says for each unmet need that the search stopped, and is open in its last aim."""
    needs = {need.id: ("solver_limit_reached", [need.id]) for need in bench.case.needs if need.id != "swim"}
    plan = bench.build(lines, needs)
    last = plan["tiers"][-1]
    if last["value"] > 0:
        plan["status"] = "feasible"
        last["bound"] = 0
    else:
        plan["status"] = "feasible"
        plan["tiers"][14]["bound"] = 0
    return plan


def test_the_lawful_week_passes_and_names_everything_that_was_checked() -> None:
    bench = Bench()
    result = bench.audit(bench.build(lawful_lines()))
    answer = result.as_json()
    assert result.passed
    assert answer["checked"][:3] == ["A01", "A02", "A03"]
    assert [violation["invariant"] for violation in answer["violations"]] == ["A20"]


def test_the_order_of_lines_and_keys_changes_nothing() -> None:
    bench = Bench()
    plan = bench.build(lawful_lines())
    turned: dict[str, Any] = {key: plan[key] for key in reversed(plan)}
    turned["lines"] = list(reversed(plan["lines"]))
    assert bench.audit(turned) == bench.audit(plan)


def test_a_forged_audit_block_changes_nothing() -> None:
    bench = Bench()
    plan = bench.build(lawful_lines())
    plan["lines"][0]["minutes"] = 25
    found = bench.audit(plan)
    plan["audit"] = {"passed": True, "checked": ["all"], "violations": [], "decided": "granted", "x": 1.5}
    assert bench.audit(plan) == found
    assert not found.passed
