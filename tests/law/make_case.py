"""Small cases for law and money: one home, one person, one need, changed where a test says so."""

from __future__ import annotations

from typing import Any

from assessment.case.case import Case

ON = "2026-12-07"


def person(pflegegrad: int | None = None, **changes: Any) -> dict[str, Any]:
    given = {"grade": pflegegrad, "since": "2017-01-01"} if pflegegrad else "none"
    return {"id": "p1", "home": "h1", "pflegegrad": given, **changes}


def need(**changes: Any) -> dict[str, Any]:
    occurrences = {"kind": "occurrences", "per_week": 7, "minutes": 30}
    return {
        "id": "n1",
        "person": "p1",
        "task": "shopping",
        "measure": occurrences,
        "standing": "wished",
        **changes,
    }


def helper(**changes: Any) -> dict[str, Any]:
    return {
        "id": "daughter",
        "relation": "child",
        "consents": [{"tasks": ["body_care", "shopping"], "agreed_on": "2016-12-01"}],
        "gladly_minutes": 600,
        "at_most_minutes": 600,
        "times": [{}],
        **changes,
    }


def case(*persons: dict[str, Any], needs: list[dict[str, Any]] | None = None, **changes: Any) -> Case:
    return Case.model_validate(
        {
            "schema": "hilfemix.case.v1",
            "id": "c1",
            "homes": [{"id": "h1", "stadtteil": "neustadt"}],
            "persons": list(persons) or [person()],
            "needs": needs if needs is not None else [need()],
            **changes,
        }
    )
