"""Bad inputs of a single case: refused with file, line, field and remedy, or read as what they say."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from assessment.files.read import read_case
from assessment.ground.errors import Fault
from assessment.ground.texts import fault_text
from tests.cli.run_cli import Ended, call_cli
from tests.files.bad_inputs import CATALOGUE, OUTSIDE, SECRET, Bad, bad_inputs, changed
from tests.files.limited import run_limited
from tests.solver.tiny import catalogue

ALL = bad_inputs()
REJECTED = [bad for bad in ALL if bad.spec["want"] == "reject"]


def ids(bads: list[Bad]) -> Any:
    return pytest.mark.parametrize("bad", bads, ids=[bad.id for bad in bads])


def wanted(want: str) -> Any:
    return ids([bad for bad in ALL if bad.spec["want"] == want])


def test_every_entry_has_two_places_or_a_reason() -> None:
    counted: dict[str, int] = {}
    for bad in ALL:
        name = bad.id.rpartition("-")[0]
        counted[name] = counted.get(name, 0) + 1
    # What a plan shows or leaves unmet is solved once; views and reasons have tests of their own.
    solved = {"BI-TX-04", "BI-TX-05", "BI-SE-01", "BI-SE-03"}
    assert {name for name, n in counted.items() if n < 2} == solved
    assert len(counted) == 35


@ids(REJECTED)
def test_it_is_refused_with_its_place_and_nothing_is_written(bad: Bad, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    text = bad.text(marker)
    path = bad.write(tmp_path, text)
    options = bad.spec.get("options", [])
    done = call_cli("check", str(path), "--json", *options, **_small(bad, tmp_path))
    assert done.code == 2
    beside = frozenset() if bad.spec.get("only_check") else OUTSIDE
    told = [fault for fault in done.errors if fault["code"] not in beside]
    codes = sorted(fault["code"] for fault in told)
    if "codes" in bad.spec:
        assert codes == sorted(bad.spec["codes"])
    else:
        assert set(bad.spec["includes"]) <= set(codes)
    first = told[0]
    assert first["file"] == str(path)
    assert first["message"]
    assert first["remedy"]
    if bad.line(text) is not None and not bad.spec.get("first_odd_line"):
        assert first["line"] == bad.line(text)
    if "field_ends" in bad.spec:
        assert first["field"].endswith(bad.spec["field_ends"])
    elif "codes" in bad.spec:
        assert (first["field"] or "") == bad.spec["field"]
    for name in bad.spec.get("names", ()):
        assert name in first["message"] + first["remedy"]
    no_secret(done, bad)
    assert not marker.exists()
    outputs_untouched(bad, path, tmp_path)


def outputs_untouched(bad: Bad, path: Path, folder: Path) -> None:
    out = folder / "out.json"
    out.write_text("alt", encoding="utf-8")
    before = sorted(file.name for file in folder.iterdir())
    command = ("plan",) if bad.spec.get("only_check") else ("migrate",)
    done = call_cli(*command, str(path), "--out", str(out), "--force", *bad.spec.get("options", []))
    assert (done.code, done.out) == (2, "")
    assert out.read_text(encoding="utf-8") == "alt"
    assert sorted(file.name for file in folder.iterdir()) == before


def no_secret(done: Ended, bad: Bad) -> None:
    for word in (*SECRET, *bad.spec.get("secret", ())):
        assert word not in done.out + done.err


@ids([bad for bad in REJECTED if bad.bounds])
def test_it_costs_little_to_refuse(bad: Bad, tmp_path: Path) -> None:
    assert run_limited("check", bad.write(tmp_path, bad.text())).code == 2


@pytest.mark.deep
@ids(REJECTED)
def test_refusing_anything_costs_little(bad: Bad, tmp_path: Path) -> None:
    path = bad.write(tmp_path, bad.text(tmp_path / "marker"))
    assert run_limited("check", path, *bad.spec.get("options", [])).code == 2


def _small(bad: Bad, folder: Path) -> dict[str, str]:
    """A small catalogue to check with, which is faster; only faults of the file itself are asked for."""
    if bad.spec.get("only_check"):
        return {}
    path = folder.parent / f"{folder.name}.json"
    path.write_text(json.dumps(catalogue()), encoding="utf-8")
    return {"HILFEMIX_CATALOGUE": str(path)}


@wanted("no_output")
def test_what_cannot_be_written_leaves_everything_as_it_was(bad: Bad, tmp_path: Path) -> None:
    path = bad.write(tmp_path, bad.text())
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "case.json"
    options: list[str] = []
    limit = None
    if bad.spec["out"] == "existing_file":
        out.write_text("alt", encoding="utf-8")
    elif bad.spec["out"] == "a_folder":
        out.mkdir()
    elif bad.spec["out"] == "read_only_folder":
        folder.chmod(0o500)
        if os.geteuid() == 0:  # may write everywhere, but for the kernel's own folders
            out = Path("/proc/case.json")
    else:
        out.write_text("alt", encoding="utf-8")
        options, limit = ["--force"], 1024
    done = run_limited("migrate", path, "--out", out, *options, most_bytes_written=limit)
    folder.chmod(0o700)
    assert (done.code, done.out) == (2, "")
    # The text is broken into lines where it is long.
    assert fault_text(Fault(bad.spec["codes"][0], ""), "de")[0] in " ".join(done.err.split())
    assert [file.name for file in folder.iterdir()] == ([out.name] if out.exists() else [])
    assert not out.is_file() or out.read_text(encoding="utf-8") == "alt"


@wanted("accept")
def test_it_is_read_as_what_it_says(bad: Bad, tmp_path: Path) -> None:
    path = bad.write(tmp_path, bad.text())
    plain = tmp_path / "plain.yaml"
    plain.write_text(changed({"file": bad.spec["file"]}, bad.spec["same_as"]), encoding="utf-8")
    files = []
    for file, options in ((path, bad.spec.get("options", [])), (plain, [])):
        out = tmp_path / f"{file.stem}.json"
        assert call_cli("migrate", str(file), "--out", str(out), *options).code == 0
        files.append(json.loads(out.read_text(encoding="utf-8")))
    assert files[0] == files[1]


@wanted("warn")
def test_it_is_read_with_a_warning(bad: Bad, tmp_path: Path) -> None:
    text = bad.text()
    done = call_cli("check", str(bad.write(tmp_path, text)), "--json")
    warnings = [one for one in done.object["warnings"] if not one["code"].startswith("offer.")]
    assert {one["code"] for one in warnings} == set(bad.spec["codes"])
    assert {(one["line"], one["field"]) for one in warnings} == {(bad.line(text), bad.spec["field"])}
    no_secret(done, bad)


@wanted("shown")
def test_it_is_shown_literally(bad: Bad, tmp_path: Path) -> None:
    done = call_cli("plan", str(bad.write(tmp_path, bad.text())), COLUMNS="200")
    assert done.code == 0
    for words in bad.spec["shows"]:
        assert words in done.out
    assert "\x1b" not in done.out


@wanted("unmet")
def test_it_is_planned_and_told_as_unmet(bad: Bad, tmp_path: Path) -> None:
    offers = tmp_path / "catalogue.yaml"
    text = CATALOGUE.read_text(encoding="utf-8")
    if bad.spec.get("catalogue_without_places"):
        for name in ("free_places", "capacity_minutes_per_week"):
            parts = text.split(f"{name}: ")
            text = f"{name}: 0".join([parts[0], *(part.lstrip("0123456789") for part in parts[1:])])
    offers.write_text(text, encoding="utf-8")
    path = bad.write(tmp_path, bad.text())
    plan = call_cli("plan", str(path), "--catalogue", str(offers), "--json").object
    unmet = next(entry for entry in plan["unmet"] if entry["need"] == bad.spec["need"])
    assert unmet["reason"] in bad.spec["reasons"]
    assert unmet["duty_bearer"] or unmet["next_step"]
    assert len(read_case(path).model.refusals) == bad.text().count("stated_on: 2026-11-20")
