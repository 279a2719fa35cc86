"""From answers to the data of a case file, in the order in which people read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assessment.dialog.ask import MOST, TREATMENT, UNKNOWN, YES, Answers
from assessment.ground.grid import DAYS, PARTS

HOME, PERSON, GOAL = "home", "p1", "goal"


def case_data(answers: Answers) -> dict[str, Any]:
    """Give the case that follows from the answers."""
    if answers["danger"] != "none":
        return _in_danger(answers)
    person: dict[str, Any] = {"id": PERSON, "home": HOME, "birth_date": answers["birth_date"]}
    grade = answers["pflegegrad"]
    person["pflegegrad"] = {"grade": int(grade), "since": answers["since"]} if grade.isdigit() else grade
    person |= _custody(answers)
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
    orders = [_order(answers, at) for at in _given(answers, "need", "order_begins")]
    return data | ({"helpers": helpers} if helpers else {}) | ({"orders": orders} if orders else {})


def _in_danger(answers: Answers) -> dict[str, Any]:
    """Danger signs stop everything else: a person looks first, and the file says so."""
    return {
        "schema": "hilfemix.case.v1",
        "id": answers["id"],
        "homes": [{"id": HOME, "stadtteil": answers["stadtteil"]}],
        "persons": [{"id": PERSON, "home": HOME}],
        "protection": {"danger_signs": answers["danger"]},
    }


def _custody(answers: Answers) -> dict[str, Any]:
    """Who stands for a child, and what they said; nothing where nobody is known."""
    kind = answers.get("custody", UNKNOWN)
    if kind == UNKNOWN:
        return {}
    holders = [answers[key] for key in ("custody_holder", "custody_second") if key in answers]
    found: dict[str, Any] = {"representation": [{"kind": kind, "holder": holder} for holder in holders]}
    agreed = answers["custody_agreed"]
    if agreed != UNKNOWN:
        found["consents"] = [{"holder": holder, "status": "given", "on": agreed} for holder in holders]
    return found


def _order(answers: Answers, at: str) -> dict[str, Any]:
    return {
        "id": _order_id(at),
        "person": PERSON,
        "begins": answers[f"{at}.order_begins"],
        "ends": answers[f"{at}.order_ends"],
        "approval": answers[f"{at}.approval"],
    }


def _order_id(at: str) -> str:
    return f"order_{at.replace('.', '_')}"


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
    ordered = answers.get(f"{at}.ordered") == YES
    # Treatment care is never only wished: without an order nobody owes it yet, and it must not be missed.
    unordered = answers[f"{at}.task"] == TREATMENT and not ordered
    need["standing"] = "safety" if unordered else "owed" if owed or ordered else "wished"
    if ordered:
        need |= {"entitlement": "haeusliche_krankenpflege", "order": _order_id(at)}
    elif owed:
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
