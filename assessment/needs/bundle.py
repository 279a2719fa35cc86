"""Entries bundled into care occurrences, each rounded up to the grid once, in the person's favour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from assessment.case import Case
from assessment.case.needs import Need, Presence
from assessment.case.people import GivenPflegegrad, Person
from assessment.case.words import Action, Benefit, Qualification, Standing, Task, Urgency
from assessment.ground.calendar import DAYS_A_WEEK
from assessment.ground.grid import PARTS, Part
from assessment.needs.amounts import Amount
from assessment.needs.entries import Entry
from assessment.needs.household import of_the_home, shared_out
from assessment.needs.measures import measure_of

PREFIX = "derived_"
NIGHT = "night"
PERSONAL = frozenset({Task.BODY_CARE, Task.INTIMATE_CARE, Task.DRESSING, Task.MOBILITY_AT_HOME})
"""Done in one go: whoever washes also helps to get up and to dress."""
IN_KIND_FROM = 2
LONGEST_ID = 80
SIGNS_OF_HASH = 12

_SPREAD = {1: (Part.MORNING,), 2: (Part.MORNING, Part.EVENING)}
"""Day parts of a measure that is ordered once or twice a day."""

_STRONGEST = (Standing.SAFETY, Standing.OWED, Standing.WISHED)


@dataclass(frozen=True)
class Derived:
    """A derived need with its range.

    Attributes:
        low, high: Minutes a week from and to; what is planned lies between.
    """

    need: Need
    low: int
    high: int

    @property
    def measure(self) -> str:
        """The kind of its measure; `night` where somebody is there and may sleep."""
        measure = self.need.measure
        return NIGHT if isinstance(measure, Presence) and not measure.awake else measure.kind


def bundled(case: Case, entries: Iterable[Entry]) -> Iterator[Derived]:
    """Bundle entries by person, day part and kind of help; household tasks by home."""
    groups: dict[tuple[str, str, str], list[tuple[Entry, Amount]]] = {}
    for entry in entries:
        parts = _parts(entry)
        owner = entry.home if entry.norm.household else entry.person
        for part in parts:
            amount = entry.amount.in_shares(len(parts))
            groups.setdefault((owner, part, _kind(entry)), []).append((entry, amount))
    for (owner, part, kind), members in sorted(groups.items()):
        household = members[0][0].norm.household
        yield _need(case, owner, part, kind, shared_out(case, of_the_home(members)) if household else members)


def _kind(entry: Entry) -> str:
    """What may be done in one go by one person; what asks for more qualification stays apart."""
    norm = entry.norm
    if entry.order is not None:
        return f"{norm.id}_{entry.order}"
    if norm.measure in ("often", "night"):
        return norm.id
    task = "personal_care" if norm.task in PERSONAL else str(norm.task)
    words = ["presence" if norm.measure == "presence" else task]
    words += [str(norm.min_q).lower()] if norm.min_q is not Qualification.Q0 else []
    return "_".join([*words, "regain"] if entry.regain and norm.measure != "presence" else words)


def _parts(entry: Entry) -> tuple[str, ...]:
    """Day parts that have an occurrence of their own; help that may be divided has one place for all."""
    daily = entry.amount.times >= DAYS_A_WEEK * len(entry.norm.parts)
    if entry.norm.measure == "times" and daily:
        return tuple(str(part) for part in entry.norm.parts)
    if entry.norm.measure == "times":
        return (str(entry.norm.parts[0]),)
    return ("any",)


def _need(case: Case, owner: str, part: str, kind: str, members: list[tuple[Entry, Amount]]) -> Derived:
    entries = [entry for entry, _ in members]
    first = max(entries, key=lambda entry: (entry.norm.intimate, entry.amount.planned))
    person = case.person(first.person)
    slots = _slots(part, entries)
    measure, low, high = measure_of(members, len(slots))
    standing = min((entry.norm.standing for entry in entries), key=_STRONGEST.index)
    entitlement = _entitlement(person, entries)
    if standing is Standing.OWED and entitlement is None:
        standing = Standing.WISHED
    return Derived(
        Need(
            id=_id(owner, *([] if part == "any" else [part]), kind),
            person=person.id,
            task=first.norm.task or Task.SUPERVISION,
            action=Action.ENABLE if first.regain else first.norm.action,
            measure=measure,
            parts=slots,
            min_qualification=_floor(entries),
            intimate=any(entry.norm.intimate for entry in entries),
            place="home" if first.norm.household else first.norm.place,
            standing=standing,
            urgency=Urgency.PLANNED,
            entitlement=entitlement if standing is not Standing.WISHED else None,
            order=first.order,
            sources=tuple(sorted({source for entry in entries for source in entry.sources})),
        ),
        low,
        high,
    )


def _id(*names: str) -> str:
    """An id that says what it is; where it would be too long, its end is a hash of the whole."""
    found = PREFIX + "_".join(names)
    if len(found) <= LONGEST_ID:
        return found
    return f"{found[: LONGEST_ID - SIGNS_OF_HASH - 1]}_{sha256(found.encode()).hexdigest()[:SIGNS_OF_HASH]}"


def _slots(part: str, entries: list[Entry]) -> tuple[Part, ...]:
    if part != "any":
        return (Part(part),)
    found = {one for entry in entries for one in entry.norm.parts}
    if entries[0].order is not None:
        a_day = -(-entries[0].amount.times // DAYS_A_WEEK)
        found = set(_SPREAD.get(a_day, entries[0].norm.parts)) & found or found
    return tuple(one for one in PARTS if one in found)


def _floor(entries: list[Entry]) -> Qualification:
    return max((entry.norm.min_q for entry in entries), key=str)


def _entitlement(person: Person, entries: list[Entry]) -> Benefit | None:
    """What the norm proposes: häusliche Krankenpflege for an order, else Sachleistung from grade 2."""
    if entries[0].order is not None:
        return Benefit.HAEUSLICHE_KRANKENPFLEGE
    grade = person.pflegegrad.grade if isinstance(person.pflegegrad, GivenPflegegrad) else 0
    return Benefit.PFLEGESACHLEISTUNG if grade >= IN_KIND_FROM else None
