"""What is at hand beside the lines: whom to choose from, what to wait for, help that nobody backs up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from arrangement.catalogue import Offer
from arrangement.matching import Fit, NoFit, ask
from arrangement.matching.candidate import World
from arrangement.problem.build import Built
from arrangement.rulebook import conditions
from assessment.case.words import Kind
from assessment.ground.calendar import DAYS_A_WEEK

UNPAID = (Kind.INFORMAL, Kind.CIVIC)
NOT_YET = frozenset({conditions.OFFER_IS_CURRENT.id, conditions.PLACES_ARE_FREE.id})
"""Conditions that time alone may mend."""

Row = Mapping[str, Any]


def is_fragile(lines: Iterable[Row]) -> bool:
    """Whether some unpaid help has nobody who stands in for it."""
    return any(line["kind"] in UNPAID and line["fallback"] is None for line in lines)


def providers(built: Built, lines: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """For each need that staff help with: every provider whose staff could, so that the person can choose."""
    planned: dict[str, set[str]] = {}
    by_offer = {
        fit.candidate.source_id: fit.candidate.provider or ""
        for fit in built.matches.fits
        if fit.candidate.kind is Kind.PROFESSIONAL
    }
    for line in lines:
        if line["role"] == "help" and line["kind"] == Kind.PROFESSIONAL:
            planned.setdefault(str(line["need"]), set()).add(by_offer[str(line["offer"])])
    for need in sorted(planned):
        could = {
            fit.candidate.provider or ""
            for fit in built.matches.fits_of(need)
            if fit.candidate.kind is Kind.PROFESSIONAL
        }
        yield {"need": need, "planned": sorted(planned[need]), "providers": sorted(could)}


def waiting(world: World, built: Built, lines: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Offers that would fit if they were open, current and free, and who helps until then.

    What ends within the horizon is nothing to wait for.
    """
    bridges: dict[str, set[str]] = {}
    for line in lines:
        if line["role"] == "help":
            bridges.setdefault(str(line["need"]), set()).add(str(line["helper"] or line["offer"]))
    for answer in built.matches.no_fits:
        offer, need = answer.candidate.source, answer.candidate.need
        if isinstance(offer, Offer) and not _ends(world, offer) and _waits(world, answer):
            yield {
                "need": need.id,
                "offer": offer.id,
                "why": _why(world, offer),
                "from": _from(world, offer),
                "bridge": sorted(bridges.get(need.id, ())),
            }


def _waits(world: World, answer: NoFit) -> bool:
    """Whether an offer failed only because it is not open yet, not looked at lately, or full."""
    return answer.condition.id in NOT_YET and isinstance(ask(world, answer.candidate, NOT_YET), Fit)


def _ends(world: World, offer: Offer) -> bool:
    return offer.closed_from is not None and offer.closed_from <= world.last_day


def _why(world: World, offer: Offer) -> str:
    """What keeps an offer from beginning, what nobody knows first."""
    if offer.open_from == "undecided":
        return "undecided"
    if (world.on - offer.verified_on).days > world.policy.limits.stale_after_days:
        return "stale"
    if offer.open_from is not None and offer.open_from > world.on:
        return "not_open_yet"
    return "waiting" if offer.waiting_weeks else "full"


def _from(world: World, offer: Offer) -> str | None:
    """First day on which it may begin; None where nobody knows."""
    if _why(world, offer) not in ("not_open_yet", "waiting"):
        return None
    asked = world.on + timedelta(days=offer.waiting_weeks * DAYS_A_WEEK)
    opens = offer.open_from
    return (max(opens, asked) if isinstance(opens, date) else asked).isoformat()
