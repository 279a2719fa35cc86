"""The rule between phases: nobody is left to a substitute who has not helped yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet
from arrangement.problem.bounds import Followed
from assessment.case.words import Kind
from assessment.ground.grid import Slot
from solver.rows import Columns, Row
from solver.rows.columns import steps
from solver.rows.row import Term, merged

PAID = frozenset({Kind.PROFESSIONAL})
SUBSTITUTES = frozenset({Kind.OWN, Kind.INFORMAL, Kind.CIVIC, Kind.INFRASTRUCTURE})


def substitutes_have_run(problem: Problem, x: Columns) -> Iterator[Row]:
    """Professional help falls from one phase to the next only by what others have given long enough.

    For each need, type of week and phase after another:
    professional after + unmet after + given by others before >= professional before - learned,
    with what others gave in each phase of the weeks that they must have helped; without such weeks, nothing.
    Where it falls, nobody takes part who did not help in each of these phases (falls = 1):
    given by one after <= most x (1 - falls) + most x given by the same before.
    Unit: steps of help.  Coarse: sum.
    """
    for one in problem.followed:
        need, name = problem.need_by_id[one.need], problem.named(one.need, (one.after,))
        kept = (
            *_help(problem, x, need, one.after, PAID),
            *((column, -by) for column, by in _help(problem, x, need, one.before, PAID)),
            *_unmet(problem, x, need, one.after),
        )
        beside = [need, *(problem.need_by_id[other] for other in one.beside)]
        for week in one.run or (None,):
            given = (term for other in beside for term in _help(problem, x, other, week, SUBSTITUTES))
            yield Row(name, merged((*kept, *given)), low=-steps(one.less))
        if one.run:
            falls = x.falls[one.need, one.after]
            most = _most(x, _help(problem, x, need, one.before, PAID))
            yield Row(name, merged((*kept, (falls, most))), low=-steps(one.less))
            yield from _newcomers(problem, x, one, beside)


def _newcomers(problem: Problem, x: Columns, one: Followed, beside: Sequence[NeedToMeet]) -> Iterator[Row]:
    """Where professional help falls, each source has helped in every week in which others must have."""
    options = problem.options_of(one.need)
    there = {o.source for o in options if o.slot.week == one.after and o.kind in SUBSTITUTES}
    for source in sorted(there):
        after = tuple(_help(problem, x, beside[0], one.after, SUBSTITUTES, source))
        most, falls = _most(x, after), x.falls[one.need, one.after]
        for week in one.run:
            terms = (term for other in beside for term in _help(problem, x, other, week, SUBSTITUTES, source))
            before = ((column, -most * by) for column, by in terms)
            name = problem.named(f"{one.need},{source}", (one.after,))
            yield Row(name, merged((*after, (falls, most), *before)), high=most)


def _most(x: Columns, terms: Iterable[Term]) -> int:
    return sum(x.high[column] * by for column, by in terms)


def _help(
    problem: Problem,
    x: Columns,
    need: NeedToMeet,
    week: int | None,
    kinds: Iterable[Kind],
    source: str | None = None,
) -> Iterator[Term]:
    """Help of some kinds, or by one source, in one week; a session counts for several people at once."""
    for option in problem.options_of(need.id):
        if option.slot.week == week and option.kind in kinds and source in (None, option.source):
            column, by = x.time(option)
            yield column, by * (need.at_once if option.session is not None else 1)


def _unmet(problem: Problem, x: Columns, need: NeedToMeet, week: int) -> Iterator[Term]:
    """What nobody does in one week."""
    for where, column in x.unmet[need.id].items():
        if (where.week if isinstance(where, Slot) else where) == week:
            by = steps(need.minutes) if need.in_pieces else 1
            if need.measure == "reachable" and isinstance(where, Slot):
                by = steps(problem.part_length[where])
            yield column, by * need.at_once
