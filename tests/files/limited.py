"""Runs the command line in a process of its own, within five seconds of computing and 512 MiB."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.cli.run_cli import ROOT

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
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            [*command, sys.executable, "-m", "cli", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=ROOT,
            env={**os.environ, "HILFEMIX_LANG": "de"},
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        texts = out.read().decode(), err.read().decode()
    # On macOS the figure is in bytes, elsewhere in KiB.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    cost = Cost(child.returncode, *texts, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
    assert "Traceback" not in cost.out + cost.err, cost.err
    assert cost.seconds <= SECONDS + IDLE_SECONDS, cost
    assert cost.mebibytes <= MEBIBYTES, cost
    return cost
