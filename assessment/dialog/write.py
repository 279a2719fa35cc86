"""From answers to the data of a case file, in the order in which people read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assessment.dialog.ask import MOST, YES, Answers
from assessment.ground.grid import DAYS, PARTS

HOME, PERSON, GOAL = "home", "p1", "goal"


def case_data(answers: Answers) -> dict[str, Any]:
    """Give the case that follows from the answers."""
    if answers["danger"] != "none":
        return _in_danger(answers)
    person: dict[str, Any] = {"id": PERSON, "home": HOME, "birth_date": answers["birth_date"]}
    grade = answers["pflegegrad"]
    person["pflegegrad"] = {"grade": int(grade), "since": answers["since"]} if grade.isdigit() else grade
    person["going_out"] = answers["going_out"]
    data: dict[str, Any] = {
        "schema": "hilfemix.case.v1",
        "id": answers["id"],
        "plan_date": answers["plan_date"],
        "homes": [{"id": HOME, "stadtteil": answers["stadtteil"]}],
        "persons": [person],
        "goals": [{"id": GOAL, "person": PERSON, "words": answers["goal"]}],
        "needs": [_need(answers, at) for at in _given(answers, "need", "task")],
    }
    helpers = [_helper(answers, at) for at in _given(answers, "helper", "relation")]
    return {**data, "helpers": helpers} if helpers else data


def _in_danger(answers: Answers) -> dict[str, Any]:
    """Danger signs stop everything else: a person looks first, and the file says so."""
    return {
        "schema": "hilfemix.case.v1",
        "id": answers["id"],
        "homes": [{"id": HOME, "stadtteil": answers["stadtteil"]}],
        "persons": [{"id": PERSON, "home": HOME}],
        "protection": {"danger_signs": answers["danger"]},
    }


def _given(answers: Answers, what: str, first: str) -> Iterator[str]:
    for number in range(1, MOST + 1):
        if f"{what}.{number}.{first}" in answers:
            yield f"{what}.{number}"


def _need(answers: Answers, at: str) -> dict[str, Any]:
    owed = answers.get(f"{at}.owed") == YES
    per_week = answers[f"{at}.per_week"]
    parts = answers[f"{at}.parts"]
    # So often a day as it must be, and as often in a day part as that asks for.
    a_day = -(-per_week // len(DAYS))
    measure: dict[str, Any] = {
        "kind": "occurrences",
        "per_week": per_week,
        "minutes": answers[f"{at}.minutes"],
    }
    if a_day > len(parts):
        measure["per_slot"] = -(-a_day // len(parts))
    need: dict[str, Any] = {"id": at.replace(".", "_"), "person": PERSON, "goals": [GOAL]}
    need |= {"task": answers[f"{at}.task"], "measure": measure}
    if len(parts) < len(PARTS):
        need["parts"] = parts
    need["standing"] = "owed" if owed else "wished"
    if owed:
        need["entitlement"] = "pflegesachleistung"
    if answers.get("confirmed") == YES:
        need["confirmed"] = {"role": answers["role"], "on": answers["plan_date"]}
    return need


def _helper(answers: Answers, at: str) -> dict[str, Any]:
    gladly = answers[f"{at}.gladly"]
    times: dict[str, Any] = {}
    for name, every in (("days", DAYS), ("parts", PARTS)):
        if len(answers[f"{at}.{name}"]) < len(every):
            times[name] = answers[f"{at}.{name}"]
    return {
        "id": at.replace(".", "_"),
        "relation": answers[f"{at}.relation"],
        "consents": [{"tasks": answers[f"{at}.tasks"], "agreed_on": answers[f"{at}.agreed"]}],
        "gladly_minutes": gladly,
        "at_most_minutes": gladly,
        "times": [times],
    }
