"""Rules about people whom the household employs: working time, and rest from it."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.problem import Problem
from assessment.ground.grid import DAYS, PARTS, Slot
from solver.rows import Columns, Row, together
from solver.rows.columns import steps
from solver.rules.helpers import not_while_free


def working_time_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """Help, ways and being there stay within the times, the day and the week of contract and law.

    Unit: steps in a day part, on a day, per week.  Coarse: sum.
    """
    people = {person.id: person for person in problem.employed}
    stays = [
        (id_, v.slot.place, tuple(x.stay(v))) for id_ in people for v in problem.visits_of(f"employed:{id_}")
    ]
    for id_, (week, day, part), terms in together(problem, stays):
        there = steps(people[id_].times[Slot(day, part, week=week)])
        yield Row(problem.named(id_, (week, day, part)), terms, high=there)
    for id_, place, terms in together(problem, ((id_, place[:2], terms) for id_, place, terms in stays)):
        yield Row(problem.named(id_, place), terms, high=steps(people[id_].per_day))
    for id_, place, terms in together(problem, ((id_, place[:1], terms) for id_, place, terms in stays)):
        yield Row(problem.named(id_, place), terms, high=steps(people[id_].per_week))


def rest_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """One day in seven is free, and on every day a rest begins that is long enough.

    sum of free days >= 1;  sum of rests that begin on a day >= 1;  no amount while free or resting.
    Coarse: drop.
    """
    for person in problem.employed:
        visits = problem.visits_of(f"employed:{person.id}")
        for week in problem.calendar if visits else ():
            free = [x.free[person.id, week.number, day] for day in range(len(DAYS))]
            yield Row(problem.named(person.id, (week.number,)), tuple((column, 1) for column in free), low=1)
            rests = {
                (day, part): x.rest[person.id, week.number, day, part]
                for day in range(len(DAYS))
                for part in range(len(PARTS))
            }
            for day in range(len(DAYS)):
                begins = tuple((rests[day, part], 1) for part in range(len(PARTS)))
                yield Row(problem.named(person.id, (week.number, day)), begins, low=1)
            resting = {start: person.rest_from(*start) for start in rests}
            for visit in visits:
                if visit.slot.week in week.within:
                    here = (visit.slot.day, visit.slot.part)
                    during = [rests[start] for start, parts in resting.items() if here in parts]
                    for column in (free[visit.slot.day], *during):
                        yield from not_while_free(x, column, visit)
