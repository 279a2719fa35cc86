"""§ 81 SGB IX."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, disability


def tagesstruktur(claim: Claim) -> tuple[Condition, ...]:
    """§ 81 with § 99 SGB IX: structure of the day and practical skills."""
    return (*disability(claim),)
