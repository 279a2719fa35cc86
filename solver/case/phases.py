"""What a plan says about its phases; a plan without phases says nothing about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from assessment.case import Case
from assessment.case.phases import PhasedWeekType, learned_untaught, phase_of, stretches_of
from assessment.ground.findings import listed
from solver.case.unmet import Unmet


def phase_named(case: Case, week_type: str) -> dict[str, str]:
    """The phase of a kind of week, where there are phases."""
    phase = phase_of(case, week_type)
    return {} if phase is None else {"phase": phase}


def learning_notices(case: Case, unmet: Sequence[Unmet]) -> Iterator[dict[str, Any]]:
    """Needs that fall in the plan though their teaching is not all given before."""
    short = {(entry.need.id, entry.week_type) for entry in unmet}
    for one in learned_untaught(case, short):
        params = {
            "need": one.need,
            "taught_by": listed(one.taught_by),
            "phase": one.phase,
            "review_on": one.review_on.isoformat(),
        }
        yield {"key": "warning.learning_untaught", "params": params}


def phases_told(case: Case, on: date) -> dict[str, list[dict[str, Any]]]:
    """Every phase of the horizon with its days, its review, and the kinds of week in it."""
    rows = [
        {
            "id": stretch.phase.id,
            "text_ref": f"phases.{stretch.phase.id}.text" if stretch.phase.text else None,
            "begins": stretch.begins.isoformat(),
            "ends": stretch.ends.isoformat(),
            "weeks": stretch.weeks,
            "review_on": stretch.phase.review_on.isoformat(),
            "substitute_weeks": stretch.phase.substitute_weeks,
            "week_types": {
                kind.id: kind.plain
                for kind in case.week_types
                if isinstance(kind, PhasedWeekType) and kind.phase == stretch.phase.id
            },
        }
        for stretch in stretches_of(case, on)
    ]
    return {"phases": rows} if rows else {}
