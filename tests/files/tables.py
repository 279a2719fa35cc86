"""Shipped files as folders of CSV tables, with changes in one of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from arrangement.catalogue.offer import Catalogue
from assessment.case import Case
from assessment.files.document import document_from_bytes
from assessment.files.tables.layout import Table, tables_of
from assessment.files.tables.write_csv import csv_texts
from tests.files.bad_inputs import HERE, shipped

MARK = "\ufeff"


def format_of(name: str) -> tuple[str, type[BaseModel]]:
    """Give name and model of a shipped file's format."""
    return ("catalogue", Catalogue) if name == "catalogue" else ("case", Case)


def layout_of(name: str) -> tuple[Table, ...]:
    """Give the tables of a shipped file's format."""
    kind, model = format_of(name)
    return tables_of(model, kind)


@cache
def data_of(name: str) -> Mapping[str, Any]:
    """Give the data of a shipped file."""
    return document_from_bytes(shipped(name).encode(), f"{name}.yaml").data


@cache
def texts_of(name: str) -> Mapping[str, str]:
    """Give the CSV texts of a shipped file, without byte order marks."""
    return {
        table: text.removeprefix(MARK) for table, text in csv_texts(data_of(name), layout_of(name)).items()
    }


def with_commas(text: str) -> str:
    """Write a table as an English office program does."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    written = io.StringIO(newline="")
    decimal = [[_plain(cell) for cell in row] for row in rows]
    csv.writer(written, delimiter=",").writerows(decimal)
    return written.getvalue()


def _plain(cell: str) -> str:
    whole, comma, decimals = cell.partition(",")
    return f"{whole}.{decimals}" if comma and (whole + decimals).isdigit() else cell


def write_folder(folder: Path, spec: Mapping[str, Any], changes: Any) -> tuple[Path, str]:
    """Write a shipped file as CSV with changes in one table; give the folder and that table's text."""
    folder.mkdir()
    encoding = spec.get("encode", "utf-8")
    text = ""
    for table, whole in {
        **texts_of(spec["file"]),
        **({spec["table"]: spec["text"]} if "text" in spec else {}),
    }.items():
        plain = with_commas(whole) if spec.get("commas") else whole
        mine = table == spec["table"]
        if mine:
            for old, new in changes:
                plain = plain.replace(old, new)
            plain = plain.replace("{two mebibytes}", "x" * 2**21)
            text = plain
        marked = MARK + plain if mine and spec.get("mark") else plain
        odd = mine or spec.get("all_encoded")
        (folder / f"{table}.csv").write_bytes(marked.encode(encoding if odd else "utf-8"))
    place = folder / f"{spec['table']}.csv"
    if spec.get("link"):
        elsewhere = folder.parent / "elsewhere.csv"
        elsewhere.write_text(text or "id;person\r\n", encoding="utf-8")
        place.unlink(missing_ok=True)
        place.symlink_to(elsewhere)
    if "sparse" in spec:
        with place.open("wb") as stream:
            stream.truncate(spec["sparse"])
    return folder, text


def bad_tables() -> list[tuple[str, Mapping[str, Any]]]:
    """Read the entries, each place with its name."""
    entries = yaml.safe_load((HERE / "bad_tables.yaml").read_text(encoding="utf-8"))
    return [(f"{e['id']}-{n}", spec) for e in entries for n, spec in enumerate(e["places"], start=1)]
