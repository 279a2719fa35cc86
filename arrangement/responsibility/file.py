"""A question out of a file: alone, among the published ones, or as bare inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from arrangement.responsibility.asked import AskedFile, Inputs
from arrangement.responsibility.checks import question_findings
from assessment.files.document import Document, read_document
from assessment.files.read import SCHEMA_KEY, Loaded, load
from assessment.ground.errors import InputError
from assessment.ground.findings import FieldPath, Finding, listed

SCHEMA = "hilfemix.responsible.v1"
INPUTS, CASES = "inputs", "cases"


def read_question(path: str | Path, name: str | None = None) -> Loaded[AskedFile]:
    """Read and check a question.

    Args:
        path: The file; `-` is standard input.
        name: Id of one entry under `cases`, where the file holds several questions.

    Raises:
        InputError: With every fault of the question.
    """
    return load_question(read_document(path), name)


def load_question(document: Document, name: str | None = None) -> Loaded[AskedFile]:
    """As `read_question`, for a document that was read already.

    Raises:
        InputError: With every fault of the question.
    """
    chosen = _only_inputs(document, name)
    return load(chosen, AskedFile, (question_findings,))


def _only_inputs(document: Document, name: str | None) -> Document:
    data = document.data
    if INPUTS in data:
        return _at(document, data, ())
    if isinstance(data.get(CASES), list):
        number = _number(document, data[CASES], name)
        return _at(document, data[CASES][number], (CASES, number))
    if set(data) & set(Inputs.model_fields):
        inside = {key: value for key, value in data.items() if key != SCHEMA_KEY}
        shifted = {(INPUTS, *path): place for path, place in document.places.items()}
        places = {**shifted, (): document.places[()]}
        return replace(document, data=_with_schema(data, inside), places=places)
    raise InputError([*document.faults, document.fault(Finding("responsible.no_inputs", ()))])


def _at(document: Document, entry: Mapping[str, Any], at: FieldPath) -> Document:
    places = {path[len(at) :]: place for path, place in document.places.items() if path[: len(at)] == at}
    if INPUTS not in entry:
        raise InputError([*document.faults, document.fault(Finding("responsible.no_inputs", at))])
    return replace(
        document, data=_with_schema(document.data, entry[INPUTS]), places={(): document.places[()], **places}
    )


def _with_schema(data: Mapping[str, Any], inputs: object) -> dict[str, Any]:
    return {SCHEMA_KEY: data.get(SCHEMA_KEY, SCHEMA), INPUTS: inputs}


def _number(document: Document, entries: list[Any], name: str | None) -> int:
    names = [str(entry.get("id")) if isinstance(entry, dict) else "?" for entry in entries]
    if name is None and len(entries) == 1 and isinstance(entries[0], dict):
        return 0
    if name not in names:
        code = "responsible.which" if name is None else "responsible.no_such_case"
        raise InputError(
            [*document.faults, document.fault(Finding(code, (CASES,), {"known": listed(names)}))]
        )
    return names.index(str(name))
