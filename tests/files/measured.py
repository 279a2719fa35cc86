"""Runs a command and writes down what it took; small itself, so that no large parent is counted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def main(result: str, *command: str) -> None:
    """Run the command; exit code, seconds of computing and MiB at most go to a file."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    # On macOS the figure is in bytes, elsewhere in KiB.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    found = [child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit]
    Path(result).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
