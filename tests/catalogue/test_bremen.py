"""What the shipped catalogue of Bremen promises: how much, for whom, where, and that it is sample data."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from arrangement.catalogue import Catalogue, Offer
from arrangement.catalogue.read import read_catalogue
from assessment.case.people import Person
from assessment.case.words import Kind

NAMED: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "named.yaml").read_text(encoding="utf-8")
)
STADTTEILE = 23
USUAL_REACH = Person.model_fields["reach_minutes"].default
"""Minutes that a person can go if the case says nothing else."""


@pytest.fixture(scope="module")
def bremen() -> Catalogue:
    return read_catalogue().model


def reaches(catalogue: Catalogue, offer: Offer, stadtteil: str) -> bool:
    """Whether somebody in a Stadtteil can be helped: a team comes, a thing is brought, the way is short."""
    if offer.form == "session":
        trip = catalogue.trip_minutes(offer, stadtteil)
        return trip is not None and trip <= USUAL_REACH
    if offer.team is None:
        return True
    served = catalogue.team(offer.team).stadtteile
    return not served or stadtteil in served


def look(catalogue: Catalogue, offer: Offer) -> tuple[object, ...]:
    """Kind, type, times, group size, access, target group, language and price."""
    team = catalogue.team(offer.team) if offer.team else None
    sessions = sorted((s.day, s.begins, s.ends) for s in offer.sessions)
    duty = sorted((t.days, t.parts, t.minutes or 0) for t in team.times) if team else []
    group = offer.group
    return (
        offer.kind,
        offer.type,
        (*sessions, *duty),
        (group.minimum, group.typical, group.maximum) if group else None,
        frozenset(offer.access),
        offer.target,
        frozenset(team.languages if team else offer.languages),
        offer.price,
    )


def test_there_is_enough_of_every_kind(bremen: Catalogue) -> None:
    assert len(bremen.offers) >= 140
    assert len({offer.type for offer in bremen.offers}) >= 45
    kinds = Counter(offer.kind for offer in bremen.offers)
    assert kinds[Kind.INFRASTRUCTURE] >= 45
    assert kinds[Kind.CIVIC] >= 25
    assert kinds[Kind.PROFESSIONAL] >= 45
    assert kinds[Kind.MARKET] >= 5
    aids = [offer for offer in bremen.offers if offer.form == "aid"]
    assert len(aids) >= 10
    assert sum(offer.kind is Kind.OWN for offer in aids) >= 10


def test_no_two_offers_are_alike(bremen: Catalogue) -> None:
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for offer in bremen.offers:
        alike[look(bremen, offer)].append(offer.id)
    assert [ids for ids in alike.values() if len(ids) > 1] == []


def test_every_stadtteil_is_reached_by_every_kind(bremen: Catalogue) -> None:
    assert len(bremen.places) == STADTTEILE
    for place in bremen.places:
        reached = [offer for offer in bremen.offers if reaches(bremen, offer, place.id)]
        assert {offer.kind for offer in reached} >= set(Kind) - {Kind.INFORMAL}, place.id
        assert len(reached) >= 35, place.id


def test_nursing_and_treatment_come_to_every_stadtteil(bremen: Catalogue) -> None:
    for place in bremen.places:
        types = {offer.type for offer in bremen.offers if offer.team and reaches(bremen, offer, place.id)}
        assert {"PV_SACH", "KK_HKP"} <= types, place.id


def test_every_stadtteil_lacks_something_that_another_has(bremen: Catalogue) -> None:
    has = {
        place.id: {offer.type for offer in bremen.offers if reaches(bremen, offer, place.id)}
        for place in bremen.places
    }
    everywhere = set().union(*has.values())
    assert [place for place, types in has.items() if types == everywhere] == []
    assert len({frozenset(types) for types in has.values()}) == STADTTEILE


@pytest.mark.parametrize("entry", NAMED, ids=lambda entry: str(entry["types"][0]))
def test_what_the_bremen_sources_name_is_there_with_its_role(
    bremen: Catalogue, entry: dict[str, Any]
) -> None:
    for type_ in entry["types"]:
        offers = [offer for offer in bremen.offers if offer.type == type_]
        assert offers, entry["named"]
        ends = {offer.closed_from for offer in offers}
        if "ended" in entry:
            assert ends == {entry["ended"]}
        else:
            assert None in ends, "it still runs"


def test_who_brokers_or_advises_says_so(bremen: Catalogue) -> None:
    """Programmes that only bring people together cover nothing, and what has ended covers nothing either."""
    roles = {offer.type: set[str]() for offer in bremen.offers}
    for offer in bremen.offers:
        roles[offer.type].add(offer.role)
    for type_ in (
        "quartiersmanagement",
        "sozialraumkoordination",
        "biwaq",
        "los",
        "brise",
        "freiwilligenagentur",
    ):
        assert roles[type_] == {"broker"}
    for type_ in ("dlz_beratung", "PV_BERAT", "EGH_BER", "gesundheitsfachkraft_quartier", "sozialzentrum"):
        assert roles[type_] == {"advice"}
    for offer in bremen.offers:
        assert offer.role != "cover" or offer.tasks


def test_everything_is_marked_as_sample_data(bremen: Catalogue) -> None:
    assert bremen.note.startswith("SAMPLE DATA")
    assert "Annahmen" in bremen.note
    assert [provider.id for provider in bremen.providers if "(Beispiel)" not in provider.name] == []
    used = {offer.provider for offer in bremen.offers}
    assert {provider.id for provider in bremen.providers} == used


def test_every_figure_has_a_source_or_is_called_an_assumption(bremen: Catalogue) -> None:
    for figures in ("Preise", "Wege", "Dienstzeiten", "freie Zeit", "Gruppengrößen"):
        assert figures in bremen.note
    year = {str(number) for number in range(1999, date.max.year)}
    for offer in bremen.offers:
        told = offer.source
        assert "Annahme" in told or any(word.strip(".,;:()") in year for word in told.split()), offer.id


def test_every_day_of_the_catalogue_lies_before_it_was_put_together(bremen: Catalogue) -> None:
    assert max(offer.verified_on for offer in bremen.offers) <= bremen.as_of
