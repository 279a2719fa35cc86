"""A file of ours as a workbook or a folder of CSV files; written only if it reads back the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from assessment.files.canonical import sha256_of
from assessment.files.document import Document
from assessment.files.open import open_bytes, open_document
from assessment.files.read import format_of
from assessment.files.tables.layout import tables_of
from assessment.files.tables.write_csv import csv_texts
from assessment.files.write import write_bytes_atomically, write_folder
from assessment.ground.errors import Fault, InputError
from assessment.ground.texts import Lang

M = TypeVar("M", bound=BaseModel)
XLSX = ".xlsx"


def is_table_target(target: str) -> bool:
    """Whether a name means a workbook, or a folder: what has no ending."""
    return Path(target).suffix.lower() in (XLSX, "")


def write_tables(document: Document, model: type[BaseModel], target: str, lang: Lang, force: bool) -> None:
    """Write a sound file as tables.

    Args:
        document: The file, read.
        model: What it holds.
        target: A name that ends in `.xlsx`, or the name of a folder.
        lang: Language of captions and words in a workbook; CSV holds the codes of the format.
        force: Whether an existing workbook may be replaced; a folder never is.

    Raises:
        InputError: If the tables would not say the same, or cannot be written.
    """
    name = format_of(model)
    if Path(target).suffix.lower() == XLSX:
        # The library takes its time to load.
        from assessment.files.tables.write_workbook import workbook_bytes  # noqa: PLC0415 - large, and only a workbook needs it

        data = workbook_bytes(document.data, tables_of(model, name), lang)
        _same(document, open_bytes(data, target, {name: model}), model)
        write_bytes_atomically(target, data, force)
        return
    texts = {f"{table}.csv": text for table, text in csv_texts(document.data, tables_of(model, name)).items()}
    with tempfile.TemporaryDirectory() as folder:
        for file, text in texts.items():
            Path(folder, file).write_bytes(text.encode("utf-8"))
        _same(document, open_document(folder, {name: model}), model)
    write_folder(target, texts)


def _same(before: Document, after: Document, model: type[M]) -> None:
    try:
        same = sha256_of(model.model_validate(after.data)) == sha256_of(model.model_validate(before.data))
    except ValidationError:
        same = False
    if not same or after.faults:
        raise InputError([Fault("migrate.changes", before.file)])
