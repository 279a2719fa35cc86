"""CSV as offices write it: semicolons and decimal commas, or commas and decimal points."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from assessment.files.tables.tree import Grid, Row
from assessment.files.tree import Mark
from assessment.ground.errors import Fault, InputError

SEMICOLON = ";"
MOST_CELLS_IN_ROW = 500  # no figure of law: cells of a row

# What an office program would take for a formula when it opens the file, and what we wrote against that.
_ACTS = re.compile(r"'*[=+\-@\t\r]")
_TAMED = re.compile(r"'+[=+\-@\t\r]")
_QUOTED = re.compile(r"[;,\t\r\n\"']|^\s|\s$")


def read_csv(text: str, name: str, file: str) -> Grid:
    """Read the text of one table.

    The separator is the one that stands in the header; a first line such as `sep=;` is understood. With
    semicolons numbers are German.

    Args:
        text: Decoded text without byte order mark.
        name: Name of the table.
        file: Name for the faults.

    Raises:
        InputError: If quotes do not match.
    """
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            told = line == 1 and re.fullmatch(r"sep=.?", "".join(cells)) and text.startswith("sep=")
            if any(cell.strip() for cell in cells) and not told:
                rows.append(Row(line, tuple(wild(cell) for cell in cells)))
            if len(cells) > MOST_CELLS_IN_ROW:
                raise InputError([Fault("table.too_wide", file, line, 1, params={"most": MOST_CELLS_IN_ROW})])
            line = reader.line_num + 1
    except csv.Error:
        raise InputError([Fault("table.quotes", file, line, 1)]) from None
    return Grid(name, Mark(1, 1, None, file), tuple(rows), separator == SEMICOLON, tells_width=True)


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as a German office program does; no text of ours acts as a formula there."""
    return "".join(";".join(_written(cell) for cell in row) + "\r\n" for row in rows)


def tame(text: str) -> str:
    """Put an apostrophe before what would act as a formula; `wild` takes it away again."""
    return f"'{text}" if _ACTS.match(text) else text


def wild(text: str) -> str:
    """Undo `tame`."""
    return text[1:] if _TAMED.match(text) else text


def _written(cell: str) -> str:
    text = tame(cell)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0].rstrip("\r")
    if first.startswith("sep=") and len(first) == 5:
        return first[-1]
    outside = re.sub(r'"[^"]*"', "", first)
    return next((mark for mark in (SEMICOLON, "\t", ",") if mark in outside), SEMICOLON)
