"""§ 37 SGB V."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.law.conditions import (
    Claim,
    Condition,
    State,
    condition,
    grade_of,
    health_insured,
    nobody_helps,
    ordered,
)


def haeusliche_krankenpflege(claim: Claim) -> tuple[Condition, ...]:
    """§ 37 Abs. 2, 3 SGB V: treatment care under an order, as if nobody in the household could give it."""
    return (*health_insured(claim), *ordered(claim), *nobody_helps(claim))


def unterstuetzungspflege(claim: Claim) -> tuple[Condition, ...]:
    """§ 37 Abs. 1a, 3 SGB V: body care and household after acute illness, as long as no Pflegegrad 2 to 5."""
    return (*health_insured(claim), *ordered(claim), *_weeks(claim), *nobody_helps(claim))


def _weeks(claim: Claim) -> Iterator[Condition]:
    if grade_of(claim.person, claim.law) in claim.law.figure("pflegegrade_statt_krankenkasse").value:
        yield condition("pflegegrad_instead", State.NOT_MET)
    else:
        yield condition("for_weeks", State.OPEN, weeks=claim.law.figure("krankenpflege_wochen").whole())
