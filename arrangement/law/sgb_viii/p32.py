"""§ 32 SGB VIII."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, age


def tagesgruppe(claim: Claim) -> tuple[Condition, ...]:
    """§ 32 SGB VIII: day group for a minor, with work with the parents."""
    return (*age(claim),)
