"""The bytes of a file within limits, and its text: UTF-8, or what the user says it is."""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from assessment.files.tree import Mark, code_point, fault_at
from assessment.ground.errors import MOST_FAULTS, Fault, InputError

STDIN = "-"
MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
MOST_BYTES_IN_LINE = MEBIBYTE

UTF_8, WINDOWS = "utf-8", "windows-1252"
ENCODINGS = (UTF_8, WINDOWS)

_BREAK = re.compile("\r\n|\r|\n")
# What may stand nowhere in a text file, written out; escapes are judged value by value.
_ODD_IN_FILE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_READ_TWICE = re.compile("\u00c3[\u0080-\u00bf\u0178\u201e\u0153\u0161-\u017e\u2013\u2014\u2018-\u2122]")
"""UTF-8 that somebody read as Windows-1252 and wrote anew: Ã¤ for ä, Ã¼ for ü."""


@dataclass(frozen=True)
class Decoded:
    """A text, and the tolerated oddities of its bytes for the input protocol."""

    text: str
    notes: tuple[str, ...]


def read_bytes(path: str | Path) -> bytes:
    """Read a file or standard input as it is, within the limit of size.

    Raises:
        InputError: If it is missing, no file, too large, or not readable.
    """
    file = str(path)
    # One byte more than allowed tells that there is more, whatever the system says about the size.
    try:
        if file == STDIN:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        path = Path(file)
        if path.is_dir():
            raise InputError([Fault("file.is_a_folder", file)])
        if path.stat().st_size > MOST_BYTES:
            raise InputError([_too_large(file)])
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError([Fault("file.missing", file)]) from None
    except (OSError, ValueError):
        # ValueError: a name that no system can open, such as one with a zero byte.
        raise InputError([Fault("file.unreadable", file)]) from None


def within_size(data: bytes, file: str) -> None:
    """Refuse by size before anything is parsed.

    Raises:
        InputError: If there are too many bytes.
    """
    if len(data) > MOST_BYTES:
        raise InputError([_too_large(file)])


def decode(data: bytes, file: str, encoding: str | None = None) -> Decoded:
    """Turn bytes into text; nothing is guessed.

    Args:
        data: The bytes of the file.
        file: Name for the faults.
        encoding: One of `ENCODINGS`, as the user says; None is UTF-8.

    Raises:
        InputError: If it is too large or not in this encoding.
    """
    within_size(data, file)
    _within_lines(data, file)
    notes = []
    if data.startswith(codecs.BOM_UTF8):
        notes.append("byte_order_mark")
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError([Fault("file.utf_16", file, 1, 1)])
    if b"\r\n" in data:
        notes.append("windows_line_ends")
    if encoding == WINDOWS and not data.isascii():
        return Decoded(_windows(data, file), (*notes, "windows_1252"))
    try:
        text = data.decode("utf-8-sig")
        return Decoded(text, (*notes, *(("read_twice",) if _READ_TWICE.search(text) else ())))
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        # The mark itself is cut off before decoding, so that byte counts start behind it.
        offset = len(data) - len(error.object)
        params = {"byte": offset + error.start + 1}
        raise InputError([fault_at("file.not_utf_8", file, _mark_after(before), params=params)]) from None


def only_text(text: str, file: str) -> None:
    """Refuse control characters that are written out.

    Raises:
        InputError: With the place of each.
    """
    faults: list[Fault] = []
    for odd in _ODD_IN_FILE.finditer(text):
        mark = _mark_after(text[: odd.start()])
        faults.append(fault_at("text.control", file, mark, params={"code_point": code_point(odd.group())}))
        if len(faults) == MOST_FAULTS:
            break
    if faults:
        raise InputError(faults)


def _windows(data: bytes, file: str) -> str:
    """Read Windows-1252 where it cannot be UTF-8: that would turn each umlaut into two wrong letters."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        raise InputError([Fault("file.is_utf_8", file, 1, 1)])
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("cp1252")
        params = {"byte": error.start + 1}
        raise InputError([fault_at("file.not_windows", file, _mark_after(before), params=params)]) from None


def _within_lines(data: bytes, file: str) -> None:
    start = 0
    while len(data) - start > MOST_BYTES_IN_LINE:
        end = max(data.rfind(mark, start, start + MOST_BYTES_IN_LINE + 1) for mark in (b"\n", b"\r"))
        if end < 0:
            line = len(_BREAK.findall(data[:start].decode("latin-1"))) + 1
            raise InputError([Fault("file.line_too_long", file, line, 1, params={"most": 1})])
        start = end + 1


def _too_large(file: str) -> Fault:
    return Fault("file.too_large", file, params={"most": MOST_BYTES // MEBIBYTE})


def _mark_after(before: str) -> Mark:
    breaks = list(_BREAK.finditer(before))
    return Mark(len(breaks) + 1, len(before) - (breaks[-1].end() if breaks else 0) + 1)
