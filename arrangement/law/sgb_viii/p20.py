"""§ 20 SGB VIII."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, age


def betreuung_in_notsituationen(claim: Claim) -> tuple[Condition, ...]:
    """§ 20 SGB VIII: parents' claim while the main parent is absent; a child is younger than 14."""
    return (*age(claim),)
