"""Where to go in Bremen and Bremerhaven: two carriers; in Bremen Ortsteil or Stadtteil names the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from arrangement.law.benefits import BenefitRule
from assessment.case.case import Case
from assessment.case.people import Home, Person
from assessment.case.words import Benefit
from assessment.ground.dated import DatedValue, load_dated

_BY_BENEFIT = {Benefit.FRUEHFOERDERUNG: "early_support", Benefit.TEILHABE_AN_BILDUNG: "school"}
_EGH, _JA = "EGH", "JA"
_CUSTODY, _SOLE = "custody", "custody_sole"


@dataclass(frozen=True)
class Office:
    """A carrier and its office.

    Attributes:
        carrier: `stadtgemeinde_bremen` or `stadtgemeinde_bremerhaven`; None outside both.
        office: Word under `word.office`.
        site, address: Site by Stadtteil, where the office has several.
        clarify: Nobody could find the office in a source: ask there, the day of the application is kept.
    """

    carrier: str | None
    office: str
    site: str | None = None
    address: str | None = None
    clarify: bool = False

    def as_json(self) -> dict[str, object]:
        """Its fields."""
        return dict(vars(self))


def office_for(case: Case, person: Person, rule: BenefitRule, on: date) -> Office | None:
    """The carrier and office for a benefit of SGB IX or VIII; None for insurers, whom the person chose."""
    if rule.payer not in (_EGH, _JA):
        return None
    return _office(case, person, _BY_BENEFIT.get(rule.benefit, rule.payer), on)


def office_of_system(case: Case, person: Person, system: str, on: date) -> Office | None:
    """The carrier and office of a system (`EGH`, `JA`, `HZP`) for a person."""
    return _office(case, person, system, on)


def municipality_of(case: Case, person: Person, system: str) -> str:
    """The municipality that decides who is responsible.

    § 98 SGB IX: where Eingliederungshilfe was first applied for, as long as it runs. § 86 SGB VIII: where the
    one who has custody alone lives, else where the child lives.
    """
    if system not in (_JA, "HZP") and person.stay.first_egh_in is not None:
        return person.stay.first_egh_in
    home = _home_of_custody(case, person) if system == _JA else person.home
    if person.stay.habitual in ("bremen", "bremerhaven", "other"):
        return str(person.stay.habitual)
    return next((h.municipality for h in case.homes if h.id == home), "other")


def _home_of_custody(case: Case, person: Person) -> str:
    sole = {r.holder for r in person.representation if r.kind == _SOLE}
    return next((other.home for other in case.persons if other.id in sole), person.home)


def _office(case: Case, person: Person, key: str, on: date) -> Office:
    place = municipality_of(case, person, key)
    entry = _value("traeger", on).get(place, {}).get(key)
    if entry is None:
        return Office(None, "any_office", clarify=True)
    site = address = None
    unsure = False
    if "by_stadtteil" in entry:
        home = _home_of_custody(case, person) if key == _JA else person.home
        stadtteil, sure = _stadtteil(next((h for h in case.homes if h.id == home), None), on)
        site, address = _site(entry["by_stadtteil"], stadtteil, on)
        unsure = site is None or not sure
    return Office(entry["carrier"], entry["office"], site, address, bool(entry.get("clarify")) or unsure)


def _stadtteil(home: Home | None, on: date) -> tuple[str, bool]:
    """The Stadtteil by which a site is found, of the Ortsteil where one is stated; whether that is sure."""
    if home is None or home.ortsteil is None:
        return (home.stadtteil if home is not None else ""), True
    known = {part: stadtteil for stadtteil, parts in _value("ortsteile", on).items() for part in parts}
    found = known.get(home.ortsteil, home.stadtteil)
    return found, home.ortsteil in known and found == home.stadtteil


def _site(key: str, stadtteil: str, on: date) -> tuple[str | None, str | None]:
    centres = _value("sozialzentren", on)
    for name, entry in _value(key, on).items():
        served = entry["stadtteile"] if isinstance(entry, dict) else entry
        if stadtteil in served:
            return centres[name]["name"], centres[name]["address"]
    return None, None


def _value(key: str, on: date) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _entries()[key].value_on(on)[1].value
    return found


@cache
def _entries() -> Mapping[str, DatedValue]:
    return load_dated(resources.files("arrangement.law").joinpath("de_hb", "stellen.yaml"))
