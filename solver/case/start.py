"""Where the first tier starts."""

from __future__ import annotations

from solver.rows import Columns


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
