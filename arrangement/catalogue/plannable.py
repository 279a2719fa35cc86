"""What stands between a sound case file and a plan: names that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.catalogue.offer import Catalogue
from assessment.case import Case
from assessment.case.checks import unknown_outside
from assessment.ground.findings import Finding


def unplannable(case: Case, catalogue: Catalogue) -> Iterator[Finding]:
    """Give everything in a case that keeps it from being planned with this catalogue."""
    yield from unknown_outside(
        case,
        {offer.id for offer in catalogue.offers},
        {provider.id for provider in catalogue.providers},
        {place.id for place in catalogue.places},
    )
