"""§§ 46, 79 SGB IX."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, age, disability


def fruehfoerderung(claim: Claim) -> tuple[Condition, ...]:
    """§ 46 with § 79 SGB IX: early support until the child goes to school."""
    return (*age(claim), *disability(claim))
