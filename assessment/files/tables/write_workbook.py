"""A workbook to fill in or to read: captions, hints and drop-downs, never a formula."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from assessment.files.tables.captions import caption, hint, sheet_name, sheet_says
from assessment.files.tables.layout import FIELD, LABEL, NOTE, VALUE, Column, Table
from assessment.files.tables.rows import Filled, filled_tables
from assessment.files.tables.written import cell_text, day_of, said
from assessment.ground.texts import Lang, say

LISTS = "_lists"
BLANK_ROWS = 60
_MADE = datetime(2000, 1, 1)
_MOST_IN_MESSAGE = 250
_NARROW, _WIDE, _WIDEST = 14, 22, 46
_HEADER_ROWS = 5


def workbook_bytes(data: Mapping[str, Any], tables: Sequence[Table], lang: Lang, form: bool = False) -> bytes:
    """Write a workbook.

    Args:
        data: What it holds already.
        tables: The tables of the format.
        lang: Language of captions, hints and words.
        form: Whether every table and column is offered, with room to write; captions are then protected.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, {**options, "strings_to_urls": False})
    book.set_properties({"created": _MADE, "title": "hilfemix"})
    writer = _Writer(book, lang, form)
    for filled in filled_tables(data, tables):
        if filled.rows or form:
            writer.sheet(filled)
    writer.lists()
    book.close()
    return stream.getvalue()


class _Writer:
    """Writes sheets, and at the end the lists behind their drop-downs."""

    def __init__(self, book: Any, lang: Lang, form: bool) -> None:
        self._book, self._lang, self._form = book, lang, form
        self._lists: dict[tuple[str, ...], int] = {}
        add = book.add_format
        self._title = add({"bold": True, "font_size": 15, "font_color": "#1F3864"})
        self._says = add({"italic": True, "font_color": "#404040", "text_wrap": True, "valign": "top"})
        self._caption = add(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E2F3", "border": 1}
        )
        self._must = add(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F8CBAD", "border": 1}
        )
        self._hint = add({"font_size": 9, "text_wrap": True, "valign": "top", "bg_color": "#F2F2F2"})
        self._code = add({"font_size": 8, "font_color": "#808080", "bg_color": "#F2F2F2", "bottom": 2})
        open_cell = {"locked": False, "valign": "top", "text_wrap": True}
        self._text = add({**open_cell, "num_format": "@"})
        self._number = add({**open_cell, "num_format": "0"})
        self._euros = add({**open_cell, "num_format": "#,##0.00"})
        self._day = add({**open_cell, "num_format": "dd.mm.yyyy"})

    def sheet(self, filled: Filled) -> None:
        """Write one table."""
        sheet = self._book.add_worksheet(sheet_name(filled.table, self._lang))
        vertical = filled.table.kind == "fields"
        columns = filled.columns(every=self._form)
        width = 4 if vertical else max(4, min(len(columns), 8))
        sheet.merge_range(0, 0, 0, width - 1, sheet_name(filled.table, self._lang), self._title)
        sheet.merge_range(1, 0, 1, width - 1, sheet_says(filled.table, self._lang), self._says)
        sheet.set_row(1, 32)
        if vertical:
            self._fields(sheet, columns, filled.rows[0])
        else:
            self._entries(sheet, columns, filled.rows)
        sheet.hide_gridlines(0)
        if self._form:
            sheet.protect("", {"format_columns": True, "format_rows": True, "insert_rows": True})
            sheet.set_tab_color("#C55A11" if filled.table.required else "#8EAADB")

    def lists(self) -> None:
        """Write the words of all drop-downs on a hidden sheet."""
        sheet = self._book.add_worksheet(LISTS)
        for words, column in self._lists.items():
            for row, word in enumerate(words):
                sheet.write_string(row, column, word)
        sheet.hide()
        if self._form:
            sheet.protect()

    def _entries(self, sheet: Any, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> None:
        last = _HEADER_ROWS + len(rows) + (BLANK_ROWS if self._form else 0) - 1
        sheet.set_row(3, 48)
        for at, column in enumerate(columns):
            cell = self._format(column)
            sheet.set_column(at, at, _column_width(column), cell if self._form else None)
            must = column.required and len(column.path) <= 1
            sheet.write_string(2, at, caption(column, self._lang), self._must if must else self._caption)
            sheet.write_string(3, at, hint(column, self._lang), self._hint)
            sheet.write_string(4, at, column.name, self._code)
            for number, row in enumerate(rows, start=_HEADER_ROWS):
                if column.name in row:
                    self._cell(sheet, number, at, row[column.name], column)
            if last >= _HEADER_ROWS:
                self._choices(sheet, (_HEADER_ROWS, at, last, at), column)
        sheet.freeze_panes(_HEADER_ROWS, 1)

    def _fields(self, sheet: Any, columns: Sequence[Column], row: Mapping[str, Any]) -> None:
        for at, width in enumerate((_WIDE, _WIDE, _WIDEST, _NARROW)):
            sheet.set_column(at, at, width)
        for at, name in enumerate((LABEL, VALUE, NOTE, FIELD)):
            sheet.write_string(3, at, name, self._code)
        for number, column in enumerate(columns, start=4):
            must = column.required and len(column.path) <= 1
            sheet.write_string(number, 0, caption(column, self._lang), self._must if must else self._caption)
            sheet.write_string(number, 2, hint(column, self._lang), self._hint)
            sheet.write_string(number, 3, column.name, self._code)
            sheet.write_blank(number, 1, None, self._format(column))
            if column.name in row:
                self._cell(sheet, number, 1, row[column.name], column)
            self._choices(sheet, (number, 1, number, 1), column)
        sheet.freeze_panes(4, 0)

    def _cell(self, sheet: Any, row: int, at: int, value: Any, column: Column) -> None:
        day = day_of(value, column)
        if day is not None and day.year >= 1900:
            moment = datetime(day.year, day.month, day.day)
            sheet.write_datetime(row, at, moment, self._day)
        elif _is_number(value) and column.cents:
            sheet.write_number(row, at, float(Decimal(value) / 100), self._euros)
        elif _is_number(value) and (column.values.whole or column.values.number):
            sheet.write_number(row, at, value, self._number if isinstance(value, int) else None)
        else:
            sheet.write_string(row, at, cell_text(value, column, self._lang), self._text)

    def _format(self, column: Column) -> Any:
        values = column.values
        if values.day and not column.many:
            return self._day
        if column.cents:
            return self._euros
        is_number = (values.whole or values.number) and not (values.text or values.words or column.many)
        return self._number if is_number else self._text

    def _choices(self, sheet: Any, area: tuple[int, int, int, int], column: Column) -> None:
        """A drop-down for one of several words; for lists of words a message that names them."""
        words = tuple(said(column.values, word, self._lang) for word in column.values.words)
        if column.values.flag and not column.many:
            words += tuple(say(f"form.flag.{name}", {}, self._lang) for name in ("yes", "no"))
        if not words:
            return
        names = ", ".join(words)
        message = names if len(names) <= _MOST_IN_MESSAGE else f"{names[: _MOST_IN_MESSAGE - 2]} …"
        if column.many:
            sheet.data_validation(*area, {"validate": "any", "input_message": message})
            return
        at = self._lists.setdefault(words, len(self._lists))
        letters = xlsxwriter.utility.xl_col_to_name(at, col_abs=True)
        # Other values, such as a day instead of "unknown", are judged when the file is read.
        rule = {"validate": "list", "source": f"={LISTS}!{letters}$1:{letters}${len(words)}"}
        sheet.data_validation(*area, {**rule, "error_type": "information"})


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _column_width(column: Column) -> int:
    if column.values.text and not column.values.patterned and column.role == "field":
        return _WIDEST
    return _WIDE if column.many or column.values.words else _NARROW
