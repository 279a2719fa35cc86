"""Questions out of a file: one alone, several under `cases` or `inputs`, or bare inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from arrangement.responsibility.asked import AskedFile, Inputs
from arrangement.responsibility.checks import question_findings
from assessment.files.document import Document, read_document
from assessment.files.read import SCHEMA_KEY, Loaded, load
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import FieldPath, Finding, listed

SCHEMA = "hilfemix.responsible.v1"
INPUTS, CASES = "inputs", "cases"


@dataclass(frozen=True)
class Asking:
    """One question of a file.

    Attributes:
        id: Its id, or its number in the file; None where the file is this one question.
    """

    id: str | None
    loaded: Loaded[AskedFile]


def read_questions(path: str | Path, name: str | None = None) -> tuple[Asking, ...]:
    """Read and check the questions of a file, in its order.

    Args:
        path: The file; `-` is standard input.
        name: Id of the only one to read, where the file holds several.

    Raises:
        InputError: With every fault of the questions.
    """
    return _load(read_document(path), name)


def load_question(document: Document) -> Loaded[AskedFile]:
    """Check every question of a document that was read already, and give the first one.

    Raises:
        InputError: With every fault of the questions.
    """
    return _load(document, None)[0].loaded


def _load(document: Document, name: str | None) -> tuple[Asking, ...]:
    found: list[Asking] = []
    faults: list[Fault] = []
    for id_, part in _chosen(document, list(_parts(document)), name):
        try:
            found.append(Asking(id_, load(part, AskedFile, (question_findings,))))
        except InputError as error:
            faults += (fault for fault in error.faults if fault not in faults)
    if faults:
        raise InputError(faults)
    return tuple(found)


def _chosen(
    document: Document, parts: list[tuple[str | None, Document]], name: str | None
) -> list[tuple[str | None, Document]]:
    if not parts:
        raise _refused(
            document, Finding("responsible.no_inputs", (INPUTS if INPUTS in document.data else CASES,))
        )
    names = [id_ for id_, _ in parts]
    for number, id_ in enumerate(names):
        if id_ in names[:number]:
            raise _refused(document, Finding("responsible.id_twice", (CASES, number)))
    if name is None and len(parts) > 1:
        return parts
    named = [part for id_, part in parts if id_ == name]
    if name is not None and not named and names[0] is not None:
        known = listed([str(id_) for id_ in names])
        raise _refused(document, Finding("responsible.no_such_case", (CASES,), {"known": known}))
    return [(None, (named or [parts[0][1]])[0])]


def _parts(document: Document) -> Iterator[tuple[str | None, Document]]:
    """Every question with its id, and its part of the document as a document of its own."""
    data = document.data
    if isinstance(data.get(INPUTS), list):
        for number, inputs in enumerate(data[INPUTS]):
            yield str(number + 1), _part(document, inputs, (INPUTS, number))
    elif INPUTS in data:
        yield None, _part(document, data[INPUTS], (INPUTS,))
    elif isinstance(data.get(CASES), list):
        for number, entry in enumerate(data[CASES]):
            if not isinstance(entry, Mapping) or INPUTS not in entry:
                raise _refused(document, Finding("responsible.no_inputs", (CASES, number)))
            yield str(entry.get("id", number + 1)), _part(document, entry[INPUTS], (CASES, number, INPUTS))
    elif set(data) & set(Inputs.model_fields):
        yield None, _part(document, {key: value for key, value in data.items() if key != SCHEMA_KEY}, ())
    else:
        raise _refused(document, Finding("responsible.no_inputs", ()))


def _part(document: Document, inputs: object, at: FieldPath) -> Document:
    inside = {_inside(path, at): place for path, place in document.places.items() if path[: len(at)] == at}
    refused = frozenset(_inside(path, at) for path in document.refused if path[: len(at)] == at)
    around: tuple[FieldPath, ...] = ((), (SCHEMA_KEY,))
    outside = {path: document.places[path] for path in around if path in document.places}
    data: dict[str, Any] = {SCHEMA_KEY: document.data.get(SCHEMA_KEY, SCHEMA), INPUTS: inputs}
    return replace(document, data=data, places={**inside, **outside}, refused=refused)


def _inside(path: FieldPath, at: FieldPath) -> FieldPath:
    return (INPUTS, *path[len(at) :])


def _refused(document: Document, finding: Finding) -> InputError:
    return InputError([*document.faults, document.fault(finding)])
