"""`confirm` and `accept`: who decided is recorded, and nothing else changes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessment.files.confirm import confirm_need
from assessment.files.document import document_from_bytes
from assessment.files.read import load_case
from tests.cli.run_cli import call_cli
from tests.needs.small import data

ON = date(2026, 11, 20)
ANSWERS = {"criteria": {"4.1": 3}}
MORNING = "derived_p1_morning_personal_care"
YAML = """schema: hilfemix.case.v1
id: derived
plan_date: 2026-11-23
homes: [{id: h1, stadtteil: walle}]
persons: [{id: p1, home: h1, pflegegrad: {grade: 3, since: 2025-01-01}}]
goals: [{id: g1, person: p1, words: zu Hause bleiben}]
assessments:
  - {id: a1, person: p1, on: 2026-10-01, by: md, nba: {criteria: {"4.1": 3}}}
"""
LIST = """needs:
  # Ein Kommentar bleibt stehen.
  - id: n1   # dieser auch
    person: p1
    task: leisure
    measure: {kind: minutes, minutes: 60}
    standing: wished
    sources: [hilfeplan_1]

# Ende
choices: []
"""
FLOW = (
    "needs: [{id: n1, person: p1, task: leisure, "
    "measure: {kind: minutes, minutes: 60}, standing: wished, sources: [x]}]\n"
)


def without(text: bytes, added: bytes) -> bool:
    """Whether taking one stretch out of the new text gives the old one."""
    return any(added[:i] + added[i + len(added) - len(text) :] == text for i in range(len(text) + 1))


@pytest.mark.parametrize("need", ["n1", MORNING])
@pytest.mark.parametrize(
    "text",
    [
        YAML + LIST,
        YAML + FLOW,
        (YAML + LIST).replace("\n", "\r\n"),
        "\ufeff" + YAML + LIST,
        json.dumps(data(ANSWERS, needs=[{**data()["needs"][0], "confirmed": None}])).replace(
            ', "confirmed": null', ""
        ),
    ],
    ids=["block", "flow", "windows", "mark", "json"],
)
def test_only_the_confirmation_is_entered(text: str, need: str) -> None:
    name = "case.json" if text.startswith("{") else "case.yaml"
    before = text.encode()
    after = confirm_need(before, name, need, "case_manager", ON)
    assert without(before, after)
    found = {n.id: n for n in load_case(document_from_bytes(after, name)).model.needs}
    assert found[need].confirmed is not None
    assert (found[need].confirmed.role, found[need].confirmed.on) == ("case_manager", ON)


def test_a_case_without_any_stated_need_gets_its_section() -> None:
    after = confirm_need(YAML.encode(), "case.yaml", MORNING, "case_manager", ON)
    assert after.startswith(YAML.encode())
    assert load_case(document_from_bytes(after, "case.yaml")).model.need(MORNING).confirmed is not None


def test_a_confirmed_derived_need_keeps_its_amount_when_answers_change() -> None:
    after = confirm_need((YAML + LIST).encode(), "case.yaml", MORNING, "case_manager", ON)
    changed = after.replace(b'"4.1": 3', b'"4.1": 1')
    before = load_case(document_from_bytes(after, "case.yaml")).model.need(MORNING)
    assert load_case(document_from_bytes(changed, "case.yaml")).model.need(MORNING) == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--need", "n9", "--role", "case_manager"), "confirm.unknown_need"),
        (("--need", "n1", "--role", "Frau Beispiel"), "confirm.role"),
    ],
)
def test_confirm_refuses_with_a_remedy(tmp_path: Path, arguments: tuple[str, ...], code: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(YAML + LIST, encoding="utf-8")
    done = call_cli("confirm", str(file), *arguments)
    assert done.code == 2
    assert done.out == ""
    assert "Beispiel" not in done.err
    assert file.read_text(encoding="utf-8") == YAML + LIST


def test_confirm_writes_to_standard_output_or_a_new_file(tmp_path: Path) -> None:
    file, out = tmp_path / "case.yaml", tmp_path / "confirmed.yaml"
    file.write_text(YAML + LIST, encoding="utf-8")
    arguments = ("confirm", str(file), "--need", "n1", "--need", MORNING, "--role", "case_manager")
    shown = call_cli(*arguments)
    assert shown.code == 0
    assert call_cli(*arguments, "--out", str(out)).code == 0
    assert out.read_text(encoding="utf-8") == shown.out
    assert call_cli(*arguments, "--out", str(out)).code == 2
    again = call_cli("confirm", str(out), "--need", "n1", "--role", "case_manager")
    assert again.code == 2


PLAN: dict[str, Any] = {
    "schema": "hilfemix.plan.v1",
    "state": "proposed",
    "choices": [{"right": "r1", "need": "n1", "offer": None, "status": "recorded"}],
    "audit": {"passed": True, "checked": [], "violations": []},
}


@pytest.mark.parametrize(
    ("change", "reason", "code"),
    [
        ({}, "In der Konferenz beschlossen", None),
        ({"state": "draft"}, "x", 3),
        ({"state": "accepted"}, "x", 3),
        ({"choices": [{"right": "r1", "need": "n1", "offer": None, "status": "pending"}]}, "x", 3),
        ({"audit": {"passed": False, "violations": []}}, "x", 3),
        ({}, "  ", 3),
    ],
)
def test_accept(tmp_path: Path, change: dict[str, Any], reason: str, code: int | None) -> None:
    file, out = tmp_path / "plan.json", tmp_path / "accepted.json"
    file.write_text(json.dumps({**PLAN, **change}), encoding="utf-8")
    done = call_cli(
        "accept",
        str(file),
        "--role",
        "case_manager",
        "--reason",
        reason,
        "--on",
        "2026-11-24",
        "--out",
        str(out),
    )
    assert done.code == (code or 0)
    assert out.exists() == (code is None)
    if code is None:
        found = json.loads(out.read_text(encoding="utf-8"))
        assert found["state"] == "accepted"
        assert found["accepted"] == {"role": "case_manager", "reason": reason, "on": "2026-11-24"}
        assert {k: v for k, v in found.items() if k not in ("state", "accepted")} == {
            k: v for k, v in PLAN.items() if k != "state"
        }
