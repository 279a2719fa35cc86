"""What changes between two plans, line by line."""

from __future__ import annotations

from typing import Any

from arrangement.plan.plan import Plan, PlanLine

SHOWN = (
    "person", "need", "offer", "helper", "kind", "week_type", "on", "day", "part", "start", "minutes",
    "professional_minutes", "payer", "cents_per_month", "session", "home",
)  # fmt: skip


def changes(before: Plan, after: Plan) -> list[dict[str, Any]]:
    """Give every line that is new, ends, or is different; ids are hashes of what a line is.

    Returns:
        `line`, `before` and `after`; null where the line is in one plan only.
    """
    old = {line.id: _told(line) for line in before.lines}
    new = {line.id: _told(line) for line in after.lines}
    return [
        {"line": id_, "before": old.get(id_), "after": new.get(id_)}
        for id_ in sorted({*old, *new})
        if old.get(id_) != new.get(id_)
    ]


def _told(line: PlanLine) -> dict[str, Any]:
    found = line.model_dump(mode="json")
    return {name: found[name] for name in SHOWN if name in found}
