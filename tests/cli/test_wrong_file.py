"""A file of ours in the wrong place: what it is, what is needed, and which command is for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run_cli import ROOT, call_cli

CASE = ROOT / "sample_data/cases/first_case.yaml"
CATALOGUE = ROOT / "sample_data/catalogue/bremen.yaml"
POLICY = ROOT / "sample_data/policies/standard.yaml"
QUESTION = ROOT / "sample_data/questions/shared_flat_medication.yaml"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.json"
    assert call_cli("plan", CASE, "--out", file).code == 0
    return file


@pytest.mark.parametrize(
    ("command", "is_", "needed", "use"),
    [
        (("show", CASE), "ein Fall", "ein Plan", "hilfemix plan FALL"),
        (("show", CATALOGUE), "ein Katalog", "ein Plan", "--catalogue KATALOG"),
        (("show", POLICY), "eine Richtlinie", "ein Plan", "--policy DATEI"),
        (("plan", "PLAN"), "ein Plan", "ein Fall", "hilfemix show PLAN"),
        (("plan", QUESTION), "eine Frage", "ein Fall", "hilfemix responsible DATEI"),
        (("plan", CASE, "--policy", CATALOGUE), "ein Katalog", "eine Richtlinie", "--catalogue KATALOG"),
        (("nba", CASE), "ein Fall", "eine Datei mit Antworten", "hilfemix plan FALL"),
        (("accept", CASE, "--role", "x", "--reason", "x"), "ein Fall", "ein Plan", "hilfemix plan FALL"),
    ],
)
def test_the_message_names_what_it_is_and_its_command(
    command: tuple[str | Path, ...], is_: str, needed: str, use: str, plan: Path
) -> None:
    ended = call_cli(*(plan if word == "PLAN" else word for word in command), COLUMNS="400")
    assert ended.code == 2
    assert ended.out == ""
    assert f"Das ist {is_}" in ended.err
    assert f"gebraucht wird hier {needed}" in ended.err
    assert use in ended.err


def test_swapped_files_are_both_named_and_the_order_is_said(plan: Path) -> None:
    ended = call_cli("audit", plan, CASE, "--json")
    assert ended.code == 2
    assert {(one["code"], one["file"]) for one in ended.errors} == {
        ("schema.other_thing", str(plan)),
        ("schema.other_thing", str(CASE)),
    }
    assert all("steht der Fall zuerst" in one["remedy"] for one in ended.errors)


def test_a_result_that_no_command_reads_is_told_as_such(tmp_path: Path) -> None:
    file = tmp_path / "rights.json"
    file.write_text(call_cli("rights", CASE, "--json").out)
    (fault,) = call_cli("show", file, "--json").errors
    assert fault["message"].startswith("Das ist ein anderes Ergebnis von hilfemix")


def test_every_kind_that_check_reads_has_a_word() -> None:
    for lang, word in (("de", "Frage nach der Zuständigkeit"), ("en", "question who is responsible")):
        assert word in call_cli("check", QUESTION, "--lang", lang, COLUMNS="400").out
