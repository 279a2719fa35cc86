"""A folder of CSV files, one for each table: the same content as one YAML file."""

from __future__ import annotations

from pathlib import Path

from assessment.files.tables.csv_text import read_csv
from assessment.files.tables.tree import Grid
from assessment.files.text import Decoded, decode, only_text, read_bytes
from assessment.files.tree import Mark
from assessment.ground.errors import Fault, InputError

ENDING = ".csv"
MOST_FILES = 200


def is_csv_folder(path: str) -> bool:
    """Whether this is a folder with CSV files in it."""
    try:
        return Path(path).is_dir() and any(file.suffix.lower() == ENDING for file in Path(path).iterdir())
    except (OSError, ValueError):
        return False


def read_csv_folder(path: str, encoding: str | None) -> tuple[list[Grid], tuple[str, ...]]:
    """Read every CSV file of a folder.

    Returns:
        The tables, and the oddities of their texts for the input protocol.

    Raises:
        InputError: If one of them cannot be read; every fault of all of them.
    """
    files = sorted(file for file in Path(path).iterdir() if file.suffix.lower() == ENDING)
    if len(files) > MOST_FILES:
        raise InputError([Fault("table.too_many", path, params={"most": MOST_FILES})])
    grids: list[Grid] = []
    faults: list[Fault] = []
    notes: set[str] = set()
    for file in files:
        try:
            grid, odd = _read(file, encoding)
            grids.append(grid)
            notes.update(odd)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return grids, tuple(sorted(notes))


def _read(file: Path, encoding: str | None) -> tuple[Grid, tuple[str, ...]]:
    name = str(file)
    if file.is_symlink():
        raise InputError([Fault("table.link", name)])
    read: Decoded = decode(read_bytes(file), name, encoding)
    only_text(read.text, name)
    if not read.text.strip():
        return Grid(file.stem, Mark(1, 1, None, name), ()), read.notes
    return read_csv(read.text, file.stem, name), read.notes
