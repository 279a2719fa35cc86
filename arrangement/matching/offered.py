"""Whether a catalogue has anybody at all for a kind of help, whoever they come to and whenever."""

from __future__ import annotations

from arrangement.catalogue import Offer
from arrangement.matching.match import Matches
from arrangement.rulebook import conditions
from assessment.case.words import Kind

ABOUT_OTHER_HELP = {
    c.id
    for c in (
        conditions.ROLE_IS_COVER,
        conditions.TASK_IS_COVERED,
        conditions.PLACE_FITS,
        conditions.OWN_STATEMENT,
    )
}
"""Who fails at one of these is there for something else."""


def is_offered(answer: Matches, need: str) -> bool:
    """Whether somebody can meet the need, or a service is at least for this kind of help."""
    return bool(answer.fits_of(need)) or any(
        no.candidate.kind is Kind.PROFESSIONAL
        for no in answer.no_fits
        if no.candidate.need.id == need and no.condition.id not in ABOUT_OTHER_HELP
        if isinstance(no.candidate.source, Offer)
    )
