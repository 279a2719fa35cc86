"""Derived needs: from items and norms to bundled proposals. What somebody stated goes before what is derived.

Hilfen zur Erziehung and qualified assistance are never derived: the Fachteam or the Gesamtplanung finds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.case import Case
from assessment.case.needs import Need
from assessment.nba.in_case import assessments_are_sound
from assessment.needs.answers import Said, said_of
from assessment.needs.bundle import PREFIX, Derived, bundled
from assessment.needs.entries import Entry, entries_of, order_entries
from assessment.needs.norms import norms

ORDER_NEEDED = "order_needed"
NUMBERED = ("nba_", "kf_")
"""How the sources begin that name a criterion."""

UNKNOWN_ANSWER = "unknown_answer"
TO_ESTABLISH = "to_establish"


@dataclass(frozen=True)
class OpenPoint:
    """Something that a person must still find out; never a zero.

    Attributes:
        code: `unknown_answer`, `order_needed` or `to_establish` (by the Fachteam or in the Gesamtplanung).
        subject: Source item or finding.
        minutes_per_week: What it could add at most, where that is known.
    """

    code: str
    person: str
    subject: str
    minutes_per_week: int | None = None


@dataclass(frozen=True)
class Derivation:
    """Everything that the assessments of a case lead to."""

    needs: tuple[Derived, ...]
    open_points: tuple[OpenPoint, ...]


def derive(case: Case) -> Derivation:
    """Derive needs from the assessments and orders of a case, beside those that are stated.

    Derived needs that the case holds already, unconfirmed, are derived again.
    """
    if any(assessments_are_sound(case)):
        return Derivation((), ())  # answers that cannot be are told as faults; nothing follows from them
    entries: list[Entry] = []
    points: list[OpenPoint] = []
    for person in sorted(case.persons, key=lambda p: p.id):
        said = said_of(case, person.id)
        mine = [*entries_of(case, person, said), *order_entries(case, person)]
        entries += [entry for entry in mine if not _is_stated(case, entry)]
        points += _open(case, person.id, said)
    return Derivation(tuple(bundled(case, entries)), tuple(points))


def completed(case: Case) -> Case:
    """Give the case with its derived needs behind the stated ones."""
    found = derive(case).needs
    if any(is_derived(need) for need in case.needs):
        return case
    return case.model_copy(update={"needs": (*case.needs, *(one.need for one in found))}) if found else case


def _is_stated(case: Case, entry: Entry) -> bool:
    """Whether a need of the file already names the item, or the same kind of help without naming any item."""
    return any(
        _covers(case, need, entry)
        for need in case.needs
        if need.person == entry.person and not is_derived(need)
    )


def is_derived(need: Need) -> bool:
    """Whether a need was derived and nobody has confirmed it yet."""
    return need.id.startswith(PREFIX) and need.confirmed is None


def _covers(case: Case, need: Need, entry: Entry) -> bool:
    if set(need.sources) & set(entry.sources):
        return True
    findings = {found.id for assessment in case.assessments for found in assessment.icf}
    named = [source for source in need.sources if source.startswith(NUMBERED) or source in findings]
    return need.task is entry.norm.task and not named


def _open(case: Case, person: str, said: tuple[Said, ...]) -> Iterator[OpenPoint]:
    ordered = {order.item for order in case.orders if order.person == person}
    for one in said:
        if one.level is None and one.often is None:
            most = max((_most(norm_id) for norm_id in _norms_for(one.item)), default=None)
            yield OpenPoint(UNKNOWN_ANSWER, person, one.source, most)
        if one.often is not None and one.item not in ordered and _needs_order(one.item):
            yield OpenPoint(ORDER_NEEDED, person, one.source)
    for assessment in sorted(case.assessments, key=lambda a: a.id):
        if assessment.person == person:
            for finding in sorted(assessment.hilfeplan, key=lambda f: f.id):
                yield OpenPoint(TO_ESTABLISH, person, finding.id)


def _norms_for(item: str) -> list[str]:
    return [n.id for n in norms().norms if n.never is None and item in (*n.items, *n.icf)]


def _needs_order(item: str) -> bool:
    return any(item in n.items and n.measure == "order" for n in norms().norms)


def _most(norm_id: str) -> int:
    norm = next(n for n in norms().norms if n.id == norm_id)
    if norm.minutes is not None:
        return norm.minutes[1] * norm.per_week
    return norm.per_week_minutes or norm.per_occurrence * norms().times(3)
