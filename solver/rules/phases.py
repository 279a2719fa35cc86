"""The rule between phases: nobody is left to a substitute who has not helped yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet
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
    Unit: steps of help.  Coarse: sum.
    """
    for one in problem.followed:
        need = problem.need_by_id[one.need]
        kept = (
            *_help(problem, x, need, one.after, PAID),
            *((column, -by) for column, by in _help(problem, x, need, one.before, PAID)),
            *_unmet(problem, x, need, one.after),
        )
        for week in one.run or (None,):
            beside = [] if week is None else [need, *(problem.need_by_id[other] for other in one.beside)]
            given = (term for other in beside for term in _help(problem, x, other, week, SUBSTITUTES))
            name = problem.named(one.need, (one.after,))
            yield Row(name, merged((*kept, *given)), low=-steps(one.less))


def _help(
    problem: Problem, x: Columns, need: NeedToMeet, week: int | None, kinds: Iterable[Kind]
) -> Iterator[Term]:
    """Help of some kinds in one week; a session that stands for several people at once counts for all."""
    for option in problem.options_of(need.id):
        if option.slot.week == week and option.kind in kinds:
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
