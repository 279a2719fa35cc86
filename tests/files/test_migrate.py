"""`migrate`: another way of writing, the same content."""

from pathlib import Path

import pytest

from assessment.files.read import read_case
from tests.cli.run_cli import call_cli
from tests.shipped import CASES, case_files

ODD = """schema: hilfemix.case.v1
id: odd
homes: [{id: h1, stadtteil: walle}]
persons: [{id: p1, home: h1, languages: ["no", de], own_view: "12:30"}]
goals: [{id: g1, person: p1, words: "on", indicator: "2026-01-01", start_value: "007"}]
needs: [{id: n1, person: p1, task: leisure, measure: {kind: minutes, minutes: 30}, standing: wished}]
"""


def sha(path: Path) -> str:
    return read_case(path).sha256


@pytest.mark.parametrize("name", case_files())
def test_a_case_goes_to_json_and_back_unharmed(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(CASES.joinpath(name).read_text(encoding="utf-8"), encoding="utf-8")
    there, back = tmp_path / "there.json", tmp_path / "back.yaml"
    assert call_cli("migrate", str(file), "--out", str(there)).code == 0
    assert call_cli("migrate", str(there), "--out", str(back)).code == 0
    assert sha(there) == sha(back) == sha(file)


def test_words_that_look_like_something_else_stay_words(tmp_path: Path) -> None:
    file, there, back = (tmp_path / name for name in ("odd.yaml", "odd.json", "back.yaml"))
    file.write_text(ODD, encoding="utf-8")
    assert call_cli("migrate", str(file), "--out", str(there)).code == 0
    assert call_cli("migrate", str(there), "--out", str(back)).code == 0
    assert sha(back) == sha(file)


def test_the_same_ending_changes_no_byte(tmp_path: Path) -> None:
    file, out = tmp_path / "case.yaml", tmp_path / "new.yml"
    file.write_bytes(("# Ein Kommentar\r\n" + ODD).encode())
    assert call_cli("migrate", str(file), "--out", str(out)).code == 0
    assert out.read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (ODD, "new.docx"),
        (ODD.replace("case.v1", "case.v2"), "new.yaml"),
        (ODD.replace("home: h1", "home: h9"), "new.json"),
        (ODD, "there.yaml"),
    ],
)
def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path, text: str, target: str) -> None:
    file, there = tmp_path / "case.yaml", tmp_path / "there.yaml"
    file.write_text(text, encoding="utf-8")
    there.write_text("alt", encoding="utf-8")
    done = call_cli("migrate", str(file), "--out", str(tmp_path / target))
    assert done.code == 2
    assert there.read_text(encoding="utf-8") == "alt"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case.yaml", "there.yaml"]
    assert done.err
