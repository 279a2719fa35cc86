"""A33: what a plan is compared with follows from the case: today, and what is approved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from arrangement.audit.matter import Matter
from arrangement.audit.measure import (
    dates_asked,
    in_minutes,
    is_dated,
    is_presence,
    is_reachable,
    length,
    required,
    required_in,
)
from arrangement.audit.result import Broken, broken
from arrangement.audit.whereabouts import kinds_of, slots_in
from assessment.case.needs import Need

Raw = Mapping[str, Any]

PROFESSIONAL = "professional_minutes_per_week"
PRESENT_FIGURES = (
    PROFESSIONAL,
    "helper_minutes_per_week",
    "helper_presence_minutes_per_week",
    "covered",
    "presence_covered",
)
"""What the case says about today, per week."""


def references_follow(matter: Matter) -> Broken:
    """What is approved is the sum of the running grants; no comparison covers more than is needed."""
    stated = matter.view.references
    for name, reference in stated.items():
        if reference is not None and not isinstance(reference, Mapping):
            yield broken("A33", name, "reference")
    today = present_now(matter)
    del today[PROFESSIONAL]  # a figure of A29
    yield from _same("present", _table(stated.get("present")), today)
    minutes = _approved(matter)
    approved = _table(stated.get("approved"))
    if approved.get(PROFESSIONAL) != minutes:
        yield broken("A33", "approved", "reference")
    yield from _same("approved", approved, {"covered": minutes or 0, "own_share_cents_per_month": 0})
    most = sum(_most_minutes(matter, need) for need in matter.inputs.case.needs)
    for name in ("present", "best_professional"):
        for key in ("covered", "presence_covered"):
            found = _table(stated.get(name)).get(key, 0)
            if isinstance(found, int) and not 0 <= found <= most:
                yield broken("A33", name, "reference")


def present_now(matter: Matter) -> dict[str, int]:
    """Minutes of today in a week of the horizon: professionals, helpers, and what is covered."""
    inputs = matter.inputs
    helpers = {helper.id for helper in inputs.case.helpers}
    total: dict[str, int] = defaultdict(int)
    given: dict[str, int] = defaultdict(int)
    for support in inputs.case.present_support:
        need = inputs.needs.get(support.need or "")
        weeks = _weeks(matter, [need] if need is not None else [])
        total[PROFESSIONAL] += support.professional_minutes_per_week * weeks
        if support.source in helpers:
            there = need is not None and is_presence(need)
            key = "helper_presence_minutes_per_week" if there else "helper_minutes_per_week"
            total[key] += support.minutes_per_week * weeks
        if need is not None:
            given[need.id] += support.minutes_per_week
    for need in inputs.case.needs:
        if not is_reachable(need):
            key = "presence_covered" if is_presence(need) else "covered"
            total[key] += _covered(matter, need, given[need.id])
    return {key: matter.weeks.average(total[key]) for key in PRESENT_FIGURES}


def _table(value: object) -> Raw:
    return value if isinstance(value, Mapping) else {}


def _same(name: str, stated: Raw, truth: Mapping[str, int]) -> Broken:
    """Figures that a plan may leave out are right where it states them."""
    for key, needed in truth.items():
        if stated.get(key, needed) != needed:
            yield broken("A33", name, "reference_figure", field=key, needed=needed)


def _approved(matter: Matter) -> int | None:
    """Minutes of the running grants, each in the weeks in which a need that it is for holds."""
    inputs, on = matter.inputs, matter.inputs.on
    total, running = 0, False
    for grant in inputs.case.grants:
        if grant.status != "approved" or grant.minutes_per_week is None:
            continue
        if grant.begins <= on and (grant.ends is None or on <= grant.ends):
            needs = [
                need
                for need in inputs.case.needs
                if need.person == grant.person and need.entitlement == grant.benefit
            ]
            running = True
            total += grant.minutes_per_week * _weeks(matter, needs)
    return matter.weeks.average(total) if running else None


def _weeks(matter: Matter, needs: Sequence[Need]) -> int:
    """Weeks of the horizon in which any of these needs holds; without a need every week."""
    inputs = matter.inputs
    kinds = {kind for need in needs for kind in kinds_of(inputs, need)} if needs else set(inputs.planned)
    return sum(inputs.times_of[kind] for kind in kinds)


def _covered(matter: Matter, need: Need, given: int) -> int:
    """Minutes over the horizon that today's minutes a week cover of a need, never more than it asks for."""
    inputs = matter.inputs
    if is_dated(need):
        by_week = Counter(inputs.week_of(day) for day in dates_asked(inputs, need))
        return sum(min(in_minutes(need, dates), given) for dates in by_week.values())
    return sum(
        min(in_minutes(need, required_in(inputs, need, kind)), given) * inputs.times_of[kind]
        for kind in kinds_of(inputs, need)
    )


def _most_minutes(matter: Matter, need: Need) -> int:
    """Minutes that a need asks for: one week of each type, or all dates."""
    inputs = matter.inputs
    if is_reachable(need):
        slots = [slot for kind in kinds_of(inputs, need) for slot in slots_in(inputs, need, kind)]
        return sum(length(slot) for slot in slots)
    return in_minutes(need, required(inputs, need))
