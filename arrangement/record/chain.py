"""The file of a record: read whole, verified link by link, only ever added to."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arrangement.record.alone import opened_alone, read_alone
from arrangement.record.entry import PLANNED, Entry, entry_of
from assessment.ground.errors import Fault, InputError
from assessment.ground.ids import ID_PATTERN

ENDING = ".record"


@dataclass(frozen=True)
class Chain:
    """A record as it stands in its file.

    Attributes:
        entries: The entries up to the first that does not hold.
        broken_at: Line of the first entry that is changed, missing its neighbour or torn; None if all hold.
    """

    file: str
    entries: tuple[Entry, ...]
    broken_at: int | None = None

    @property
    def head(self) -> str | None:
        """Seal of the last entry; whoever notes it can see later that nothing was cut off."""
        return self.entries[-1].seal if self.entries else None

    @property
    def proposals(self) -> dict[str, int]:
        """Number of the entry of each recorded proposal, by the hash of its plan."""
        return {str(e.facts.get("plan_sha256")): e.number for e in self.entries if e.what == PLANNED}

    def holds_plan(self, sha256: str) -> bool:
        """Whether some entry is about this plan."""
        return any(entry.facts.get("plan_sha256") == sha256 for entry in self.entries)


def record_beside(file: str | Path, case: str) -> Path:
    """The record of a case lies beside its plans.

    Raises:
        InputError: If the case has a name that no case can have.
    """
    if not ID_PATTERN.fullmatch(case):
        raise InputError([Fault("record.no_case", str(file), field="case")])
    return Path(file).parent / f"{case}{ENDING}"


def read_chain(path: Path) -> Chain:
    """Read a record; a file that is not there is an empty one.

    Raises:
        InputError: If it cannot be read.
    """
    try:
        data = read_alone(path) if path.exists() else b""
    except OSError:
        raise InputError([Fault("file.unreadable", str(path))]) from None
    return _chain_of(data, path)


def _chain_of(data: bytes, path: Path) -> Chain:
    lines = data.split(b"\n")
    entries: list[Entry] = []
    for number, line in enumerate(lines[:-1], start=1):
        entry = _entry(line)
        before = entries[-1] if entries else None
        if entry is None or entry.number != number or entry.previous != (before.seal if before else None):
            return Chain(str(path), tuple(entries), number)
        if before is not None and entry.case != before.case:
            return Chain(str(path), tuple(entries), number)
        entries.append(entry)
    torn = len(lines) if lines[-1] else None
    return Chain(str(path), tuple(entries), torn)


def whole_chain(path: Path) -> Chain:
    """Read a record to which something is to be added.

    Raises:
        InputError: If it cannot be read, or a link of it does not hold: nothing is added to that.
    """
    return _unbroken(read_chain(path))


def _unbroken(chain: Chain) -> Chain:
    if chain.broken_at is not None:
        raise InputError([Fault("record.broken", chain.file, chain.broken_at, 1)])
    return chain


def append(path: Path, case: str, what: str, written_on: str, facts: Mapping[str, Any]) -> Entry:
    """Add one entry, on disk before anything else goes on; whoever writes at the same moment waits.

    Raises:
        InputError: If the record does not hold, or cannot be written.
    """
    try:
        with opened_alone(path) as stream:
            chain = _unbroken(_chain_of(stream.read(), path))
            entry = Entry(len(chain.entries) + 1, case, what, written_on, facts, chain.head)
            stream.write(entry.line().encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        raise InputError([Fault("output.not_writable", str(path))]) from None
    return entry


def _entry(line: bytes) -> Entry | None:
    try:
        return entry_of(json.loads(line))
    except (ValueError, RecursionError):
        return None
