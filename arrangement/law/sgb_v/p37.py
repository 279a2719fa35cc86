"""§ 37 SGB V."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, health_insured, nobody_helps, ordered


def haeusliche_krankenpflege(claim: Claim) -> tuple[Condition, ...]:
    """§ 37 Abs. 2, 3 SGB V: treatment care under an order, as if nobody in the household could give it."""
    return (*health_insured(claim), *ordered(claim), *nobody_helps(claim))
