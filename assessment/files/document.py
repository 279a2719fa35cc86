"""A file as given: its plain data with the place of every value, whatever the way of writing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assessment.files.json_text import read_json
from assessment.files.text import decode, only_text, read_bytes
from assessment.files.tree import Mark, Place, TreeBuilder, fault_at
from assessment.files.yaml_text import read_yaml
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import FieldPath, Finding, path_text

_YAML = frozenset({".yaml", ".yml"})
_LOOKS_LIKE_JSON = re.compile(r'\s*(\{\s*("|\}|$)|\[\s*[\[{"])')


@dataclass(frozen=True)
class Document:
    """Plain data of one file, its places, and the faults that did not stop the reading.

    Attributes:
        file: The file as the user gave it; `-` is standard input.
        notes: Tolerated oddities for the input protocol, such as `byte_order_mark`, `windows_line_ends`.
        refused: Paths whose value was refused already.
        is_text: Whether it is one text that can be written anew with few changes.
        lists: For lists that have a table of their own: the table's name by path, `helpers.consents`.
    """

    file: str
    data: Mapping[str, Any]
    places: Mapping[FieldPath, Place]
    refused: frozenset[FieldPath]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    is_text: bool = True
    lists: Mapping[str, str] = field(default_factory=dict)

    def fault(self, finding: Finding, at_key: bool = False) -> Fault:
        """Turn a finding into a fault with its place: the value, its key, or the nearest that is written."""
        place = self._place(finding.path)
        mark = place.key if at_key else place.value
        params, code = dict(finding.params), finding.code
        table = self.lists.get(".".join(step for step in finding.path if isinstance(step, str)))
        if code == "field.missing" and table is not None:
            code, params = "table.rows_missing", {"table": table}
        if finding.first is not None:
            params["other_line"] = self._place(finding.first).value.line
        return fault_at(code, self.file, mark, path_text(finding.path) or None, params)

    def _place(self, path: FieldPath) -> Place:
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path]


def read_document(path: str | Path, encoding: str | None = None) -> Document:
    """Read a YAML or JSON file, or standard input.

    Args:
        path: The file; `-` is standard input.
        encoding: What the user says about the text; None is UTF-8.

    Raises:
        InputError: If it is missing, no file, too large, not UTF-8, not readable, or not one map.
    """
    file = str(path)
    return document_from_bytes(read_bytes(file), file, encoding)


def document_from_bytes(data: bytes, file: str, encoding: str | None = None) -> Document:
    """Read bytes that came from somewhere else; `file` is the name under which faults are told.

    Raises:
        InputError: As for `read_document`.
    """
    decoded = decode(data, file, encoding)
    text = decoded.text
    only_text(text, file)
    suffix = Path(file).suffix.lower()
    is_json = suffix == ".json" or (suffix not in _YAML and bool(_LOOKS_LIKE_JSON.match(text)))
    if not text.strip():
        raise InputError([Fault("file.empty", file, 1, 1)])
    tree: TreeBuilder = read_json(text, file) if is_json else read_yaml(text, file)
    if tree.data is None and not tree.faults:
        raise InputError([Fault("file.empty", file, 1, 1)])
    if not isinstance(tree.data, dict):
        tree.stop("file.not_a_map", tree.places[()].value if () in tree.places else Mark(1, 1))
    faults, refused = tuple(tree.faults), frozenset(tree.refused)
    return Document(file, tree.data, tree.places, refused, faults, decoded.notes)
