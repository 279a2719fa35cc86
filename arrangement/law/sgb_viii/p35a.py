"""§ 35a SGB VIII."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, age, disability


def eingliederungshilfe_35a(claim: Claim) -> tuple[Condition, ...]:
    """§ 35a SGB VIII: a seelische Behinderung alone, the young person's own claim."""
    return (*age(claim), *disability(claim))
