"""Access and erasure: one command gives everything about a case, one takes it away."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.run_cli import ROOT, call_cli

CASES = ROOT / "sample_data/cases"
CANARY = "kanarienvogelwunsch"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that the commands can leave of one case, and another case beside it."""
    folder = tmp_path_factory.mktemp("whole")
    text = (CASES / "first_case.yaml").read_text(encoding="utf-8")
    case = folder / "case.yaml"
    case.write_text(text.replace("Ich will zu Hause bleiben", f"Ich will {CANARY}"), encoding="utf-8")
    made = call_cli(
        *("plan", case, "--out", folder / "plan.json", "--html", folder / "plan.html"),
        *("--ics", folder / "ics"),
    )
    assert made.code == 0, made.err
    (folder / "actual.yaml").write_text(
        "schema: hilfemix.actual.v1\ncase: first_case\nbegins: 2026-11-23\nends: 2026-11-29\n",
        encoding="utf-8",
    )
    (folder / "new.yaml.journal").write_text(
        '{"schema": "hilfemix.journal.v1"}\n{"key": "id", "answer": "first_case"}\n', encoding="utf-8"
    )
    (folder / "deeper").mkdir()
    (folder / "deeper" / "broken.yaml").write_text(
        text.replace("weeks", "wecks") + "odd: [\n", encoding="utf-8"
    )
    (folder / "letter.txt").write_text("Zu first_case ist zu sagen …", encoding="utf-8")
    (folder / "other.txt").write_text("first_case_two ist ein anderer", encoding="utf-8")
    shutil.copy(CASES / "mother_ms.yaml", folder / "mother_ms.yaml")
    return folder


OWN = {
    "actual.yaml": "actual",
    "case.yaml": "case",
    "deeper/broken.yaml": "case",
    "first_case.record": "record",
    "ics/neighbour.ics": "written",
    "new.yaml.journal": "journal",
    "plan.html": "written",
    "plan.json": "plan",
}


def test_one_command_gives_all_data_and_all_reasons(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    done = call_cli("disclose", whole / "case.yaml", "--out", out, "--json")
    assert done.code == 0, done.err
    found = done.object
    assert {one["file"]: one["kind"] for one in found["files"]} == OWN
    for one in found["files"]:
        assert one["text"] == (whole / one["file"]).read_bytes().decode("utf-8")
    fields = {row["field"] for row in found["read_by"][0]["fields"]}
    assert {"goals[].words", "persons[].birth_date", "helpers[].at_most_minutes"} <= fields
    (reasons,) = found["reasons"]
    plan = json.loads((whole / "plan.json").read_text(encoding="utf-8"))
    assert len(reasons["sentences"]) > len(plan["lines"])
    assert found["look_at"] == ["letter.txt"]
    assert json.loads(out.read_text(encoding="utf-8")) == found


@pytest.mark.parametrize("lang", ["de", "en"])
def test_people_read_what_is_held(lang: str, whole: Path) -> None:
    done = call_cli("disclose", whole / "case.yaml", "--lang", lang)
    assert done.code == 0
    assert all(name in done.out for name in OWN)


def test_without_a_yes_nothing_is_erased(whole: Path) -> None:
    before = sorted(file for file in whole.rglob("*"))
    done = call_cli("erase", whole / "case.yaml", "--json")
    assert {one["file"] for one in done.object["would_erase"]} == set(OWN)
    assert done.object["erased"] == []
    assert sorted(file for file in whole.rglob("*")) == before


def test_one_command_erases_everything_and_nothing_of_others(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(whole, folder)
    done = call_cli("erase", folder / "case.yaml", "--yes", "--json")
    assert done.code == 0, done.err
    assert {one["file"] for one in done.object["erased"]} == set(OWN)
    assert done.object["look_at"] == ["letter.txt"]
    left = [file for file in folder.rglob("*") if file.is_file()]
    assert sorted(file.name for file in left) == ["letter.txt", "mother_ms.yaml", "other.txt"]
    assert not any(CANARY.encode() in file.read_bytes() for file in left)


def test_links_are_not_followed(whole: Path, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "copy", tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copytree(whole, folder)
    shutil.copy(whole / "plan.json", elsewhere / "plan.json")
    (folder / "link").symlink_to(elsewhere, target_is_directory=True)
    assert call_cli("erase", folder / "case.yaml", "--yes").code == 0
    assert (elsewhere / "plan.json").exists()


def test_only_a_case_can_be_erased(whole: Path) -> None:
    done = call_cli("erase", whole / "plan.json", "--yes", "--json")
    assert (done.code, done.errors[0]["code"]) == (2, "erase.no_case")
    assert (whole / "plan.json").exists()
