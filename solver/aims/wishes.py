"""Tiers 3 and 6: goals, wishes, preferences."""

from __future__ import annotations

from arrangement.problem import Problem
from arrangement.problem.asked import Option
from arrangement.problem.bounds import WishToFollow
from assessment.case.words import Standing
from assessment.ground.grid import GRID_MINUTES
from solver.aims.needs import unmet_minutes
from solver.rows import Columns, Objective
from solver.rows.columns import HOUR
from solver.rows.row import Term, merged


def goals_unsupported(problem: Problem, x: Columns) -> Objective:
    """Goals without any line.  Unit: goals x weeks."""
    return Objective(tuple((x.unsupported[goal.id], problem.weeks) for goal in problem.goals))


def _minutes(problem: Problem, x: Columns, option: Option, weight: int) -> Term:
    minutes = x.step_of(option) * GRID_MINUTES
    return x.amount[option.number], minutes * weight * problem.times(option.slot.week)


def binding_wishes_missed(problem: Problem, x: Columns) -> Objective:
    """Minutes not as a binding wish says, wish by wish: help given otherwise, and named help left out.

    Unit: minutes over the horizon.
    """
    terms = [term for wish in problem.wishes if wish.binding for term in missed_minutes(problem, x, wish)]
    return Objective(merged(terms))


def missed_minutes(problem: Problem, x: Columns, wish: WishToFollow) -> list[Term]:
    """Minutes over the horizon that are not as one wish says."""
    terms = [_minutes(problem, x, option, 1) for option in problem.options if wish.id in option.misses]
    for need in wish.needs:
        terms += unmet_minutes(problem, x, problem.need_by_id[need])
    return terms


def goals_and_preferences(problem: Problem, x: Columns) -> Objective:
    """Wished minutes unmet, preferences missed, goals unsupported, weighed by the policy.

    Unit: weighted minutes over the horizon.
    """
    soft = {wish.id for wish in problem.wishes if not wish.binding}
    terms: list[Term] = [
        _minutes(problem, x, option, problem.preference_minute * len(soft & set(option.misses)))
        for option in problem.options
        if soft & set(option.misses)
    ]
    for need in problem.needs:
        if need.standing is Standing.WISHED:
            terms += unmet_minutes(problem, x, need, problem.wished_minute, call=HOUR)
    for goal in problem.goals:
        terms.append((x.unsupported[goal.id], goal.importance * problem.goal_weight * problem.weeks))
    return Objective(merged(terms))
