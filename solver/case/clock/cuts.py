"""Turn what cannot be laid out into what the first model must not choose again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from arrangement.problem import Problem
from solver.case.clock.conflict import Conflict
from solver.case.lines import Line
from solver.rows import Columns, Cut, Share
from solver.rows.columns import steps


def cut_of(problem: Problem, columns: Columns, conflict: Conflict) -> Cut:
    """Forbid that so much of all keys comes together again, whichever offer of a carrier and whoever pays."""
    first = conflict.matter.lines_of(conflict.matter.keys[0])[0].option
    return Cut(problem.named(first.carrier, first.slot.place), tuple(_shares(problem, columns, conflict)))


def _shares(problem: Problem, columns: Columns, conflict: Conflict) -> Iterator[Share]:
    trade = conflict.trade
    least = {trade.one: trade.least, trade.other: trade.least_of_other} if trade else {}
    shares = {key: _share(problem, columns, conflict.matter.lines_of(key)) for key in conflict.matter.keys}
    for key, share in shares.items():
        yield replace(share, at_least=least.get(key, share.at_least))
    if trade is not None:
        both = sorted({*shares[trade.one].columns, *shares[trade.other].columns})
        yield Share(tuple(both), trade.total)


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
