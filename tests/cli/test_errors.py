"""However a run ends badly: a place, a remedy, an exit code, and no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run_cli import ROOT, call_cli

FIRST = (ROOT / "sample_data/cases/first_case.yaml").read_text(encoding="utf-8")

UGLY = {
    "empty": b"",
    "blank": b"\n\n  \n",
    "list": b"- 1\n- 2\n",
    "number": b"42",
    "binary": bytes(range(256)),
    "latin_1": "schema: hilfemix.case.v1\nid: müller".encode("latin-1"),
    "escape": b'schema: hilfemix.case.v1\nid: "\x1b[31m"\n',
    "wrong_version": b"schema: hilfemix.case.v9\n",
    "other_thing": b"schema: hilfemix.dream.v1\n",
    "no_schema": b"id: x\n",
    "tag": b"schema: !!python/object/apply:os.system ['true']\n",
    "deep": b"a: " + b"[" * 5000,
    "json": b'{"schema": "hilfemix.case.v1", ',
    "anchor": b"a: &x [*x]\n",
    "markup": b"schema: hilfemix.case.v1\n'[bold]x[/bold]': 1\n",
    "huge_number": b"schema: hilfemix.case.v1\nid: " + b"9" * 5000 + b"\n",
}


@pytest.mark.parametrize("name", UGLY)
@pytest.mark.parametrize("command", ["check", "plan", "rights", "show"])
def test_ugly_files_are_refused_gently(command: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.yaml"
    file.write_bytes(UGLY[name])
    ended = call_cli(command, file, "--json")
    assert ended.code == 2
    for error in ended.errors:
        assert set(error) == {"code", "file", "line", "column", "field", "message", "remedy"}
        assert error["message"]
        assert error["message"] != error["code"], "a fault without a text"
    told = call_cli(command, file)
    assert (told.code, told.out) == (2, "")
    assert "\x1b" not in told.err


@pytest.mark.parametrize("command", ["check", "plan", "rights", "show"])
def test_missing_files_and_folders(command: str, tmp_path: Path) -> None:
    for given in (tmp_path / "missing.yaml", tmp_path, "", "a\x07b", "x" * 5000):
        ended = call_cli(command, given, "--json")
        assert ended.code == 2
        assert "\x07" not in ended.err


def test_faults_name_file_line_field_and_remedy_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(FIRST.replace("grade: 2", "grade: 6"), encoding="utf-8")
    german = call_cli("check", "case.yaml", cwd=tmp_path).err
    english = call_cli("check", "case.yaml", "--lang", "en", cwd=tmp_path).err
    assert german.startswith("case.yaml, Zeile 7, persons[0].pflegegrad.grade\n  ")
    assert english.startswith("case.yaml, line 7, persons[0].pflegegrad.grade\n  ")
    assert len(german.strip().splitlines()) == len(english.strip().splitlines()) == 3


def test_at_most_fifty_faults_then_a_count(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(FIRST + "".join(f"x{n}: 1\n" for n in range(80)), encoding="utf-8")
    ended = call_cli("check", "case.yaml", "--json", cwd=tmp_path)
    assert len(ended.errors) == 50
    assert "30" in call_cli("check", "case.yaml", cwd=tmp_path).err.splitlines()[-1]


def test_values_of_a_person_are_never_repeated(tmp_path: Path) -> None:
    secret = "Kanarienvogel"
    (tmp_path / "case.yaml").write_text(FIRST.replace("id: p1,", f'id: "{secret}",'), encoding="utf-8")
    for arguments in (("check", "case.yaml"), ("check", "case.yaml", "--json"), ("plan", "case.yaml")):
        ended = call_cli(*arguments, cwd=tmp_path, HILFEMIX_DEBUG="0")
        assert ended.code == 2
        assert secret not in ended.out + ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("plan",),
        ("plan", "x", "--unknown"),
        ("plan", "x", "--on", "tomorrow"),
        ("plan", "x", "--on", "2026-02-30"),
        ("plan", "x", "--lang", "fr"),
        ("plan", "x", "--work-limit", "0"),
        ("schema", "dream"),
        ("plan", "\x1b[31mx", "y"),
    ],
)
def test_wrong_usage_is_exit_2(arguments: tuple[str, ...]) -> None:
    ended = call_cli(*arguments)
    assert ended.code == 2
    assert "\x1b" not in ended.err
    if arguments:
        assert call_cli(*arguments, "--json").errors[0]["code"] == "usage"


def test_settings_at_fault_name_their_place(tmp_path: Path) -> None:
    assert call_cli("doctor", "--json", HILFEMIX_LANG="fr").errors[0]["field"] == "HILFEMIX_LANG"
    for text in ("lang = 1", "colour = true", "lang = ", 'lang = "fr"'):
        (tmp_path / "hilfemix.toml").write_text(text, encoding="utf-8")
        ended = call_cli("doctor", "--json", cwd=tmp_path)
        assert ended.code == 2
        assert ended.errors[0]["file"] == "hilfemix.toml"


def test_nothing_is_written_where_the_input_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("schema: hilfemix.case.v1\n", encoding="utf-8")
    assert call_cli("plan", "case.yaml", "--out", "plan.json", cwd=tmp_path).code == 2
    assert [file.name for file in tmp_path.iterdir()] == ["case.yaml"]


def _main_with(broken: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with one command replaced by something that goes wrong."""
    code = (
        "import sys\nfrom cli import app as door\n"
        f"def broken():\n    {broken}\n"
        "door.app.command('broken')(broken)\n"
        f"sys.argv = ['hilfemix', 'broken', *{list(arguments)!r}]\ndoor.main()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **env}
    environment.pop("HILFEMIX_LANG", None)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_our_own_bug_is_exit_1_without_traceback_or_values() -> None:
    done = _main_with("raise ValueError('Kanarienvogel')")
    assert done.returncode == 1
    assert "unser Fehler" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Kanarienvogel" not in done.stderr
    assert "Traceback" in _main_with("raise ValueError('x')", HILFEMIX_DEBUG="1").stderr


def test_interrupted_is_exit_130() -> None:
    assert _main_with("raise KeyboardInterrupt").returncode == 130


ASLEEP = "import time\n    print('ready', flush=True)\n    time.sleep(60)"
SOLVING = """from ortools.sat.python import cp_model
    from solver.engines.interrupt import one_worker, solve
    model = cp_model.CpModel()
    chosen = [model.new_bool_var('') for _ in range(40)]
    for row in range(5):  # a market to be split exactly: takes for ever
        sizes = [pow(row + 3, place + 2, 101) for place in range(40)]
        model.add(sum(a * b for a, b in zip(sizes, chosen)) == sum(sizes) // 2)
    solver = one_worker(1e6)
    print('ready', flush=True)
    solve(solver, model)"""


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX knows them")
@pytest.mark.parametrize("wait", [ASLEEP, SOLVING], ids=["asleep", "solving"])
def test_interrupting_a_running_command_leaves_no_traceback(wait: str) -> None:
    code = (
        # Started in the background, a process may have been told to ignore interruptions.
        "import signal, sys\nfrom cli import app as door\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"def wait():\n    {wait}\n"
        "door.app.command('wait')(wait)\nsys.argv = ['hilfemix', 'wait']\ndoor.main()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    try:
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()  # whoever does not hear would go on for ever
    assert process.returncode == 130
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="pipes as POSIX knows them")
def test_a_reader_who_stops_reading_is_no_error(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONUNBUFFERED", None)  # written at one stroke, all of it fits into the pipe
    command = [sys.executable, "-m", "cli", "schema", "case"]
    with (
        (tmp_path / "err").open("wb") as errors,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors
        ) as process,
    ):
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
    assert process.returncode == 0
    assert (tmp_path / "err").read_text(encoding="utf-8") == ""
