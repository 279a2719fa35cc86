"""CP-SAT for layouts: intervals that must not overlap, each as early as possible in a stated order."""

from __future__ import annotations

from ortools.sat.python import cp_model

from assessment.ground.errors import BugError
from solver.engines.engine import Status
from solver.engines.interrupt import one_worker, solve
from solver.rows.layout import Layout, Place

MOST_AT_ONCE, BITS = 6, 60
"""Intervals whose begins are made early in one solve: their weights must fit into so many bits."""

_STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.NOT_FOUND_IN_TIME,
    cp_model.INFEASIBLE: Status.IMPOSSIBLE,
    cp_model.UNKNOWN: Status.NOT_FOUND_IN_TIME,
}
"""A layout that is not proved the earliest is none: another run could find another one."""


def lay_out(layout: Layout, work: float) -> tuple[Status, tuple[Place, ...]]:
    """Place every interval; the first of `order` as early as possible, then the second, and so on.

    Args:
        layout: What to lay out.
        work: Deterministic work units for each solve; never seconds.

    Returns:
        OPTIMAL and the places; IMPOSSIBLE or NOT_FOUND_IN_TIME and nothing.
    """
    if not all(layout.places):
        return Status.IMPOSSIBLE, ()
    earliest = tuple(places[0] for places in layout.places)
    if layout.holds(earliest):
        return Status.OPTIMAL, earliest
    return _Model(layout).solved(work)


def can_be_laid_out(layout: Layout, work: float) -> bool | None:
    """Whether there is any layout; None if the work did not suffice to say so."""
    status, _ = lay_out(Layout(layout.places, layout.apart, layout.gaps, layout.inside), work)
    return None if status is Status.NOT_FOUND_IN_TIME else status is Status.OPTIMAL


class _Model:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        begins = [begin for places in layout.places for begin, _ in places]
        self._span = max(begins) - min(begins) + 1
        self._model = model = cp_model.CpModel()
        self._begins: list[cp_model.IntVar] = []
        self._ends: list[cp_model.LinearExprT] = []
        self._intervals: list[cp_model.IntervalVar] = []
        for places in layout.places:
            self._add(places)
        for group in layout.apart:
            model.add_no_overlap([self._intervals[i] for i in group])
        for i, j, gap in layout.gaps:
            first = model.new_bool_var("")
            model.add(self._ends[i] + gap <= self._begins[j]).only_enforce_if(first)
            model.add(self._ends[j] + gap <= self._begins[i]).only_enforce_if(~first)
        for inner, outer in layout.inside:
            model.add(self._begins[outer] <= self._begins[inner])
            model.add(self._ends[inner] <= self._ends[outer])

    def _add(self, places: tuple[Place, ...]) -> None:
        model = self._model
        begin = model.new_int_var_from_domain(cp_model.Domain.from_values([b for b, _ in places]), "")
        lengths = {end - start for start, end in places}
        self._begins.append(begin)
        if len(lengths) == 1:
            length = lengths.pop()
            self._ends.append(begin + length)
            self._intervals.append(model.new_fixed_size_interval_var(begin, length, ""))
            return
        end = model.new_int_var_from_domain(cp_model.Domain.from_values([e for _, e in places]), "")
        model.add_allowed_assignments([begin, end], places)
        size = model.new_int_var(min(lengths), max(lengths), "")
        self._ends.append(end)
        self._intervals.append(model.new_interval_var(begin, size, end, ""))

    def solved(self, work: float) -> tuple[Status, tuple[Place, ...]]:
        order = self._layout.order
        status, begins = Status.NOT_FOUND_IN_TIME, list[int]()
        at_once = max(1, min(MOST_AT_ONCE, BITS // self._span.bit_length()))
        for place in range(0, max(len(order), 1), at_once):
            now = order[place : place + at_once]
            status, begins = self._solve(now, work)
            if status is not Status.OPTIMAL:
                return status, ()
            for i in now:
                self._model.add(self._begins[i] == begins[i])
        ends = [dict(places) for places in self._layout.places]
        return status, tuple((begin, ends[i][begin]) for i, begin in enumerate(begins))

    def _solve(self, now: tuple[int, ...], work: float) -> tuple[Status, list[int]]:
        weights = [self._span ** (len(now) - n - 1) for n in range(len(now))]
        self._model.clear_objective()  # type: ignore[no-untyped-call]  # ortools gives it no types
        if now:
            early = [self._begins[i] for i in now]
            self._model.minimize(cp_model.LinearExpr.weighted_sum(early, weights))
        solver = one_worker(work)
        found = solve(solver, self._model)
        if found not in _STATUS:
            raise BugError(f"the engine calls the layout invalid: {self._model.validate()}")
        status = _STATUS[found]
        return status, [solver.value(b) for b in self._begins] if status is Status.OPTIMAL else []
