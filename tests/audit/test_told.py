"""What is told truly beside the lines passes."""

from __future__ import annotations

from tests.audit.builder import Bench, lawful_lines
from tests.audit.seeds import GO, WALK, asks


def test_a_true_application_passes() -> None:
    bench = Bench()
    plan = bench.build([*lawful_lines()])
    asks()(plan)
    assert bench.broken(plan) == set()


def test_other_help_and_what_stands_in_pass_when_they_could_come() -> None:
    bench = Bench()
    plan = bench.build([*lawful_lines()])
    (shop,) = [line for line in plan["lines"] if line["need"] == "shop" and line["kind"] == "civic"][:1]
    shop["fallback"] = {"offer": "care_meal", "payer": "PK"}
    shop["instead_of"] = [{"offer": "care_meal", "reason": "instead.more_professional_minutes"}]
    assert bench.broken(plan) == set()


def test_help_and_a_trip_with_somebody_else_share_a_visit() -> None:
    lines = lawful_lines()
    lines[WALK].update(day="tue")
    bench = Bench()
    plan = bench.build(lines)
    for number in (WALK, GO):
        plan["lines"][number]["because"] = [{"key": "because.shares_visit", "params": {}}]
    assert bench.broken(plan) == set()
