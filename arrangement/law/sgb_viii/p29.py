"""§ 29 SGB VIII."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, age


def soziale_gruppenarbeit(claim: Claim) -> tuple[Condition, ...]:
    """§ 29 SGB VIII: group work for older children and young people."""
    return (*age(claim),)
