"""§ 37b SGB V."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, health_insured, ordered


def sapv(claim: Claim) -> tuple[Condition, ...]:
    """§ 37b SGB V: specialised palliative care under an order, in the home or where the person lives."""
    return (*health_insured(claim), *ordered(claim))
