"""Which cases a folder holds: every file read or refused by itself, in the order of the file names."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from assessment.case import Case
from assessment.files.json_lines import ENDING, read_json_lines
from assessment.files.read import Loaded, read_case
from assessment.files.tables.csv_folder import is_csv_folder
from assessment.ground.errors import Fault, InputError

SUFFIXES = frozenset({".yaml", ".yml", ".json", ".xlsx", ENDING})


@dataclass(frozen=True)
class Entry:
    """One case of a caseload.

    Attributes:
        file: Its name in the folder; of JSON Lines with the number of the line.
        case: The case as read; None if it was refused.
        faults: Why it was refused.
    """

    file: str
    case: Loaded[Case] | None
    faults: tuple[Fault, ...] = ()

    @property
    def id(self) -> str:
        """The case id, or the file's name where no id could be read."""
        return self.case.model.id if self.case else self.file

    def chosen(self, pattern: str) -> bool:
        """Whether a pattern such as `case_1*` means this case, by its id or its file name."""
        return fnmatchcase(self.id, pattern) or fnmatchcase(self.file, pattern)


@dataclass(frozen=True)
class Caseload:
    """What a folder holds.

    Attributes:
        entries: The cases, in the order of their file names.
        ignored: Names of files that are no case by their ending; hidden ones are not named.
    """

    entries: tuple[Entry, ...]
    ignored: tuple[str, ...] = ()

    def part(self, select: str | None, limit: int | None) -> tuple[Entry, ...]:
        """Give the cases that a pattern means, at most so many."""
        chosen = [entry for entry in self.entries if select is None or entry.chosen(select)]
        return tuple(chosen[:limit])


def read_folder(folder: str | Path) -> Caseload:
    """Read every case file that lies in a folder itself; of the folders in it only those of CSV files.

    Raises:
        InputError: If there is no such folder, it cannot be read, or it holds no case file.
    """
    try:
        found = sorted((path for path in Path(folder).iterdir()), key=lambda path: path.name)
    except (OSError, ValueError):
        raise InputError([Fault("batch.no_folder", str(folder))]) from None
    seen = [path for path in found if not path.name.startswith(".")]
    ours = [path for path in seen if path.suffix.lower() in SUFFIXES or is_csv_folder(str(path))]
    if not ours:
        raise InputError(
            [Fault("batch.no_cases", str(folder), params={"endings": ", ".join(sorted(SUFFIXES))})]
        )
    ignored = tuple(_name(path) for path in seen if path not in set(ours) and not path.is_dir())
    return Caseload(without_doubles(entry for path in ours for entry in _entries(path)), ignored)


def without_doubles(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Refuse every case whose id occurs twice: nobody but the user knows which of them is the right one."""
    every = tuple(entries)
    times = Counter(entry.id for entry in every if entry.case)
    return tuple(
        replace(entry, case=None, faults=(_same_id(entry),)) if entry.case and times[entry.id] > 1 else entry
        for entry in every
    )


def _entries(path: Path) -> Iterator[Entry]:
    if path.suffix.lower() != ENDING or path.is_symlink():
        yield _entry(path)
        return
    name = _name(path)
    try:
        lines = list(read_json_lines(path))
    except InputError as error:
        lines = []
        yield Entry(name, None, error.faults)
    for line in lines:
        yield Entry(f"{name}:{line.number}", line.case, line.faults)


def _entry(path: Path) -> Entry:
    name = _name(path)
    if path.is_symlink():
        return Entry(name, None, (Fault("batch.link", name),))
    try:
        return Entry(name, read_case(path))
    except InputError as error:
        return Entry(name, None, error.faults)


def _name(path: Path) -> str:
    """A file's name as text, also where its bytes are none."""
    return os.fsencode(path.name).decode("utf-8", "backslashreplace")


def _same_id(entry: Entry) -> Fault:
    return Fault("batch.same_id", entry.file, field="id", params={"id": entry.id})
