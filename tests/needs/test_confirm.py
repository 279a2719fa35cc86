"""`confirm` and `accept`: who decided is recorded, and nothing else changes."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from assessment.files.confirm import confirm_need
from assessment.files.document import document_from_bytes
from assessment.files.read import load_case
from tests.cli.run_cli import ROOT, call_cli
from tests.needs.small import data

CASES = ROOT / "sample_data" / "cases"
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


def test_who_confirms_the_morning_leaves_the_evening_to_be_confirmed() -> None:
    text = YAML.replace('"4.1": 3', '"4.2": 3')
    evening = MORNING.replace("morning", "evening")
    assert {n.id for n in load_case(document_from_bytes(text.encode(), "c.yaml")).model.needs} == {
        MORNING,
        evening,
    }
    after = confirm_need(text.encode(), "c.yaml", MORNING, "case_manager", ON)
    found = {n.id: n.confirmed is None for n in load_case(document_from_bytes(after, "c.yaml")).model.needs}
    assert found == {MORNING: False, evening: True}


STYLES = {
    "empty": "needs: []\n",
    "empty_with_comment": "needs: [ ]  # noch keine\nchoices: []\n",
    "column_0": """needs:
- id: n1
  person: p1
  task: leisure
  measure: {kind: minutes, minutes: 60}
  standing: wished
  sources: [x]
choices: []
""",
    "id_last": """needs:
    -   person: p1
        task: leisure
        measure:
            kind: minutes
            minutes: 60
        standing: wished
        sources:
        - x
        id: n1
""",
    "on_the_next_line": """needs:
  -
    id: n1
    person: p1
    task: leisure
    measure: {kind: minutes, minutes: 60}
    sources: [x]
    standing: >-
      wished
""",
    "flow_over_lines": """needs: [
  {
    id: n1,   # eins
    person: p1, task: leisure,
    measure: {kind: minutes, minutes: 60},
    standing: wished, sources: [x]
  },
]
""",
    "quoted": """"needs":
  - "id": "n1"
    'person': p1
    task: leisure
    measure: {kind: minutes, minutes: 60}
    standing: wished
    sources: ["x",
       "y"]
    # Kommentar am Ende
""",
    "folded_id": """needs:
  - id: >-
      n1
    person: p1
    task: leisure
    measure: {kind: minutes, minutes: 60}
    standing: wished
    sources: [x]
""",
    "anchor": """needs:
  - &n
    id: n1
    person: p1
    task: leisure
    measure: &m {kind: minutes, minutes: 60}
    standing: wished
    sources: [x]
""",
}


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("style", STYLES)
def test_every_way_of_writing_yaml_stays_as_it_is(style: str, windows: bool) -> None:
    text = YAML + STYLES[style]
    before = (text.replace("\n", "\r\n") if windows else text).encode()
    for need in (MORNING, *(["n1"] if "n1" in text else [])):
        after = confirm_need(before, "case.yaml", need, "case_manager", ON)
        assert without(before, after)
        assert load_case(document_from_bytes(after, "case.yaml")).model.need(need).confirmed is not None


def test_a_field_that_says_nobody_confirmed_is_filled_in() -> None:
    need = STYLES["column_0"].replace(
        "  sources: [x]\n", "  sources: [x]\n  confirmed: null   # noch offen\n"
    )
    after = confirm_need((YAML + need).encode(), "case.yaml", "n1", "case_manager", ON).decode()
    assert "confirmed: {role: case_manager, on: 2026-11-20}   # noch offen" in after
    assert after.replace("{role: case_manager, on: 2026-11-20}", "null") == YAML + need


def unconfirmed_text(text: str) -> str:
    """A case file in which nobody confirmed anything yet."""
    return re.sub(r"(,\s*|\n +)confirmed: \{[^}]*\}", "", text)


def written_otherwise(text: str) -> Iterator[tuple[str, str]]:
    """The same file in other ways of writing."""
    data = json.loads(json.dumps(document_from_bytes(text.encode(), "c.yaml").data))
    yield "case.yaml", text
    yield "case.yaml", text.replace("\n", "\r\n")
    yield (
        "case.yaml",
        yaml.dump(data, default_flow_style=True, allow_unicode=True, sort_keys=False, width=100),
    )
    yield "case.yaml", yaml.dump(data, allow_unicode=True, sort_keys=True, indent=6, width=60)
    yield "case.json", json.dumps(data, ensure_ascii=False, indent=2)
    yield "case.json", json.dumps(data, separators=(",", ":"))


@pytest.mark.parametrize("case_file", sorted(CASES.glob("*.yaml")), ids=lambda file: file.stem)
def test_any_need_of_any_shipped_case_is_confirmed_without_touching_the_rest(case_file: Path) -> None:
    random = Random(case_file.stem)
    ways = list(written_otherwise(unconfirmed_text(case_file.read_text(encoding="utf-8"))))
    for name, text in random.sample(ways, 2):
        needs = load_case(document_from_bytes(text.encode(), name)).model.needs
        waiting = [need.id for need in needs if need.confirmed is None]
        chosen = random.choice(waiting)
        after = confirm_need(text.encode(), name, chosen, "case_manager", ON)
        assert without(text.encode(), after), chosen
        found = load_case(document_from_bytes(after, name)).model.needs
        assert [n.id for n in found if n.confirmed is None] == [id for id in waiting if id != chosen]


def test_all_that_waits_may_be_confirmed_at_once_but_each_is_named(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes((YAML + LIST).replace("\n", "\r\n").encode())
    none = call_cli("confirm", str(file), "--role", "case_manager")
    assert none.code == 2
    assert MORNING in none.err
    done = call_cli(
        "confirm", str(file), "--all", "--role", "case_manager", "--out", str(tmp_path / "o.yaml")
    )
    assert done.code == 0
    assert done.out == ""
    assert "n1" in done.err
    assert MORNING in done.err
    written = (tmp_path / "o.yaml").read_bytes()
    assert written.count(b"\r\n") == written.count(b"\n")
    assert all(n.confirmed for n in load_case(document_from_bytes(written, "o.yaml")).model.needs)


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
        ({"audit": {"passed": True, "violations": [{"invariant": "A20"}]}}, "x", None),
        ({"state": "draft"}, "x", 3),
        ({"needs": [{"id": "n1", "confirmed": False}]}, "x", 3),
        ({"state": "accepted"}, "x", 3),
        ({"choices": [{"right": "r1", "need": "n1", "offer": None, "status": "pending"}]}, "x", 3),
        ({"audit": {"passed": False, "violations": []}}, "x", 3),
        ({}, "  ", 3),
        ({"needs": [{"id": "n1", "standing": "safety", "required": 7, "covered": 5}]}, "x", 3),
        ({"needs": [{"id": "n1", "standing": "safety", "required": 7, "covered": 7}]}, "x", None),
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
            k: v for k, v in {**PLAN, **change}.items() if k != "state"
        }


def test_a_gap_in_safety_is_accepted_only_by_name(tmp_path: Path) -> None:
    file, out = tmp_path / "plan.json", tmp_path / "accepted.json"
    needs = [{"id": "night", "standing": "safety", "required": 7, "covered": 0}]
    file.write_text(json.dumps({**PLAN, "needs": needs}), encoding="utf-8")
    asked = ("accept", str(file), "--role", "case_manager", "--reason", "besprochen", "--out", str(out))
    refused = call_cli(*asked)
    assert (refused.code, "night" in refused.err, "--safety-gap-known" in refused.err) == (3, True, True)
    assert call_cli(*asked, "--safety-gap-known").code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["accepted"]["safety_gaps"] == ["night"]
