"""Tiers 1 and 2: what is missed of what must not be missed, and of what is owed."""

from __future__ import annotations

from collections.abc import Callable

from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet
from assessment.case.words import Standing, Urgency
from assessment.ground.grid import GRID_MINUTES, Slot
from solver.rows import Columns, Objective
from solver.rows.columns import Wanted
from solver.rows.row import Term

HANDS_ON = "hands_on"
BY_WAY = {"presence": "presence", "reachable": "reachable"}
"""Ways of being there, by measure; all others are hands-on help."""


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


def unmet_minutes(
    problem: Problem, x: Columns, need: NeedToMeet, weight: int = 1, call: int | None = None
) -> list[Term]:
    """Unmet minutes of a need over the horizon as terms.

    Args:
        problem: For how long a day part is, and how often a week happens.
        x: Columns.
        need: The need.
        weight: Of one minute.
        call: Minutes for which a day part without anybody on call counts; left out: its length.
    """
    terms = []
    for where, column in x.unmet[need.id].items():
        minutes = need.minutes if need.in_pieces else GRID_MINUTES
        if need.measure == "reachable" and isinstance(where, Slot):
            minutes = call or problem.part_length[where]
        terms.append((column, minutes * weight * problem.times(week_of(where))))
    return terms


def owed_unmet(aim_id: str) -> Callable[[Problem, Columns], Objective]:
    """Make the aim of one urgency class and one way of being there.

    Unit: minutes over the horizon. Safety needs count among the owed of their urgency.
    """
    _, _, urgency, what = aim_id.split("_", 3)

    def aim(problem: Problem, x: Columns) -> Objective:
        terms: list[Term] = []
        for need in problem.needs:
            counted = need.standing is not Standing.WISHED and need.urgency is Urgency(urgency)
            if counted and BY_WAY.get(need.measure, HANDS_ON) == what:
                terms += unmet_minutes(problem, x, need)
        return Objective(tuple(terms))

    return aim
