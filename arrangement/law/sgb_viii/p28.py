"""§ 28 SGB VIII."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, age


def erziehungsberatung(claim: Claim) -> tuple[Condition, ...]:
    """§ 28 SGB VIII: advice for children, young people and their parents, open without a decision."""
    return (*age(claim),)
