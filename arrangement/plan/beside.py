"""Two plans of one case beside each other: every aim, the minutes of everybody, and the lines that differ."""

from __future__ import annotations

from typing import Any

from arrangement.plan.diff import changes
from arrangement.plan.plan import Plan


def beside(first: Plan, second: Plan) -> dict[str, Any]:
    """Give the aims of both plans, what each asks of professionals and helpers, and the changed lines."""
    values = [{tier.aim: tier.value for tier in plan.tiers} for plan in (first, second)]
    aims = list(dict.fromkeys(tier.aim for plan in (first, second) for tier in plan.tiers))
    return {
        "schema": "hilfemix.compare.v1",
        "case": first.case,
        "policies": {"a": first.policy, "b": second.policy},
        "status": {"a": first.status, "b": second.status},
        "tiers": [{"aim": aim, "a": values[0].get(aim), "b": values[1].get(aim)} for aim in aims],
        "professional_minutes_per_week": {
            "a": first.professional_minutes_per_week,
            "b": second.professional_minutes_per_week,
        },
        "helper_minutes": {"a": first.helper_minutes, "b": second.helper_minutes},
        "lines": changes(first, second),
    }
