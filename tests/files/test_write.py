"""A file is written whole or not at all, and nothing is left over."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from assessment.files.write import write_atomically
from assessment.ground.errors import InputError
from assessment.ground.texts import LANGUAGES, fault_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(path: Path | str, force: bool = False) -> str:
    with pytest.raises(InputError) as caught:
        write_atomically(path, "new", force)
    (fault,) = caught.value.faults
    assert fault.file == str(path)
    assert all(all(fault_text(fault, lang)) for lang in LANGUAGES)
    return fault.code


def test_a_new_file_is_written_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_atomically(path, "ä\nb\n")
    assert path.read_bytes() == "ä\nb\n".encode()
    assert names(tmp_path) == ["plan.json"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("old")
    assert refused(path) == "output.exists"
    assert path.read_text() == "old"
    write_atomically(path, "new", force=True)
    assert path.read_text() == "new"
    assert names(tmp_path) == ["plan.json"]


def test_folders_are_never_replaced(tmp_path: Path) -> None:
    assert refused(tmp_path) == "output.is_a_folder"
    assert refused(tmp_path, force=True) == "output.is_a_folder"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "none" / "plan.json") == "output.no_folder"
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file" / "plan.json") in {"output.no_folder", "output.not_writable"}
    assert refused("a\0b") == "output.failed"


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(tempfile, "mkstemp", no)
    assert refused(tmp_path / "plan.json") == "output.not_writable"
    assert names(tmp_path) == []


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "plan.json"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, step, full) if step == "fsync" else monkeypatch.setattr(Path, step, full)
    assert refused(path, force=True) == "output.failed"
    assert path.read_text() == "old"
    assert names(tmp_path) == ["plan.json"]


LIMITED = """
import resource, signal, sys
from assessment.files.write import write_atomically
from assessment.ground.errors import InputError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_atomically(sys.argv[1], "x" * 100_000, True)
except InputError as error:
    print(error.faults[0].code)
"""


def test_a_limit_of_the_system_on_file_sizes(tmp_path: Path) -> None:
    if os.name != "posix":
        # There is no such limit to meet.
        return
    path = tmp_path / "plan.json"
    path.write_text("old")
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert told.stdout.strip() == "output.failed"
    assert path.read_text() == "old"
    assert names(tmp_path) == ["plan.json"]


def test_somebody_elses_file_of_the_same_moment_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    flush = os.fsync

    def meanwhile(number: int) -> None:
        flush(number)
        path.write_text("theirs")

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert refused(path) == "output.exists"
    assert path.read_text() == "theirs"
    assert names(tmp_path) == ["plan.json"]
