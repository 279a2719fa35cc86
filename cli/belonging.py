"""Which files in a folder belong to a case: for access to all of it, and for its erasure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from arrangement.record.chain import ENDING, read_chain
from assessment.ground.errors import HilfemixError
from assessment.ground.ids import ID_PATTERN
from cli.files import read_any

READ = frozenset({".yaml", ".yml", ".json", ".xlsx", ".jsonl"})
JOURNAL = ".journal"
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is still looked through."""


@dataclass(frozen=True)
class Belonging:
    """Files of a case in a folder.

    Attributes:
        own: Files that hold this case and nothing else, with their kind.
        mentions: Files that name it, but are of no kind of ours or hold other cases too: people look there.
    """

    own: tuple[tuple[Path, str], ...]
    mentions: tuple[Path, ...]


def belonging(case: str, folder: Path) -> Belonging:
    """Look through a folder and all below it; links are not followed, hidden folders are left alone."""
    written = _written(case, folder)
    own: list[tuple[Path, str]] = []
    mentions: list[Path] = []
    for file in _files(folder):
        kind = _kind(file, case) or ("written" if file in written else None)
        if kind is not None:
            own.append((file, kind))
        elif _names(file, case):
            mentions.append(file)
    return Belonging(tuple(own), tuple(mentions))


def _files(folder: Path) -> Iterator[Path]:
    for place in sorted(folder.iterdir()):
        if place.is_symlink():
            continue
        if place.is_dir() and not place.name.startswith("."):
            yield from _files(place)
        elif place.is_file():
            yield place


def _kind(file: Path, case: str) -> str | None:
    """`case`, `plan`, `actual`, `record` or `journal`, if the file is about this case alone."""
    if file.name == f"{case}{ENDING}":
        return "record"
    if file.suffix == JOURNAL:
        return "journal" if _names(file, case) else None
    if file.suffix.lower() not in READ or file.stat().st_size > LARGEST:
        return None
    try:
        checked = read_any(str(file))
    except HilfemixError:
        return _kind_by_keys(file, case)
    cases = {one.loaded.model.id if one.kind == "case" else _case_of(one.loaded.model) for one in checked}
    return checked[0].kind if cases == {case} else None


def _case_of(model: object) -> str | None:
    found = getattr(model, "case", None)
    return found if isinstance(found, str) else None


def _kind_by_keys(file: Path, case: str) -> str | None:
    """A plan or a case with faults is no less about its person."""
    try:
        data = json.loads(file.read_bytes())
    except (ValueError, OSError, RecursionError):
        text = _text(file)
        found = re.search(r"(?m)^schema:\s*hilfemix\.(case|actual)\.v1\b", text)
        named = re.search(rf"(?m)^(id|case):\s*[\"']?{re.escape(case)}[\"']?\s*(#.*)?$", text)
        return found[1] if found and named else None
    schema = str(data.get("schema")) if isinstance(data, dict) else ""
    kind = schema.split(".")[1] if schema.startswith("hilfemix.") and schema.count(".") > 1 else None
    return kind if kind and case in (data.get("case"), data.get("id")) else None


def _written(case: str, folder: Path) -> frozenset[Path]:
    """Pages and calendars that the records name; only what lies in the folder of its record."""
    found = set()
    for record in _files(folder):
        if record.name == f"{case}{ENDING}":
            for entry in read_chain(record).entries:
                names = entry.facts.get("files")
                found |= {record.parent / str(name) for name in names} if isinstance(names, dict) else set()
    inside = folder.resolve()
    return frozenset(file for file in found if file.resolve().is_relative_to(inside))


def _names(file: Path, case: str) -> bool:
    assert ID_PATTERN.fullmatch(case)
    return re.search(rf"(?<![A-Za-z0-9_]){case}(?![A-Za-z0-9_])", _text(file)) is not None


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            return ""
        return file.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return ""
