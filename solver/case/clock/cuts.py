"""Turn what cannot be laid out into what the first model must not choose again."""

from __future__ import annotations

from collections.abc import Sequence

from arrangement.problem import Problem
from solver.case.clock.matter import Key, Matter
from solver.case.lines import Line
from solver.rows import Columns, Cut, Share
from solver.rows.columns import steps


def cut_of(problem: Problem, columns: Columns, matter: Matter, keys: Sequence[Key]) -> Cut:
    """Forbid that so much of all keys comes together again, whichever offer of a carrier and whoever pays."""
    shares = tuple(_share(problem, columns, matter.lines_of(key)) for key in keys)
    first = matter.lines_of(keys[0])[0].option
    return Cut(problem.named(first.carrier, first.slot.place), shares)


def _share(problem: Problem, columns: Columns, lines: Sequence[Line]) -> Share:
    o = lines[0].option
    if o.session is not None:
        ways = (columns.attend[a.key, a.benefit] for a in problem.ways[o.attends])
        return Share(tuple(sorted(ways)), 1)
    if o.way is not None:
        along = (other for other in problem.companions_of(o.way) if other.carrier == o.carrier)
        return Share(tuple(sorted(columns.amount[other.number] for other in along)), 1)
    same = (
        columns.amount[other.number]
        for other in problem.options_of(o.need)
        if (other.carrier, other.slot) == (o.carrier, o.slot) and other.session is None
    )
    pieces = problem.need_by_id[o.need].in_pieces
    at_least = len(lines) if pieces else sum(steps(line.minutes) for line in lines)
    return Share(tuple(sorted(same)), at_least)
