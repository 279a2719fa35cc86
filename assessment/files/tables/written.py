"""Values as texts in cells, in the form in which `cells` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from assessment.files.tables.cells import BETWEEN, EMPTY_LIST, EVERYTHING, NEXT
from assessment.files.tables.layout import Column, Values
from assessment.files.tables.numbers import written_german
from assessment.files.tables.words import label, meaning
from assessment.ground.texts import Lang

_CENT = Decimal("0.01")


def cell_text(value: Any, column: Column, lang: Lang | None = None) -> str:
    """Write a value as text: German days and numbers, lists with commas.

    Args:
        value: A value of the file's data.
        column: The column that it stands in.
        lang: Language of words; None writes the codes of the format.
    """
    if column.role != "field":
        return str(value)
    if isinstance(value, list):
        if not value:
            return EMPTY_LIST
        if column.inner:
            return f" {NEXT} ".join(_short(entry, column.inner, lang) for entry in value)
        texts = [(cell_text(one, _one(column), lang), one) for one in value]
        return ", ".join(str(one) if BETWEEN.search(text) else text for text, one in texts)
    if column.cents and isinstance(value, int) and not isinstance(value, bool):
        return written_german(value * _CENT)
    return _scalar(value, column.values, lang)


def day_of(value: Any, column: Column) -> date | None:
    """Give the day that a value is; None for everything else."""
    if not column.values.day or column.many or not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _scalar(value: Any, values: Values, lang: Lang | None) -> str:
    if isinstance(value, bool):
        return _flag(value, lang)
    if isinstance(value, int | float):
        return written_german(Decimal(str(value)))
    if value in values.words:
        return said(values, value, lang)
    day = day_of(value, Column("", (), values))
    return f"{day:%d.%m.%Y}" if day else str(value)


def said(values: Values, word: str, lang: Lang | None) -> str:
    """Give a code's word where it leads back to the code, else the code."""
    name = label(values.group, word, lang) if lang else word
    return name if meaning(values.group, values.words, name) == word else word


def _flag(value: bool, lang: Lang | None) -> str:
    if lang == "en":
        return "yes" if value else "no"
    return "ja" if value else "nein"


def _one(column: Column) -> Column:
    return Column(column.name, column.path, column.values)


def _short(entry: Mapping[str, Any], inner: tuple[Column, ...], lang: Lang | None) -> str:
    """An entry of times: words by themselves, everything else with its name."""
    told: list[str] = []
    whole = [column for column in inner if column.values.whole]
    for column in inner:
        value = entry.get(column.path[-1])
        if value is None:
            continue
        several = value if isinstance(value, list) else [value]
        by_itself = bool(column.values.words) or (column.values.whole and len(whole) == 1)
        words = [_word(one, column.values, lang) for one in several]
        told += words if by_itself else [f"{column.name}={word}" for word in words]
    return " ".join(told) or EVERYTHING


def _word(value: Any, values: Values, lang: Lang | None) -> str:
    word = said(values, str(value), lang) if values.words else str(value)
    return str(value) if " " in word or "," in word else word
