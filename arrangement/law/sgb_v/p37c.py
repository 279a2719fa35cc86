"""§ 37c SGB V."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, health_insured, ordered


def intensivpflege(claim: Claim) -> tuple[Condition, ...]:
    """§ 37c SGB V: intensive care outside hospital, under an order, wherever the person lives."""
    return (*health_insured(claim), *ordered(claim))
