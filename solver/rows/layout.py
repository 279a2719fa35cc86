"""Intervals on a clock and how they must lie to each other, with no engine in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Place = tuple[int, int]
"""Begin and end of an interval."""


@dataclass(frozen=True)
class Layout:
    """What has to be laid out. Units are those of the caller; here: steps of the grid.

    Attributes:
        places: By interval, every place that it may take, ascending; one end for each begin.
        apart: Intervals of which no two overlap.
        gaps: (one, other, units): at least so much lies between the two, whichever is first.
        inside: (inner, outer).
        order: Intervals that begin as early as possible, the most important first.
    """

    places: tuple[tuple[Place, ...], ...]
    apart: tuple[tuple[int, ...], ...] = ()
    gaps: tuple[tuple[int, int, int], ...] = ()
    inside: tuple[tuple[int, int], ...] = ()
    order: tuple[int, ...] = ()

    def holds(self, found: Sequence[Place]) -> bool:
        """Whether places, one for each interval, keep everything that is asked."""
        pairs = [(i, j, 0) for group in self.apart for n, i in enumerate(group) for j in group[n + 1 :]]
        return all(
            found[i][1] + gap <= found[j][0] or found[j][1] + gap <= found[i][0]
            for i, j, gap in (*pairs, *self.gaps)
        ) and all(
            found[outer][0] <= found[inner][0] and found[inner][1] <= found[outer][1]
            for inner, outer in self.inside
        )
