"""One cell into one value of the file, or the code of what is wrong with it. No value is ever repeated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from assessment.files.tables.layout import Column, Values
from assessment.files.tables.numbers import german_number, plain_number
from assessment.files.tables.words import flag, meaning, nearest_name
from assessment.files.tree import ODD_CHARACTER, REFUSED, code_point

EMPTY_LIST, EVERYTHING, NEXT = "[]", "*", "|"
MOST_IN_LIST = 200

Raw = str | int | float | bool | datetime | date | time | None

_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_LOOKS_LIKE_A_DAY = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-]([0-9]{2}|[0-9]{4})|[0-9]{1,2}\.[0-9]{1,2}\.?")
_LOOKS_LIKE_A_NUMBER = re.compile(r"[+-]?[0-9.,'\u00a0]*[0-9][0-9.,'\u00a0]*")
BETWEEN = re.compile(r"[,;\n]")
_CENTS_PER_EURO = 100


@dataclass(frozen=True)
class Read:
    """What a cell says.

    Attributes:
        value: The value; `REFUSED` with a code.
        code: Message key of what is wrong.
        params: Values for the message.
        notes: What was read as something else than it looks, such as a decimal comma.
    """

    value: Any
    code: str | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()


def is_blank(raw: Raw) -> bool:
    """Whether nothing stands there."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def read_cell(raw: Raw, column: Column, german: bool) -> Read:
    """Read a cell that is not blank.

    Args:
        raw: Text, or what an office program stores.
        column: What may stand there.
        german: Whether numbers in texts are written with a decimal comma.
    """
    odd = ODD_CHARACTER.search(raw) if isinstance(raw, str) else None
    if odd:
        return Read(REFUSED, "text.control", {"code_point": code_point(odd.group())})
    if column.many or column.role == "empty":
        return _list(raw, column, german)
    return _single(raw, column.values, german, column.cents)


def german_day(text: str) -> str | None:
    """Turn 03.04.2026 into 2026-04-03, whether there is such a day or not; None for every other form."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    return f"{year:04d}-{month:02d}-{day:02d}"


def _list(raw: Raw, column: Column, german: bool) -> Read:
    """Read several values in one cell."""
    if _text(raw) == EMPTY_LIST:
        return Read([])
    if column.role == "empty":
        return Read(REFUSED, "table.own_table", {"name": column.name})
    if column.inner:
        return _short_entries(raw, column)
    parts = [part.strip() for part in BETWEEN.split(raw)] if isinstance(raw, str) else [raw]
    if len(parts) > MOST_IN_LIST:
        return Read(REFUSED, "list.too_long", {"most": MOST_IN_LIST})
    read = [_single(part, column.values, german, False) for part in parts if not is_blank(part)]
    wrong = next((one for one in read if one.code), None)
    return wrong or Read([one.value for one in read], notes=frozenset().union(*(one.notes for one in read)))


def _single(raw: Raw, values: Values, german: bool, cents: bool) -> Read:
    if isinstance(raw, bool):
        return Read(raw) if values.flag else _as_text(str(raw).lower(), values, german, cents)
    if isinstance(raw, int | float):
        return _number(Decimal(str(raw)), raw, values, cents)
    if isinstance(raw, date):  # a datetime is a date, too
        return _day(raw, values)
    if isinstance(raw, time):
        return Read(f"{raw:%H:%M}") if values.text and not raw.second else Read(REFUSED, "table.date_here")
    return _as_text(raw or "", values, german, cents)


def _as_text(text: str, values: Values, german: bool, cents: bool) -> Read:
    """Read a text: as a word, a day, yes or no, a number, else as it is."""
    bare = text.strip()
    word = meaning(values.group, values.words, bare) if values.words else None
    if word is not None:
        return Read(word)
    if values.day:
        return _written_day(bare)
    said = flag(bare) if values.flag else None
    if said is not None:
        return Read(said)
    if (values.whole or values.number) and _LOOKS_LIKE_A_NUMBER.fullmatch(bare):
        return _written_number(bare, values, german, cents)
    if values.words and not (values.text or values.whole or values.number):
        near = nearest_name(values.group, values.words, bare)
        if near is not None:
            return Read(REFUSED, "table.word_misspelt", {"nearest": near})
    # Free text keeps its spaces; a code has none around it.
    return Read(text if values.text and not values.patterned else bare)


def _written_day(text: str) -> Read:
    day = german_day(text)
    if day is None:
        refused = _LOOKS_LIKE_A_DAY.fullmatch(text)
        return Read(REFUSED, "table.day_form") if refused else Read(text)
    return Read(day)


def _written_number(text: str, values: Values, german: bool, cents: bool) -> Read:
    number = german_number(text) if german else plain_number(text)
    if number is None:
        return Read(REFUSED, "table.number_german" if german else "table.number_plain")
    read = _number(number, text, values, cents)
    odd = german and not text.lstrip("+-").isdigit()
    return Read(read.value, read.code, read.params, frozenset({"number_format"}) if odd else frozenset())


def _number(number: Decimal, raw: Raw, values: Values, cents: bool) -> Read:
    if not number.is_finite():
        return Read(REFUSED, "number.not_finite")
    if cents:
        amount = number * _CENTS_PER_EURO
        whole = amount == amount.to_integral_value()
        return Read(int(amount)) if whole else Read(REFUSED, "table.part_of_a_cent")
    if values.whole or values.number:
        return _counted(number, values)
    free = values.text and not values.patterned and isinstance(raw, int)
    return Read(str(raw)) if free or str(raw) in values.words else Read(REFUSED, "table.number_here")


def _counted(number: Decimal, values: Values) -> Read:
    if number == number.to_integral_value():
        return Read(int(number))
    return Read(float(number)) if values.number else Read(REFUSED, "number.not_whole")


def _day(raw: date, values: Values) -> Read:
    if isinstance(raw, datetime) and (raw.hour or raw.minute or raw.second):
        return Read(REFUSED, "table.date_here")
    if values.day:
        return Read(f"{raw:%Y-%m-%d}")
    if values.text and values.patterned and raw.day == 1:
        # "2026-04" becomes the first of the month in an office program; what is no month is refused later.
        return Read(f"{raw:%Y-%m}", notes=frozenset({"month_from_date"}))
    return Read(REFUSED, "table.date_here")


def _short_entries(raw: Raw, column: Column) -> Read:
    """Read entries such as `mon wed morning 60 | sat`."""
    entries: list[dict[str, Any]] = []
    for part in _text(raw).split(NEXT):
        entry = _short_entry(part.replace(",", " ").split(), column.inner)
        if entry is None or len(entries) == MOST_IN_LIST:
            return Read(REFUSED, "table.times")
        entries.append(entry)
    return Read(entries)


def _short_entry(tokens: list[str], inner: tuple[Column, ...]) -> dict[str, Any] | None:
    """Each word belongs to the field that knows it, a number to the only field of numbers."""
    if not tokens:
        return None
    found: dict[str, Any] = {}
    if tokens == [EVERYTHING]:
        return found
    numbers = [column for column in inner if column.values.whole]
    for token in tokens:
        name, named, value = token.partition("=")
        hits: list[tuple[Column, str | int]] = [
            (c, read) for c in inner if c.name == name and (read := _token(value, c.values)) is not None
        ]
        if not named:
            hits = [(c, read) for c in inner if c.values.words and (read := _token(token, c.values))]
            if not hits and len(numbers) == 1 and token.isdecimal() and len(token) < 6:
                hits = [(numbers[0], int(token))]
        if len(hits) != 1 or (not hits[0][0].many and hits[0][0].path[-1] in found):
            return None
        column, read = hits[0]
        key = column.path[-1]
        found[key] = [*found.get(key, []), read] if column.many else read
    return found


def _token(text: str, values: Values) -> str | int | None:
    if values.words:
        return meaning(values.group, values.words, text)
    if values.whole:
        return int(text) if text.isdecimal() and len(text) < 6 else None
    return text or None


def _text(raw: Raw) -> str:
    return raw.strip() if isinstance(raw, str) else str(raw)
