"""Rows that keep the first model from what the clock model found impossible; they belong to no rule."""

from __future__ import annotations

from collections.abc import Iterator

from solver.rows import Columns, Row


def cuts_kept(x: Columns) -> Iterator[Row]:
    """Forbid that all shares of a cut are reached at once.

    For each share:  sum of its columns <= at_least - 1 + (most - at_least + 1) x reached;
    for each cut:  sum of reached <= number of shares - 1.
    """
    for number, cut in enumerate(x.cuts):
        reached = [(x.reached[number, place], 1) for place in range(len(cut.shares))]
        for (flag, _), share in zip(reached, cut.shares, strict=True):
            room = sum(x.high[column] for column in share.columns) - share.at_least + 1
            terms = tuple((column, 1) for column in share.columns)
            yield Row(cut.subject, (*terms, (flag, -room)), high=share.at_least - 1)
        yield Row(cut.subject, tuple(reached), high=len(reached) - 1)
