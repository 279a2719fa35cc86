"""A file's content as CSV texts, one for each table that holds something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assessment.files.tables.csv_text import write_csv
from assessment.files.tables.layout import FIELD, VALUE, Table
from assessment.files.tables.rows import Filled, filled_tables
from assessment.files.tables.written import cell_text

MARK = "\ufeff"
"""Without it Excel takes the umlauts of a UTF-8 file for something else."""


def csv_texts(data: Mapping[str, Any], tables: Sequence[Table]) -> dict[str, str]:
    """Give the texts by table name; codes of the format as words, so that any program reads them."""
    filled = filled_tables(data, tables)
    return {one.table.name: MARK + _text(one) for one in filled if one.rows}


def _text(filled: Filled) -> str:
    columns = filled.columns()
    if filled.table.kind == "fields":
        row = filled.rows[0]
        pairs = [[c.name, cell_text(row[c.name], c)] for c in columns if c.name in row]
        return write_csv([[FIELD, VALUE], *pairs])
    rows = [[cell_text(row[c.name], c) if c.name in row else "" for c in columns] for row in filled.rows]
    return write_csv([[c.name for c in columns], *rows])
