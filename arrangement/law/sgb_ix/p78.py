"""§ 78 SGB IX."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, disability


def assistenz(claim: Claim) -> tuple[Condition, ...]:
    """§ 78 with § 99 SGB IX: assistance that takes over and accompanies, or enables."""
    return (*disability(claim),)
