"""Tiers 3 and 6: goals, wishes, preferences."""

from __future__ import annotations

from arrangement.problem import Problem
from arrangement.problem.problem import Option
from assessment.case.words import Standing
from assessment.ground.grid import GRID_MINUTES
from solver.aims.needs import unmet_minutes
from solver.rows import Columns, Objective
from solver.rows.row import Term, merged


def goals_unsupported(problem: Problem, x: Columns) -> Objective:
    """Goals without any line.  Unit: goals x weeks."""
    return Objective(tuple((x.unsupported[goal.id], problem.weeks) for goal in problem.goals))


def _minutes(problem: Problem, x: Columns, option: Option, weight: int) -> Term:
    return x.amount[option.number], x.step_of(option) * GRID_MINUTES * weight * problem.weeks


def binding_wishes_missed(problem: Problem, x: Columns) -> Objective:
    """Minutes of help not as a binding wish says, wish by wish.  Unit: minutes over the horizon."""
    binding = {wish.id for wish in problem.wishes if wish.binding}
    return Objective(
        merged(
            _minutes(problem, x, option, len(binding & set(option.misses)))
            for option in problem.options
            if binding & set(option.misses)
        )
    )


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
            terms += unmet_minutes(x, need, problem.wished_minute * problem.weeks)
    for goal in problem.goals:
        terms.append((x.unsupported[goal.id], goal.importance * problem.goal_weight * problem.weeks))
    return Objective(merged(terms))
