"""The record of a case: every run and decision leaves an entry, and nothing can be changed unseen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from arrangement.record.chain import append, read_chain, record_beside
from arrangement.record.entry import plan_sha256
from assessment.ground.errors import InputError
from tests.cli.make_plan import make_plan
from tests.cli.run_cli import ROOT, call_cli

FIRST = ROOT / "sample_data/cases/first_case.yaml"
DECIDED = "choices:\n" + "".join(
    f"  - {{person: p1, benefit: {benefit}, on: 2026-11-20, role: case_manager}}\n"
    for benefit in ("pflegegeld", "pflegesachleistung", "tagespflege", "entlastungsbetrag")
)
Json = dict[str, Any]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that was kept, and accepted; its record beside it."""
    folder = tmp_path_factory.mktemp("kept")
    case = folder / "case.yaml"
    case.write_text(FIRST.read_text(encoding="utf-8") + DECIDED, encoding="utf-8")
    assert call_cli("plan", case, "--out", folder / "plan.json", "--html", folder / "plan.html").code == 0
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    wash = next(line for line in plan["lines"] if line["need"] == "wash")
    wash["start"] = "08:05"
    (folder / "chosen.json").write_text(json.dumps(plan), encoding="utf-8")
    wash["minutes"] = 80
    (folder / "edited.json").write_text(json.dumps(plan), encoding="utf-8")
    done = call_cli(
        *("accept", folder / "chosen.json", "--role", "case_manager", "--reason", "So will sie es."),
        *("--case", case, "--on", "2026-11-24", "--out", folder / "accepted.json"),
    )
    assert done.code == 0, done.err
    return folder


def lines(folder: Path, case: str = "first_case") -> list[Json]:
    text = record_beside(folder / "x", case).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_run_records_inputs_version_policy_status_bounds_and_what_held_back(kept: Path) -> None:
    run = lines(kept)[0]
    plan = json.loads((kept / "plan.json").read_text(encoding="utf-8"))
    facts = run["facts"]
    assert (run["number"], run["what"], run["previous"]) == (1, "planned", None)
    for key in ("inputs", "software", "policy", "status", "state", "tiers", "on"):
        assert facts[key] == plan[key], key
    assert {row["reason"] for row in facts["held_back"]} == {row["reason"] for row in plan["unmet"]}
    assert set(facts["files"]) == {"plan.json", "plan.html"}
    assert facts["plan_sha256"] == plan_sha256(plan)
    assert facts["audit_passed"] is True


def test_a_decision_records_role_reason_day_and_that_the_plan_deviates(kept: Path) -> None:
    run, decision = lines(kept)
    assert decision["what"] == "accepted"
    assert decision["previous"] == run["sha256"]
    facts = decision["facts"]
    assert (facts["role"], facts["reason"], facts["on"]) == ("case_manager", "So will sie es.", "2026-11-24")
    assert facts["proposal"] is None  # somebody begins five minutes later


def _accept(plan: Path, *more: str | Path) -> tuple[int, str]:
    done = call_cli("accept", plan, "--role", "r1", "--reason", "gut", *more)
    return done.code, done.err


def test_a_plan_that_was_edited_after_it_was_kept_is_audited_anew_or_refused(
    kept: Path, tmp_path: Path
) -> None:
    assert _accept(kept / "plan.json")[0] == 0
    for name in ("chosen.json", "edited.json"):
        code, err = _accept(kept / name)
        assert (code, "first_case.record" in err) == (3, True)
    elsewhere = tmp_path / "edited.json"
    elsewhere.write_bytes((kept / "edited.json").read_bytes())
    out = ("--out", kept / "never.json")
    assert _accept(elsewhere, *out)[0] == 3
    code, err = _accept(elsewhere, *out, "--case", kept / "case.yaml")
    assert (code, "A16" in err) == (3, True)
    assert "A20" not in err  # a notice is no violation
    assert not (kept / "never.json").exists()
    assert _accept(kept / "chosen.json", "--case", kept / "case.yaml")[0] == 0


def test_where_nothing_vouches_for_a_plan_the_acceptance_says_so(kept: Path, tmp_path: Path) -> None:
    alone = tmp_path / "plan.json"
    alone.write_bytes((kept / "plan.json").read_bytes())
    code, err = _accept(alone)
    assert (code, "--case" in err) == (0, True)
    code, err = _accept(alone, "--policy", "standard")
    assert (code, "--policy" in err) == (2, True)


def test_acceptance_of_an_unchanged_proposal_names_it(tmp_path: Path) -> None:
    plan = make_plan() | {"state": "proposed", "choices": []}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    append(
        record_beside(file, plan["case"]),
        plan["case"],
        "planned",
        "2026-11-23",
        {"plan_sha256": plan_sha256(plan)},
    )
    done = call_cli("accept", file, "--role", "r1", "--reason", "gut", "--out", tmp_path / "accepted.json")
    assert done.code == 0, done.err
    assert lines(tmp_path, plan["case"])[1]["facts"]["proposal"] == 1
    assert call_cli("record", tmp_path / "accepted.json").code == 0


def test_a_confirmation_is_recorded(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    text = FIRST.read_text(encoding="utf-8")
    case.write_text(
        text.replace(", confirmed: {role: case_manager, on: 2026-11-20}", "", 1), encoding="utf-8"
    )
    out = tmp_path / "confirmed.yaml"
    done = call_cli("confirm", case, "--all", "--role", "case_manager", "--on", "2026-11-22", "--out", out)
    assert done.code == 0, done.err
    (entry,) = lines(tmp_path)
    assert (entry["what"], entry["facts"]["needs"], entry["facts"]["role"]) == (
        "confirmed",
        ["wash"],
        "case_manager",
    )
    assert set(entry["facts"]["files"]) == {"case.yaml", "confirmed.yaml"}
    assert call_cli("record", out, "--json").object["intact"] is True


def test_a_look_back_is_recorded_where_a_record_stands(kept: Path, tmp_path: Path) -> None:
    actual = tmp_path / "actual.yaml"
    actual.write_text(
        "schema: hilfemix.actual.v1\ncase: first_case\nbegins: 2026-11-23\nends: 2026-11-29\n",
        encoding="utf-8",
    )
    folder = tmp_path / "copy"
    folder.mkdir()
    (folder / "plan.json").write_bytes((kept / "plan.json").read_bytes())
    look = ("review", FIRST, folder / "plan.json", "--actual", actual)
    assert call_cli(*look).code == 0
    assert not record_beside(folder / "x", "first_case").exists()
    record_beside(folder / "x", "first_case").write_bytes(
        record_beside(kept / "x", "first_case").read_bytes()
    )
    assert call_cli(*look).code == 0
    assert lines(folder)[-1]["what"] == "reviewed"
    assert lines(folder)[-1]["facts"]["planned"]


def _edited(text: str) -> str:
    return text.replace("So will sie es.", "So will er es.")


def _cut_out(text: str) -> str:
    return "".join(text.splitlines(keepends=True)[1:])


def _swapped(text: str) -> str:
    return "".join(reversed(text.splitlines(keepends=True)))


def _torn(text: str) -> str:
    return text[:-20]


def _resealed(text: str) -> str:
    """Whoever changes an entry and seals it anew breaks the entry after it."""
    from arrangement.record.entry import Entry

    first, *others = text.splitlines()
    data = json.loads(first)
    made = Entry(
        1, data["case"], data["what"], data["written_on"], data["facts"] | {"status": "feasible"}, None
    )
    return "\n".join([made.line().strip(), *others, ""])


def _another_case(text: str) -> str:
    from arrangement.record.entry import Entry

    first, second = text.splitlines()
    data = json.loads(second)
    made = Entry(2, "other", data["what"], data["written_on"], data["facts"], json.loads(first)["sha256"])
    return first + "\n" + made.line()


@pytest.mark.parametrize("change", [_edited, _cut_out, _swapped, _torn, _resealed, _another_case])
def test_whatever_is_changed_is_seen_and_nothing_is_added_to_it(
    change: Callable[[str], str], kept: Path, tmp_path: Path
) -> None:
    for name in ("accepted.json", "chosen.json"):
        (tmp_path / name).write_bytes((kept / name).read_bytes())
    record = record_beside(tmp_path / "x", "first_case")
    record.write_text(
        change(record_beside(kept / "x", "first_case").read_text(encoding="utf-8")), encoding="utf-8"
    )
    told = call_cli("record", record, "--json")
    assert (told.code, told.object["intact"]) == (3, False)
    before = record.read_bytes()
    out = tmp_path / "again.json"
    code, err = _accept(tmp_path / "chosen.json", "--out", out)
    assert (code, "Akte" in err) == (2, True)
    assert not out.exists()
    assert record.read_bytes() == before
    refused = call_cli("plan", FIRST, "--out", tmp_path / "new.json")
    assert refused.code == 2
    assert "Akte" in refused.err


def test_an_end_that_was_cut_off_is_seen_by_the_plan_that_it_was_about(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "accepted.json").write_bytes((kept / "accepted.json").read_bytes())
    whole = record_beside(kept / "x", "first_case").read_bytes().splitlines(keepends=True)
    record = record_beside(tmp_path / "x", "first_case")
    record.write_bytes(b"".join(whole))
    assert call_cli("record", tmp_path / "accepted.json").code == 0
    record.write_bytes(whole[0])
    told = call_cli("record", tmp_path / "accepted.json", "--json")
    assert (told.code, told.object["intact"], told.object["plan_known"]) == (3, True, False)


def test_the_record_is_the_owners_and_holds_no_fact_of_a_person(kept: Path) -> None:
    file = record_beside(kept / "x", "first_case")
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    text = file.read_text(encoding="utf-8")
    for fact in ("1946-05-04", "Ich will zu Hause bleiben", "walle", str(kept)):
        assert fact not in text


def test_no_name_of_a_case_leads_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        record_beside(tmp_path / "plan.json", "../elsewhere")
    assert read_chain(tmp_path / "none.record").entries == ()


@pytest.mark.parametrize("lang", ["de", "en"])
def test_people_read_it(lang: str, kept: Path) -> None:
    done = call_cli("record", kept / "accepted.json", "--lang", lang)
    assert done.code == 0
    assert all(word in done.out for word in ("So", "will", "sie", "es."))
    assert call_cli("record", FIRST, "--lang", lang).code == 2


def test_the_screen_breaks_lines_once(kept: Path) -> None:
    told = call_cli("disclose", kept / "case.yaml")
    assert told.code == 0
    for line, after in pairwise(told.out.splitlines()):
        assert not (line.endswith("─") and after and not after.strip("─ ")), "a rule goes on in the next line"


def test_many_who_write_at_the_same_moment_wait_for_each_other(tmp_path: Path) -> None:
    path, writers, entries = tmp_path / "together.record", 4, 15
    script = (
        "import sys; from pathlib import Path; from arrangement.record.chain import append, read_chain\n"
        "for n in range(int(sys.argv[2])):\n"
        "    append(Path(sys.argv[1]), 'together', 'confirmed', '2026-11-26', {'n': n})\n"
        "    assert read_chain(Path(sys.argv[1])).broken_at is None\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), str(entries)], cwd=ROOT)
        for _ in range(writers)
    ]
    assert [one.wait(timeout=120) for one in running] == [0] * writers
    chain = read_chain(path)
    assert chain.broken_at is None
    assert len(chain.entries) == writers * entries
    assert [file.name for file in tmp_path.iterdir()] == ["together.record"]


def test_whoever_dies_with_the_record_open_keeps_nobody_waiting(tmp_path: Path) -> None:
    path = tmp_path / "left.record"
    append(path, "left", "confirmed", "2026-11-26", {})
    script = (
        "import os, sys; from pathlib import Path; from arrangement.record.alone import opened_alone\n"
        "with opened_alone(Path(sys.argv[1])): os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False).returncode == 9
    append(path, "left", "confirmed", "2026-11-26", {})
    assert len(read_chain(path).entries) == 2
