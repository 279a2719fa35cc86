"""One case solved part by part: what is not free stays as it is, and all rules hold for the whole."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from arrangement.policy.tiers import Tier
from arrangement.problem import Problem
from solver.aims.links import links
from solver.aims.weighing import tier_objective
from solver.engines import CpSat
from solver.rows import Columns, Matrix, Objective, Row
from solver.rows.row import Term
from solver.rules import RULES
from solver.rules.cuts import cuts_kept

WORK = 0.03
"""Deterministic work units for each search in one part."""

ENOUGH_WORK = 30.0
"""Units for pushing a whole plan down where the usual ones do not suffice: all help is fixed then."""

LARGEST = 2**57
"""Tiers whose values stay below this together are minimised in one search, the higher ones weighing more."""

Amounts = Mapping[int, int]
"""Amount of help by the number of its option; those left out are free."""


@dataclass(frozen=True)
class _Small:
    """What is free, numbered anew.

    Attributes:
        place: Number here by column.
        low, high: Bounds of the free columns.
        whole: The least value of every column; right where nothing is free.
        rows: Rows over the free columns.
    """

    place: Mapping[int, int]
    low: list[int]
    high: list[int]
    whole: list[int]
    rows: list[Row]

    def terms(self, terms: Sequence[Term]) -> list[Term]:
        """Terms of the free columns."""
        return [(self.place[column], factor) for column, factor in terms if column in self.place]


class Parts:
    """The model of one problem, read once."""

    def __init__(self, problem: Problem, tiers: Sequence[Tier], columns: Columns) -> None:
        """Read all rows and aims."""
        self.problem, self.columns = problem, columns
        rows = [row for _, make in RULES for row in make(problem, columns)]
        self._matrix = Matrix([*rows, *links(problem, columns), *cuts_kept(columns)], len(columns.names))
        self.objectives = [tier_objective(problem, columns, tier) for tier in tiers]
        self._low, self._high = np.array(columns.low, np.int64), np.array(columns.high, np.int64)
        self._wanted = np.zeros(len(columns.names), np.bool_)
        for objective in self.objectives:
            self._wanted[[column for column, factor in objective.terms if factor < 0]] = True

    def solved(self, fixed: Amounts, searches: int | None = None) -> list[int] | None:
        """Minimise tier after tier what is free; None where no plan was found within the work.

        Args:
            fixed: Amounts that stay; help that is not named is free.
            searches: Most searches; the tiers that come after them are left as they fall. Left out: all.

        Raises:
            TooTight: If these amounts do not go together.
        """
        return self._minimised(self._small(fixed), self.objectives, searches)

    def is_no_worse(self, plan: list[int], other: list[int]) -> bool:
        """Whether a plan is as good as another one, the most important tier first."""
        if not other:
            return True
        values = [(objective.value(plan), objective.value(other)) for objective in self.objectives]
        return [mine for mine, _ in values] <= [theirs for _, theirs in values]

    def needs_in(self, rows: Collection[int]) -> set[str]:
        """Needs whose help stands in rows of the matrix."""
        columns = {column for number in rows for column, _ in self._matrix.rows[number].terms}
        options = self.problem.options
        return {o.need for o in options if o.way is None and self.columns.amount[o.number] in columns}

    def tight(self, fixed: Amounts) -> list[int] | None:
        """All amounts fixed: push every derived column down, so that each says exactly what the plan does."""
        x = self.columns
        helped = {x.amount[option.number] for option in self.problem.options if option.way is None}
        apart = helped | {*x.free.values(), *x.rest.values()}
        derived = Objective(tuple((column, 1) for column in range(len(x.names)) if column not in apart))
        small, objectives = self._small(fixed), [*self.objectives, derived]
        return self._minimised(small, objectives) or self._minimised(small, objectives, work=ENOUGH_WORK)

    def _small(self, fixed: Amounts) -> _Small:
        low, high = self._low.copy(), self._high.copy()
        at = [self.columns.amount[number] for number in fixed]
        low[at] = high[at] = list(fixed.values())
        low, high = self._matrix.tightened(low, high, self._wanted)
        place = {int(column): number for number, column in enumerate(np.flatnonzero(high > low))}
        whole = low.tolist()
        rows = [_over(row, place, whole) for row in self._matrix.live(low, high)]
        free = list(place)
        return _Small(place, low[free].tolist(), high[free].tolist(), whole, rows)

    def _minimised(
        self,
        small: _Small,
        objectives: Sequence[Objective],
        searches: int | None = None,
        work: float = WORK,
    ) -> list[int] | None:
        if not small.place:
            return small.whole
        engine, found = CpSat(small, small.rows), list[int]()
        for objective in islice(_together(small, objectives), searches):
            outcome = engine.minimise(objective, work, found, presolve=False)
            if not outcome.solution:
                return None
            found = outcome.solution
            engine.add(Row("kept", objective.terms, high=objective.value(found)))
        whole = list(small.whole)
        for column, number in small.place.items():
            whole[column] = found[number]
        return whole


def _over(row: Row, place: Mapping[int, int], whole: Sequence[int]) -> Row:
    """A row over the free columns only."""
    terms = tuple((place[column], factor) for column, factor in row.terms if column in place)
    base = sum(factor * whole[column] for column, factor in row.terms if column not in place)
    low = None if row.low is None else row.low - base
    return Row(row.subject, terms, low, None if row.high is None else row.high - base)


def _together(small: _Small, objectives: Sequence[Objective]) -> Iterator[Objective]:
    """Objectives in their order, as many at once as weights allow: no later one buys an earlier one."""
    heavy: dict[int, int] = {}
    reach = 1
    for objective in objectives:
        terms = small.terms(objective.terms)
        scale = math.gcd(*(factor for _, factor in terms)) or 1
        spread = 1 + sum(abs(f) // scale * (small.high[c] - small.low[c]) for c, f in terms)
        if heavy and reach * spread > LARGEST:
            yield Objective(tuple(heavy.items()))
            heavy, reach = {}, 1
        heavy = {column: factor * spread for column, factor in heavy.items()}
        for column, factor in terms:
            heavy[column] = heavy.get(column, 0) + factor // scale
        reach *= spread
    yield Objective(tuple(heavy.items()))
