"""§ 37a SGB V."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, State, condition, health_insured, ordered


def soziotherapie(claim: Claim) -> tuple[Condition, ...]:
    """§ 37a SGB V: under an order, up to so many hours within so many years of one illness."""
    most = claim.law.figure("soziotherapie_umfang").value
    return (
        *health_insured(claim),
        *ordered(claim),
        condition("within_hours", State.OPEN, hours=most["hours"], years=most["years"]),
    )
