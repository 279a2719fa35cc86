"""§ 83 SGB IX."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, disability


def mobilitaet(claim: Claim) -> tuple[Condition, ...]:
    """§ 83 with § 99 SGB IX: transport where buses and trains cannot reasonably be used."""
    return (*disability(claim),)
