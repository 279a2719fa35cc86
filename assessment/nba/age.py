"""Children: up to 18 months few criteria are rated; up to 11 years only what is beyond their age counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assessment.case.assessed import Child, NbaAnswers
from assessment.ground.calendar import MONTHS_A_YEAR
from assessment.ground.findings import Finding
from assessment.nba.instrument import Criterion, Instrument

ADULT = 99_999
"""Months that stand for somebody who is no child."""


@dataclass(frozen=True)
class Age:
    """Age in completed months, and whether the rule for the first months holds."""

    months: int
    young: bool


def age_of(answers: NbaAnswers, instrument: Instrument) -> Age:
    """The age that scoring goes by; no `child` means an adult."""
    months = ADULT if answers.child is None else _months(answers)
    months = ADULT if months is None else months
    return Age(months, months < int(instrument.rule("young_children")["below_months"]))


def is_child(child: Child, on: date) -> bool:
    """Whether somebody is young enough for a norm of age, or for the rule of the first months."""
    months = _completed(child)
    return months is not None and months < int(Instrument(on).rule("age_norms")["full_from"])


def age_findings(answers: NbaAnswers) -> Iterator[Finding]:
    """A child needs an age, and only one."""
    child = answers.child
    if child is None:
        return
    if child.born and child.assessed and child.assessed < child.born:
        yield Finding("nba.assessed_before_birth", ("child", "assessed"), {}, ("child", "born"))
        return
    by_days = _completed(child)
    if by_days is None and child.age_months is None:
        yield Finding("nba.no_age", ("child",))
    if by_days is not None and child.age_months is not None and by_days != child.age_months:
        yield Finding("nba.two_ages", ("child", "age_months"), {"months": by_days}, ("child", "born"))


def is_rated(criterion: Criterion, age: Age, instrument: Instrument) -> bool:
    """Whether a criterion is rated at that age at all."""
    rule = instrument.rule("young_children")
    if age.young:
        return criterion.module in rule["modules"] or criterion.id in rule["criteria"]
    if criterion.id in rule["criteria"]:
        return False
    return not criterion.children_only or age.months != ADULT


def points_of_level(criterion: Criterion, word: str, age: Age, instrument: Instrument) -> int:
    """Points of a level: what is beyond the norm of the age, times the weight of the criterion."""
    points = criterion.levels[word]
    below = _norm(criterion, age, instrument)
    if not below:
        return points
    steps = list(criterion.levels)
    return criterion.levels[steps[max(0, steps.index(word) - below)]]


def possible_points(criterion: Criterion, age: Age, instrument: Instrument) -> tuple[int, ...]:
    """Every number of points that a criterion can have at that age, in order."""
    return tuple(sorted({points_of_level(criterion, word, age, instrument) for word in criterion.levels}))


def _norm(criterion: Criterion, age: Age, instrument: Instrument) -> int:
    """Levels that a child of this age does not reach anyway."""
    norms = instrument.rule("age_norms")
    steps = norms["levels"].get(criterion.id)
    if steps is None or age.young or age.months >= norms["full_from"]:
        return 0
    return sum(1 for step in steps if age.months < step)


def _months(answers: NbaAnswers) -> int | None:
    child = answers.child
    if child is None:
        return None
    return _completed(child) if child.age_months is None else child.age_months


def _completed(child: Child) -> int | None:
    """Completed months by the two days; None where one is missing."""
    if child.born is None or child.assessed is None:
        return None
    months = (child.assessed.year - child.born.year) * MONTHS_A_YEAR + child.assessed.month - child.born.month
    return months - (child.assessed.day < child.born.day)
