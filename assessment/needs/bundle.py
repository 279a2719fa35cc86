"""Entries bundled into care occurrences, each rounded up to the grid once, in the person's favour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessment.case import Case
from assessment.case.needs import MinutesNeeded, Need, Occurrences, Presence
from assessment.case.people import GivenPflegegrad, Person
from assessment.case.words import Action, Benefit, Qualification, Standing, Task, Urgency
from assessment.ground.calendar import DAYS_A_WEEK
from assessment.ground.grid import PARTS, Part, up_to_grid
from assessment.needs.amounts import MINUTE, Amount
from assessment.needs.entries import Entry

PREFIX = "derived_"
PERSONAL = frozenset({Task.BODY_CARE, Task.INTIMATE_CARE, Task.DRESSING, Task.MOBILITY_AT_HOME})
"""Done in one go: whoever washes also helps to get up and to dress."""
IN_KIND_FROM = 2
LONGEST_PIECE = 30

_SPREAD = {1: (Part.MORNING,), 2: (Part.MORNING, Part.EVENING)}
"""Day parts of a measure that is ordered once or twice a day."""

_STRONGEST = (Standing.SAFETY, Standing.OWED, Standing.WISHED)


@dataclass(frozen=True)
class Derived:
    """A derived need with its range.

    Attributes:
        low, high: Minutes a week from and to.
    """

    need: Need
    low: int
    high: int


def bundled(case: Case, entries: Iterable[Entry]) -> Iterator[Derived]:
    """Bundle entries by person, day part and kind of help; household tasks by home."""
    groups: dict[tuple[str, str, str], list[tuple[Entry, Amount]]] = {}
    for entry in entries:
        share = _extra_share(case, entry)
        for part in _parts(entry):
            amount = _divided(entry.amount, share * len(_parts(entry)))
            owner = entry.home if entry.norm.household else entry.person
            groups.setdefault((owner, part, _kind(entry)), []).append((entry, amount))
    for (owner, part, kind), members in sorted(groups.items()):
        household = members[0][0].norm.household
        yield _need(case, owner, part, kind, _one_person_each(members) if household else members)


def _kind(entry: Entry) -> str:
    norm = entry.norm
    if entry.order is not None:
        return f"{norm.id}_{entry.order}"
    if norm.measure == "presence":
        return "presence"
    task = "personal_care" if norm.task in PERSONAL else str(norm.task)
    return f"{task}_regain" if entry.regain else task


def _parts(entry: Entry) -> tuple[str, ...]:
    """Day parts that have an occurrence of their own; help that may be divided has one place for all."""
    daily = entry.amount.times >= DAYS_A_WEEK * len(entry.norm.parts)
    if entry.norm.measure == "times" and daily:
        return tuple(str(part) for part in entry.norm.parts)
    if entry.norm.measure == "times":
        return (str(entry.norm.parts[0]),)
    return ("any",)


def _extra_share(case: Case, entry: Entry) -> int:
    """In how many shares the housework of a home falls: the person, and each helper who lives there."""
    if not entry.norm.household:
        return 1
    return 1 + sum(1 for helper in case.helpers if helper.home == entry.home)


def _divided(amount: Amount, by: int) -> Amount:
    return Amount(-(-amount.low // by), -(-amount.planned // by), -(-amount.high // by), amount.times)


def _one_person_each(members: list[tuple[Entry, Amount]]) -> list[tuple[Entry, Amount]]:
    """Of several people in one home the housework is met once: the greatest need of each activity counts."""
    best: dict[str, tuple[Entry, Amount]] = {}
    for entry, amount in members:
        known = best.get(entry.norm.id)
        if known is None or (amount.planned, known[0].person) > (known[1].planned, entry.person):
            best[entry.norm.id] = (entry, amount)
    return list(best.values())


def _need(case: Case, owner: str, part: str, kind: str, members: list[tuple[Entry, Amount]]) -> Derived:
    entries = [entry for entry, _ in members]
    first = max(entries, key=lambda entry: (entry.norm.intimate, entry.amount.planned))
    person = case.person(first.person)
    measure, low, high = _measure(part, members)
    names = [owner, *([] if part == "any" else [part]), kind]
    standing = min((entry.norm.standing for entry in entries), key=_STRONGEST.index)
    entitlement = _entitlement(person, entries)
    if standing is Standing.OWED and entitlement is None:
        standing = Standing.WISHED
    return Derived(
        Need(
            id=PREFIX + "_".join(names),
            person=person.id,
            task=first.norm.task or Task.SUPERVISION,
            action=Action.ENABLE if first.regain else first.norm.action,
            measure=measure,
            parts=_slots(part, entries),
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


def _measure(
    part: str, members: list[tuple[Entry, Amount]]
) -> tuple[Occurrences | MinutesNeeded | Presence, int, int]:
    kinds = {entry.norm.measure for entry, _ in members}
    if kinds == {"presence"}:
        # One watching person watches for all reasons at once: the longest window counts, never the sum.
        daily = max(-(-amount.planned // (MINUTE * DAYS_A_WEEK)) for _, amount in members)
        minutes = up_to_grid(daily)
        return Presence(kind="presence", minutes=minutes), minutes * DAYS_A_WEEK, minutes * DAYS_A_WEEK
    total = members[0][1]
    for _, amount in members[1:]:
        total = total + amount
    low, high = total.low // MINUTE, -(-total.high // MINUTE)
    if kinds <= {"times", "order", "often", "frequency"}:
        per_week = _per_week(members)
        minutes = up_to_grid(-(-total.planned // (MINUTE * per_week)))
        places = len(_slots(part, [entry for entry, _ in members]))
        per_slot = -(-per_week // (DAYS_A_WEEK * places))
        made = Occurrences(kind="occurrences", per_week=per_week, minutes=minutes, per_slot=per_slot)
        return made, low, high
    week = up_to_grid(-(-total.planned // MINUTE))
    return MinutesNeeded(kind="minutes", minutes=week, at_least=min(week, LONGEST_PIECE)), low, high


def _per_week(members: list[tuple[Entry, Amount]]) -> int:
    """One occurrence a day in a day part; what is rarer than daily stays rarer, an order stands as it is."""
    most = max(amount.times for _, amount in members)
    return max(1, most if members[0][0].order is not None else min(most, DAYS_A_WEEK))


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
