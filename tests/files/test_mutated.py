"""Broken files, by the thousand: nothing but a message for each, and none that takes long."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from arrangement.catalogue.checks import CATALOGUE_CHECKS
from arrangement.catalogue.offer import Catalogue
from arrangement.policy.checks import POLICY_CHECKS
from arrangement.policy.policy import Policy
from assessment.case import Case
from assessment.files.document import Document
from assessment.files.open import open_bytes, open_document
from assessment.files.read import Loaded, load, load_case
from assessment.ground.errors import InputError
from assessment.ground.texts import fault_text
from tests.files.mutated import POLICY, Mutant, mutants
from tests.files.tables import texts_of

SECONDS = 10
DEEP = {"yaml": 3000, "tree": 3500, "json": 1000, "csv": 1500, "xlsx": 1000}
FORMATS = {"case": Case, "catalogue": Catalogue, "policy": Policy}


@contextmanager
def no_hang() -> Iterator[None]:
    """Stop what hangs; systems without this signal wait for ever, and somebody will notice."""
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _late)
        signal.alarm(SECONDS)
    try:
        yield
    finally:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)


def _late(*_: object) -> None:
    raise TimeoutError("a broken file took too long")


def opened(mutant: Mutant, folder: Path) -> Document:
    if mutant.table is None:
        return open_bytes(mutant.data, mutant.name, FORMATS)
    for table, text in texts_of(mutant.source).items():
        data = mutant.data if table == mutant.table else text.encode()
        (folder / f"{table}.csv").write_bytes(data)
    try:
        return open_document(folder, FORMATS)
    finally:
        for file in folder.iterdir():
            file.unlink()


def read(mutant: Mutant, folder: Path) -> Loaded[object]:
    document = opened(mutant, folder)
    if mutant.source == "catalogue":
        return load(document, Catalogue, CATALOGUE_CHECKS)  # type: ignore[return-value]
    if mutant.source == POLICY:
        return load(document, Policy, POLICY_CHECKS)  # type: ignore[return-value]
    return load_case(document)  # type: ignore[return-value]


def survived(kind: str, most: int, folder: Path) -> tuple[int, int]:
    """Read so many broken files; give how many were read and how many refused."""
    fine = refused = 0
    for number, mutant in enumerate(mutants(kind, most)):
        try:
            with no_hang():
                read(mutant, folder)
            fine += 1
        except InputError as error:
            refused += 1
            told(error, number)
        except Exception as error:
            raise AssertionError(f"{kind} {number}: {type(error).__name__}") from error
    return fine, refused


def told(error: InputError, number: int) -> None:
    """Every fault has words, a remedy and a file."""
    assert error.faults, number
    for fault in error.faults[:50]:
        assert all((*fault_text(fault, "de"), fault.file)), number


@pytest.mark.parametrize("kind", DEEP)
def test_a_few_broken_files_are_met_with_words(kind: str, tmp_path: Path) -> None:
    fine, refused = survived(kind, 40, tmp_path)
    assert fine + refused == 40
    assert refused > 10


@pytest.mark.deep
@pytest.mark.parametrize("kind", DEEP)
def test_ten_thousand_broken_files_are_met_with_words(kind: str, tmp_path: Path) -> None:
    assert sum(DEEP.values()) >= 10_000
    assert sum(survived(kind, DEEP[kind], tmp_path)) == DEEP[kind]
