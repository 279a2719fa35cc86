"""Rules about sessions: attendance, overlaps, and the way there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from arrangement.problem import Problem
from arrangement.problem.asked import Attendance
from solver.rows import Columns, Row


def attendance_carries_help(problem: Problem, x: Columns) -> Iterator[Row]:
    """What a session covers, it covers for whoever attends, for as long as it lasts.

    Each amount <= most x attendance;  attendances of a date <= free places: whoever has
    a place there today takes none of them.  Coarse: sum.
    """
    dates: dict[tuple[str, str, int, int], list[Attendance]] = {}
    for a in problem.attendances:
        if a.places is not None:
            dates.setdefault((a.offer, a.session, a.week, a.places), []).append(a)
    for (offer, session, week, places), there in sorted(dates.items()):
        if len({a.person for a in there}) > places:
            terms = tuple((x.attend[a.key, a.benefit], 1) for a in there)
            yield Row(problem.named(f"{offer},{session}", (week,)), terms, high=places)
    for option in problem.options:
        if option.session is not None:
            attended = x.attend[option.attends, option.benefit]
            yield Row(f"{option.number}", ((x.amount[option.number], 1), (attended, -x.most(option))), high=0)


def sessions_one_at_a_time(problem: Problem, x: Columns) -> Iterator[Row]:
    """Sessions that overlap exclude each other for one person.  Coarse: drop."""
    days: dict[tuple[str, int, int], list[Attendance]] = {}
    for attendance in problem.attendances:
        days.setdefault((attendance.person, attendance.week, attendance.day), []).append(attendance)
    for _, there in sorted(days.items()):
        for one, other in combinations(there, 2):
            if one.key != other.key and one.start < other.end and other.start < one.end:
                terms = ((x.attend[one.key, one.benefit], 1), (x.attend[other.key, other.benefit], 1))
                yield Row(f"{one.key},{other.key}", terms, high=1)


def way_is_accompanied(problem: Problem, x: Columns) -> Iterator[Row]:
    """Who cannot go alone goes with one companion, or not at all.

    sum of companions = sum of attendances of that way.  There is no slack.  Coarse: sum.
    """
    for way, attendances in sorted(problem.ways.items()):
        if any(attendance.companion_minutes for attendance in attendances):
            going = tuple((x.attend[a.key, a.benefit], -1) for a in attendances)
            with_them = tuple((x.amount[o.number], 1) for o in problem.companions_of(way))
            yield Row(way, (*going, *with_them), 0, 0)
