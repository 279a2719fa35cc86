"""JSON text into a tree, with line and column of every value, which the standard library does not give.

Strict: no NaN, no comments, no trailing comma, nothing after the value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # the stubs leave it out

from assessment.files.scalars import Scalar, decimal_number
from assessment.files.tree import Mark, TreeBuilder

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORD = re.compile(r"-?[A-Za-z]+")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_NOT_FINITE = frozenset({"NaN", "Infinity", "-Infinity"})


def read_json(text: str, file: str) -> TreeBuilder:
    """Read one JSON value.

    Args:
        text: Decoded text without byte order mark.
        file: Name for the faults.

    Raises:
        InputError: If it cannot be read at all. Other faults stay in the tree.
    """
    reader = _Reader(text, file)
    end = reader.space(reader.value(reader.space(0)))
    if end != len(text):
        reader.stop("json.more", end)
    return reader.tree


class _Reader:
    """Walks over the text; the tree's limit on levels bounds the recursion."""

    def __init__(self, text: str, file: str) -> None:
        self.tree = TreeBuilder(file)
        self._text = text
        self._line_starts = [0, *(found.end() for found in re.finditer("\r\n|\r|\n", text))]

    def space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def stop(self, code: str, at: int) -> int:
        self.tree.stop(code, self._mark(at))

    def value(self, at: int) -> int:
        """Take the value that begins here; give where it ends."""
        first = self._text[at : at + 1]
        if first == "{":
            return self._map(at)
        if first == "[":
            return self._list(at)
        if first == '"':
            string, end = self._string(at)
            self.tree.value(string, self._mark(at))
            return end
        return self._number_or_word(at)

    def _map(self, at: int) -> int:
        self.tree.begin({}, self._mark(at))
        at = self.space(at + 1)
        if self._text[at : at + 1] != "}":
            while True:
                if self._text[at : at + 1] != '"':
                    self.stop("json.key", at)
                key, end = self._string(at)
                self.tree.key(key, self._mark(at))
                at = self.space(end)
                if self._text[at : at + 1] != ":":
                    self.stop("json.syntax", at)
                at = self.space(self.value(self.space(at + 1)))
                if self._text[at : at + 1] != ",":
                    break
                at = self.space(at + 1)
        return self._close("}", at)

    def _list(self, at: int) -> int:
        self.tree.begin([], self._mark(at))
        at = self.space(at + 1)
        if self._text[at : at + 1] != "]":
            while True:
                at = self.space(self.value(at))
                if self._text[at : at + 1] != ",":
                    break
                at = self.space(at + 1)
        return self._close("]", at)

    def _close(self, bracket: str, at: int) -> int:
        if self._text[at : at + 1] != bracket:
            self.stop("json.syntax", at)
        self.tree.end()
        return at + 1

    def _string(self, at: int) -> tuple[str, int]:
        try:
            string, end = scanstring(self._text, at + 1, True)
        except JSONDecodeError as error:
            self.tree.stop("json.string", self._mark(min(error.pos, len(self._text))))
        return str(string), int(end)

    def _number_or_word(self, at: int) -> int:
        number = _NUMBER.match(self._text, at)
        if number:
            value, code = decimal_number(number.group())
            self.tree.value(value, self._mark(at), code)
            return number.end()
        word = _WORD.match(self._text, at)
        name = word.group() if word else ""
        if word and name in _WORDS:
            self.tree.value(_WORDS[name], self._mark(at))
            return word.end()
        if word and name in _NOT_FINITE:
            self.tree.value(None, self._mark(at), "number.not_finite")
            return word.end()
        return self.stop("json.syntax", at)

    def _mark(self, at: int) -> Mark:
        line = bisect_right(self._line_starts, at)
        return Mark(line, at - self._line_starts[line - 1] + 1)
