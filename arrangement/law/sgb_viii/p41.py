"""§ 41 SGB VIII."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, age


def hilfe_fuer_junge_volljaehrige(claim: Claim) -> tuple[Condition, ...]:
    """§ 41 SGB VIII: help for young adults; the claim is their own."""
    return (*age(claim),)
