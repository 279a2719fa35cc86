"""Weeks and homes: each day has one type of week, and a person is at one home at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assessment.case.case import Case
from assessment.case.words import WeekKind
from assessment.ground.findings import Finding
from assessment.ground.grid import Slot


def days_have_one_type(case: Case) -> Iterator[Finding]:
    """Two entries of the calendar that overlap name the same type of week."""
    latest: dict[str, tuple[date, int]] = {}
    for number, entry in sorted(enumerate(case.calendar), key=lambda numbered: numbered[1].begins):
        before = [n for kind, (ends, n) in latest.items() if kind != entry.week_type and ends >= entry.begins]
        if before:
            yield Finding("calendar.twice", ("calendar", number), {}, ("calendar", min(before)))
        ends = (entry.ends, number)
        latest[entry.week_type] = max(latest.get(entry.week_type, ends), ends)


def slots_have_one_home(case: Case) -> Iterator[Finding]:
    """Nobody is said to be at two homes in the same day part of the same type of week."""
    for p, person in enumerate(case.persons):
        first: dict[tuple[str, Slot], int] = {}
        for number, stay in enumerate(person.residence):
            kinds = [kind.id for kind in case.week_types if stay.week_type in (None, kind.id)]
            slots = {slot for times in stay.times for slot in times.slots()}
            others = {first.setdefault((kind, slot), number) for kind in kinds for slot in slots}
            contradicted = sorted(n for n in others if person.residence[n].home != stay.home)
            if contradicted:
                path = ("persons", p, "residence")
                yield Finding("residence.twice", (*path, number), {}, (*path, contradicted[0]))


def short_stays_are_away(case: Case) -> Iterator[Finding]:
    """Who is in Kurzzeitpflege is away from home, in one place only, and not in hospital."""
    for number, kind in enumerate(case.week_types):
        seen: set[str] = set()
        for place, stay in enumerate(kind.kurzzeitpflege):
            path = ("week_types", number, "kurzzeitpflege", place, "person")
            if stay.person in seen:
                yield Finding("short_stay.twice", path, {"person": stay.person})
            elif kind.kind is WeekKind.HOSPITAL:
                yield Finding("short_stay.in_hospital", path, {"person": stay.person})
            elif stay.person not in kind.away:
                yield Finding("short_stay.at_home", path, {"person": stay.person})
            seen.add(stay.person)
