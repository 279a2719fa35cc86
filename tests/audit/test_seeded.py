"""One rule broken at a time: the audit finds that one, and no other."""

from __future__ import annotations

from collections import Counter

import pytest

from arrangement.audit import CHECKS, Severity
from assessment.ground.texts import LANGUAGES, say
from tests.audit.seeds import SEEDS, Seed
from tests.audit.seeds_both import BOTH_SEEDS
from tests.audit.seeds_both import LAWFUL as BOTH_LAWFUL
from tests.audit.seeds_clock import CLOCK_SEEDS, LAWFUL
from tests.audit.seeds_flags import FLAG_SEEDS, NO_FLAG
from tests.audit.seeds_money import MONEY_SEEDS
from tests.audit.seeds_phases import PHASE_SEEDS, UNBROKEN
from tests.audit.seeds_policies import POLICY_SEEDS, under, weighed
from tests.audit.seeds_talk import TALK_SEEDS, UNDERSTOOD
from tests.audit.seeds_told import TOLD_SEEDS
from tests.audit.seeds_weeks import WEEK_SEEDS

ALL = (
    *SEEDS, *WEEK_SEEDS, *CLOCK_SEEDS, *BOTH_SEEDS, *POLICY_SEEDS, *MONEY_SEEDS, *PHASE_SEEDS,
    *TALK_SEEDS, *TOLD_SEEDS,
)  # fmt: skip
LEAST = 3


@pytest.mark.parametrize("seed", ALL, ids=lambda seed: f"{seed.invariant}: {seed.says}")
def test_only_the_broken_rule_is_found_and_can_be_said(seed: Seed) -> None:
    bench, plan = seed.made()
    answer = bench.audit(plan)
    assert bench.fatal(answer) == {seed.invariant}, answer.violations
    assert not answer.passed
    for violation in answer.violations:
        for lang in LANGUAGES:
            assert say(violation.message, violation.params, lang)


def test_every_invariant_is_broken_in_at_least_three_ways() -> None:
    fatal = {check.id for check in CHECKS if check.severity is Severity.FATAL}
    assert fatal == {seed.invariant for seed in SEEDS}
    ways = Counter(seed.invariant for seed in (*ALL, *FLAG_SEEDS))
    assert ways.keys() == {check.id for check in CHECKS}
    assert [invariant for invariant, number in ways.items() if number < LEAST] == []


@pytest.mark.parametrize("seed", FLAG_SEEDS, ids=lambda seed: f"{seed.invariant}: {seed.says}")
def test_a_flag_is_raised_and_the_plan_stands(seed: Seed) -> None:
    bench, plan = seed.made()
    answer = bench.audit(plan)
    assert [violation.invariant for violation in answer.violations] == [seed.invariant]
    assert answer.passed


def test_no_more_people_than_today_raise_no_flag() -> None:
    bench, plan = NO_FLAG.made()
    assert bench.audit(plan).violations == ()


@pytest.mark.parametrize("seed", [*LAWFUL, *BOTH_LAWFUL], ids=lambda seed: seed.says)
def test_clock_times_that_hold_are_let_through(seed: Seed) -> None:
    bench, plan = seed.made()
    assert bench.broken(plan) == set()


@pytest.mark.parametrize("seed", UNBROKEN, ids=lambda seed: seed.says)
def test_a_lawful_plan_in_phases_is_let_through(seed: Seed) -> None:
    bench, plan = seed.made()
    assert bench.broken(plan) == set()


@pytest.mark.parametrize("seed", UNDERSTOOD, ids=lambda seed: seed.says)
def test_talk_that_is_understood_is_let_through(seed: Seed) -> None:
    bench, plan = seed.made()
    assert bench.broken(plan) == set()


@pytest.mark.parametrize("use", ["practice", "research"])
def test_a_plan_under_another_policy_is_judged_by_that_policy(use: str) -> None:
    bench, plan = Seed("A28", "nothing", files=under(weighed(use=use))).made()
    assert bench.audit(plan).passed
    assert [tier["aim"] for tier in plan["tiers"][-3:]] == [
        "time",
        "different_people",
        "distance_from_present",
    ]
    assert plan["state"] == ("draft" if use == "research" else "proposed")
