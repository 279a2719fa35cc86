"""The sheets of a workbook as tables. Values only: a formula is refused, and nothing is ever computed."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

import openpyxl

from assessment.files.tables.archive import look_through
from assessment.files.tables.cells import is_blank
from assessment.files.tables.layout import Table
from assessment.files.tables.tree import Grid, Row
from assessment.files.tree import MOST_TOLD, Mark, fault_at
from assessment.ground.errors import Fault, InputError

HIDDEN = "_"
"""A sheet whose name begins so is none of ours to read: the lists behind the drop-downs."""

MOST_SHEETS = 100
MOST_ROWS = 20_000
MOST_COLUMNS = 500  # no figure of law: columns of a sheet
_MOST_ROWS_ABOVE = 20
_FORMULA, _ERROR = "f", "e"


def read_workbook(data: bytes, file: str, table_named: Callable[[str], Table | None]) -> list[Grid]:
    """Read the sheets of a workbook.

    Above the headers may stand whatever explains them, merged or not.

    Args:
        data: The file.
        file: Name for the faults.
        table_named: Gives the table that a sheet's name means.

    Raises:
        InputError: If it cannot be read, is larger than a workbook of ours, or holds formulas.
    """
    named = look_through(data, file)
    try:
        with warnings.catch_warnings():
            # What the library cannot show, such as the looks of a cell, we do not read.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            try:
                if len(book.sheetnames) != named:
                    # The library leaves out a sheet that is missing; nothing may be left out unsaid.
                    raise InputError([Fault("workbook.damaged", file)])
                return _grids(book, file, table_named)
            finally:
                book.close()
    except (InputError, MemoryError):
        raise
    except Exception:
        # The library meets broken XML with errors of every kind.
        raise InputError([Fault("workbook.damaged", file)]) from None


def _grids(book: Any, file: str, table_named: Callable[[str], Table | None]) -> list[Grid]:
    found: list[Grid] = []
    faults: list[Fault] = []
    if len(book.sheetnames) > MOST_SHEETS:
        raise InputError([Fault("table.too_many", file, params={"most": MOST_SHEETS})])
    for sheet in book.worksheets:
        if sheet.title.startswith(HIDDEN):
            continue
        mark = Mark(1, 1, sheet.title)
        table = table_named(sheet.title)
        rows = list(_rows(sheet, file, mark, faults))
        if table is None:
            if rows:
                found.append(Grid(sheet.title, mark, tuple(rows)))
            continue
        found.append(Grid(sheet.title, mark, tuple(_from_header(rows, _headers(table)))))
    if faults:
        raise InputError(faults)
    return found


def _rows(sheet: Any, file: str, mark: Mark, faults: list[Fault]) -> Iterator[Row]:
    """The rows in which something stands."""
    sheet.reset_dimensions()
    for number, cells in enumerate(islice(sheet.iter_rows(), MOST_ROWS + 1), start=1):
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            params = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            raise InputError([*faults, fault_at("workbook.too_far", file, mark, None, params)])
        values: list[Any] = []
        for at, cell in enumerate(cells, start=1):
            kind = getattr(cell, "data_type", None)
            if kind in (_FORMULA, _ERROR):
                code = "table.formula" if kind == _FORMULA else "table.error_value"
                if len(faults) < MOST_TOLD:
                    faults.append(fault_at(code, file, mark._replace(line=number, column=at)))
                values.append(None)
            else:
                values.append(cell.value)
        while values and is_blank(values[-1]):
            values.pop()
        if values:
            yield Row(number, tuple(values))


def _headers(table: Table) -> Mapping[str, Any]:
    return dict.fromkeys(("field", "value")) if table.kind == "fields" else table.headers


def _from_header(rows: list[Row], known: Mapping[str, Any]) -> list[Row]:
    """Leave out what stands above the row of headers: the one in which most cells are known as such."""

    def headers(row: Row) -> int:
        return sum(isinstance(cell, str) and cell.strip() in known for cell in row.cells)

    # Captions may look like headers; these stand below them.
    counted = [(headers(row), at) for at, row in enumerate(rows[:_MOST_ROWS_ABOVE])]
    most, at = max(counted, default=(0, 0))
    return rows[at:] if most else rows
