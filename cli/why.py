"""`check --why`: the fields that a case file fills in, each with the rules that read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from arrangement.catalogue import Catalogue
from arrangement.policy import Policy
from assessment.files.document import Document
from cli.files import Checked
from cli.options import plan_day

if TYPE_CHECKING:
    from solver.why import Reader

FieldRead = tuple[str, "tuple[Reader, ...]"]

EACH = "[]"


def read_by(checked: Iterable[Checked], offers: Catalogue, policy: Policy) -> dict[str, list[FieldRead]]:
    """Give for each case the fields that it fills in, in the order of the file, with their readers."""
    from solver.why import readers_of  # takes seconds to load, and a plain check has no use for it

    found: dict[str, list[FieldRead]] = {}
    for one in checked:
        if one.kind == "case":
            on = plan_day(None, one.loaded.model.plan_date)
            readers = readers_of(one.loaded, offers, policy, on)
            found[one.file] = [(field, readers.get(field, ())) for field in _filled(one.loaded.document)]
    return found


def as_rows(read: Mapping[str, Iterable[FieldRead]]) -> list[dict[str, Any]]:
    """Give files, fields and readers as JSON."""
    return [{"file": file, "fields": [_row(*field) for field in fields]} for file, fields in read.items()]


def _row(field: str, readers: Iterable[Reader]) -> dict[str, Any]:
    return {"field": field, "read_by": [{"kind": reader.kind, "id": reader.id} for reader in readers]}


def _filled(document: Document) -> list[str]:
    """The fields that hold a value themselves; entries of lists count once, lists of words as one field."""
    found: dict[str, None] = {}

    def walk(value: Any, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{path}.{key}" if path else str(key))
        elif isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
            for inner in value:
                walk(inner, f"{path}{EACH}")
        else:
            found[path] = None

    walk(document.data, "")
    return list(found)
