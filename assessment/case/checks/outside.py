"""References out of the case into the catalogue: offers, providers, places.

They can be judged only beside a catalogue, so they are no part of reading the case. A refusal of an offer
that does not exist would vanish without a trace.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from assessment.case.case import Case
from assessment.case.checks.references import Reference, unknown
from assessment.ground.findings import Finding


def unknown_outside(
    case: Case, offers: Collection[str], providers: Collection[str], places: Collection[str]
) -> Iterator[Finding]:
    """Give every offer, provider and place that the case names and the catalogue does not know.

    Args:
        case: The case.
        offers: Ids of the catalogue's offers.
        providers: Ids of its providers.
        places: Ids of its Stadtteile.
    """
    own = {own.id for person in case.persons for own in person.own}
    chosen = {*offers, *own, *(h.id for h in case.helpers), *(e.id for e in case.employed)}
    known = {"offer": set(offers), "provider": set(providers), "place": set(places), "source": chosen}
    yield from unknown(_references(case), known)


def _references(case: Case) -> Iterator[Reference]:
    for number, home in enumerate(case.homes):
        yield "place", ("homes", number, "stadtteil"), home.stadtteil
    refused = [("refusals", number, refusal.of) for number, refusal in enumerate(case.refusals)]
    wished = [("wishes", number, wish.of) for number, wish in enumerate(case.wishes)]
    for section, number, aimed in refused + wished:
        yield "offer", (section, number, "of", "offer"), aimed.offer
        yield "provider", (section, number, "of", "provider"), aimed.provider
    for number, choice in enumerate(case.choices):
        yield "source", ("choices", number, "instead"), choice.instead
    for number, line in enumerate(case.protection.protection_plan):
        yield "offer", ("protection", "protection_plan", number, "offer"), line.offer
