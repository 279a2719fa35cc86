"""Tiers 1 and 2: what is missed of what must not be missed, and of what is owed."""

from __future__ import annotations

from collections.abc import Callable

from arrangement.problem import Problem
from arrangement.problem.problem import NeedToMeet
from assessment.case.words import Standing, Urgency
from assessment.ground.grid import GRID_MINUTES, Slot
from solver.rows import Columns, Objective
from solver.rows.columns import Wanted
from solver.rows.row import Term


def safety_missed(problem: Problem, x: Columns) -> Objective:
    """Safety-critical occurrences missed; presence slots not fully covered; started hours.

    Unit: occurrences, dates, slots and hours over the horizon.
    """
    terms: list[Term] = []
    for need in problem.needs:
        if need.standing is Standing.SAFETY:
            missed = x.short[need.id] or x.unmet[need.id]
            terms += [(column, problem.times(week_of(where))) for where, column in missed.items()]
    return Objective(tuple(terms))


def week_of(where: Wanted) -> int:
    """The week in which something is required."""
    return where.week if isinstance(where, Slot) else where


def unmet_minutes(problem: Problem, x: Columns, need: NeedToMeet, weight: int = 1) -> list[Term]:
    """Unmet minutes of a need over the horizon as terms."""
    minutes = need.minutes if need.in_pieces else GRID_MINUTES
    return [
        (column, minutes * weight * problem.times(week_of(where)))
        for where, column in x.unmet[need.id].items()
    ]


def owed_unmet(aim_id: str) -> Callable[[Problem, Columns], Objective]:
    """Make the aim of one urgency class and one way of being there.

    Unit: minutes over the horizon. Safety needs count among the owed of their urgency.
    """
    _, _, urgency, what = aim_id.split("_", 3)

    def aim(problem: Problem, x: Columns) -> Objective:
        terms: list[Term] = []
        for need in problem.needs:
            counted = need.standing is not Standing.WISHED and need.urgency is Urgency(urgency)
            if counted and (need.measure == "presence") == (what == "presence"):
                terms += unmet_minutes(problem, x, need)
        return Objective(tuple(terms))

    return aim
