"""Rules that protect: locked lines, and people who must not meet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from arrangement.problem import Problem
from arrangement.problem.asked import Attendance, Carrier
from solver.rows import Columns, Row, together
from solver.rows.columns import steps


def protection_plan_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """Every locked line stands at its slot.

    sum of amounts of (need, offer, slot) >= the locked minutes, in whole occurrences.  Coarse: sum.
    """
    for line in problem.locked:
        need = problem.need_by_id[line.need]
        terms = tuple(
            (x.amount[o.number], 1)
            for o in problem.options_of(line.need)
            if o.offer == line.offer and o.slot == line.slot
        )
        occurrences = -(-line.minutes // need.minutes) if need.minutes else 0
        wanted = occurrences if need.in_pieces else steps(line.minutes)
        yield Row(problem.named(f"{line.need},{line.offer}", line.slot.place), terms, low=wanted)


def joint_presence_avoided(problem: Problem, x: Columns) -> Iterator[Row]:
    """Two who must not meet never share a day part at one home, nor a date.

    For each pair, home and slot:  visits of one + visits of the other <= 1, pair by pair of visits.
    A visit happens where any of its help does.  Coarse: drop.
    """
    for visit in problem.visits:
        if visit.number in x.visit and visit.carrier not in problem.team_by_carrier:
            for option in visit.options:
                yield Row(
                    f"{visit.carrier},{visit.number}",
                    ((x.amount[option.number], 1), (x.visit[visit.number], -x.most(option))),
                    high=0,
                )
    for one, other in problem.apart:
        yield from _same_date(problem, x, one, other)
        yield from _same_slot(problem, x, one, other)


def _same_slot(problem: Problem, x: Columns, one: str, other: str) -> Iterator[Row]:
    """Two people never come to the same home, nor are on call for it, in the same day part."""
    pair = {one, other}
    brings = {
        x.visit[v.number]: (v.home, v.slot, _who(problem, v.carrier))
        for v in problem.visits
        if v.number in x.visit
    }
    brings |= {x.amount[o.number]: (o.home, o.slot, _who(problem, o.carrier)) for o in problem.calls}
    concerned = {
        column: (home, slot, who & pair) for column, (home, slot, who) in brings.items() if who & pair
    }
    found = ((home, slot.place, ((column, 1),)) for column, (home, slot, _) in concerned.items())
    seen: set[tuple[int, int]] = set()
    for home, place, terms in together(problem, found):
        for (first, _), (second, _) in combinations(terms, 2):
            if len(concerned[first][2] | concerned[second][2]) > 1 and (first, second) not in seen:
                seen.add((first, second))
                yield Row(problem.named(f"{one},{other},{home}", place), ((first, 1), (second, 1)), high=1)


def _same_date(problem: Problem, x: Columns, one: str, other: str) -> Iterator[Row]:
    """Two persons never attend the same date."""
    dates: dict[tuple[str, str, int], list[Attendance]] = {}
    for attendance in problem.attendances:
        if attendance.person in (one, other):
            dates.setdefault((attendance.offer, attendance.session, attendance.week), []).append(attendance)
    for (offer, session, week), there in sorted(dates.items()):
        for first, second in combinations(there, 2):
            if first.person != second.person:
                terms = ((x.attend[first.key, first.benefit], 1), (x.attend[second.key, second.benefit], 1))
                yield Row(problem.named(f"{one},{other},{offer},{session}", (week,)), terms, high=1)


def _who(problem: Problem, carrier: Carrier) -> set[str]:
    """Whom a visit or call brings: helper, team or its provider."""
    team = problem.team_by_carrier.get(carrier)
    return {carrier.split(":")[1]} | ({team.provider} if team is not None else set())
