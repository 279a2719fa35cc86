"""Plain data out of a file, with the place of every value. YAML and JSON build it through the same door."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn

from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import FieldPath, path_text

MOST_LEVELS = 100
"""A case needs about ten levels; deeper nesting is a mistake or an attack."""

MOST_VALUES = 60_000
"""Values in one file: about thirty times a large case, or a catalogue of 1,400 offers."""

MOST_TOLD = 1000
"""Faults of one file that are told one by one; more than that is no slip of the pen."""

# Line feed alone may stand in a text; separators U+2028/9 break lines unseen, surrogates cannot be written.
ODD_CHARACTER = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


class Mark(NamedTuple):
    """A place in a file, one-based.

    Attributes:
        line, column: Of a workbook the row and column of a cell.
        sheet: Name of the sheet of a workbook.
        file: The file, where several together are one document.
    """

    line: int
    column: int
    sheet: str | None = None
    file: str | None = None


class Place(NamedTuple):
    """Where a value stands, and its key; an entry of a list is its own key."""

    value: Mark
    key: Mark


class Refused:
    """Stands where a value was refused, so that the rest of the file can still be checked."""

    def __repr__(self) -> str:
        return "refused"


REFUSED = Refused()


def code_point(character: str) -> str:
    """Write a character by its number, such as U+202E."""
    return f"U+{ord(character):04X}"


def fault_at(
    code: str,
    file: str,
    mark: Mark,
    field: str | None = None,
    params: Mapping[str, str | int] = MappingProxyType({}),
) -> Fault:
    """Give a fault at a place; `file` is where the place names none of its own."""
    return Fault(code, mark.file or file, mark.line, mark.column, field, params, mark.sheet)


_START = Mark(1, 1)


@dataclass
class _Open:
    """A map or list that is still being filled. `path` is None where nothing is kept."""

    holds: dict[str, Any] | list[Any]
    path: FieldPath | None
    key: str | None = None
    key_mark: Mark = _START
    keeps: bool = True
    seen: dict[str, Mark] = field(default_factory=dict)


class TreeBuilder:
    """Takes keys and values in file order; gathers data, places and faults.

    Attributes:
        data: The root value, once it is complete.
        places: Where each value stands, by its path.
        refused: Paths whose value was refused; the model need not complain again.
        faults: Everything wrong so far.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.data: Any = None
        self.places: dict[FieldPath, Place] = {}
        self.refused: set[FieldPath] = set()
        self.faults: list[Fault] = []
        self._open: list[_Open] = []
        self._count = 0

    @property
    def awaits_key(self) -> bool:
        """Whether the next scalar is a key."""
        return bool(self._open) and isinstance(self._open[-1].holds, dict) and self._open[-1].key is None

    def key(self, name: str, mark: Mark) -> None:
        """Take the key of the next value; a second one of the same name is a fault and is not kept."""
        top = self._open[-1]
        top.key, top.key_mark, top.keeps = name, mark, True
        odd = ODD_CHARACTER.search(name)
        if odd:
            top.keeps = False
            self._fault("text.control", mark, top.path, code_point=code_point(odd.group()))
        elif name in top.seen:
            top.keeps = False
            path = None if top.path is None else (*top.path, name)
            self._fault("key.twice", mark, path, other_line=top.seen[name].line)
        else:
            top.seen[name] = mark

    def value(self, value: Any, mark: Mark, code: str | None = None) -> None:
        """Take a scalar.

        Args:
            value: Text, number, truth value or None.
            mark: Where it stands.
            code: What is wrong with it, if something is.
        """
        params: dict[str, str | int] = {}
        odd = ODD_CHARACTER.search(value) if isinstance(value, str) else None
        if odd and code is None:
            code, params = "text.control", {"code_point": code_point(odd.group())}
        path = self._store(REFUSED if code else value, mark)
        if code:
            if path is not None:
                self.refused.add(path)
            self._fault(code, mark, path, **params)

    def begin(self, holds: dict[str, Any] | list[Any], mark: Mark, code: str | None = None) -> None:
        """Open an empty map or list; `code` says what is wrong with it, if something is."""
        if len(self._open) == MOST_LEVELS:
            self.stop("file.too_deep", mark, most=MOST_LEVELS)
        path = self._store(holds, mark)
        if code:
            if path is not None:
                self.refused.add(path)
            self._fault(code, mark, path)
        self._open.append(_Open(holds, path))

    def end(self) -> None:
        """Close the innermost map or list."""
        self._open.pop()

    def stop(self, code: str, mark: Mark, **params: str | int) -> NoReturn:
        """Give up at a place from where nothing more can be read.

        Raises:
            InputError: Always, with everything found so far.
        """
        faults = [*self.faults, Fault(code, self.file, mark.line, mark.column, None, params)]
        # A parser's own error may hold the line that it stopped at.
        raise InputError(faults) from None

    def _store(self, value: Any, mark: Mark) -> FieldPath | None:
        self._count += 1
        if self._count > MOST_VALUES:
            self.stop("file.too_many_values", mark, most=MOST_VALUES)
        if not self._open:
            self.data = value
            self.places[()] = Place(mark, mark)
            return ()
        top = self._open[-1]
        path: FieldPath | None = None
        if isinstance(top.holds, list):
            path = None if top.path is None else (*top.path, len(top.holds))
            top.holds.append(value)
            key_mark = mark
        else:
            key, key_mark = top.key or "", top.key_mark
            if top.keeps:
                path = None if top.path is None else (*top.path, key)
                top.holds[key] = value
            top.key = None
        if path is not None:
            self.places[path] = Place(mark, key_mark)
        return path

    def _fault(self, code: str, mark: Mark, path: FieldPath | None, **params: str | int) -> None:
        if len(self.faults) == MOST_TOLD:
            self.stop("file.too_many_faults", mark, most=MOST_TOLD)
        text = path_text(path) if path else None
        self.faults.append(Fault(code, self.file, mark.line, mark.column, text, params))
