"""§ 112 SGB IX."""

from __future__ import annotations

from arrangement.law.conditions import Claim, Condition, disability


def teilhabe_an_bildung(claim: Claim) -> tuple[Condition, ...]:
    """§ 112 with § 99 SGB IX: assistance at school, as far as teaching itself is not concerned."""
    return (*disability(claim),)
