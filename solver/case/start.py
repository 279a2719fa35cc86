"""Where the first tier starts, and how far down each could go."""

from __future__ import annotations

from collections import Counter

from solver.rows import Columns
from solver.rows.columns import HOUR, Wanted, steps


def nothing_met(columns: Columns) -> list[int]:
    """The plan in which everything stays unmet: the start when there is no better one."""
    start = [0] * len(columns.names)
    accounts = (*columns.unmet.values(), *columns.short.values())
    missing = [column for account in accounts for column in account.values()]
    for column in (*missing, *columns.unsupported.values()):
        start[column] = columns.high[column]
    for (need, source, _), column in columns.moved.items():
        start[column] = columns.problem.present.get((need, source), 0)
    for column in (*columns.free.values(), *columns.rest.values()):
        start[column] = 1
    return start


def least(columns: Columns) -> list[int]:
    """What each column is at least: of what is required, all that no option could give stays unmet."""
    found = list(columns.low)
    for need in columns.problem.needs:
        possible = Counter[Wanted]()
        for slot, (column, _) in columns.met(need):
            possible[slot if need.by_slot else slot.week] += columns.high[column]
        for where, column in columns.unmet[need.id].items():
            units = columns.units(need, where)
            found[column] = max(0, units - possible[where])
            if where in columns.short[need.id]:
                per_unit = units if need.by_slot else steps(HOUR)
                found[columns.short[need.id][where]] = -(-found[column] // per_unit)
    return found
