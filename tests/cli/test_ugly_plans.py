"""No plan file makes a command fail: exit 2, file, place, what to do, and none of its values repeated."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.make_plan import make_plan
from tests.cli.run_cli import Ended, call_cli

CASE = "sample_data/cases/cooking_again.yaml"
CANARY = "Geheimnis"
WHOLE = json.dumps(make_plan(case=CANARY.lower()), indent=1)
UGLY = {
    "cut off": WHOLE[: len(WHOLE) // 2],
    "nothing": "",
    "null": "null",
    "a list": f"[{WHOLE}]",
    "a text": f'"{CANARY}"',
    "no number": WHOLE.replace('"minutes": 30', '"minutes": NaN', 1),
    "endless": WHOLE.replace('"minutes": 30', '"minutes": -Infinity', 1),
    "far too long": WHOLE.replace('"minutes": 30', f'"minutes": {"9" * 5000}', 1),
    "deep": WHOLE.replace('"minutes": 30', f'"minutes": {"[" * 5000}{"]" * 5000}', 1),
    "a key twice": WHOLE.replace('"case":', f'"case": "{CANARY}", "case":', 1),
    "a later version": WHOLE.replace("hilfemix.plan.v1", "hilfemix.plan.v2"),
    "another thing": WHOLE.replace("hilfemix.plan.v1", "hilfemix.case.v1"),
    "a schema that is none": WHOLE.replace('"hilfemix.plan.v1"', "[1]"),
}
COMMANDS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "audit": lambda plan: ("audit", CASE, plan),
    "show": lambda plan: ("show", plan),
    "diff": lambda plan: ("diff", plan, plan),
    "accept": lambda plan: (
        "accept",
        plan,
        "--role",
        "case_manager",
        "--reason",
        "x",
        "--out",
        f"{plan}.out",
    ),
    "review": lambda plan: ("review", CASE, plan, "--actual", plan),
}

ALWAYS_AN_OBJECT = ("accept",)
"""Writes a plan, and knows no --json: its faults are told in words."""


def _said(file: Path, command: str) -> Ended:
    as_object = () if command in ALWAYS_AN_OBJECT else ("--json",)
    return call_cli(*COMMANDS[command](str(file)), *as_object)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("ugly", UGLY)
def test_an_ugly_plan_is_refused_with_its_place_and_a_remedy(tmp_path: Path, ugly: str, command: str) -> None:
    file = tmp_path / "plan.json"
    file.write_text(UGLY[ugly], encoding="utf-8")
    said = _said(file, command)
    assert said.code == 2, said.err
    assert CANARY not in said.err
    assert str(file.name) in said.err
    for error in said.errors if command not in ALWAYS_AN_OBJECT else ():
        assert error["file"] == str(file)
        assert error["message"]
        assert error["remedy"]


def test_a_plan_of_another_version_says_which_one_is_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(UGLY["a later version"], encoding="utf-8")
    for command in ("audit", "show", "diff"):
        (error, *_) = _said(file, command).errors
        assert (error["code"], error["line"]) == ("schema.other_version", 2)


def test_a_record_without_its_days_is_no_fault_of_ours(tmp_path: Path) -> None:
    plan, actual = tmp_path / "plan.json", tmp_path / "actual.yaml"
    plan.write_text(json.dumps(make_plan(case="cooking_again")), encoding="utf-8")
    actual.write_text("schema: hilfemix.actual.v1\ncase: cooking_again\nfrom: 2026-11-23\n", encoding="utf-8")
    said = call_cli("review", CASE, plan, "--actual", actual, "--json")
    assert said.code == 2
    assert {error["field"] for error in said.errors} == {"begins", "ends", "from"}
