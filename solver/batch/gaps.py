"""Where help that is owed was not there, by benefit and Stadtteil: gaps of supply, never of people.

A cell of few cases could single somebody out: it is told for the whole area, and without a number where even
that is small.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from arrangement.catalogue import Catalogue
from assessment.case import Case
from assessment.case.words import Standing

Plan = Mapping[str, Any]
SMALLEST_CELL = 5
PERCENT = 100


def supply_gaps(pairs: Iterable[tuple[Case, Plan]]) -> list[dict[str, Any]]:
    """Count cases with owed help left unmet; `stadtteil` None: the whole area, `cases` None: few."""
    cells: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for case, plan in pairs:
        unmet = {row["need"] for row in plan["unmet"]}
        places = {home.id: home.stadtteil for home in case.homes}
        for need in case.needs:
            if need.id in unmet and need.entitlement is not None and need.standing is not Standing.WISHED:
                home = need.home or case.person(need.person).home
                cells[need.entitlement.value][places[home]].add(case.id)
    return [row for benefit in sorted(cells) for row in _rows(benefit, cells[benefit])]


def provider_shares(plans: Iterable[Plan], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Share of each provider in all professional minutes of the plans, in whole per cent, largest first."""
    providers = {offer.id: offer.provider for offer in catalogue.offers}
    minutes: Counter[str] = Counter()
    for plan in plans:
        for line in plan["lines"]:
            if line["offer"] in providers and line["professional_minutes"]:
                minutes[providers[line["offer"]]] += line["professional_minutes"] * (line["times"] or 1)
    total = sum(minutes.values())
    ordered = sorted(minutes.items(), key=lambda entry: (-entry[1], entry[0]))
    return [{"provider": name, "percent": some * PERCENT // total} for name, some in ordered]


def _rows(benefit: str, cells: Mapping[str, set[str]]) -> Iterator[dict[str, Any]]:
    small: set[str] = set()
    for stadtteil, cases in sorted(cells.items()):
        if len(cases) < SMALLEST_CELL:
            small |= cases
        else:
            yield {"benefit": benefit, "stadtteil": stadtteil, "cases": len(cases)}
    if small:
        told = len(small) if len(small) >= SMALLEST_CELL else None
        yield {"benefit": benefit, "stadtteil": None, "cases": told}
