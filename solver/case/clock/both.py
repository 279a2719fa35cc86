"""Who gets help and gives some: one human being on the clock, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arrangement.problem import Problem
from arrangement.problem.asked import Attendance
from solver.case.clock.spans import Going, Span, away, trips, wider
from solver.case.lines import Line

Where = tuple[str, str]
"""Whose time, and at which home."""


def same_date(one: Attendance, other: Attendance) -> bool:
    """Whether two go from one home to the same date: they go together."""
    return (one.offer, one.session, one.home) == (other.offer, other.session, other.home)


def out_themselves(problem: Problem, line: Line, attended: Iterable[Attendance]) -> Iterator[Span]:
    """When who gives a line of help is out as a person; with whom they watch they go together."""
    person = problem.person_who_is(line.option.carrier)
    there = [a for a in attended if person is not None and a.person in (person, line.option.person)]
    for mine in (a for a in there if a.person == person):
        together = problem.is_presence(line.option) and any(
            same_date(mine, other) for other in there if other.person != person
        )
        if not together:
            yield from wider([away(mine)], _way(problem, mine.home, line.option.home))


def going_along(problem: Problem, line: Line, goings: Iterable[Going]) -> Iterator[Span]:
    """When who gets a line of help is on a way with somebody else as a helper."""
    carrier = problem.carrier_who_is(line.option.person)
    for going in goings:
        if going.carrier == carrier:
            gap = _way(problem, going.attendance.home, line.option.home)
            yield from wider(trips(going.attendance), gap)


def whose_time(problem: Problem, line: Line) -> frozenset[Where]:
    """Whose time a line takes, and where: of who gives it, and of who gets it where they also give some."""
    home = line.option.home
    found = {(line.option.carrier, home)}
    carrier = problem.carrier_who_is(line.option.person)
    return frozenset(found | ({(carrier, home)} if carrier is not None else set()))


def _way(problem: Problem, one: str, other: str) -> int:
    return 0 if one == other else problem.minutes_between(one, other)
