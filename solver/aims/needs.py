"""Tiers 1 and 2: what is missed of what must not be missed, and of what is owed."""

from __future__ import annotations

from collections.abc import Callable

from arrangement.problem import Problem
from arrangement.problem.problem import NeedToMeet
from assessment.case.words import Standing, Urgency
from assessment.ground.grid import GRID_MINUTES
from solver.rows import Columns, Objective
from solver.rows.row import Term


def safety_missed(problem: Problem, x: Columns) -> Objective:
    """Safety-critical occurrences missed; presence slots not fully covered; started hours.

    Unit: occurrences over the horizon.
    """
    terms: list[Term] = []
    for need in problem.needs:
        if need.standing is Standing.SAFETY:
            if need.measure == "occurrences":
                terms.append((x.unmet[need.id, None], problem.weeks))
            else:
                terms += [(c, problem.weeks) for key, c in x.short.items() if key[0] == need.id]
    return Objective(tuple(terms))


def unmet_minutes(x: Columns, need: NeedToMeet, weight: int) -> list[Term]:
    """Unmet minutes of a need as terms."""
    minutes = need.minutes if need.measure == "occurrences" else GRID_MINUTES
    return [(column, minutes * weight) for key, column in x.unmet.items() if key[0] == need.id]


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
                terms += unmet_minutes(x, need, problem.weeks)
        return Objective(tuple(terms))

    return aim
