"""Times: a list of days or day parts names at least one, and no slot twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessment.case.case import Case
from assessment.case.times import Times, WeekTimes
from assessment.ground.findings import FieldPath, Finding
from assessment.ground.grid import Slot


def times_are_not_empty(case: Case) -> Iterator[Finding]:
    """An empty list of days or day parts means never; that is said by leaving the entry out."""
    if not case.week_types:
        yield Finding("list.too_short", ("week_types",), {"least": 1})
    for number, need in enumerate(case.needs):
        if not need.times:
            yield from _empty(("needs", number), need.days, need.parts)
    for path, times in _all_times(case):
        for number, entry in enumerate(times):
            yield from _empty((*path, number), entry.days, entry.parts)


def slots_are_stated_once(case: Case) -> Iterator[Finding]:
    """The same day part stated twice with different minutes contradicts itself."""
    for path, times in _all_times(case):
        first: dict[tuple[tuple[str, str], Slot], int] = {}
        for number, entry in enumerate(times):
            places = [(week, slot) for week in _weeks(case, entry) for slot in entry.slots()]
            others = {first.setdefault(place, number) for place in places} - {number}
            contradicted = sorted(other for other in others if times[other].minutes != entry.minutes)
            if contradicted:
                yield Finding("times.twice", (*path, number), {}, (*path, contradicted[0]))


def _weeks(case: Case, entry: Times) -> Sequence[tuple[str, str]]:
    """Phases and types of week in which the times hold."""
    stated = entry if isinstance(entry, WeekTimes) else WeekTimes()
    phases = stated.phases or [phase.id for phase in case.phases] or [""]
    return [
        (phase, kind) for phase in phases for kind in stated.week_types or [k.id for k in case.week_types]
    ]


def _all_times(case: Case) -> Iterator[tuple[FieldPath, Sequence[Times]]]:
    for number, need in enumerate(case.needs):
        yield ("needs", number, "times"), need.times
    for number, helper in enumerate(case.helpers):
        yield ("helpers", number, "times"), helper.times
        yield ("helpers", number, "on_call_times"), helper.on_call_times
    for number, employed in enumerate(case.employed):
        yield ("employed", number, "times"), employed.times
    for number, refusal in enumerate(case.refusals):
        yield ("refusals", number, "times"), refusal.times
    for p, person in enumerate(case.persons):
        for number, own in enumerate(person.own):
            yield ("persons", p, "own", number, "times"), own.times
        for number, stay in enumerate(person.residence):
            yield ("persons", p, "residence", number, "times"), stay.times


def _empty(path: FieldPath, days: Sequence[object], parts: Sequence[object]) -> Iterator[Finding]:
    for name, entries in (("days", days), ("parts", parts)):
        if not entries:
            yield Finding("times.empty", (*path, name))
