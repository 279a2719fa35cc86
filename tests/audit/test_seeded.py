"""One rule broken at a time: the audit finds that one, and no other."""

from __future__ import annotations

import pytest

from arrangement.audit import CHECKS, Severity
from tests.audit.seeds import SEEDS, Seed
from tests.audit.seeds_weeks import WEEK_SEEDS


@pytest.mark.parametrize("seed", [*SEEDS, *WEEK_SEEDS], ids=lambda seed: f"{seed.invariant}: {seed.says}")
def test_only_the_broken_rule_is_found(seed: Seed) -> None:
    bench, plan = seed.made()
    assert bench.broken(plan) == {seed.invariant}, bench.audit(plan).violations
    assert not bench.audit(plan).passed


def test_every_fatal_invariant_has_a_seed() -> None:
    fatal = {check.id for check in CHECKS if check.severity is Severity.FATAL}
    assert fatal == {seed.invariant for seed in SEEDS}
