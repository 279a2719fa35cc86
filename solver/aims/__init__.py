"""Every aim as an objective, most important first, and the links that tie derived columns to decisions."""

from __future__ import annotations

from collections.abc import Callable

from arrangement.problem import Problem
from arrangement.rulebook import aims as book
from arrangement.rulebook.words import AimEntry
from solver.aims import closeness, needs, people, wishes
from solver.rows import Columns, Objective

YieldObjective = Callable[[Problem, Columns], Objective]

AIMS: tuple[tuple[AimEntry, YieldObjective], ...] = (
    (book.SAFETY_MISSED, needs.safety_missed),
    *((entry, needs.owed_unmet(entry.id)) for entry in book.OWED_UNMET),
    (book.GOALS_UNSUPPORTED, wishes.goals_unsupported),
    (book.BINDING_WISHES_MISSED, wishes.binding_wishes_missed),
    (book.HELPER_OVERLOAD_WORST, people.helper_overload_worst),
    (book.HELPER_OVERLOAD_TOTAL, people.helper_overload_total),
    (book.PROFESSIONAL_MINUTES, people.professional_minutes),
    (book.GOALS_AND_PREFERENCES, wishes.goals_and_preferences),
    (book.DIFFERENT_PEOPLE, people.different_people),
    (book.OWN_MONEY, closeness.own_money),
    (book.PUBLIC_COST, closeness.public_cost),
    (book.DISTANCE_FROM_PRESENT, closeness.distance_from_present),
)

FURTHER_AIMS: tuple[tuple[AimEntry, YieldObjective], ...] = (
    (book.FAMILY_MINUTES, people.minutes_given(relatives=True)),
    (book.OTHER_HELPERS_MINUTES, people.minutes_given(relatives=False)),
)
"""Minimised only where a policy names them."""
