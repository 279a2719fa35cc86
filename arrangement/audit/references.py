"""A33: what a plan is compared with follows from the case: today, and what is approved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from arrangement.audit.matter import Matter
from arrangement.audit.measure import (
    in_minutes,
    is_dated,
    is_presence,
    is_reachable,
    length,
    required,
)
from arrangement.audit.result import Broken, broken
from arrangement.audit.whereabouts import kinds_of, slots_in
from assessment.case.needs import Need

Raw = Mapping[str, Any]


def references_follow(matter: Matter) -> Broken:
    """What is approved is the sum of the running grants; no comparison covers more than is needed."""
    stated = matter.view.references
    for name, reference in stated.items():
        if reference is not None and not isinstance(reference, Mapping):
            yield broken("A33", name, "reference")
    yield from _same("present", _table(stated.get("present")), _present(matter))
    minutes = _approved(matter)
    approved = _table(stated.get("approved"))
    if approved.get("professional_minutes_per_week") != minutes:
        yield broken("A33", "approved", "reference")
    yield from _same("approved", approved, {"covered": minutes or 0, "own_share_cents_per_month": 0})
    most = sum(_most_minutes(matter, need) for need in matter.inputs.case.needs)
    for name in ("present", "best_professional"):
        for key in ("covered", "presence_covered"):
            found = _table(stated.get(name)).get(key, 0)
            if isinstance(found, int) and not 0 <= found <= most:
                yield broken("A33", name, "reference")


def _table(value: object) -> Raw:
    return value if isinstance(value, Mapping) else {}


def _same(name: str, stated: Raw, truth: Mapping[str, int]) -> Broken:
    """Figures that a plan may leave out are right where it states them."""
    for key, needed in truth.items():
        if stated.get(key, needed) != needed:
            yield broken("A33", name, "reference_figure", field=key, needed=needed)


def _approved(matter: Matter) -> int | None:
    on = matter.inputs.on
    running = [
        grant.minutes_per_week
        for grant in matter.inputs.case.grants
        if grant.status == "approved"
        and grant.minutes_per_week is not None
        and grant.begins <= on
        and (grant.ends is None or on <= grant.ends)
    ]
    return sum(running) if running else None


def _present(matter: Matter) -> dict[str, int]:
    """Minutes a week that helpers give today; with one week type and no dates also what is covered."""
    inputs = matter.inputs
    helpers = {helper.id for helper in inputs.case.helpers}
    found = {"helper_minutes_per_week": 0, "helper_presence_minutes_per_week": 0}
    given: dict[str, int] = defaultdict(int)
    for support in inputs.case.present_support:
        need = inputs.needs.get(support.need or "")
        if support.source in helpers:
            there = need is not None and is_presence(need)
            found["helper_presence_minutes_per_week" if there else "helper_minutes_per_week"] += (
                support.minutes_per_week
            )
        if need is not None:
            given[need.id] += support.minutes_per_week
    if len(inputs.planned) > 1 or any(is_dated(need) or is_reachable(need) for need in inputs.case.needs):
        return found
    found |= {"covered": 0, "presence_covered": 0}
    for need in inputs.case.needs:
        key = "presence_covered" if is_presence(need) else "covered"
        found[key] += min(in_minutes(need, required(inputs, need)), given[need.id])
    return found


def _most_minutes(matter: Matter, need: Need) -> int:
    """Minutes that a need asks for: one week of each type, or all dates."""
    inputs = matter.inputs
    if is_reachable(need):
        slots = [slot for kind in kinds_of(inputs, need) for slot in slots_in(inputs, need, kind)]
        return sum(length(slot) for slot in slots)
    return in_minutes(need, required(inputs, need))
