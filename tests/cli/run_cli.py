"""Runs the command line: in a process of its own as people do, or here, which is faster."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from cli.app import main

ROOT = Path(__file__).resolve().parents[2]
_OURS = (
    "HILFEMIX_LANG",
    "HILFEMIX_CATALOGUE",
    "HILFEMIX_POLICY",
    "HILFEMIX_DEBUG",
    "NO_COLOR",
    "FORCE_COLOR",
)


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def object(self) -> dict[str, Any]:
        """The JSON object on standard output."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The entries of `hilfemix.errors.v1` on standard error."""
        assert self.out == ""
        found = json.loads(self.err)
        assert found["schema"] == "hilfemix.errors.v1"
        errors = found["errors"]
        assert isinstance(errors, list)
        return errors


def run_cli(*arguments: str | Path, given: str | None = None, cwd: Path | None = None, **env: str) -> Ended:
    """Run `python -m cli` with these arguments; `given` goes to standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "cli", *map(str, arguments)],
        input=(given or "").encode(),
        capture_output=True,
        cwd=cwd or ROOT,
        env=_environment(env),
        check=False,
        timeout=300,
    )
    return _ended(done.returncode, done.stdout, done.stderr)


def call_cli(*arguments: str | Path, given: str | None = None, cwd: Path | None = None, **env: str) -> Ended:
    """Do the same in this process."""
    out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    given_in = io.TextIOWrapper(io.BytesIO((given or "").encode()))
    code = 0
    with (
        mock.patch.dict(os.environ, _environment(env), clear=True),
        mock.patch.multiple(
            sys, argv=["hilfemix", *map(str, arguments)], stdin=given_in, stdout=out, stderr=err
        ),
        contextlib.chdir(cwd or ROOT),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        out.flush()
        err.flush()
        return _ended(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> bytes:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def _environment(env: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "80", **env}


def _ended(code: int, out: bytes, err: bytes) -> Ended:
    ended = Ended(code, out.decode(), err.decode())
    assert "Traceback" not in ended.out + ended.err, ended.err
    return ended
