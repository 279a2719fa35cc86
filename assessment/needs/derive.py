"""Derived needs: from items and norms to bundled proposals. What somebody stated goes before what is derived.

Hilfen zur Erziehung and qualified assistance are never derived: the Fachteam or the Gesamtplanung finds them.
"""

from __future__ import annotations

from dataclasses import dataclass

from assessment.case import Case
from assessment.case.needs import Need
from assessment.nba.in_case import assessments_are_sound
from assessment.needs.answers import said_of
from assessment.needs.bundle import PREFIX, Derived, bundled
from assessment.needs.entries import Entry, entries_of, order_entries
from assessment.needs.measures import fits
from assessment.needs.open_points import OpenPoint, open_points
from assessment.needs.stated import is_stated


@dataclass(frozen=True)
class Derivation:
    """Everything that the assessments of a case lead to."""

    needs: tuple[Derived, ...]
    open_points: tuple[OpenPoint, ...]


def derive(case: Case) -> Derivation:
    """Derive needs from the assessments and orders of a case, beside those that are stated or confirmed.

    Derived needs that the case holds already, unconfirmed, are derived again.
    """
    if any(assessments_are_sound(case)):
        return Derivation((), ())  # answers that cannot be are told as faults; nothing follows from them
    entries: list[Entry] = []
    points: list[OpenPoint] = []
    for person in sorted(case.persons, key=lambda p: p.id):
        said = said_of(case, person.id)
        mine = [*entries_of(case, person, said), *order_entries(case, person)]
        entries += [entry for entry in mine if fits(entry) and not is_stated(case, entry)]
        points += open_points(case, person.id, said, mine)
    confirmed = {need.id for need in case.needs if need.id.startswith(PREFIX) and not is_derived(need)}
    found = (one for one in bundled(case, entries) if one.need.id not in confirmed)
    return Derivation(tuple(found), tuple(points))


def completed(case: Case) -> Case:
    """Give the case with its derived needs behind the stated ones; those that it holds already stay."""
    held = {need.id for need in case.needs}
    found = [one.need for one in derive(case).needs if one.need.id not in held]
    return case.model_copy(update={"needs": (*case.needs, *found)}) if found else case


def is_derived(need: Need) -> bool:
    """Whether a need was derived and nobody has confirmed it yet."""
    return need.id.startswith(PREFIX) and need.confirmed is None
