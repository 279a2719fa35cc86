"""How long it takes from one place of a plan to another: homes, and places of sessions."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from arrangement.catalogue import Catalogue, Offer
from arrangement.matching.candidate import World
from assessment.ground.grid import DAY_MINUTES, up_to_grid


def between(world: World, sessions: Collection[str]) -> dict[tuple[str, str], int]:
    """Minutes between any two homes, and any two places of sessions, on the grid; a day if there is no way.

    Args:
        world: Case and catalogue.
        sessions: Ids of session offers that somebody may attend.
    """
    found: dict[tuple[str, str], int] = {}
    for one, other in combinations(sorted(world.stadtteil), 2):
        found[one, other] = _homes(world.catalogue, world.stadtteil[one], world.stadtteil[other])
    offers = {offer.id: offer for offer in world.catalogue.offers}
    for one, other in combinations(sorted(sessions), 2):
        found[one, other] = _sessions(world.catalogue, offers[one], offers[other])
    return found


def _homes(catalogue: Catalogue, one: str, other: str) -> int:
    """Nothing within a Stadtteil, else what the map says."""
    if one == other:
        return 0
    ways = [trip.minutes for trip in catalogue.trips if set(trip.between) == {one, other}]
    return up_to_grid(min(ways, default=DAY_MINUTES))


def _sessions(catalogue: Catalogue, one: Offer, other: Offer) -> int:
    """Nothing at the same place of the same provider; within a Stadtteil the longer way that offers state."""
    if one.stadtteil == other.stadtteil:
        same = one.provider == other.provider
        return 0 if same else up_to_grid(max(one.within_minutes, other.within_minutes))
    way = catalogue.trip_minutes(other, one.stadtteil or "")
    return DAY_MINUTES if way is None else up_to_grid(way)
