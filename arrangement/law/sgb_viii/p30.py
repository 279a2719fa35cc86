"""§ 30 SGB VIII."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, age


def erziehungsbeistand(claim: Claim) -> tuple[Condition, ...]:
    """§ 30 SGB VIII: somebody at the young person's side; from 18 on through § 41."""
    return (*age(claim),)
