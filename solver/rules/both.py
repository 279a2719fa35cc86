"""The rule about who gets help and gives some: one human being, in one place at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from arrangement.problem import Problem
from arrangement.problem.asked import Attendance, Option
from arrangement.problem.problem import Visit
from arrangement.problem.sources import HelperToAsk
from assessment.ground.grid import Slot
from solver.rows import Columns, Row
from solver.rows.columns import steps
from solver.rows.row import Term, merged
from solver.rules.visits import helped

Part = tuple[int, int, int]
Date = tuple[str, str, str]
"""Offer, session and home from which one goes: who goes along to where they go themselves goes once."""

GOES, GOES_ALONG = 0, 1


def both_are_one(problem: Problem, x: Columns) -> Iterator[Row]:
    """What a person of the case gives as a helper, gets, and is away for fits into the day part.

    For each helper who is a person, and each slot:
    stay + ways together + hands-on help they get + time away <= length of the part;
    hands-on + ways together + what they do for themselves + help they get + time away <= length of the part.
    Where they go along to a date to which they also go themselves, the longer of the two counts.
    Unit: steps.  Coarse: sum.
    """
    for helper in problem.helpers:
        for (week, day, part), terms in taken_as_both(problem, x, helper):
            length = steps(problem.part_length[Slot(day, part, week=week)])
            if sum(x.high[column] * coefficient for column, coefficient in terms) > length:
                yield Row(problem.named(helper.id, (week, day, part)), terms, high=length)


def taken_as_both(
    problem: Problem, x: Columns, helper: HelperToAsk
) -> Iterator[tuple[Part, tuple[Term, ...]]]:
    """What takes the time of a helper who is a person in each slot: no sum is above its length."""
    for own in (False, True) if helper.is_person is not None else ():
        terms, ways = _sides(problem, x, helper, own)
        for place in sorted({*terms, *ways}):
            base = problem.calendar[place[0]].base
            here = [place] if base is None else [place, (base, *place[1:])]
            fixed = [term for one in here for term in terms.get(one, ())]
            dates = [date for one in here for date in ways.get(one, {}).values()]
            fixed += [term for date in dates if not all(date) for side in date for term in side]
            shared = [date for date in dates if all(date)]
            for chosen in product((GOES, GOES_ALONG), repeat=len(shared)):
                more = [term for date, side in zip(shared, chosen, strict=True) for term in date[side]]
                yield place, merged((*fixed, *more))


def _sides(
    problem: Problem, x: Columns, helper: HelperToAsk, own: bool
) -> tuple[dict[Part, list[Term]], dict[Part, dict[Date, tuple[list[Term], list[Term]]]]]:
    """What takes their time in each slot, and both ways to each date to which they go or go along.

    With `own` what they do for themselves beside hands-on help; else, instead of it, all of a stay.
    """
    terms: dict[Part, list[Term]] = {}
    ways: dict[Part, dict[Date, tuple[list[Term], list[Term]]]] = {}

    def add(place: tuple[int, ...], found: Iterable[Term]) -> None:
        terms.setdefault((place[0], place[1], place[2]), []).extend(found)

    def go(slot: Slot, to: Attendance, side: int, found: Term) -> None:
        here = ways.setdefault((slot.week, slot.day, slot.part), {})
        here.setdefault((to.offer, to.session, to.home), ([], []))[side].append(found)

    for visit in problem.visits_of(f"helper:{helper.id}"):
        add(visit.slot.place, x.hands_on(option for option in visit.options if option.way is None))
        add(visit.slot.place, () if own else x.extra_of(visit))
        for option in visit.options:
            if option.way is not None:
                go(option.slot, problem.ways[option.way][0], GOES_ALONG, x.time(option))
    for attendance in problem.attendances:
        if attendance.person == helper.is_person:
            for slot, minutes in attendance.away.items():
                go(slot, attendance, GOES, (x.attend[attendance.key, attendance.benefit], steps(minutes)))
    for person, place, found in helped(problem, x, [v for v in problem.visits if not _is_own(v)]):
        add(place, found if person == helper.is_person else ())
    for visit in filter(_is_own, problem.visits) if own else ():
        add(visit.slot.place, map(x.time, (o for o in visit.options if _does_it(problem, o, helper))))
    return terms, ways


def _is_own(visit: Visit) -> bool:
    return visit.carrier.startswith("own:")


def _does_it(problem: Problem, option: Option, helper: HelperToAsk) -> bool:
    return option.person == helper.is_person and problem.is_hands_on(option)
