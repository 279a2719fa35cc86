"""§ 44 SGB XI with § 19: whether somebody's care reaches the hours and days of social security."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from arrangement.law.carers import WHAT_COUNTS
from arrangement.law.law import Law
from arrangement.law.sgb_xi.p44 import least_days_of_care, least_minutes_of_care
from assessment.case.words import Task
from assessment.ground.calendar import HOUR_MINUTES

PARAGRAPH = "SGB XI §§ 19, 44"


class Cover(StrEnum):
    """How a plan stands to the threshold; an hour more or less, today or in the plan, is called close."""

    REACHED = "reached"
    CLOSE = "close"
    CLOSE_BELOW = "close_below"
    BELOW = "below"
    ENDS = "ends"


WARNED = frozenset({Cover.CLOSE, Cover.CLOSE_BELOW, Cover.ENDS})
"""Somebody should speak with the Pflegekasse before the plan begins."""


@dataclass(frozen=True)
class Care:
    """Care that somebody gives in a week, all persons together.

    Attributes:
        minutes: Minutes a week of what counts as care.
        days: Weekdays on which it is given.
    """

    minutes: int
    days: int


def cover(law: Law, today_minutes: int, planned: Care) -> Cover:
    """Say whether the threshold is reached, nearly, or not; or reached today and no more in the plan.

    The days of today stand in no case file: today is judged by its minutes alone.
    """
    least = least_minutes_of_care(law)
    enough = planned.days >= least_days_of_care(law)
    if enough and planned.minutes >= least:
        return Cover.REACHED if planned.minutes >= least + HOUR_MINUTES else Cover.CLOSE
    if today_minutes >= least:
        return Cover.ENDS
    nearly = max(today_minutes, planned.minutes) >= least - HOUR_MINUTES
    return Cover.CLOSE_BELOW if nearly else Cover.BELOW


@cache
def counts_as_care(law: Law) -> frozenset[Task]:
    """Kinds of help that count: body care, supervision and the household; not going out."""
    return frozenset(Task(task) for task in law.rule("carers", WHAT_COUNTS).value["tasks"])
