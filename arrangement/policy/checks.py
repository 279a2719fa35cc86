"""What must hold between several parts of a policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from arrangement.policy.policy import Policy
from arrangement.policy.tier_checks import POLICY_TIER_CHECKS
from arrangement.policy.tiers import tiers_of
from assessment.case.words import Qualification
from assessment.ground.findings import Finding, listed


def every_qualification_has_a_weight(policy: Policy) -> Iterator[Finding]:
    """All six qualifications are weighed; none is weighed by a default."""
    for qualification in Qualification:
        if qualification not in policy.scarcity.weights:
            path = ("scarcity", "weights", qualification.value)
            yield Finding("field.missing", path, {"name": qualification.value})


def tolerances_are_below_the_guarded_tiers(policy: Policy) -> Iterator[Finding]:
    """Only tiers below the guarded ones may be a little worse than their best, each stated once.

    Safety, owed help, goals and the helpers' burden are never traded for anything, in research neither.
    """
    tolerable = [tier.id for tier in tiers_of(policy) if not tier.is_guarded]
    first: dict[str, int] = {}
    for number, tolerance in enumerate(policy.tolerances):
        path = ("tolerances", number, "aim")
        if tolerance.aim not in tolerable:
            yield Finding("policy.no_tolerance", path, {"allowed": listed(tolerable)})
        elif tolerance.aim in first:
            other = ("tolerances", first[tolerance.aim], "aim")
            yield Finding("id.twice", path, {"id": tolerance.aim}, other)
        first.setdefault(tolerance.aim, number)


POLICY_CHECKS: tuple[Callable[[Policy], Iterator[Finding]], ...] = (
    every_qualification_has_a_weight,
    tolerances_are_below_the_guarded_tiers,
    *POLICY_TIER_CHECKS,
)
