"""One bad case never touches another, whatever its place, and what is finished is never lost."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from arrangement.catalogue import Catalogue
from assessment.case import Case
from assessment.ground.errors import Fault
from cli.commands.batch import exit_code
from solver.batch import Entry, Place
from solver.batch.gaps import provider_shares, supply_gaps
from solver.batch.one import Given, Outcome
from solver.batch.pool import outcomes
from solver.batch.summary import summarise
from tests.cli.run_cli import ROOT, Ended, call_cli
from tests.solver import tiny

NAMES = ("b_one", "d_two", "f_three")


def _case(id: str, **changes: Any) -> dict[str, Any]:
    return tiny.case(id=id, helpers=[tiny.helper()], **changes)


def _folder(place: Path, names: tuple[str, ...] = NAMES) -> Path:
    place.mkdir()
    for name in names:
        _put(place, name, _case(name))
    return place


def _put(folder: Path, name: str, case: Mapping[str, Any]) -> None:
    (folder / f"{name}.json").write_text(json.dumps(case), encoding="utf-8")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("catalogue") / "catalogue.json"
    file.write_text(json.dumps(tiny.catalogue(tiny.visit())), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, catalogue: Path) -> Path:
    """The results of three good cases."""
    place = tmp_path_factory.mktemp("whole")
    ended = _batch(_folder(place / "cases"), place / "out", catalogue)
    assert ended.code == 0, ended.err
    return place / "out"


def _batch(folder: Path, out: Path, catalogue: Path, *more: str) -> Ended:
    return call_cli("batch", folder, "--out", out, "--catalogue", catalogue, "--json", *more)


def _files(out: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(out)): file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()
    }


# ----------------------------------------------------------------------------------------- what is written


def test_every_case_gets_its_plan_and_the_sums_agree(whole: Path) -> None:
    summary = json.loads((whole / "summary.json").read_text(encoding="utf-8"))
    assert set(_files(whole)) == {
        "summary.json", "plans.parquet", "journal.jsonl", *(f"plans/{name}.json" for name in NAMES)
    }  # fmt: skip
    assert (summary["read"], summary["computed"], summary["set_aside"]) == (3, 3, [])
    assert [row["case"] for row in summary["cases"]] == list(NAMES)
    plans = [json.loads((whole / "plans" / f"{name}.json").read_text(encoding="utf-8")) for name in NAMES]
    for number, tier in enumerate(summary["tiers"]):
        mine = [plan["tiers"][number] for plan in plans]
        assert tier["aim"] == mine[0]["aim"]
        assert tier["value"] == sum(row["value"] for row in mine)
        assert tier["gap"] == sum(row["best"] - row["bound"] for row in mine) == 0
    assert summary["shadow_prices"] == []
    rows = pq.read_table(whole / "plans.parquet").to_pylist()
    assert [(row["case"], row["id"], row["minutes"]) for row in rows] == [
        (plan["case"], line["id"], line["minutes"]) for plan in plans for line in plan["lines"]
    ]


def test_a_plan_of_a_batch_is_the_plan_of_the_case_alone(
    whole: Path, catalogue: Path, tmp_path: Path
) -> None:
    folder = _folder(tmp_path / "cases", ("b_one",))
    out = tmp_path / "alone.json"
    assert call_cli("plan", folder / "b_one.json", "--catalogue", catalogue, "--out", out).code == 0
    assert (whole / "plans" / "b_one.json").read_bytes() == out.read_bytes()


def test_workers_change_no_byte(whole: Path, catalogue: Path, tmp_path: Path) -> None:
    ended = _batch(_folder(tmp_path / "cases"), tmp_path / "out", catalogue, "--workers", "2")
    assert ended.code == 0
    assert _files(tmp_path / "out") == _files(whole)


# ------------------------------------------------------------------------------------------- bad cases


@pytest.mark.parametrize("place", ["a_first", "c_middle", "z_last"])
def test_a_broken_case_changes_no_other_result(
    place: str, whole: Path, catalogue: Path, tmp_path: Path
) -> None:
    folder = _folder(tmp_path / "cases")
    (folder / f"{place}.yaml").write_text("schema: hilfemix.case.v1\nid: [", encoding="utf-8")
    ended = _batch(folder, tmp_path / "out", catalogue)
    assert ended.code == 6
    summary = ended.object
    assert (summary["read"], summary["computed"], len(summary["set_aside"])) == (4, 3, 1)
    assert summary["set_aside"][0]["case"] == f"{place}.yaml"
    assert summary["set_aside"][0]["line"] == 2
    found, wanted = _files(tmp_path / "out"), _files(whole)
    assert {name: data for name, data in found.items() if name != "summary.json"} == {
        name: data for name, data in wanted.items() if name != "summary.json"
    }
    same = ("cases", "tiers", "shortage")
    before = json.loads(wanted["summary.json"])
    assert [summary[key] for key in same] == [before[key] for key in same]


def test_each_bad_case_is_set_aside_with_its_own_code(catalogue: Path, tmp_path: Path) -> None:
    folder = _folder(tmp_path / "cases", ("good",))
    outside = tmp_path / "outside.json"
    outside.write_text(json.dumps(_case("outside")), encoding="utf-8")
    (folder / "link_out.json").symlink_to(outside)
    (folder / "link_self.json").symlink_to(folder / "link_self.json")
    _put(folder, "twin_1", _case("twin"))
    _put(folder, "twin_2", _case("twin"))
    _put(folder, "danger", _case("danger", protection={"danger_signs": "child"}))
    _put(folder, "no_goal", _case("no_goal", goals=[], needs=[tiny.need(goals=[])]))
    _put(folder, "no_such_field", _case("no_such_field", will=[]))
    ended = _batch(folder, tmp_path / "out", catalogue)
    assert ended.code == 6
    codes = {row["file"]: row["code"] for row in ended.object["set_aside"]}
    assert codes == {
        "danger.json": "human_step.danger_signs.child",
        "link_out.json": "batch.link",
        "link_self.json": "batch.link",
        "no_goal.json": "human_step.no_goal",
        "no_such_field.json": "field.unknown",
        "twin_1.json": "batch.same_id",
        "twin_2.json": "batch.same_id",
    }
    assert sorted(file.name for file in (tmp_path / "out" / "plans").iterdir()) == ["good.json"]
    shown = call_cli("batch", folder, "--dry-run", "--catalogue", catalogue, "--lang", "en")
    for said in ("link, not a file", "same case id twin", "8 read = 3 ready to be planned + 5 set aside"):
        assert said in shown.out


def test_a_direct_identifier_is_named_by_its_place_only(catalogue: Path, tmp_path: Path) -> None:
    folder = _folder(tmp_path / "cases", ("good",))
    goal = {"id": "stay", "person": "pia", "words": "Rufen Sie 0421 555 0199 an.", "importance": 2}
    _put(folder, "phone", _case("phone", goals=[goal]))
    ended = _batch(folder, tmp_path / "out", catalogue)
    assert ended.code == 0
    assert [(row["case"], row["field"]) for row in ended.object["warnings"]] == [("phone", "goals[0].words")]
    assert "0199" not in ended.out + ended.err


def test_what_is_neither_planned_nor_set_aside_is_our_fault() -> None:
    with pytest.raises(Exception, match="1 read, 0 computed, 0 set aside"):
        summarise([Entry("lost.json", None)], {}, {}, [], {}, _tiny_catalogue())


# ------------------------------------------------------------------------------------------- the options


def _tiny_catalogue() -> Catalogue:
    return Catalogue.model_validate(tiny.catalogue(tiny.visit()))


def _gap(number: int, stadtteil: str, standing: str = "owed") -> tuple[Case, dict[str, Any]]:
    """A case in a Stadtteil whose owed cooking nobody does."""
    homes = [{"id": "flat", "stadtteil": stadtteil}]
    data = _case(f"c{number}", homes=homes, needs=[tiny.owed(standing=standing)])
    return Case.model_validate(data), {"unmet": [{"need": data["needs"][0]["id"]}]}


def test_owed_help_that_was_not_there_is_counted_by_place_and_few_cases_single_nobody_out() -> None:
    many, few = [_gap(n, "mitte") for n in range(5)], [_gap(n, "nord") for n in range(5, 9)]
    found = {"benefit": "pflegesachleistung", "stadtteil": "mitte", "cases": 5}
    assert supply_gaps(many) == [found]
    assert supply_gaps([*many, *few]) == [found, {**found, "stadtteil": None, "cases": None}]
    spread = [_gap(n, place) for n, place in enumerate(["mitte", "mitte", "nord", "nord", "nord"])]
    assert supply_gaps(spread) == [{**found, "stadtteil": None}]
    assert supply_gaps([_gap(n, "mitte", "wished") for n in range(5)]) == []


def test_the_share_of_each_provider_is_told(whole: Path) -> None:
    summary = json.loads((whole / "summary.json").read_text(encoding="utf-8"))
    shares = [row["percent"] for row in summary["providers"]]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 100
    plan = {"lines": [{"offer": "care", "professional_minutes": 30, "times": 4}]}
    assert provider_shares([plan], _tiny_catalogue()) == [{"provider": "service", "percent": 100}]


def test_a_dry_run_writes_nothing(catalogue: Path, tmp_path: Path) -> None:
    ended = _batch(_folder(tmp_path / "cases"), tmp_path / "out", catalogue, "--dry-run")
    assert (ended.code, ended.object["ready"], ended.object["computed"]) == (0, list(NAMES), 0)
    assert not (tmp_path / "out").exists()


def test_select_and_limit_take_a_part_in_canonical_order(catalogue: Path, tmp_path: Path) -> None:
    folder = _folder(tmp_path / "cases")
    by_limit = _batch(folder, tmp_path / "x", catalogue, "--dry-run", "--limit", "2")
    by_name = _batch(folder, tmp_path / "x", catalogue, "--dry-run", "--select", "*t*")
    assert by_limit.object["ready"] == ["b_one", "d_two"]
    assert by_name.object["ready"] == ["d_two", "f_three"]
    nobody = _batch(folder, tmp_path / "x", catalogue, "--dry-run", "--select", "nobody")
    assert (nobody.code, nobody.errors[0]["code"]) == (2, "batch.nothing_chosen")


def test_other_results_are_never_mixed_up_by_accident(catalogue: Path, tmp_path: Path) -> None:
    folder, out = _folder(tmp_path / "cases", ("b_one",)), tmp_path / "out"
    out.mkdir()
    (out / "letter.txt").write_text("mine", encoding="utf-8")
    refused = _batch(folder, out, catalogue)
    assert (refused.code, refused.errors[0]["code"]) == (2, "batch.out_not_empty")
    assert [file.name for file in out.iterdir()] == ["letter.txt"]
    assert _batch(folder, out, catalogue, "--keep").code == 0
    assert (out / "letter.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("make", [lambda folder: None, lambda folder: folder.mkdir()])
def test_no_folder_and_no_case_are_wrong_input(make: Any, catalogue: Path, tmp_path: Path) -> None:
    make(tmp_path / "cases")
    ended = _batch(tmp_path / "cases", tmp_path / "out", catalogue)
    assert ended.code == 2
    assert ended.errors[0]["code"] in ("batch.no_folder", "batch.no_cases")


# ------------------------------------------------------------------------------------------------ resume


def test_a_journal_cut_anywhere_loses_at_most_its_torn_record(whole: Path, tmp_path: Path) -> None:
    lines = (whole / "journal.jsonl").read_bytes().splitlines(keepends=True)
    out = tmp_path / "out"
    (out / "plans").mkdir(parents=True)
    for name in NAMES:
        (out / "plans" / f"{name}.json").write_bytes((whole / "plans" / f"{name}.json").read_bytes())
    text = b"".join(lines)
    for cut in range(len(text) + 1):
        (out / "journal.jsonl").write_bytes(text[:cut])
        complete = sum(1 for number in range(len(lines)) if cut >= len(b"".join(lines[: number + 1])))
        assert list(Place(out).finished()) == [f"{name}.json" for name in NAMES[:complete]]


def test_resume_takes_what_is_finished_and_ends_like_one_run(
    whole: Path, catalogue: Path, tmp_path: Path
) -> None:
    folder, out = _folder(tmp_path / "cases"), tmp_path / "out"
    assert _batch(folder, out, catalogue, "--limit", "2").code == 0
    journal = out / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-7])
    ended = _batch(folder, out, catalogue, "--resume", "--lang", "en")
    assert ended.code == 0
    assert "1 finished plans were taken over" in ended.err
    assert _files(out) == _files(whole)


def test_resume_computes_anew_what_changed(whole: Path, catalogue: Path, tmp_path: Path) -> None:
    folder, out = _folder(tmp_path / "cases"), tmp_path / "out"
    _put(folder, "d_two", _case("d_two", needs=[tiny.need(measure=tiny.times_a_week(1, 45))]))
    assert _batch(folder, out, catalogue).code == 0
    assert (out / "plans" / "d_two.json").read_bytes() != (whole / "plans" / "d_two.json").read_bytes()
    _put(folder, "d_two", _case("d_two"))
    ended = _batch(folder, out, catalogue, "--resume", "--lang", "en")
    assert "2 finished plans" in ended.err
    assert _files(out) == _files(whole)
    _put(folder, "d_two", _case("d_two", goals=[], needs=[]))
    assert _batch(folder, out, catalogue, "--resume").code == 6
    assert not (out / "plans" / "d_two.json").exists()


def test_an_interrupted_batch_keeps_what_is_finished(tmp_path: Path) -> None:
    folder, out = tmp_path / "cases", tmp_path / "out"
    folder.mkdir()
    text = (ROOT / "sample_data" / "cases" / "first_case.yaml").read_text(encoding="utf-8")
    for number in range(12):
        changed = text.replace("id: first_case", f"id: first_{number}", 1)
        assert changed != text
        (folder / f"first_{number:02}.yaml").write_text(changed, encoding="utf-8")
    # Started in the background, a process may have been told to ignore interruptions.
    hears = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code = f"{hears}from cli.app import main\nmain()"
    command = [sys.executable, "-c", code, "batch", str(folder), "--out", str(out)]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until = time.monotonic() + 120
    while not list((out / "plans").glob("*.json")) and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130, said
    assert b"--resume" in said
    assert b"Traceback" not in said
    kept = {file: file.stat().st_mtime_ns for file in (out / "plans").glob("*.json")}
    assert 1 <= len(kept) < 12
    assert not (out / "summary.json").exists()
    ended = call_cli("batch", folder, "--out", out, "--resume", "--json")
    assert (ended.code, ended.object["computed"]) == (0, 12)
    assert len(Place(out).finished()) == 12
    unchanged = [file for file, when in kept.items() if file.stat().st_mtime_ns == when]
    assert len(unchanged) >= len(kept) - 1, "at most the plan whose record was not written yet is made anew"


def _children(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            words = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            found += [int(stat.parent.name)] if int(words[1]) == pid else []
    return found


def _runs(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "ZX"
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
def test_a_killed_batch_leaves_no_process_and_resumes_to_the_same_bytes(
    whole: Path, catalogue: Path, tmp_path: Path
) -> None:
    folder, out = _folder(tmp_path / "cases"), tmp_path / "out"
    command = [sys.executable, "-m", "cli", "batch", str(folder), "--out", str(out), "--resume"]
    command += ["--catalogue", str(catalogue), "--workers", "2"]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while not list((out / "plans").glob("*.json")) and time.monotonic() < until:
        time.sleep(0.01)
    workers = _children(running.pid)
    running.kill()
    running.wait(timeout=60)
    assert workers
    (out / "plans" / ".hilfemix-abc.part").write_bytes(b"half")
    (out / "plans" / "d_two.json").write_bytes(b"{}")
    ended = _batch(folder, out, catalogue, "--resume")
    assert ended.code == 0
    assert _files(out) == _files(whole)
    until = time.monotonic() + 30
    while any(map(_runs, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_runs, workers))


# ---------------------------------------------------------------------------------- processes, exit codes


class _Deadly:
    """Ends the process that unpacks it."""

    file = "deadly.json"

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_a_case_that_kills_its_process_is_set_aside_alone() -> None:
    case = tiny.inputs(_case("good"), tiny.catalogue(tiny.visit()))
    given = Given(case.catalogue, case.policy, None, case.on, None)
    deadly: Any = _Deadly()
    found = dict(outcomes({"a": case.case, "deadly": deadly, "z": case.case}, given, 2))
    assert found["deadly"] == Outcome(None, (Fault("batch.died", "deadly.json"),))
    assert found["a"].plan is not None
    assert found["z"] == found["a"]


def test_a_gap_ends_with_4_and_a_case_set_aside_with_6() -> None:
    proved, open_ = {"status": "optimal"}, {"status": "feasible"}
    assert exit_code({"set_aside": [], "cases": [proved]}) == 0
    assert exit_code({"set_aside": [], "cases": [proved, open_]}) == 4
    assert exit_code({"set_aside": [{}], "cases": [open_]}) == 6
