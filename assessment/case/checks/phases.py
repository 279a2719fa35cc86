"""Phases: one after the other, in whole weeks of the plan; what is learned falls at a review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from assessment.case.case import Case
from assessment.case.checks.amounts import hands_on_minutes
from assessment.case.checks.periods import LATEST_PLAN_YEAR
from assessment.case.needs import Dated, Learned, MinutesNeeded, Need, Occurrences
from assessment.case.phases import in_order, stretches_of
from assessment.case.words import Standing
from assessment.ground.calendar import DAYS_A_WEEK
from assessment.ground.findings import FieldPath, Finding
from assessment.ground.grid import up_to_grid


def phases_follow_each_other(case: Case) -> Iterator[Finding]:
    """A phase is reviewed after it began, and before the next one begins."""
    places = {phase.id: number for number, phase in enumerate(case.phases)}
    for number, phase in enumerate(case.phases):
        if phase.review_on < phase.begins:
            yield Finding("period.reversed", ("phases", number, "review_on"))
    for phase, after in pairwise(in_order(case)):
        if after.begins == phase.begins or after.begins < phase.review_on:
            path: FieldPath = ("phases", places[after.id], "begins")
            params = {"phase": phase.id, "day": phase.review_on.isoformat()}
            yield Finding("phase.overlaps", path, params, ("phases", places[phase.id]))


def phases_fit_the_plan(case: Case) -> Iterator[Finding]:
    """The phases fill the horizon from the plan date of the file; without one this waits for the plan."""
    if case.plan_date is not None and case.plan_date.year <= LATEST_PLAN_YEAR:
        yield from phases_fit_the_horizon(case, case.plan_date)


def phases_fit_the_horizon(case: Case, on: date) -> Iterator[Finding]:
    """From the first day there is a phase; later ones begin with a week, none after the last day."""
    places = {phase.id: number for number, phase in enumerate(case.phases)}
    end = on + timedelta(days=case.horizon.weeks * DAYS_A_WEEK)
    phases = in_order(case)
    if phases and phases[0].begins > on:
        yield Finding(
            "phase.none_at_first", ("phases", places[phases[0].id], "begins"), {"day": on.isoformat()}
        )
        return
    for phase in phases:
        path: FieldPath = ("phases", places[phase.id], "begins")
        inside = (phase.begins - on).days % DAYS_A_WEEK
        if phase.begins >= end:
            yield Finding("phase.outside", path, {"day": (end - timedelta(days=1)).isoformat()})
        elif phase.begins > on and inside:
            before = phase.begins - timedelta(days=inside)
            after = before + timedelta(days=DAYS_A_WEEK)
            yield Finding(
                "phase.within_a_week", path, {"before": before.isoformat(), "after": after.isoformat()}
            )
    for stretch in stretches_of(case, on):
        if stretch.phase.review_on > end:
            path = ("phases", places[stretch.phase.id], "review_on")
            yield Finding("phase.review_outside", path, {"day": end.isoformat()})


def learning_falls_at_reviews(case: Case) -> Iterator[Finding]:
    """What is learned is counted as its need is, and asks for less from one later phase to the next."""
    order = [phase.id for phase in in_order(case)]
    locked = {need for need, _ in case.locked()}
    for number, need in enumerate(case.needs):
        held = [phase for phase in order if phase in (need.phases or order)]
        for place, learned in enumerate(need.learning):
            path: FieldPath = ("needs", number, "learning", place)
            if need.id in locked:
                yield Finding("learning.locked", path)
            elif _amount(need, learned) is None:
                yield Finding("learning.other_measure", path)
            elif learned.phase in order and learned.phase not in held[1:]:
                yield Finding("learning.no_phase_before", (*path, "phase"), {"phase": learned.phase})
            elif _too_small(need, learned):
                yield Finding("learning.below_the_piece", (*path, "minutes"))
        yield from _falls(need, number, order)


def _falls(need: Need, number: int, order: list[str]) -> Iterator[Finding]:
    """Each amount is below the one before it; no phase is named twice."""
    left = _full(need)
    entries = [
        (order.index(one.phase), place, one) for place, one in enumerate(need.learning) if one.phase in order
    ]
    for _, place, learned in sorted(entries, key=lambda entry: entry[:2]):
        amount = _amount(need, learned)
        if amount is not None and left is not None and amount >= left:
            yield Finding("learning.does_not_fall", ("needs", number, "learning", place), {"most": left - 1})
        left = amount if amount is not None else left


def _full(need: Need) -> int | None:
    if isinstance(need.measure, Occurrences):
        return need.measure.per_week
    return need.measure.minutes if isinstance(need.measure, MinutesNeeded) else None


def _amount(need: Need, learned: Learned) -> int | None:
    """The amount in the words of the need's measure; None where it is said in others, twice or not at all."""
    if (learned.per_week is None) == (learned.minutes is None):
        return None
    if isinstance(need.measure, Occurrences):
        return learned.per_week
    return learned.minutes if isinstance(need.measure, MinutesNeeded) else None


def _too_small(need: Need, learned: Learned) -> bool:
    """Whether what is left is shorter than the shortest piece, so that nobody could give it."""
    if not isinstance(need.measure, MinutesNeeded) or not learned.minutes:
        return False
    left = need.measure.model_copy(update={"minutes": learned.minutes})
    return hands_on_minutes(need.model_copy(update={"measure": left})) < up_to_grid(need.measure.at_least)


def running_in_stands_beside(case: Case) -> Iterator[Finding]:
    """Who runs in helps beside professionals, at the same kind of help, and is wished and owed by nobody."""
    needs = {need.id: need for need in case.needs}
    for number, need in enumerate(case.needs):
        other = needs.get(need.runs_in or "")
        if other is None:
            continue
        same = other.person == need.person and other.task == need.task and other.id != need.id
        alike = other.measure.kind == need.measure.kind and not isinstance(need.measure, Dated)
        if not same or not alike or need.standing is not Standing.WISHED or need.entitlement is not None:
            yield Finding("running_in.not_beside", ("needs", number, "runs_in"), {"need": other.id})


def teaching_comes_before(case: Case) -> Iterator[Finding]:
    """What teaches a person is for the same person, and is given in a phase before the need falls."""
    order = [phase.id for phase in in_order(case)]
    needs = {need.id: need for need in case.needs}
    for number, need in enumerate(case.needs):
        falls = min((order.index(one.phase) for one in need.learning if one.phase in order), default=0)
        for place, name in enumerate(need.learned_with):
            other = needs.get(name)
            before = other is not None and any(phase in order[:falls] for phase in other.phases or order)
            if other is not None and (other.person != need.person or not before):
                yield Finding(
                    "learning.not_taught_before", ("needs", number, "learned_with", place), {"need": name}
                )
