"""What payers say about themselves: contradictions are named, never silently resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

RESPONSIBLE, NOT_RESPONSIBLE = "responsible", "not_responsible"


@dataclass(frozen=True)
class ToldClaim:
    """A system and what it says about itself: `responsible` or `not_responsible`."""

    payer: str
    says: str


def contradictions(
    claims: Sequence[ToldClaim], payers: Sequence[str], barred: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each contradiction by its kind, with its systems.

    `all_refuse`: two or more say that another is responsible. `refuses`: one refuses that the table names.
    `both_claim`: two say that they are responsible, and the table names one of them.
    """
    refusing = sorted({claim.payer for claim in claims if claim.says == NOT_RESPONSIBLE})
    claiming = sorted({claim.payer for claim in claims if claim.says == RESPONSIBLE})
    if len(refusing) > 1:
        yield "all_refuse", tuple(refusing)
    named = tuple(payer for payer in refusing if payer in payers)
    if named:
        yield "refuses", named
    if len(claiming) > 1 and any(payer in barred or payer not in payers for payer in claiming):
        yield "both_claim", tuple(claiming)
    both = tuple(sorted(set(refusing) & set(claiming)))
    if both:
        yield "says_both", both
