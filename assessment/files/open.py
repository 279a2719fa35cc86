"""A file of any of our ways of writing: YAML, JSON, a workbook, or a folder of CSV files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from assessment.files.document import Document, document_from_bytes
from assessment.files.tables.archive import is_archive
from assessment.files.tables.csv_folder import ENDING, is_csv_folder, read_csv_folder
from assessment.files.tables.layout import Table, tables_of
from assessment.files.tables.tree import Gathered, Grid
from assessment.files.tables.words import meaning
from assessment.files.text import read_bytes, within_size
from assessment.files.tree import Mark, fault_at
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import listed, nearest

Formats = Mapping[str, type[BaseModel]]
"""Models by the name of their format, which is the name of the table of single fields, too: `case`."""

TABLE_WORDS = "table"


def open_document(path: str | Path, formats: Formats, encoding: str | None = None) -> Document:
    """Read a file or a folder of CSV files.

    Args:
        path: The file or folder; `-` is standard input.
        formats: What it may be.
        encoding: What the user says about texts; None is UTF-8.

    Raises:
        InputError: If it cannot be read.
    """
    file = str(path)
    if is_csv_folder(file):
        grids, notes = read_csv_folder(file, encoding)
        return _document(file, grids, formats, notes)
    if Path(file).suffix.lower() == ENDING:
        raise InputError([Fault("table.single", file)])
    return open_bytes(read_bytes(file), file, formats, encoding)


def open_bytes(data: bytes, file: str, formats: Formats, encoding: str | None = None) -> Document:
    """As `open_document`, for bytes that were read already."""
    if not is_archive(data):
        return document_from_bytes(data, file, encoding)
    # The library takes its time to load; most files are no workbooks.
    from assessment.files.tables.workbook import read_workbook  # noqa: PLC0415 - large, and only a workbook needs it

    within_size(data, file)
    known = [table for name, model in formats.items() for table in tables_of(model, name)]
    return _document(file, read_workbook(data, file, lambda name: _table(name, known)), formats, ())


def _document(file: str, grids: Sequence[Grid], formats: Formats, notes: tuple[str, ...]) -> Document:
    root = next((name for grid in grids for name in formats if _means(grid.name, name)), None)
    if root is None:
        found = listed(sorted(grid.name for grid in grids)[:5])
        raise InputError([Fault("table.no_root", file, params={"expected": listed(formats), "found": found})])
    tables = tables_of(formats[root], root)
    by_table: dict[str, Grid] = {}
    faults: list[Fault] = []
    for grid in grids:
        table = _table(grid.name, tables)
        if table is None:
            near = nearest(grid.name, [one.name for one in tables])
            params = {"known": listed(near or [one.name for one in tables])}
            faults.append(fault_at("table.unknown", file, grid.mark, None, params))
        elif table.name in by_table:
            faults.append(fault_at("table.twice", file, grid.mark))
        else:
            by_table[table.name] = grid
    gathered = Gathered(file, by_table[root].mark if root in by_table else Mark(1, 1))
    for table in tables:
        if table.name in by_table:
            gathered.take(table, by_table[table.name])
    refused = frozenset(gathered.refused)
    every = (*faults, *gathered.faults)
    odd = (*notes, *sorted(gathered.notes))
    sheets = {name: grid.mark.sheet or grid.name for name, grid in by_table.items()}
    lists = {table.name: sheets.get(table.name, table.name) for table in tables if table.kind != "fields"}
    return Document(file, gathered.data, gathered.places, refused, every, odd, is_text=False, lists=lists)


def _table(name: str, tables: Sequence[Table]) -> Table | None:
    return next((table for table in tables if _means(name, table.name)), None)


def _means(name: str, table: str) -> bool:
    return meaning(TABLE_WORDS, (table,), name) == table
