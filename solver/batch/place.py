"""Where a batch's results lie: plans by case id, summary, table, and the journal of what is finished."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from assessment.files.write import sweep, write_atomically, write_bytes_atomically
from assessment.ground.errors import Fault, InputError

FOLDER_MODE = 0o700
"""Cases and plans are personal data."""

Record = Mapping[str, Any]
"""One finished case: file, case, inputs, day, work limit, software, and the hash of its plan file."""


@dataclass(frozen=True)
class Place:
    """The folder of a batch's results."""

    folder: Path

    def open(self, may_hold: bool) -> None:
        """Make the folder.

        Args:
            may_hold: Whether it may hold something already.

        Raises:
            InputError: If that is not possible, or it holds something that it may not hold.
        """
        try:
            if not may_hold and self.folder.is_dir() and any(self.folder.iterdir()):
                raise InputError([Fault("batch.out_not_empty", str(self.folder))])
            for folder in (self.folder, self.folder / "plans"):
                folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
                sweep(folder)
        except (OSError, ValueError):
            raise InputError([Fault("output.not_writable", str(self.folder))]) from None

    def finished(self) -> dict[str, Record]:
        """Give the journal's records by file; a torn record, or one whose plan changed, is left out."""
        try:
            lines = self._journal.read_bytes().split(b"\n")[:-1]
        except OSError:
            return {}
        records = filter(None, map(_record, lines))
        return {record["file"]: record for record in records if self._holds(record)}

    def write_journal(self, records: Iterable[Record]) -> None:
        """Write the whole journal, in the order of the file names."""
        ordered = sorted(records, key=lambda record: str(record["file"]))
        write_atomically(self._journal, "".join(map(_line, ordered)), force=True)

    def finish(self, record: Record, text: str) -> Record:
        """Write a plan, then note that it is finished."""
        path = self._plan_file(record["case"])
        write_atomically(path, text, force=True)
        noted = {**record, "plan_sha256": sha256(text.encode("utf-8")).hexdigest()}
        try:
            with self._journal.open("a", encoding="utf-8", newline="") as stream:
                stream.write(_line(noted))
        except OSError:
            raise InputError([Fault("output.failed", str(self._journal))]) from None
        return noted

    def forget(self, case: str) -> None:
        """Take a plan away that an earlier run made from other inputs, or did not note any more."""
        self._plan_file(case).unlink(missing_ok=True)

    def plan(self, case: str) -> dict[str, Any]:
        """Read a plan that this batch wrote."""
        found = json.loads(self._plan_file(case).read_bytes())
        return dict(found)

    def write_results(self, summary: str, table: bytes) -> None:
        """Write what holds for all cases together."""
        write_atomically(self.folder / "summary.json", summary, force=True)
        write_bytes_atomically(self.folder / "plans.parquet", table, force=True)

    @property
    def _journal(self) -> Path:
        return self.folder / "journal.jsonl"

    def _plan_file(self, case: str) -> Path:
        return self.folder / "plans" / f"{case}.json"

    def _holds(self, record: Record) -> bool:
        try:
            found = sha256(self._plan_file(record["case"]).read_bytes()).hexdigest()
        except (OSError, ValueError):
            return False
        return found == str(record["plan_sha256"])


def _line(record: Record) -> str:
    return json.dumps(record, sort_keys=True, allow_nan=False) + "\n"


def _record(line: bytes) -> Record | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    words = ("file", "case", "plan_sha256")
    whole = isinstance(found, dict) and all(isinstance(found.get(word), str) for word in words)
    return found if whole and found["case"].isidentifier() else None
