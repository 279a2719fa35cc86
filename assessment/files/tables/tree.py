"""Tables into the data of a file, with the cell of every value; then everything goes on as for YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessment.files.tables.cells import Raw, Read, is_blank, read_cell
from assessment.files.tables.layout import FIELD, LABEL, NOTE, VALUE, Column, Table, Values
from assessment.files.tree import MOST_TOLD, MOST_VALUES, Mark, Place, fault_at
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import FieldPath, listed, nearest, path_text


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, and its cells from the first column on."""

    line: int
    cells: Sequence[Raw]


@dataclass(frozen=True)
class Grid:
    """One table as it was found.

    Attributes:
        name: Name of the sheet, or of the file without its ending.
        mark: Where it begins.
        rows: The header and everything after it; empty rows may be left out.
        german: Whether numbers in texts have a decimal comma.
        tells_width: Whether each row must be as long as the header.
    """

    name: str
    mark: Mark
    rows: tuple[Row, ...]
    german: bool = True
    tells_width: bool = False


class Gathered:
    """Everything read from the tables of one file.

    Attributes:
        data: The data, as a YAML file would give it.
        places: The cell of each value, by its path.
        refused: Paths whose value was refused.
        faults: What is wrong.
        notes: What was read as something else than it looks.
    """

    def __init__(self, file: str, start: Mark) -> None:
        self.file = file
        self.data: dict[str, Any] = {}
        self.places: dict[FieldPath, Place] = {(): Place(start, start)}
        self.refused: set[FieldPath] = set()
        self.faults: list[Fault] = []
        self.notes: set[str] = set()
        self._entries: dict[tuple[str, str], tuple[FieldPath, Any]] = {}
        self._count = 0

    def take(self, table: Table, grid: Grid) -> None:
        """Read one table; those that its entries belong to were read before."""
        if not grid.rows:
            return
        if table.kind == "fields":
            self._fields(table, grid)
            return
        header = self._header(grid, table.headers)
        if table.parent is None and len(table.path) == 1:
            # Where entries are missing altogether, this is where they belong.
            start = self._mark(grid, grid.rows[0].line, 1)
            self.places.setdefault(table.path, Place(start, start))
        for number, row in enumerate(grid.rows[1:], start=1):
            if all(is_blank(cell) for cell in row.cells):
                continue
            if self._fits(grid, row):
                self._entry(table, grid, row, header, str(number))

    def _fields(self, table: Table, grid: Grid) -> None:
        """A field and its value in each row."""
        names = {
            name: Column(name, (), Values(text=True), required=True) for name in (FIELD, VALUE, NOTE, LABEL)
        }
        places = {column.name: at for at, column in self._header(grid, names).items()}
        missing = [name for name in (FIELD, VALUE) if name not in places]
        if missing:
            self._fault("table.column_missing", self._mark(grid, grid.rows[0].line, 1), name=missing[0])
            return
        columns, seen = table.headers, dict[str, int]()
        for row in grid.rows[1:]:
            name_cell, cell = (_at(row, places[name]) for name in (FIELD, VALUE))
            if all(is_blank(c) for c in row.cells) or not self._fits(grid, row):
                continue
            mark = self._mark(grid, row.line, places[FIELD] + 1)
            name = str(name_cell or "").strip()
            if name not in columns:
                self._unknown(mark, name, columns)
            elif name in seen:
                self._fault("key.twice", mark, (name,), other_line=seen[name])
            else:
                seen[name] = row.line
                value_mark = self._mark(grid, row.line, places[VALUE] + 1)
                if is_blank(cell):
                    self.places.setdefault(columns[name].path, Place(value_mark, mark))
                    continue
                self._put(self.data, (), columns[name], cell, grid.german, Place(value_mark, mark))

    def _entry(self, table: Table, grid: Grid, row: Row, header: Mapping[int, Column], number: str) -> None:
        """One row: an entry of a list, or a key and its value in a map."""
        start = self._mark(grid, row.line, 1)
        roles = {
            c.role: (at, str(_at(row, at) or "").strip()) for at, c in header.items() if c.role != "field"
        }
        found = self._parent(table, roles.get("belongs_to"), grid, row)
        if found is None:
            return
        path, holder = found
        for step in table.path[:-1]:
            path, holder = (*path, step), holder.setdefault(step, {})
            if not isinstance(holder, dict):
                return
            self.places.setdefault(path, Place(start, start))
        section = (*path, table.path[-1])
        self.places.setdefault(section, Place(start, start))
        entry: Any = {}
        if table.kind == "entries":
            entries = holder.setdefault(table.path[-1], [])
            at: FieldPath = (*section, len(entries))
            entries.append(entry)
        else:
            key_at, key = roles.get("key", (0, ""))
            keyed, mark = holder.setdefault(table.path[-1], {}), self._mark(grid, row.line, key_at + 1)
            at = (*section, key)
            if not key or key in keyed:
                code = "table.key_twice" if key else "value.empty"
                self._fault(code, mark, (*section,))
                return
            keyed[key] = entry
            start = mark
        self.places[at] = Place(start, start)
        for column_at, column in header.items():
            cell = _at(row, column_at)
            if column.role in ("field", "empty") and not is_blank(cell):
                mark = self._mark(grid, row.line, column_at + 1)
                if column.path:
                    self._put(entry, at, column, cell, grid.german, Place(mark, mark))
                else:
                    keyed[key] = self._read(at, column, cell, grid.german, Place(mark, start))
        name = str(entry.get("id", "")) or roles.get("number", (0, ""))[1] or number
        known = self._entries.setdefault((table.name, name), (at, entry))
        if known[0] != at and table.kind == "entries" and "id" in entry:
            # Rows of other tables that name it would belong to either: neither is guessed.
            first = self.places[known[0]].value.line
            self._fault("id.twice", self.places[(*at, "id")].value, (*at, "id"), id=name, other_line=first)
            holder[table.path[-1]].pop()
            self.refused = {path for path in self.refused if path[: len(at)] != at}
            self.places = {path: place for path, place in self.places.items() if path[: len(at)] != at}

    def _parent(
        self, table: Table, named: tuple[int, str] | None, grid: Grid, row: Row
    ) -> tuple[FieldPath, Any] | None:
        """The entry that a row belongs to."""
        if table.parent is None:
            return (), self.data
        at, name = named or (0, "")
        found = self._entries.get((table.parent.name, name))
        if found is None:
            known = [key for parent, key in self._entries if parent == table.parent.name]
            near = nearest(name, known) or known[:3]
            params = {"table": table.parent.name, "known": listed(near)}
            self._fault("table.belongs_to", self._mark(grid, row.line, at + 1), table.path, **params)
        return found

    def _put(
        self, entry: Any, path: FieldPath, column: Column, cell: Raw, german: bool, place: Place
    ) -> None:
        """Set one value at its place in an entry."""
        for step in column.path[:-1]:
            path = (*path, step)
            inside = entry.setdefault(step, {})
            if not isinstance(inside, dict):
                self._fault("table.word_and_fields", place.value, path)
                return
            self.places.setdefault(path, place)
            entry = inside
        path = (*path, column.path[-1])
        if column.path[-1] in entry:
            self._fault("table.word_and_fields", place.value, path)
            return
        entry[column.path[-1]] = self._read(path, column, cell, german, place)

    def _read(self, path: FieldPath, column: Column, cell: Raw, german: bool, place: Place) -> Any:
        read: Read = read_cell(cell, column, german)
        self.notes |= read.notes
        self.places[path] = place
        self._tell_inside(path, read.value, place)
        if read.code:
            self.refused.add(path)
            self._fault(read.code, place.value, path, **read.params)
        return read.value

    def _tell_inside(self, path: FieldPath, value: Any, place: Place) -> None:
        """Everything within one cell stands in that cell."""
        self._count += 1
        if self._count > MOST_VALUES:
            fault = fault_at("file.too_many_values", self.file, place.value, None, {"most": MOST_VALUES})
            raise InputError([*self.faults, fault])
        steps: Iterator[tuple[str | int, Any]] = iter(())
        if isinstance(value, list):
            steps = iter(enumerate(value))
        elif isinstance(value, dict):
            steps = iter(value.items())
        for step, inside in steps:
            self.places[(*path, step)] = place
            self._tell_inside((*path, step), inside, place)

    def _header(self, grid: Grid, known: Mapping[str, Column]) -> dict[int, Column]:
        """Find the columns by their headers."""
        row, found, seen = grid.rows[0], dict[int, Column](), dict[FieldPath, int]()
        for at, cell in enumerate(row.cells):
            if is_blank(cell):
                continue
            name, mark = str(cell).strip(), self._mark(grid, row.line, at + 1)
            column = known.get(name)
            if column is None:
                self._unknown(mark, name, known)
                continue
            # Money may stand in euros or cents, but once.
            key: FieldPath = (column.role, *(column.path or (name,)))
            if key in seen:
                self._fault("table.column_twice", mark, None, first=seen[key])
            else:
                found[at] = column
                seen[key] = at + 1
        return found

    def _fits(self, grid: Grid, row: Row) -> bool:
        """Whether a row has as many cells as the header; blank ones at the end do not count."""
        expected, found = len(grid.rows[0].cells), len(row.cells)
        if not grid.tells_width or found == expected:
            return True
        more = [at for at in range(expected, found) if not is_blank(row.cells[at])]
        if found > expected and not more:
            return True
        mark = self._mark(grid, row.line, more[0] + 1 if more else found)
        self._fault("table.width", mark, None, expected=expected, found=found)
        return False

    def _unknown(self, mark: Mark, name: str, known: Mapping[str, Column]) -> None:
        near = nearest(name, known, 1)
        if near:
            self._fault("table.column_misspelt", mark, None, nearest=near[0])
        else:
            self._fault("table.column_unknown", mark, None, known=listed(known))

    def _mark(self, grid: Grid, line: int, column: int) -> Mark:
        return grid.mark._replace(line=line, column=column)

    def _fault(self, code: str, mark: Mark, path: FieldPath | None = None, **params: str | int) -> None:
        if len(self.faults) == MOST_TOLD:
            fault = fault_at("file.too_many_faults", self.file, mark, None, {"most": MOST_TOLD})
            raise InputError([*self.faults, fault])
        self.faults.append(fault_at(code, self.file, mark, path_text(path) if path else None, params))


def _at(row: Row, at: int) -> Raw:
    return row.cells[at] if at < len(row.cells) else None
