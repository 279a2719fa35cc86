"""All rows of a model as arrays: what the bounds of some columns leave to the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.rows.row import Row

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

FAR = 1 << 40
"""Stands for a row that is open on one side."""

MOST_ROUNDS = 60
"""Bounds that still move after so many rounds are left as they are: looser bounds are bounds, too."""


class TooTight(Exception):
    """No solution lies within some bounds.

    Attributes:
        rows: Numbers of rows that cannot hold.
    """

    def __init__(self, rows: Sequence[int]) -> None:
        """Name the rows."""
        super().__init__(f"{len(rows)} rows cannot hold")
        self.rows = tuple(rows)


@dataclass(frozen=True)
class _Side:
    """Terms that bound their columns on one side, column by column.

    Attributes:
        by_high: Whether the upper end of the row bounds it, not the lower one.
        columns: Their columns, each once.
        begins: Where each column's terms begin.
    """

    terms: Whole
    rows: Whole
    factor: Whole
    by_high: Flags
    columns: Whole
    begins: Whole

    def left(self, room: Whole, lack: Whole, least: Whole, most: Whole) -> Whole:
        """What the other terms of the row leave to each term."""
        from_high, from_low = room[self.rows] + least[self.terms], lack[self.rows] + most[self.terms]
        return np.where(self.by_high, from_high, from_low)


class Matrix:
    """Rows of a model, read once.

    Attributes:
        rows: The rows that say anything, in order.
    """

    def __init__(self, rows: Sequence[Row], columns: int) -> None:
        """Read rows over so many columns."""
        self.rows = [row for row in rows if row.terms]
        sizes = np.array([len(row.terms) for row in self.rows], np.int64)
        terms = np.array([term for row in self.rows for term in row.terms], np.int64).reshape(-1, 2)
        self._column, self._factor = terms[:, 0].copy(), terms[:, 1].copy()
        self._row = np.repeat(np.arange(len(self.rows)), sizes)
        self._begins = np.cumsum(sizes) - sizes
        self._low = np.array([-FAR if row.low is None else row.low for row in self.rows], np.int64)
        self._high = np.array([FAR if row.high is None else row.high for row in self.rows], np.int64)
        self._adds = self._factor > 0
        has_low, has_high = (self._low > -FAR)[self._row], (self._high < FAR)[self._row]
        self._caps = self._side(np.where(self._adds, has_high, has_low), self._adds)
        self._lifts = self._side(np.where(self._adds, has_low, has_high), ~self._adds)
        self._columns = columns

    def _side(self, chosen: Flags, by_high: Flags) -> _Side:
        """Some of the terms, in the order of their columns."""
        terms = np.flatnonzero(chosen)
        terms = terms[np.argsort(self._column[terms], kind="stable")]
        columns, begins = np.unique(self._column[terms], return_index=True)
        return _Side(terms, self._row[terms], self._factor[terms], by_high[terms], columns, begins)

    def tightened(self, low: Whole, high: Whole, wanted: Flags) -> tuple[Whole, Whole]:
        """Bounds that all rows leave; what no row and no aim wants above its lower bound stays there.

        Args:
            low: Lower bound of every column.
            high: Upper bound of every column.
            wanted: Columns of which some aim wants more; they keep their room.

        Raises:
            TooTight: If some rows cannot hold.
        """
        for _ in range(MOST_ROUNDS):
            left, right = self._left(low, high)
            if np.array_equal(left, low) and np.array_equal(right, high):
                idle = ~(self._held_up(low, high) | wanted) & (high > low)
                if not idle.any():
                    break
                right = np.where(idle, low, high)
            low, high = left, right
        return low, high

    def live(self, low: Whole, high: Whole) -> list[Row]:
        """Rows that some values within bounds would break."""
        _, _, least, most = self._activity(low, high)
        return [self.rows[number] for number in np.flatnonzero((least < self._low) | (most > self._high))]

    def _activity(self, low: Whole, high: Whole) -> tuple[Whole, Whole, Whole, Whole]:
        """Least and most of every term, and of every row."""
        at_low, at_high = self._factor * low[self._column], self._factor * high[self._column]
        least, most = np.where(self._adds, at_low, at_high), np.where(self._adds, at_high, at_low)
        return least, most, np.add.reduceat(least, self._begins), np.add.reduceat(most, self._begins)

    def _left(self, low: Whole, high: Whole) -> tuple[Whole, Whole]:
        least, most, row_least, row_most = self._activity(low, high)
        broken = np.flatnonzero((row_least > self._high) | (row_most < self._low))
        if broken.size:
            raise TooTight([int(number) for number in broken])
        room, lack = self._high - row_least, self._low - row_most
        left, right = low.copy(), high.copy()
        if self._caps.terms.size:
            above, of, factor = (
                self._caps.left(room, lack, least, most),
                self._caps.columns,
                self._caps.factor,
            )
            right[of] = np.minimum(right[of], np.minimum.reduceat(above // factor, self._caps.begins))
        if self._lifts.terms.size:
            below, of, factor = (
                self._lifts.left(room, lack, least, most),
                self._lifts.columns,
                self._lifts.factor,
            )
            left[of] = np.maximum(left[of], np.maximum.reduceat(-(-below // factor), self._lifts.begins))
        crossed = left > right
        if crossed.any():
            raise TooTight([int(number) for number in np.unique(self._row[crossed[self._column]])])
        return left, right

    def _held_up(self, low: Whole, high: Whole) -> Flags:
        """Columns that some row might need above their lower bound."""
        _, _, least, most = self._activity(low, high)
        over, under, lifts = most > self._high, least < self._low, self._lifts
        wants = np.where(lifts.by_high, over[lifts.rows], under[lifts.rows])
        held = np.zeros(self._columns, np.bool_)
        held[self._column[lifts.terms[wants]]] = True
        return held
