"""What is fixed before anything is laid out: hours of sessions and ways, and which of them collide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from arrangement.problem import Problem
from arrangement.problem.asked import Attendance
from assessment.ground.grid import clock_text
from solver.case.clock.both import same_date
from solver.case.clock.matter import Key, Matter
from solver.case.clock.spans import (
    WEEK_MINUTES,
    Going,
    away,
    is_free,
    near,
    part_span,
    session_span,
    trips,
    wider,
)
from solver.case.lines import Line


def fixed_start(problem: Problem, line: Line) -> str:
    """A session's line begins with the session, or with the day part; a companion's when they leave."""
    o = line.option
    if o.way is not None:
        return clock_text(away(problem.ways[o.way][0])[0])
    session = problem.ways[o.attends][0]
    return clock_text(near([session_span(session)], part_span(o.slot))[0][0])


def collisions(fixed: Matter) -> Iterator[tuple[Key, ...]]:
    """Pairs between which there is no time: sessions of one person, ways of one companion, one of each."""
    problem = fixed.problem
    for one, other in combinations(fixed.attended, 2):
        if one.person == other.person and not _follow(problem, one, other):
            yield (("attend", one.key), ("attend", other.key))
    for a, b in combinations(fixed.goings, 2):
        if a.carrier == b.carrier and not _can_go(problem, a, b):
            yield _keys(a), _keys(b)

    for going, one in product(fixed.goings, fixed.attended):
        if problem.person_who_is(going.carrier) == one.person and not _goes_too(problem, going, one):
            yield _keys(going), ("attend", one.key)


def _goes_too(problem: Problem, going: Going, one: Attendance) -> bool:
    """Whether who goes along may be there themselves: to the same date, or with time for the way between."""
    gap = 0 if going.attendance.home == one.home else problem.minutes_between(going.attendance.home, one.home)
    return same_date(going.attendance, one) or _far_enough(trips(going.attendance), [away(one)], gap)


def _keys(going: Going) -> Key:
    return ("along", going.attendance.key, going.carrier)


def _follow(problem: Problem, one: Attendance, other: Attendance) -> bool:
    """Whether a person comes from one session to another: straight, or by their home."""
    gap = problem.minutes_between(one.offer, other.offer)
    if one.home == other.home:
        gap = min(gap, one.trip + other.trip)
    return _far_enough([session_span(one)], [session_span(other)], gap)


def _can_go(problem: Problem, one: Going, other: Going) -> bool:
    """Whether one companion can go both ways; two persons of a home go to the same date together."""
    a, b = one.attendance, other.attendance
    if same_date(a, b):
        return True
    team = problem.team_by_carrier.get(one.carrier)
    gap = 0 if a.home == b.home else problem.minutes_between(a.home, b.home)
    if team is not None and a.home != b.home:
        gap = team.travel + team.set_up
    return _far_enough(trips(a), trips(b), gap)


def _far_enough(ones: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]], gap: int) -> bool:
    turned = [(b + turn, e + turn) for b, e in others for turn in (-WEEK_MINUTES, 0, WEEK_MINUTES)]
    return all(is_free(one, wider(turned, gap)) for one in ones)
