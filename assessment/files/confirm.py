"""Enter a confirmation into a case file; every other byte stays as it is.

Candidates are tried in turn, read again, and the first that says exactly what was meant is taken.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from datetime import date

from assessment.case import Case
from assessment.case.needs import Confirmation, Need
from assessment.files.document import Document, document_from_bytes
from assessment.files.read import Loaded, load_case
from assessment.files.tree import Mark
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import FieldPath, listed

NEEDS, CONFIRMED = "needs", "confirmed"
NOTHING = ("null", "~", "")
"""How a file says that nobody has confirmed yet."""


def confirm_need(data: bytes, file: str, need_id: str, role: str, on: date) -> bytes:
    """Give the file with one need confirmed; a derived need is written down with its amounts.

    Args:
        data: The file as it is.
        file: Its name, for messages and the kind of writing.
        need_id: A stated or derived need.
        role: Who confirms, by role.
        on: Day of the confirmation.

    Raises:
        InputError: If there is no such need, it is confirmed already, or the file allows no entry.
    """
    loaded = load_case(document_from_bytes(data, file))
    case = loaded.model
    waiting = listed(unconfirmed(case))
    found = [need for need in case.needs if need.id == need_id]
    if not found or found[0].confirmed is not None:
        code = "confirm.done_before" if found else "confirm.unknown_need"
        raise InputError([Fault(code, file, params={"id": need_id, "known": waiting})])
    meant = found[0].model_copy(update={"confirmed": Confirmation(role=role, on=on)})
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    for candidate in _candidates(data.decode("utf-8-sig"), loaded, meant):
        written = mark + candidate.encode("utf-8")
        if _says(written, file, case, meant):
            return written
    raise InputError([Fault("confirm.cannot_write", file, params={"id": need_id})])


def unconfirmed(case: Case) -> list[str]:
    """Ids of the needs that wait for somebody to confirm them, derived ones included."""
    return sorted(need.id for need in case.needs if need.confirmed is None)


def _says(data: bytes, file: str, before: Case, meant: Need) -> bool:
    """Whether the file now holds the case as before with this need confirmed, and nothing else."""
    try:
        after = load_case(document_from_bytes(data, file)).model
    except InputError:
        return False
    expected = {need.id: need for need in before.needs} | {meant.id: meant}
    same = before.model_copy(update={NEEDS: ()}) == after.model_copy(update={NEEDS: ()})
    return same and {need.id: need for need in after.needs} == expected


def _candidates(text: str, loaded: Loaded[Case], meant: Need) -> Iterator[str]:
    document = loaded.document
    numbers = [n for n, need in enumerate(document.data.get(NEEDS) or ()) if need.get("id") == meant.id]
    confirmed = {CONFIRMED: _plain(meant)[CONFIRMED]}
    if numbers:
        place = (NEEDS, numbers[0])
        if (*place, CONFIRMED) in document.places:
            yield from _filled_in(text, document, (*place, CONFIRMED), confirmed[CONFIRMED])
        yield from _entered(text, document, (*place, "id"), confirmed)
    else:
        yield from _appended(text, document, _plain(meant))


def _filled_in(text: str, document: Document, place: FieldPath, entry: object) -> Iterator[str]:
    """Where the field stands already and says that nobody has confirmed."""
    at = _offset(text, document.places[place].value)
    for nothing in NOTHING:
        if text.startswith(nothing, at):
            yield text[:at] + _flow(entry) + text[at + len(nothing) :]
            yield text[:at] + json.dumps(entry, ensure_ascii=False) + text[at + len(nothing) :]


def _entered(text: str, document: Document, place: FieldPath, entry: dict[str, object]) -> Iterator[str]:
    """Beside the id: on a line of its own behind or before it, or before it within braces."""
    mark = document.places[place].key
    at = _offset(text, mark)
    inner = _flow(entry)[1:-1]
    line_end = _end_of_line(text, at)
    yield text[:line_end] + _newline(text) + " " * (mark.column - 1) + inner + text[line_end:]
    yield text[:at] + inner + ", " + text[at:]
    yield text[:at] + inner + _newline(text) + " " * (mark.column - 1) + text[at:]
    yield text[:at] + json.dumps(entry, ensure_ascii=False)[1:-1] + ", " + text[at:]


def _appended(text: str, document: Document, entry: dict[str, object]) -> Iterator[str]:
    """Behind the last need of a list, else before the first; within brackets; or as a new section."""
    new = _newline(text)
    if (NEEDS,) not in document.places:
        ending = "" if text.endswith(("\n", "\r")) else new
        yield f"{text}{ending}{NEEDS}:{new}  - {_flow(entry)}{new}"
        key = document.places[("schema",)].key
        at = _offset(text, key)
        yield f'{text[:at]}"{NEEDS}": [{json.dumps(entry, ensure_ascii=False)}], {text[at:]}'
        return
    if not document.data[NEEDS]:
        at = _offset(text, document.places[(NEEDS,)].value) + 1
        yield text[:at] + _flow(entry) + text[at:]
        yield text[:at] + json.dumps(entry, ensure_ascii=False) + text[at:]
        return
    inside = [place for path, place in document.places.items() if path[:1] == (NEEDS,)]
    last = max((place.value for place in inside), key=lambda mark: (mark.line, mark.column))
    first = document.places.get((NEEDS, 0))
    dash = text[: _offset(text, first.value)].rfind("-") if first else -1
    if dash >= 0:
        indent = dash - (text.rfind("\n", 0, dash) + 1)
        end = _end_of_line(text, _offset(text, last))
        yield f"{text[:end]}{new}{' ' * indent}- {_flow(entry)}{text[end:]}"
        yield f"{text[:dash]}- {_flow(entry)}{new}{' ' * indent}{text[dash:]}"
    if first:
        at = _offset(text, first.value)
        yield f"{text[:at]}{_flow(entry)}, {text[at:]}"
        yield f"{text[:at]}{json.dumps(entry, ensure_ascii=False)}, {text[at:]}"


def _plain(need: Need) -> dict[str, object]:
    return need.model_dump(mode="json", exclude_defaults=True, by_alias=True) | _kind_of_measure(need)


def _kind_of_measure(need: Need) -> dict[str, object]:
    measure = need.measure.model_dump(mode="json", exclude_defaults=True)
    return {"measure": {"kind": need.measure.kind, **measure}}


def _flow(value: object) -> str:
    """One line of YAML; all our words are plain."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _offset(text: str, mark: Mark) -> int:
    at = 0
    for _ in range(mark.line - 1):
        at = _end_of_line(text, at)
        at += 2 if text[at : at + 2] == "\r\n" else 1
    return at + mark.column - 1


def _end_of_line(text: str, at: int) -> int:
    ends = [end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0]
    return min(ends, default=len(text))


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
