"""A16 on the clock: nobody is in two places at once, minute by minute."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from arrangement.audit.clock import (
    Clock,
    Stay,
    Stretch,
    attended,
    begin_of,
    between_homes,
    between_sessions,
    meet,
    takes_the_person,
)
from arrangement.audit.clock_both import both_on_clock
from arrangement.audit.inputs import Inputs
from arrangement.audit.lines import Line
from arrangement.audit.result import Broken, broken
from arrangement.audit.stay import in_turn, stay_of
from arrangement.audit.visits import Attendance
from arrangement.audit.week import Week, is_a_hand
from assessment.case.needs import Need
from assessment.ground.grid import Slot

Thing = TypeVar("Thing")


def places_of_week(week: Week) -> Broken:
    """Persons, those who help and teams are in one place at a time; stays hold what they should."""
    clock = Clock(week)
    yield from _persons(clock)
    yield from _presences(clock)
    yield from _together(clock)
    yield from _stays(clock)
    yield from _carriers(clock)
    yield from _companions(clock)
    yield from _sessions(clock)
    yield from both_on_clock(clock)


def _persons(clock: Clock) -> Broken:
    """No two kinds of help at once for one person, and none at home while they are out."""
    for person in clock.week.inputs.case.persons:
        mine = [line for line in clock.timed if line.person.id == person.id and takes_the_person(line)]
        for one, other in pairs_of(mine):
            if meet(clock.hull(one), clock.hull(other)) and not _at_once(one, other):
                yield broken("A16", one.id, "person_twice", person=person.id, other=other.id)
        for attendance in clock.week.attendances:
            if attendance.person.id == person.id:
                for line in mine:
                    if meet(clock.hull(line), clock.away(attendance)):
                        yield broken(
                            "A16", line.id, "while_away", person=person.id, session=attendance.session.key
                        )


def _at_once(one: Line, other: Line) -> bool:
    """Whether two lines are hands of one occurrence."""
    return _needs_several(one.need) and one.need == other.need and begin_of(one) == begin_of(other)


def _needs_several(need: Need | None) -> bool:
    return need is not None and need.helpers_at_once > 1 and need.measure.kind == "occurrences"


def _presences(clock: Clock) -> Broken:
    """Whoever is there for one need in one day part takes turns, and begins while the person is at home."""
    watching = [line for line in clock.timed if line.is_watching]
    for line in watching:
        if any(low <= (begin_of(line) or 0) < high for low, high in clock.pauses(line)):
            yield broken("A16", line.id, "begins_in_pause", person=line.person.id)
    for one, other in pairs_of(watching):
        same = one.need == other.need and one.slot == other.slot
        if same and meet(clock.hull(one), clock.hull(other)):
            yield broken("A16", one.id, "presence_twice", other=other.id)


def _together(clock: Clock) -> Broken:
    """Those who help at once begin at once, as many as are needed, and nobody counts as two."""
    for need in clock.week.inputs.case.needs:
        if _needs_several(need):
            slots: dict[Slot, list[Line]] = defaultdict(list)
            for line in clock.week.of_need(need.id):
                slots[line.slot] += [line] if is_a_hand(line) else []
            for _, lines in sorted(slots.items()):
                if all(begin_of(line) is not None for line in lines):
                    yield from _begin_together(need, lines)


def _begin_together(need: Need, lines: list[Line]) -> Broken:
    for _, found in sorted(_by_begin(lines).items()):
        counted = Counter(line.source.party for line in found)
        most = {
            line.source.party: line.source.team.staff_at_once if line.source.team is not None else 1
            for line in found
        }
        if len(found) != need.helpers_at_once or any(counted[party] > most[party] for party in counted):
            subject = min(found, key=lambda line: line.id).id
            yield broken("A16", subject, "not_together", need=need.id, found=len(found))


def _by_begin(lines: list[Line]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        found[begin_of(line) or 0].append(line)
    return found


def _stays(clock: Clock) -> Broken:
    """One line after the other, in a stay no longer than its help or its longest presence."""
    for stay in clock.stays:
        hands = [line for line in stay.lines if line.is_hands_on]
        for one, other in pairs_of(hands):
            if meet(clock.hull(one), clock.hull(other)) and not _at_once(one, other):
                yield broken("A16", one.id, "source_twice", source=stay.source.party[1], other=other.id)
        for one, other in pairs_of(stay.lines):
            elsewhere = any(in_turn(a, b) for a in one.pieces for b in other.pieces)
            if elsewhere and meet(clock.hull(one), clock.hull(other)):
                watching, away = (one, other) if one.is_watching else (other, one)
                source = stay.source.party[1]
                yield broken("A16", watching.id, "watched_from_outside", source=source, other=away.id)
        for line in hands:
            if any(meet(clock.hull(line), pause) for pause in stay.pauses):
                yield broken("A16", line.id, "stay_pauses", source=stay.source.party[1])
        if stay.in_one and stay.complete:
            limit, found = _longest(stay), _span(clock, stay)
            if found > limit:
                yield broken("A16", clock.week.named(stay.subject), "scattered", limit=limit, found=found)


def _longest(stay: Stay) -> int:
    """Minutes of a stay: those of its help, an occurrence once, or of its longest presence."""
    once = {(line.need.id, begin_of(line)): line for line in stay.lines if _several(line) and line.need}
    alone = [line for line in stay.lines if not _several(line)]
    return stay_of(piece for line in (*alone, *once.values()) for piece in line.pieces)


def _several(line: Line) -> bool:
    return _needs_several(line.need)


def _span(clock: Clock, stay: Stay) -> int:
    """Minutes from the first to the last line, without the time in which nobody is there."""
    begin, end = _hull(clock, stay)
    pauses = sum(max(0, min(end, high) - max(begin, low)) for low, high in stay.pauses)
    return end - begin - pauses


def _hull(clock: Clock, stay: Stay) -> Stretch:
    hulls = [clock.hull(line) for line in stay.lines]
    return min(begin for begin, _ in hulls), max(end for _, end in hulls)


def _units(clock: Clock, stay: Stay) -> list[Stretch]:
    """What a carrier is bound by: the whole stay, or line by line where they live."""
    return [_hull(clock, stay)] if stay.in_one else [clock.hull(line) for line in stay.lines]


def _carriers(clock: Clock) -> Broken:
    """Two visits of one team or person: one after the other, with the way between."""
    for one, other in pairs_of(clock.stays):
        if one.source.party != other.source.party:
            continue
        gap = between_homes(clock.week.inputs, one.source, one.home, other.home)
        pairs = ((a, b) for a in _units(clock, one) for b in _units(clock, other))
        if any(a[0] < b[1] + gap and b[0] < a[1] + gap for a, b in pairs):
            name = one.source.party[1]
            yield broken(
                "A16", clock.week.named(one.subject), "visits_meet", source=name, other=other.subject, gap=gap
            )


def _companions(clock: Clock) -> Broken:
    """Who goes along is nowhere else: neither with a visit nor on another way."""
    inputs = clock.week.inputs
    for line in clock.companions:
        for attendance, way in clock.under_way(line):
            for other in clock.timed:
                gap = between_homes(inputs, line.source, attendance.start or "", other.home or "")
                with_them = other.is_watching and other.person.id == attendance.person.id
                same = other.source.party == line.source.party and not with_them
                if same and any(meet(way, stretch, gap) for stretch in clock.stretches[other.id]):
                    yield broken(
                        "A16",
                        other.id,
                        "under_way",
                        source=line.source.party[1],
                        session=attendance.session.key,
                    )
    for one, other in pairs_of(clock.companions):
        if one.source.party == other.source.party and any(_ways_meet(clock, one, other)):
            yield broken("A16", one.id, "ways_meet", source=one.source.party[1], other=other.id)


def _ways_meet(clock: Clock, one: Line, other: Line) -> Iterator[bool]:
    for a, first in clock.under_way(one):
        for b, second in clock.under_way(other):
            if (a.source.id, a.session.key, a.start) != (b.source.id, b.session.key, b.start):
                gap = between_homes(clock.week.inputs, one.source, a.start or "", b.start or "")
                yield meet(first, second, gap)


def _sessions(clock: Clock) -> Broken:
    """Between two sessions there is time for the way, straight or by home."""
    for one, other in pairs_of(clock.week.attendances):
        told = all(line.view.start is not None for line in (*one.lines, *other.lines))
        if told and one.person.id == other.person.id:
            gap = _way(clock.week.inputs, clock, one, other)
            if meet(attended(one), attended(other), gap):
                subject = clock.week.named(one.subject)
                yield broken("A16", subject, "no_way_between", other=other.subject, gap=gap)


def _way(inputs: Inputs, clock: Clock, one: Attendance, other: Attendance) -> int:
    if one.source.offer is None or other.source.offer is None:
        return 0
    straight = between_sessions(inputs, one.source.offer, other.source.offer)
    if one.start != other.start:
        return straight
    return min(straight, clock.trip(one) + clock.trip(other))


def pairs_of(things: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Each with every later one."""
    for number, one in enumerate(things):
        yield from ((one, other) for other in things[number + 1 :])
