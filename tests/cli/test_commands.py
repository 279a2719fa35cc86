"""Every command once, as people and programs call it."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from assessment.ground.texts import LANGUAGES, texts
from tests.cli.make_plan import make_plan
from tests.cli.run_cli import ROOT, call_cli, run_cli
from tests.solver import tiny

CASES = ROOT / "sample_data" / "cases"
FIRST = CASES / "first_case.yaml"
PLAN_KEYS = (
    "case on state status policy land goals needs lines unmet choices rights ledger funding "
    "own_share_cents_per_month remaining applications professional_minutes_per_week by_qualification "
    "helper_minutes welfare_mix references tiers audit inputs timing"
)


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "small.json"
    file.write_text(json.dumps(make_plan()), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first case, planned once for all tests of this file."""
    file = tmp_path_factory.mktemp("planned") / "plan.json"
    ended = run_cli("plan", FIRST, "--out", file)
    assert ended.code == 0, ended.err
    assert "Vorschlag – Menschen entscheiden" in ended.out
    assert str(file.name) in ended.err.replace("\n", "")
    return file


# ------------------------------------------------------------------------------------------------- help


def test_help_loads_neither_solver_nor_tables() -> None:
    code = (
        "import sys\nfrom cli.app import main\nsys.argv = ['hilfemix', '--help']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert end.code == 0\n"
        "found = {'ortools', 'pandas', 'numpy'} & set(sys.modules)\nassert not found, found\n"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "plan" in done.stdout


@pytest.mark.parametrize(
    "command", ["batch", "check", "schema", "init", "plan", "show", "rights", "audit", "demo", "doctor"]
)
def test_every_command_explains_itself(command: str) -> None:
    german, english = run_cli(command, "--help"), run_cli(command, "--help", HILFEMIX_LANG="en")
    assert german.code == english.code == 0
    assert german.out != english.out


# ------------------------------------------------------------------------------------------------ check


def test_check_names_kind_by_schema_key() -> None:
    files = [FIRST, ROOT / "sample_data/catalogue/bremen.yaml", ROOT / "sample_data/policies/standard.yaml"]
    found = call_cli("check", *files, "--json").object
    assert found["schema"] == "hilfemix.check.v1"
    assert found["ok"] is True
    assert [entry["kind"] for entry in found["files"]] == ["case", "catalogue", "policy"]
    assert found["files"][0]["file"] == str(FIRST)
    assert call_cli("check", FIRST, "--json").object["warnings"] == []


def test_check_reads_standard_input() -> None:
    ended = run_cli("check", "-", given=FIRST.read_text(encoding="utf-8"))
    assert (ended.code, ended.err) == (0, "")


def test_check_names_the_faults_of_all_files(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(FIRST.read_text(encoding="utf-8").replace("grade: 2", "grade: 6"), encoding="utf-8")
    ended = call_cli("check", bad, tmp_path / "missing.yaml", FIRST, "--json")
    assert ended.code == 2
    assert {(error["file"], error["line"]) for error in ended.errors} == {
        (str(bad), 7),
        (str(tmp_path / "missing.yaml"), None),
    }


# --------------------------------------------------------------------------------------- schema and init


@pytest.mark.parametrize("thing", ["case", "catalogue", "policy", "plan"])
def test_schema_is_a_json_schema(thing: str) -> None:
    found = call_cli("schema", thing).object
    assert found["type"] == "object"
    assert "schema" in found["properties"]


def test_init_writes_a_case_that_stands(tmp_path: Path) -> None:
    ended = call_cli("init", "first", cwd=tmp_path)
    assert ended.code == 0
    assert "hilfemix plan first/case.yaml" in ended.out
    assert call_cli("check", "first/case.yaml", cwd=tmp_path).code == 0
    assert stat.S_IMODE((tmp_path / "first" / "case.yaml").stat().st_mode) == 0o600


def test_init_overwrites_only_with_force(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("mine", encoding="utf-8")
    assert call_cli("init", tmp_path).code == 2
    assert file.read_text(encoding="utf-8") == "mine"
    assert call_cli("init", tmp_path, "--force").code == 0
    assert file.read_text(encoding="utf-8") == FIRST.read_text(encoding="utf-8")


# ----------------------------------------------------------------------------------------- plan and audit


def test_plan_gives_the_keys_of_the_interface() -> None:
    ended = call_cli("plan", FIRST, "--json")
    assert ended.code == 0
    assert ended.object["schema"] == "hilfemix.plan.v1"
    assert set(ended.object) >= set(PLAN_KEYS.split())
    assert ended.object["audit"]["passed"] is True


def test_out_holds_the_object_without_timing(planned: Path) -> None:
    written = json.loads(planned.read_text(encoding="utf-8"))
    printed = call_cli("plan", FIRST, "--json").object
    assert "timing" not in written
    del printed["timing"]
    assert written == printed


def test_an_existing_plan_is_refused_before_any_work(planned: Path) -> None:
    before = planned.read_bytes()
    ended = call_cli("plan", FIRST, "--out", planned, "--json")
    assert ended.code == 2
    assert ended.errors[0]["code"] == "output.exists"
    assert planned.read_bytes() == before


def test_audit_solves_a_plan_again_when_asked(tmp_path: Path) -> None:
    files = {"case": tiny.case(needs=[tiny.wished()]), "catalogue": tiny.catalogue(tiny.session())}
    for name, data in files.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    of = ("--catalogue", tmp_path / "catalogue.json")
    case, plan = tmp_path / "case.json", tmp_path / "plan.json"
    assert call_cli("plan", case, *of, "--out", plan).code == 0
    found = call_cli("audit", case, plan, *of, "--resolve", "--json")
    assert found.code == 0
    assert {answer["invariant"] for answer in found.object["resolved"]} == {"A03", "A05", "A27", "A33"}
    assert {answer["outcome"] for answer in found.object["resolved"]} == {"holds"}
    assert "resolved" not in call_cli("audit", case, plan, *of, "--json").object
    changed = json.loads(plan.read_text(encoding="utf-8"))
    for tier in changed["references"]["best_professional"]["tiers"]:
        if tier["aim"] == "professional_minutes":
            tier.update(dict.fromkeys(("best", "bound", "budget", "value"), 500))
    plan.write_text(json.dumps(changed), encoding="utf-8")
    assert call_cli("audit", case, plan, *of).code == 0
    ended = call_cli("audit", case, plan, *of, "--resolve", "--lang", "en")
    assert ended.code == 3
    assert "another solution without unpaid help follows" in " ".join(ended.out.split())


def test_audit_passes_our_plan_and_fails_an_edited_one(planned: Path, tmp_path: Path) -> None:
    found = call_cli("audit", FIRST, planned, "--json")
    assert found.code == 0
    assert found.object["passed"] is True
    plan = json.loads(planned.read_text(encoding="utf-8"))
    plan["lines"][0]["minutes"] += 5
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(plan), encoding="utf-8")
    ended = call_cli("audit", FIRST, edited)
    assert ended.code == 3
    assert "Nicht bestanden" in ended.out
    assert call_cli("audit", FIRST, edited, "--json").object["violations"] != []


def test_show_reads_a_written_plan_again(planned: Path) -> None:
    for who in ("team", "person", "helper:neighbour"):
        ended = call_cli("show", planned, "--for", who, "--lang", "en")
        assert ended.code == 0, ended.err
        assert "Proposal – people decide" in ended.out


def test_rights_are_the_same_for_people_and_programs() -> None:
    found = call_cli("rights", FIRST, "--json").object
    assert set(found) >= {"schema", "case", "on", "persons", "carer_claims"}
    text = call_cli("rights", FIRST).out
    assert "Pflegesachleistung" in text
    assert "bewilligt" not in text


def test_a_day_without_law_is_said_and_never_a_silent_zero(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(
        FIRST.read_text(encoding="utf-8").replace("since: 2026-01-01", "since: 1999-01-01"), encoding="utf-8"
    )
    ended = call_cli("rights", file, "--on", "2000-01-01", "--json")
    assert ended.code == 2
    assert ended.errors[0]["code"] == "no_law_for_day"
    assert "2000-01-01" in ended.errors[0]["message"]


def test_danger_signs_stop_planning_with_the_next_human_step(tmp_path: Path) -> None:
    for signs in ("child", "adult_violence", "adult_self_neglect", "unknown"):
        file = tmp_path / f"{signs}.yaml"
        file.write_text(
            FIRST.read_text(encoding="utf-8") + f"protection: {{danger_signs: {signs}}}\n", encoding="utf-8"
        )
        ended = call_cli("plan", file, "--out", tmp_path / "never.json", "--json")
        assert ended.code == 5
        assert ended.errors[0]["code"] == f"human_step.danger_signs.{signs}"
        assert ended.errors[0]["remedy"]
    assert not (tmp_path / "never.json").exists()


def test_without_a_goal_people_talk_first(tmp_path: Path) -> None:
    lines = FIRST.read_text(encoding="utf-8").replace("goals: [stay], ", "").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("goals:", "  - {id: stay"))]
    file = tmp_path / "no_goal.yaml"
    file.write_text("".join(kept), encoding="utf-8")
    ended = call_cli("plan", file)
    assert ended.code == 5
    assert "Zuerst reden, dann planen" in ended.err


def test_demo_writes_case_plan_and_record(tmp_path: Path) -> None:
    ended = run_cli("demo", "--out", tmp_path / "demo", "--json")
    assert ended.code in (0, 4), ended.err
    assert ended.object["case"] == "older_person_alone"
    assert sorted(file.name for file in (tmp_path / "demo").iterdir()) == [
        "case.yaml",
        "older_person_alone.record",
        "plan.json",
    ]


# ------------------------------------------------------------------------------------------------- show


def test_show_refuses_an_unknown_recipient(plan_file: Path) -> None:
    for who in ("nobody", "helper:stranger", "payer:XX"):
        assert call_cli("show", plan_file, "--for", who).code == 2


def test_show_json_holds_only_what_the_recipient_may_read(plan_file: Path) -> None:
    ended = call_cli("show", plan_file, "--for", "helper:neighbour_1", "--json")
    assert ended.object["schema"] == "hilfemix.show.v1"
    assert ended.object["for"] == "helper:neighbour_1"
    assert "daughter" not in ended.out


def test_no_escape_codes_in_pipes(plan_file: Path) -> None:
    assert "\x1b" not in run_cli("show", plan_file).out
    assert "\x1b" not in run_cli("show", plan_file, NO_COLOR="1").out


def test_show_survives_every_width(plan_file: Path) -> None:
    for width in ("20", "40", "200"):
        assert call_cli("show", plan_file, COLUMNS=width).code == 0


# ----------------------------------------------------------------------------------- doctor and settings


def test_doctor_finds_everything_in_place() -> None:
    ended = call_cli("doctor", "--json")
    checks = {check["id"]: check["ok"] for check in ended.object["checks"]}
    assert {"python", "solver", "law", "sample_data", "terminal"} <= checks.keys()
    aged = not checks.pop("law_age")  # rings by the calendar; no test may fail for that
    assert all(checks.values()), ended.out
    assert ended.code == aged


def _values(cwd: Path, *arguments: str, **env: str) -> dict[str, tuple[str | None, str]]:
    found = call_cli("config", "show", "--json", *arguments, cwd=cwd, **env).object
    return {value["key"]: (value["value"], value["origin"]) for value in found["values"]}


def test_a_flag_goes_before_the_environment_before_the_file_before_the_locale(tmp_path: Path) -> None:
    assert _values(tmp_path)["lang"] == ("de", "default")
    assert _values(tmp_path, LC_ALL="en_GB.UTF-8")["lang"] == ("en", "locale")
    (tmp_path / "hilfemix.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert _values(tmp_path)["lang"] == ("en", "file")
    assert _values(tmp_path, HILFEMIX_LANG="de")["lang"] == ("de", "environment")
    assert _values(tmp_path, "--lang", "en", HILFEMIX_LANG="de")["lang"] == ("en", "flag")
    assert set(_values(tmp_path)) == {"lang", "catalogue", "policy"}
    assert "hilfemix.toml" in call_cli("config", "show", cwd=tmp_path).out


def test_every_key_of_a_real_plan_has_words(planned: Path) -> None:
    plan = json.loads(planned.read_text(encoding="utf-8"))
    keys = {reason["key"] for line in plan["lines"] for reason in line["because"]}
    keys |= {other["reason"] for line in plan["lines"] for other in line["instead_of"]}
    keys |= {warning["key"] for warning in plan["warnings"]}
    keys |= {violation["message"] for violation in plan["audit"]["violations"]}
    keys |= {f"aim.{tier['aim']}" for tier in plan["tiers"]}
    keys |= {f"word.payer.{entry['payer']}" for entry in plan["funding"]}
    for lang in LANGUAGES:
        assert sorted(keys - set(texts(lang))) == []


def test_a_first_plan_and_one_from_it_for_the_changed_case(tmp_path: Path) -> None:
    case, before, after = (tmp_path / name for name in ("case.yaml", "before.json", "after.json"))
    text = FIRST.read_text(encoding="utf-8")
    case.write_text(text, encoding="utf-8")
    first = call_cli("plan", case, "--first", "--out", before, "--json")
    assert first.code in (0, 4)
    assert first.err == ""
    assert first.object["audit"]["passed"]
    assert first.object["references"]["best_professional"] is None
    less = text.replace("gladly_minutes: 60, at_most_minutes: 90", "gladly_minutes: 0, at_most_minutes: 0")
    assert less != text
    case.write_text(less, encoding="utf-8")
    changed = call_cli("plan", case, "--first", "--from", before, "--out", after, "--json")
    assert changed.code in (0, 4)
    wash = {line["id"] for line in first.object["lines"] if line["need"] == "wash"}
    assert wash <= {line["id"] for line in changed.object["lines"]}
    assert call_cli("audit", case, after).code == 0
    assert call_cli("show", after).code == 0


def test_a_plan_of_another_case_is_no_beginning(tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    assert call_cli("plan", FIRST, "--first", "--out", before).code in (0, 4)
    ended = call_cli("plan", CASES / "care_leaver.yaml", "--from", before, "--json")
    assert ended.code == 2
    assert [error["code"] for error in ended.errors] == ["case_not_of_plan"]
