"""What restricts somebody's liberty today: no plan places it, every plan names it."""

from __future__ import annotations

from datetime import date
from typing import Any

from assessment.case import Case


def liberty_warnings(case: Case, on: date) -> list[dict[str, Any]]:
    """Name each measure once, and whether a court's permission holds on the plan date."""
    found: dict[tuple[str, str, str], None] = {}
    for person in case.persons:
        for stated in person.liberty_measures:
            permitted = stated.permitted_until is not None and stated.permitted_until >= on
            key = "warning.liberty_permitted" if permitted else "warning.liberty_without_permit"
            found[person.id, str(stated.measure), key] = None
    return [
        {"key": key, "params": {"person": person, "measure": measure}}
        for person, measure, key in sorted(found)
    ]
