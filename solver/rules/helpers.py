"""Rules about those who help unpaid, and about the person's own strength."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.problem import Problem
from assessment.ground.grid import DAYS
from solver.rows import Columns, Row
from solver.rows.columns import WEEK_STEPS, steps
from solver.rows.row import Term


def helper_time_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """In each slot a helper gives at most the time stated for it, over all homes.

    Unit: steps.  Coarse: sum.
    """
    for helper in problem.helpers:
        by_slot: dict[tuple[int, int], list[Term]] = {}
        for visit in problem.visits_of(f"helper:{helper.id}"):
            by_slot.setdefault((visit.slot.day, visit.slot.part), []).extend(x.stay(visit))
        for slot, minutes in sorted(helper.times.items()):
            terms = by_slot.get((slot.day, slot.part))
            if terms:
                yield Row(f"{helper.id},{slot.weekday},{slot.day_part}", tuple(terms), high=steps(minutes))


def helpers_within_offer(problem: Problem, x: Columns) -> Iterator[Row]:
    """Active help and presence each stay within what the helper said at most.

    Unit: steps per week.  Coarse: sum.
    """
    for helper in problem.helpers:
        visits = problem.visits_of(f"helper:{helper.id}")
        active = tuple(term for visit in visits for term in x.hands_on(visit.options))
        there = tuple(term for visit in visits for term in x.extra_of(visit))
        if active:
            yield Row(f"{helper.id},active", active, high=steps(helper.at_most))
        if there:
            yield Row(f"{helper.id},presence", there, high=steps(helper.presence_at_most))


def helper_day_limit_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """Active help of one day stays within the daily limit.

    Unit: steps per day.  Coarse: sum.
    """
    for helper in problem.helpers:
        if helper.per_day is None:
            continue
        for day in range(len(DAYS)):
            terms = tuple(
                term
                for visit in problem.visits_of(f"helper:{helper.id}")
                if visit.slot.day == day
                for term in x.hands_on(visit.options)
            )
            if terms:
                yield Row(f"{helper.id},{DAYS[day]}", terms, high=steps(helper.per_day))


def helpers_have_a_free_day(problem: Problem, x: Columns) -> Iterator[Row]:
    """A main carer has a weekday without any line.

    sum of free days >= 1;  each amount on a day <= most x (1 - free).  Coarse: drop.
    """
    for helper in problem.helpers:
        if not helper.free_day:
            continue
        days = range(len(DAYS))
        yield Row(helper.id, tuple((x.free[helper.id, day], 1) for day in days), low=1)
        for visit in problem.visits_of(f"helper:{helper.id}"):
            free = x.free[helper.id, visit.slot.day]
            for option in visit.options:
                most = x.most(option)
                yield Row(
                    f"{helper.id},{option.number}", ((x.amount[option.number], 1), (free, most)), high=most
                )
            for column, _ in x.extra_of(visit):
                yield Row(f"{helper.id},{visit.number}", ((column, 1), (free, WEEK_STEPS)), high=WEEK_STEPS)


def own_strength_respected(problem: Problem, x: Columns) -> Iterator[Row]:
    """The person does no more themselves than they said, in a week and in each day part.

    Unit: steps per week.  Coarse: sum.
    """
    for own in problem.own:
        terms = tuple(x.time(option) for option in problem.options if option.carrier == f"own:{own.id}")
        if terms:
            yield Row(own.id, terms, high=steps(own.at_most))
        for visit in problem.visits_of(f"own:{own.id}"):
            room = steps(own.times[visit.slot])
            yield Row(
                f"{own.id},{visit.slot.weekday},{visit.slot.day_part}",
                tuple(x.hands_on(visit.options)),
                high=room,
            )
