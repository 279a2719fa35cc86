"""A file as given: its bytes within limits, its text in UTF-8, and its plain data with places."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment.files.json_text import read_json
from assessment.files.tree import Mark, Place, TreeBuilder, code_point
from assessment.files.yaml_text import read_yaml
from assessment.ground.errors import MOST_FAULTS, Fault, InputError
from assessment.ground.findings import FieldPath, Finding, path_text

STDIN = "-"
MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
MOST_BYTES_IN_LINE = MEBIBYTE

_BREAK = re.compile("\r\n|\r|\n")
# What may stand nowhere in a text file, written out; escapes are judged value by value.
_ODD_IN_FILE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_YAML = frozenset({".yaml", ".yml"})
_LOOKS_LIKE_JSON = re.compile(r'\s*(\{\s*("|\}|$)|\[\s*[\[{"])')


@dataclass(frozen=True)
class Document:
    """Plain data of one file, its places, and the faults that did not stop the reading.

    Attributes:
        file: The file as the user gave it; `-` is standard input.
        notes: Tolerated oddities for the input protocol: `byte_order_mark`, `windows_line_ends`.
        refused: Paths whose value was refused already.
    """

    file: str
    data: Mapping[str, Any]
    places: Mapping[FieldPath, Place]
    refused: frozenset[FieldPath]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    def fault(self, finding: Finding, at_key: bool = False) -> Fault:
        """Turn a finding into a fault with its place: the value, its key, or the nearest that is written."""
        place = self._place(finding.path)
        mark = place.key if at_key else place.value
        params = dict(finding.params)
        if finding.first is not None:
            params["other_line"] = self._place(finding.first).value.line
        return Fault(finding.code, self.file, mark.line, mark.column, path_text(finding.path) or None, params)

    def _place(self, path: FieldPath) -> Place:
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path]


def read_document(path: str | Path) -> Document:
    """Read a YAML or JSON file, or standard input.

    Args:
        path: The file; `-` is standard input.

    Raises:
        InputError: If it is missing, no file, too large, not UTF-8, not readable, or not one map.
    """
    file = str(path)
    return document_from_bytes(read_bytes(file), file)


def document_from_bytes(data: bytes, file: str) -> Document:
    """Read bytes that came from somewhere else; `file` is the name under which faults are told.

    Raises:
        InputError: As for `read_document`.
    """
    _within_limits(data, file)
    text, notes = _decode(data, file)
    _only_text(text, file)
    suffix = Path(file).suffix.lower()
    is_json = suffix == ".json" or (suffix not in _YAML and bool(_LOOKS_LIKE_JSON.match(text)))
    if not text.strip():
        raise InputError([Fault("file.empty", file, 1, 1)])
    tree: TreeBuilder = read_json(text, file) if is_json else read_yaml(text, file)
    if tree.data is None and not tree.faults:
        raise InputError([Fault("file.empty", file, 1, 1)])
    if not isinstance(tree.data, dict):
        tree.stop("file.not_a_map", tree.places[()].value if () in tree.places else Mark(1, 1))
    return Document(file, tree.data, tree.places, frozenset(tree.refused), tuple(tree.faults), notes)


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


def _too_large(file: str) -> Fault:
    return Fault("file.too_large", file, params={"most": MOST_BYTES // MEBIBYTE})


def _within_limits(data: bytes, file: str) -> None:
    """Refuse by size before anything is parsed."""
    if len(data) > MOST_BYTES:
        raise InputError([_too_large(file)])
    start = 0
    while len(data) - start > MOST_BYTES_IN_LINE:
        end = max(data.rfind(mark, start, start + MOST_BYTES_IN_LINE + 1) for mark in (b"\n", b"\r"))
        if end < 0:
            line = len(_BREAK.findall(data[:start].decode("latin-1"))) + 1
            raise InputError([Fault("file.line_too_long", file, line, 1, params={"most": 1})])
        start = end + 1


def _decode(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    notes = []
    if data.startswith(codecs.BOM_UTF8):
        notes.append("byte_order_mark")
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError([Fault("file.utf_16", file, 1, 1)])
    if b"\r\n" in data:
        notes.append("windows_line_ends")
    try:
        return data.decode("utf-8-sig"), tuple(notes)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        # The mark itself is cut off before decoding, so that byte counts start behind it.
        offset = len(data) - len(error.object)
        mark = _mark_after(before)
        params = {"byte": offset + error.start + 1}
        raise InputError([Fault("file.not_utf_8", file, *mark, params=params)]) from None


def _only_text(text: str, file: str) -> None:
    faults: list[Fault] = []
    for odd in _ODD_IN_FILE.finditer(text):
        mark = _mark_after(text[: odd.start()])
        faults.append(Fault("text.control", file, *mark, params={"code_point": code_point(odd.group())}))
        if len(faults) == MOST_FAULTS:
            break
    if faults:
        raise InputError(faults)


def _mark_after(before: str) -> Mark:
    breaks = list(_BREAK.finditer(before))
    return Mark(len(breaks) + 1, len(before) - (breaks[-1].end() if breaks else 0) + 1)
