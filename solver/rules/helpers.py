"""Rules about those who help unpaid, and about the person's own strength."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.problem import Problem
from arrangement.problem.problem import Visit
from arrangement.problem.sources import HelperToAsk
from assessment.ground.grid import DAYS, Slot
from solver.rows import Columns, Row, together
from solver.rows.columns import WEEK_STEPS, steps


def _visits(problem: Problem) -> Iterator[tuple[HelperToAsk, Visit]]:
    for helper in problem.helpers:
        for visit in problem.visits_of(f"helper:{helper.id}"):
            yield helper, visit


def helper_time_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """In each slot a helper gives at most the time stated for it, over all homes.

    Unit: steps.  Coarse: sum.
    """
    times = {helper.id: helper.times for helper in problem.helpers}
    stays = ((helper.id, visit.slot.place, x.stay(visit)) for helper, visit in _visits(problem))
    for helper_id, (week, day, part), terms in together(problem, stays):
        minutes = times[helper_id][Slot(day, part, week=week)]
        yield Row(problem.named(helper_id, (week, day, part)), terms, high=steps(minutes))


def helpers_within_offer(problem: Problem, x: Columns) -> Iterator[Row]:
    """Active help and presence each stay within what the helper said at most.

    Unit: steps per week.  Coarse: sum.
    """
    helpers = {helper.id: helper for helper in problem.helpers}
    active = ((h.id, (v.slot.week,), x.hands_on(v.options)) for h, v in _visits(problem))
    for helper_id, week, terms in together(problem, active):
        yield Row(problem.named(f"{helper_id},active", week), terms, high=steps(helpers[helper_id].at_most))
    there = ((h.id, (v.slot.week,), x.extra_of(v)) for h, v in _visits(problem))
    for helper_id, week, terms in together(problem, there):
        most = steps(helpers[helper_id].presence_at_most)
        yield Row(problem.named(f"{helper_id},presence", week), terms, high=most)


def helper_day_limit_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """Active help of one day stays within the daily limit.

    Unit: steps per day.  Coarse: sum.
    """
    limits = {helper.id: helper.per_day for helper in problem.helpers if helper.per_day is not None}
    days = ((h.id, v.slot.place[:2], x.hands_on(v.options)) for h, v in _visits(problem) if h.id in limits)
    for helper_id, day, terms in together(problem, days):
        yield Row(problem.named(helper_id, day), terms, high=steps(limits[helper_id]))


def on_call_within_offer(problem: Problem, x: Columns) -> Iterator[Row]:
    """A helper is on call in at most so many day parts a week, for however many needs in each.

    Each amount <= called;  sum of called <= day parts offered.  Unit: day parts.  Coarse: sum.
    """
    for option in problem.calls:
        called = x.called.get((option.carrier, option.slot))
        if called is not None:
            yield Row(
                f"{option.carrier},{option.number}", ((x.amount[option.number], 1), (called, -1)), high=0
            )
    limits = {f"helper:{helper.id}": helper.on_call for helper in problem.helpers}
    parts = ((carrier, (slot.week,), ((column, 1),)) for (carrier, slot), column in x.called.items())
    for carrier, week, terms in together(problem, parts):
        yield Row(problem.named(carrier, week), terms, high=limits[carrier])


def helpers_have_a_free_day(problem: Problem, x: Columns) -> Iterator[Row]:
    """A main carer has a weekday without any line in every week, calls included.

    sum of free days >= 1;  each amount on a day <= most x (1 - free).  Coarse: drop.
    """
    for helper in problem.helpers:
        carrier = f"helper:{helper.id}"
        calls = [option for option in problem.calls if option.carrier == carrier]
        for week in problem.calendar if helper.free_day else ():
            days = range(len(DAYS))
            free = [x.free[helper.id, week.number, day] for day in days]
            yield Row(helper.id, tuple((column, 1) for column in free), low=1)
            for visit in problem.visits_of(carrier):
                if visit.slot.week in week.within:
                    yield from not_while_free(x, free[visit.slot.day], visit)
            for option in calls:
                if option.slot.week in week.within:
                    terms = ((x.amount[option.number], 1), (free[option.slot.day], 1))
                    yield Row(f"{carrier},{option.number}", terms, high=1)


def not_while_free(x: Columns, free: int, visit: Visit) -> Iterator[Row]:
    """No help in a visit on a free day, or while somebody rests: amount <= most x (1 - free)."""
    for option in visit.options:
        most = x.most(option)
        yield Row(f"{visit.carrier},{option.number}", ((x.amount[option.number], 1), (free, most)), high=most)
    for column, _ in x.extra_of(visit):
        yield Row(f"{visit.carrier},{visit.number}", ((column, 1), (free, WEEK_STEPS)), high=WEEK_STEPS)


def own_strength_respected(problem: Problem, x: Columns) -> Iterator[Row]:
    """The person does no more themselves than they said, in a week and in each day part.

    Unit: steps per week.  Coarse: sum.
    """
    own = {strength.id: strength for strength in problem.own}
    visits = [(id_, visit) for id_ in own for visit in problem.visits_of(f"own:{id_}")]
    all_done = ((id_, (visit.slot.week,), map(x.time, visit.options)) for id_, visit in visits)
    for id_, week, terms in together(problem, all_done):
        yield Row(problem.named(id_, week), terms, high=steps(own[id_].at_most))
    in_slots = ((id_, visit.slot.place, x.hands_on(visit.options)) for id_, visit in visits)
    for id_, (week_number, day, part), terms in together(problem, in_slots):
        room = own[id_].times[Slot(day, part, week=week_number)]
        yield Row(problem.named(id_, (week_number, day, part)), terms, high=steps(room))
