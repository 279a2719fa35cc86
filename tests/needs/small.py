"""The smallest case with assessments, and what is derived from it."""

from __future__ import annotations

import json
from typing import Any

from assessment.case import Case
from assessment.case.needs import Need
from assessment.files.document import document_from_bytes
from assessment.files.read import load_case

LEVEL_3 = {"criteria": {}}
STATED = {
    "id": "n1",
    "person": "p1",
    "task": "counselling",
    "measure": {"kind": "minutes", "minutes": 60},
    "standing": "wished",
    "sources": ["hilfeplan_1"],
    "confirmed": {"role": "case_manager", "on": "2026-10-01"},
}


def data(nba: dict[str, Any] | None = None, grade: int | None = 3, **parts: Any) -> dict[str, Any]:
    person: dict[str, Any] = {"id": "p1", "home": "h1", "birth_date": "1950-01-01"}
    if grade is not None:
        person["pflegegrad"] = {"grade": grade, "since": "2025-01-01"}
    assessment: dict[str, Any] = {
        "id": "a1",
        "person": "p1",
        "on": "2026-10-01",
        "by": "medizinischer_dienst",
    }
    if nba is not None:
        assessment["nba"] = nba
    for key in ("icf", "hilfeplan", "regain"):
        if key in parts:
            assessment[key] = parts.pop(key)
    return {
        "schema": "hilfemix.case.v1",
        "id": "derived",
        "plan_date": "2026-11-23",
        "homes": [{"id": "h1", "stadtteil": "walle"}],
        "persons": [person],
        "goals": [{"id": "g1", "person": "p1", "words": "zu Hause bleiben"}],
        "assessments": [assessment],
        "needs": [STATED],
        **parts,
    }


def case(nba: dict[str, Any] | None = None, grade: int | None = 3, **parts: Any) -> Case:
    written = json.dumps(data(nba, grade, **parts)).encode()
    return load_case(document_from_bytes(written, "case.json")).model


def derived(nba: dict[str, Any] | None = None, grade: int | None = 3, **parts: Any) -> dict[str, Need]:
    needs = case(nba, grade, **parts).needs
    return {need.id: need for need in needs if need.id.startswith("derived_")}
