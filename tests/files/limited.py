"""Runs the command line in a process of its own, within five seconds of computing and 512 MiB."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.cli.run_cli import ROOT

MEASURED = Path(__file__).with_name("measured.py")
SECONDS, MEBIBYTES = 5.0, 512
IDLE_SECONDS = 3.0
"""Python and our own modules, before a file is opened."""


@dataclass(frozen=True)
class Cost:
    """How a run ended, and what it took: seconds of computing, MiB at most."""

    code: int
    out: str
    err: str
    seconds: float
    mebibytes: float


def run_limited(*arguments: str | Path, most_bytes_written: int | None = None) -> Cost:
    """Run a command and measure it; other work on the machine does not count."""
    command: list[str] = []
    if most_bytes_written is not None:
        # The system then refuses longer files, as a full disk would.
        command = ["bash", "-c", f'ulimit -f {most_bytes_written // 1024}; exec "$@"', "bash"]
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "result.json")
        done = subprocess.run(
            [sys.executable, MEASURED, result, *command, sys.executable, "-m", "cli", *map(str, arguments)],
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "HILFEMIX_LANG": "de"},
            check=True,
        )
        code, seconds, mebibytes = json.loads(result.read_text(encoding="utf-8"))
    cost = Cost(code, done.stdout.decode(), done.stderr.decode(), seconds, mebibytes)
    assert "Traceback" not in cost.out + cost.err, cost.err
    assert cost.seconds <= SECONDS + IDLE_SECONDS, cost
    assert cost.mebibytes <= MEBIBYTES, cost
    return cost
