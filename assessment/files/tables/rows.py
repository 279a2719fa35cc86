"""The data of a file as rows of its tables: the way back from `tree`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessment.files.tables.cells import EMPTY_LIST
from assessment.files.tables.layout import Column, Table

Cells = dict[str, Any]


@dataclass(frozen=True)
class Filled:
    """A table with its rows; each row holds values by column name, as they stand in the data."""

    table: Table
    rows: tuple[Cells, ...]

    def columns(self, every: bool = False) -> tuple[Column, ...]:
        """The columns to write: what is filled or must be, or all that a form offers."""
        used = {name for row in self.rows for name in row}
        return tuple(
            column
            for column in self.table.columns
            if column.name in used
            or (column.required and not _within(column))
            or (every and _offered(column))
        )


def filled_tables(data: Mapping[str, Any], tables: Sequence[Table]) -> tuple[Filled, ...]:
    """Give the rows of every table, in the order of the data."""
    entries: dict[str, list[tuple[str, Any]]] = {}
    found = []
    for table in tables:
        if table.kind == "fields":
            found.append(Filled(table, (_row(data, table.columns),)))
            continue
        parents = entries.get(table.parent.name, []) if table.parent else [("", data)]
        rows, own = [], entries.setdefault(table.name, [])
        for parent, holder in parents:
            for key, entry in _entries(holder, table):
                row = _row(entry, table.columns) if isinstance(entry, Mapping) else {"value": entry}
                number = str(len(own) + 1)
                roles = {"belongs_to": parent, "key": key, "number": number}
                row = {c.name: roles[c.role] for c in table.columns if c.role in roles} | row
                rows.append(row)
                has_id = isinstance(entry, Mapping) and "id" in entry
                own.append((str(entry["id"]) if has_id else number, entry))
        found.append(Filled(table, tuple(rows)))
    return tuple(found)


def _entries(holder: Any, table: Table) -> Iterator[tuple[str, Any]]:
    inside = _value(holder, table.path)
    if table.kind == "map" and isinstance(inside, Mapping):
        yield from ((str(key), value) for key, value in inside.items())
    elif isinstance(inside, list):
        yield from (("", entry) for entry in inside)


def _row(entry: Any, columns: Sequence[Column]) -> Cells:
    row: Cells = {}
    for column in columns:
        if column.role not in ("field", "empty") or not column.path:
            continue
        value = _value(entry, column.path)
        if column.role == "empty":
            if value == []:
                row[column.name] = EMPTY_LIST
        elif value is not None and not isinstance(value, Mapping):
            row[column.name] = value
    return row


def _value(entry: Any, path: Sequence[str]) -> Any:
    for step in path:
        entry = entry.get(step) if isinstance(entry, Mapping) else None
    return entry


def _within(column: Column) -> bool:
    """Whether it must be given only if the map around it is."""
    return len(column.path) > 1


def _offered(column: Column) -> bool:
    return column.role != "empty"
