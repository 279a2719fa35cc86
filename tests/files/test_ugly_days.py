"""Days and letters that cannot be meant as they stand: said in `check`, with what to do."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.run_cli import ROOT, call_cli

TEXT = (ROOT / "sample_data/cases/first_case.yaml").read_text(encoding="utf-8")


def _check(folder: Path, old: str, new: str) -> Any:
    assert old in TEXT
    file = folder / "case.yaml"
    file.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    return call_cli("check", file, "--json")


def test_nobody_is_born_two_hundred_years_ago(tmp_path: Path) -> None:
    done = _check(tmp_path, "birth_date: 1946-05-04", "birth_date: 1756-05-04")
    assert (done.code, "day.birth_too_long_ago" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("agreed_on: 2026-11-18", "agreed_on: 2027-11-18", "day.not_yet"),
        ("unter Leute", "unter Leute fÃ¼r immer", "note.read_twice"),
        ("stadtteil: walle", "stadtteil: walle, municipality: bremerhaven", "home.elsewhere"),
    ],
)
def test_what_is_odd_and_may_be_meant_is_told(tmp_path: Path, old: str, new: str, code: str) -> None:
    done = _check(tmp_path, old, new)
    assert (done.code, code in done.out) == (0, True)


def test_what_lasts_longer_than_a_day_part_is_told_so(tmp_path: Path) -> None:
    done = _check(tmp_path, "per_week: 3, minutes: 20", "per_week: 3, minutes: 800")
    assert (done.code, "need.occurrence_too_long" in done.err) == (2, True)


def test_beside_a_faulty_file_the_sound_one_is_named(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_text(TEXT.replace("per_week: 3, minutes: 20", "per_week: x, minutes: 20"), encoding="utf-8")
    done = call_cli("check", good, bad)
    assert (done.code, done.out, "good.yaml" in done.err, "bad.yaml" in done.err) == (2, "", True, True)
