"""The journal of a dialogue: every answer is on disk before the next question; a crash loses at most one."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from assessment.ground.errors import Fault, InputError

SCHEMA = {"schema": "hilfemix.journal.v1"}
OWNER_ONLY = 0o600


class Journal:
    """Answers in the order in which they were given; `back` takes the last one away."""

    def __init__(self, file: str | Path) -> None:
        """Read what an earlier run left beside the file; a torn last line is dropped.

        Raises:
            InputError: If it is no journal of ours, or cannot be read.
        """
        self.path = Path(f"{file}.journal")
        self.answers: dict[str, Any] = {}
        self._read()

    def keep(self, key: str, answer: Any) -> None:
        """Keep an answer, on disk first."""
        self._append({"key": key, "answer": answer})
        self.answers[key] = answer

    def back(self) -> None:
        """Take the last answer away, if there is one."""
        if self.answers:
            self._append({"back": True})
            self.answers.popitem()

    def remove(self) -> None:
        """Remove the journal once the file is written."""
        self.path.unlink(missing_ok=True)

    def _read(self) -> None:
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        except OSError:
            raise InputError([Fault("file.unreadable", str(self.path))]) from None
        whole = lines[:-1]
        for number, line in enumerate(whole):
            try:
                entry = json.loads(line)
            except ValueError:
                entry = None
            sound = entry == SCHEMA if number == 0 else isinstance(entry, dict)
            if not sound:
                raise InputError([Fault("dialog.no_journal", str(self.path), number + 1, 1)])
            if number == 0:
                continue
            if entry.get("back"):
                self.answers.popitem()
            else:
                self.answers[str(entry["key"])] = entry["answer"]
        if lines[-1]:
            self._cut(sum(len(line) + 1 for line in whole))

    def _cut(self, size: int) -> None:
        with self.path.open("r+b") as stream:
            stream.truncate(size)

    def _append(self, entry: dict[str, Any]) -> None:
        try:
            number = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
            with os.fdopen(number, "ab") as stream:
                if stream.tell() == 0:
                    stream.write(_line(SCHEMA))
                stream.write(_line(entry))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError:
            raise InputError([Fault("output.failed", str(self.path))]) from None


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False).encode() + b"\n"
