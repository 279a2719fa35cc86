"""§ 31 SGB VIII."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, age


def sozialpaedagogische_familienhilfe(claim: Claim) -> tuple[Condition, ...]:
    """§ 31 SGB VIII: help for the family; the custodian's claim, as long as a child is a minor."""
    return (*age(claim),)
