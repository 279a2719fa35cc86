"""Files into models: every fault of a file in one run, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from assessment.case import Case
from assessment.case.checks import CASE_CHECKS, case_warnings
from assessment.files.canonical import sha256_of
from assessment.files.document import Document
from assessment.files.model_faults import model_faults
from assessment.files.open import open_document
from assessment.files.partial import filled_part, sound_part
from assessment.files.tree import MOST_TOLD
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import Finding
from assessment.nba.in_case import assessments_are_sound, preliminary_grade_differs
from assessment.needs import completed

M = TypeVar("M", bound=BaseModel)
Check = Callable[[M], Iterator[Finding]]

SCHEMA_KEY = "schema"
_OURS = re.compile(r"hilfemix\.([a-z_]{1,40})\.v([0-9]{1,4})")
_STOPPING = frozenset({"schema.other_thing", "schema.other_version"})


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """A model and the file that it came from.

    Attributes:
        model: The content.
        sha256: Hash of the content; the order of entries and of fields does not change it.
        warnings: What is no fault, but should be looked at.
        document: The file's plain data with places.
    """

    model: M
    sha256: str
    warnings: tuple[Fault, ...]
    document: Document

    @property
    def file(self) -> str:
        """The file as the user gave it."""
        return self.document.file

    @property
    def notes(self) -> tuple[str, ...]:
        """Tolerated oddities of the file for the input protocol."""
        return self.document.notes

    def faults(self, findings: Iterable[Finding]) -> tuple[Fault, ...]:
        """Give the findings of a later check their places in the file."""
        return tuple(self.document.fault(finding) for finding in findings)

    def refuse(self, findings: Iterable[Finding]) -> None:
        """Stop if a later check found something.

        Raises:
            InputError: With every finding as a fault.
        """
        faults = self.faults(findings)
        if faults:
            raise InputError(faults)


def read_case(path: str | Path, encoding: str | None = None) -> Loaded[Case]:
    """Read and check a case file, a workbook, or a folder of CSV files.

    Args:
        path: The file or folder; `-` is standard input.
        encoding: What the user says about texts; None is UTF-8.

    Raises:
        InputError: With every fault of the file.
    """
    return load_case(open_document(path, {"case": Case}, encoding))


def load_case(document: Document, also: Sequence[Check[Case]] = ()) -> Loaded[Case]:
    """As `read_case`, for a document that was read already.

    Args:
        document: What was read.
        also: What must hold besides, such as that the catalogue knows what the case names.

    Raises:
        InputError: With every fault of the file.
    """
    return load(document, Case, (*CASE_CHECKS, assessments_are_sound, *also), _case_warnings, completed)


def _case_warnings(case: Case) -> Iterator[Finding]:
    yield from case_warnings(case)
    yield from preliminary_grade_differs(case)


def read_model(
    path: str | Path,
    model: type[M],
    checks: Sequence[Check[M]] = (),
    warn: Check[M] | None = None,
    encoding: str | None = None,
) -> Loaded[M]:
    """Read and check a file, a workbook, or a folder of CSV files.

    Args:
        path: The file or folder; `-` is standard input.
        model: What it holds.
        checks: What must hold between several parts of it.
        warn: What is worth a warning.
        encoding: What the user says about texts; None is UTF-8.

    Raises:
        InputError: With every fault of the file.
    """
    return load(open_document(path, {format_of(model): model}, encoding), model, checks, warn)


def load(
    document: Document,
    model: type[M],
    checks: Sequence[Check[M]] = (),
    warn: Check[M] | None = None,
    complete: Callable[[M], M] | None = None,
) -> Loaded[M]:
    """Turn a document into a model; as `read_model`, for a document that was read already.

    Raises:
        InputError: With every fault of the file.
    """
    faults = list(document.faults)
    about_schema = schema_fault(document, model)
    if about_schema:
        faults.append(about_schema)
        if about_schema.code in _STOPPING:
            raise InputError(faults)
    try:
        content = model.model_validate(document.data)
    except ValidationError as error:
        faults += (fault for fault in model_faults(error, model, document) if fault.field != SCHEMA_KEY)
        if error.error_count() <= MOST_TOLD:
            faults += map(document.fault, _about_the_rest(model, document, checks))
        # The error holds the values of the file: it must not travel along.
        raise InputError(faults) from None
    full = complete(content) if complete is not None else content
    faults += map(document.fault, _findings(full, checks))
    if faults:
        raise InputError(faults)
    odd = tuple(Fault(f"note.{note}", document.file) for note in document.notes)
    warnings = tuple(map(document.fault, warn(full))) if warn else ()
    return Loaded(full, sha256_of(content), (*odd, *warnings), document)


def _about_the_rest(model: type[M], document: Document, checks: Sequence[Check[M]]) -> Iterator[Finding]:
    """What the checks find in a file with faults, as far as it does not follow from them."""
    sound, filled = sound_part(model, document), filled_part(model, document)
    if sound is not None:
        yield from sound.keep(_findings(sound.model, checks), by_itself=False)
    if filled is not None:
        yield from filled.late
    for_names = filled if filled is not None else sound
    if for_names is not None:
        yield from for_names.keep(_findings(for_names.model, checks), by_itself=True)


def format_of(model: type[BaseModel]) -> str:
    """Give the name of the format that a model describes, such as `case`."""
    found = _OURS.fullmatch(_expected_schema(model) or "")
    return found.group(1) if found else ""


def kind_of(document: Document) -> str | None:
    """Give the thing that a file says it is, such as `case`; None if it does not say."""
    found = _OURS.fullmatch(str(document.data.get(SCHEMA_KEY, "")))
    return found.group(1) if found else None


def _findings(content: M, checks: Sequence[Check[M]]) -> Iterator[Finding]:
    every = chain.from_iterable(check(content) for check in checks)
    yield from islice(every, MOST_TOLD)


def schema_fault(document: Document, model: type[BaseModel]) -> Fault | None:
    """Judge the `schema` key by itself: another thing or version has other fields altogether."""
    expected = _expected_schema(model)
    written = document.data.get(SCHEMA_KEY)
    if expected is None or written == expected:
        return None
    params: dict[str, str | int] = {"expected": expected}
    if SCHEMA_KEY not in document.data:
        return document.fault(Finding("schema.missing", (SCHEMA_KEY,), params))
    ours = _OURS.fullmatch(written) if isinstance(written, str) else None
    if ours is None:
        return document.fault(Finding("schema.not_ours", (SCHEMA_KEY,), params))
    params["found"] = ours.group()
    if expected.startswith(f"hilfemix.{ours.group(1)}."):
        return document.fault(Finding("schema.other_version", (SCHEMA_KEY,), params))
    return document.fault(other_thing(ours.group(1), expected))


def other_thing(found: str, expected: str) -> Finding:
    """A file of ours that is not what a command needs; it names both, and what the file is for."""
    needed = _OURS.fullmatch(expected)
    kinds = {"kind_found": found, "use_found": found, "kind_needed": needed.group(1) if needed else ""}
    return Finding("schema.other_thing", (SCHEMA_KEY,), {"expected": expected, **kinds})


def _expected_schema(model: type[BaseModel]) -> str | None:
    for field in model.model_fields.values():
        if field.alias == SCHEMA_KEY:
            words = getattr(field.annotation, "__args__", ())
            return str(words[0]) if words else None
    return None
