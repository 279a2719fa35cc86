"""What must hold between several parts of a catalogue. One function per promise; each yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from arrangement.catalogue.offer import Catalogue
from assessment.case.checks.references import unknown
from assessment.ground.findings import FieldPath, Finding


def ids_are_unique(catalogue: Catalogue) -> Iterator[Finding]:
    """Each place, provider, team and offer has an id of its own; no way is stated twice."""
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("places", (place.id for place in catalogue.places)),
        ("providers", (provider.id for provider in catalogue.providers)),
        ("teams", (team.id for team in catalogue.teams)),
        ("offers", (offer.id for offer in catalogue.offers)),
    )
    for section, names in sections:
        first: dict[str, int] = {}
        for number, name in enumerate(names):
            if name in first:
                yield Finding("id.twice", (section, number, "id"), {"id": name}, (section, first[name], "id"))
            first.setdefault(name, number)
    ways: dict[frozenset[str], int] = {}
    for number, trip in enumerate(catalogue.trips):
        way = frozenset(trip.between)
        if way in ways:
            yield Finding("trip.twice", ("trips", number), {}, ("trips", ways[way]))
        ways.setdefault(way, number)


def references_are_known(catalogue: Catalogue) -> Iterator[Finding]:
    """Every provider, team and place that is named exists."""
    known = {
        "place": {place.id for place in catalogue.places},
        "provider": {provider.id for provider in catalogue.providers},
        "team": {team.id for team in catalogue.teams},
    }
    yield from unknown(_references(catalogue), known)


def visits_are_made_by_own_teams(catalogue: Catalogue) -> Iterator[Finding]:
    """A provider sends its own teams."""
    providers = {team.id: team.provider for team in catalogue.teams}
    for number, offer in enumerate(catalogue.offers):
        if offer.team in providers and providers[offer.team] != offer.provider:
            params = {"team": offer.team, "provider": providers[offer.team]}
            yield Finding("offer.team_of_other_provider", ("offers", number, "team"), params)


def covering_offers_say_what_they_cover(catalogue: Catalogue) -> Iterator[Finding]:
    """An offer that meets needs names tasks and actions."""
    for number, offer in enumerate(catalogue.offers):
        if offer.role == "cover":
            for name, entries in (("tasks", offer.tasks), ("actions", offer.actions)):
                if not entries:
                    yield Finding("offer.covers_nothing", ("offers", number, name), {"name": name})


def groups_add_up(catalogue: Catalogue) -> Iterator[Finding]:
    """A group's smallest, typical and free places lie within its largest size."""
    for number, offer in enumerate(catalogue.offers):
        group = offer.group
        if group is None:
            continue
        path = ("offers", number, "group")
        for name, size in (
            ("minimum", group.minimum),
            ("typical", group.typical),
            ("free_places", group.free_places),
        ):
            if size > group.maximum:
                yield Finding("group.above_maximum", (*path, name), {"name": name, "most": group.maximum})


def sessions_do_not_overlap(catalogue: Catalogue) -> Iterator[Finding]:
    """The dates of one offer do not overlap: they name it by day and time."""
    for number, offer in enumerate(catalogue.offers):
        path = ("offers", number, "sessions")
        in_order = sorted(enumerate(offer.sessions), key=lambda s: (s[1].day, s[1].start, s[1].end, s[0]))
        for (a, first), (b, second) in pairwise(in_order):
            if first.day == second.day and second.start < first.end:
                yield Finding("session.overlaps", (*path, max(a, b)), {}, (*path, min(a, b)))


def offers_close_after_they_open(catalogue: Catalogue) -> Iterator[Finding]:
    """An offer closes after it opened, and ages run upwards."""
    for number, offer in enumerate(catalogue.offers):
        opens, closes = offer.open_from, offer.closed_from
        if closes is not None and opens is not None and not isinstance(opens, str) and closes < opens:
            yield Finding("period.reversed", ("offers", number, "closed_from"))
        low, high = offer.target.min_age, offer.target.max_age
        if low is not None and high is not None and high < low:
            yield Finding("target.ages_reversed", ("offers", number, "target", "max_age"))


def _references(catalogue: Catalogue) -> Iterator[tuple[str, FieldPath, str | None]]:
    for number, trip in enumerate(catalogue.trips):
        for side, place in enumerate(trip.between):
            yield "place", ("trips", number, "between", side), place
    for number, team in enumerate(catalogue.teams):
        yield "provider", ("teams", number, "provider"), team.provider
        for n, place in enumerate(team.stadtteile):
            yield "place", ("teams", number, "stadtteile", n), place
    for number, offer in enumerate(catalogue.offers):
        yield "provider", ("offers", number, "provider"), offer.provider
        yield "team", ("offers", number, "team"), offer.team
        yield "place", ("offers", number, "stadtteil"), offer.stadtteil


CATALOGUE_CHECKS: tuple[Callable[[Catalogue], Iterator[Finding]], ...] = (
    ids_are_unique,
    references_are_known,
    visits_are_made_by_own_teams,
    covering_offers_say_what_they_cover,
    groups_add_up,
    sessions_do_not_overlap,
    offers_close_after_they_open,
)
