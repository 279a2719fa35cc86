"""A16 on the clock: who gets help and gives some is not at both at once."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.clock import Clock, Stretch, between_homes, meet, takes_the_person
from arrangement.audit.inputs import Source
from arrangement.audit.lines import Line
from arrangement.audit.result import Broken, broken
from arrangement.audit.visits import Attendance
from assessment.case.network import Helper


def both_on_clock(clock: Clock) -> Broken:
    """No help given while they get help, are out, or on another way."""
    for helper in clock.week.inputs.case.helpers:
        if helper.is_person is None:
            continue
        gives = [line for line in clock.timed if line.source.party == ("helper", helper.id)]
        for line in gives:
            for what in kept_from_giving(clock, helper, line.home or "", _minutes(clock, line), line):
                yield broken("A16", line.id, "both_at_once", person=helper.is_person, other=what)
        for line in gets_help(clock, helper):
            for what in _on_ways(clock, helper, line.home or "", [clock.hull(line)]):
                yield broken("A16", line.id, "both_at_once", person=helper.is_person, other=what)
        for mine in _goes(clock, helper):
            for line in clock.companions:
                if line.source.party == ("helper", helper.id) and _elsewhere(clock, line, mine):
                    other = mine.session.key
                    yield broken("A16", line.id, "both_at_once", person=helper.is_person, other=other)


def kept_from_giving(
    clock: Clock, helper: Helper, home: str, minutes: list[Stretch], line: Line | None = None
) -> Iterator[str]:
    """What they get or do themselves at minutes in which they would give help at a home.

    Args:
        clock: The week.
        helper: Who gives.
        home: Where.
        minutes: When.
        line: The help itself; while they watch somebody they may do what is theirs, and go out together.
    """
    watches, source = line is not None and line.is_watching, clock.week.inputs.sources[helper.id]
    for mine in gets_help(clock, helper):
        gap = between_homes(clock.week.inputs, source, mine.home or "", home)
        meanwhile = watches and mine.source.own is not None and mine.home == home
        if not meanwhile and any(meet(clock.hull(mine), stretch, gap) for stretch in minutes):
            yield mine.id
    for attendance in _goes(clock, helper):
        gap = between_homes(clock.week.inputs, source, attendance.start or "", home)
        together = watches and line is not None and _goes_too(clock, line.person.id, attendance)
        if not together and any(meet(clock.away(attendance), stretch, gap) for stretch in minutes):
            yield attendance.session.key


def kept_from_getting(clock: Clock, helper: Helper, home: str, minutes: list[Stretch], own: bool) -> bool:
    """Whether they give help, or are on a way, at minutes in which they would get help at a home."""
    source = clock.week.inputs.sources[helper.id]
    for line in clock.timed:
        if line.source.party == source.party and not (own and line.is_watching and line.home == home):
            gap = between_homes(clock.week.inputs, source, line.home or "", home)
            if any(meet(one, other, gap) for one in _minutes(clock, line) for other in minutes):
                return True
    return any(True for _ in _on_ways(clock, helper, home, minutes))


def gets_help(clock: Clock, helper: Helper) -> Iterator[Line]:
    """What takes their time as a person, at home."""
    for line in clock.timed:
        if line.person.id == helper.is_person and takes_the_person(line) and line.source.id != helper.id:
            yield line


def _minutes(clock: Clock, line: Line) -> list[Stretch]:
    return list(clock.stretches[line.id]) if line.is_watching else [clock.hull(line)]


def _goes(clock: Clock, helper: Helper) -> Iterator[Attendance]:
    return (a for a in clock.week.attendances if a.person.id == helper.is_person)


def _goes_too(clock: Clock, person: str, mine: Attendance) -> bool:
    return any(a.person.id == person and _same(a, mine) for a in clock.week.attendances)


def _same(one: Attendance, other: Attendance) -> bool:
    return (one.source.id, one.session.key, one.start) == (other.source.id, other.session.key, other.start)


def _on_ways(clock: Clock, helper: Helper, home: str, minutes: list[Stretch]) -> Iterator[str]:
    for line in clock.companions:
        if line.source.party == ("helper", helper.id):
            for attendance, way in clock.under_way(line):
                gap = _gap(clock, line.source, attendance.start, home)
                if any(meet(way, stretch, gap) for stretch in minutes):
                    yield line.id


def _elsewhere(clock: Clock, line: Line, mine: Attendance) -> bool:
    """Whether a way leads to another date than their own, and leaves no time for it."""
    return any(
        not _same(led, mine)
        and meet(way, clock.away(mine), _gap(clock, line.source, led.start, mine.start or ""))
        for led, way in clock.under_way(line)
    )


def _gap(clock: Clock, source: Source, one: str | None, other: str) -> int:
    return between_homes(clock.week.inputs, source, one or "", other)
