"""Rules that protect: locked lines, and people who must not meet."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.problem import Problem
from arrangement.problem.problem import Visit
from solver.rows import Columns, Row
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
        wanted = occurrences if need.measure == "occurrences" else steps(line.minutes)
        yield Row(f"{line.need},{line.offer},{line.slot.weekday},{line.slot.day_part}", terms, low=wanted)


def joint_presence_avoided(problem: Problem, x: Columns) -> Iterator[Row]:
    """Two who must not meet never share a day part.

    For each pair and slot:  visits of one + visits of the other <= 1, pair by pair of visits.
    A visit happens where any of its help does.  Coarse: drop.
    """
    concerned = {name for pair in problem.apart for name in pair}
    for visit in problem.visits:
        if visit.carrier.startswith("helper:") and visit.carrier.split(":")[1] in concerned:
            for option in visit.options:
                yield Row(
                    f"{visit.carrier},{visit.number}",
                    ((x.amount[option.number], 1), (x.visit[visit.number], -x.most(option))),
                    high=0,
                )
    for one, other in problem.apart:
        yield from _same_date(problem, x, one, other)
        for first in problem.visits:
            for second in problem.visits:
                if first.slot == second.slot and _is(problem, first, one) and _is(problem, second, other):
                    yield Row(
                        f"{one},{other},{first.slot.weekday},{first.slot.day_part}",
                        ((x.visit[first.number], 1), (x.visit[second.number], 1)),
                        high=1,
                    )


def _same_date(problem: Problem, x: Columns, one: str, other: str) -> Iterator[Row]:
    """Two persons never attend the same date."""
    for first in problem.attendances:
        for second in problem.attendances:
            same = (first.offer, first.session) == (second.offer, second.session)
            if same and (first.person, second.person) == (one, other):
                terms = ((x.attend[first.key, first.benefit], 1), (x.attend[second.key, second.benefit], 1))
                yield Row(f"{one},{other},{first.offer},{first.session}", terms, high=1)


def _is(problem: Problem, visit: Visit, name: str) -> bool:
    """Whether a visit brings this helper, team or provider."""
    team = problem.team_by_carrier.get(visit.carrier)
    return visit.carrier.split(":")[1] == name or (team is not None and team.provider == name)
