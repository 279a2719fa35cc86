"""Names, order, days and ways of writing mean nothing."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from arrangement.catalogue import Catalogue
from assessment.case import Case
from assessment.files.as_tables import write_tables
from assessment.files.document import document_from_bytes
from assessment.files.open import open_document
from assessment.files.read import load
from tests.solver import tiny
from tests.solver.relations.base import Base, as_text, everywhere, strict, with_entry
from tests.solver.some_cases import Files

IN_ORDER = "week_types"
"""A list whose order says something: the first type of week is the usual one."""


def order_means_nothing(base: Base, draw: Random) -> bool:
    """Every list in another order: the same plan, word by word."""

    def shuffled(value: Any) -> Any:
        return draw.sample(value, len(value)) if isinstance(value, list) else value

    case, catalogue = everywhere(base.files, shuffled)
    if IN_ORDER in base.case:
        case[IN_ORDER] = base.case[IN_ORDER]
    assert as_text(tiny.plan(case, catalogue, strict())) == as_text(base.plan)
    return True


def names_mean_nothing(base: Base, draw: Random) -> bool:
    """Other ids: the same values."""
    names: set[str] = set()

    def collect(value: Any) -> Any:
        if isinstance(value, dict) and "id" in value:
            names.add(value["id"])
        return value

    everywhere(base.files, collect)
    new = [f"x{number}" for number in draw.sample(range(100, 999), len(names))]
    renamed = dict(zip(sorted(names), new, strict=True))

    def other(value: Any) -> Any:
        return renamed.get(value, value) if isinstance(value, str) else value

    assert base.after(everywhere(base.files, other)) == base.values
    return True


def sex_means_nothing(base: Base, draw: Random) -> bool:
    """Sex of person and helpers swapped, where no wish is about it: the same plan, word by word."""
    if "carer_sex" in json.dumps(base.case):
        return False
    swap = {"female": "male", "male": "female", "unknown": "diverse"}
    case = {
        **base.case,
        "helpers": [{**h, "sex": swap[h.get("sex", "unknown")]} for h in base.case["helpers"]],
    }
    other = with_entry((case, base.catalogue), "persons", 0, sex=draw.choice(["male", "female", "diverse"]))
    apart = ("inputs", "helper_minutes_by_sex")
    assert as_text(tiny.plan(*other, strict()), *apart) == as_text(base.plan, *apart)
    return True


def a_week_later_it_is_as_good(base: Base, draw: Random) -> bool:
    """Every day a week later, in one state of the law and over as many months: the same values."""

    def later(value: Any) -> Any:
        try:
            return (date.fromisoformat(value) + timedelta(days=7)).isoformat()
        except (TypeError, ValueError):
            return value

    assert base.after(everywhere(base.files, later)) == base.values
    return True


def writing_and_reading_change_nothing(base: Base, draw: Random) -> bool:
    """As CSV tables and back: the same content by its hash; a plan written twice: the same bytes."""
    again = json.loads(as_text(base.plan))
    assert as_text(again) == as_text(base.plan)
    assert _through_tables(base.files, draw.choice(["tables", "tables.xlsx"])) == [
        tiny.read_case(base.case).sha256,
        tiny.read_catalogue(base.catalogue).sha256,
    ]
    return True


def _through_tables(files: Files, target: str) -> list[str]:
    hashes = []
    for data, model, kind in zip(files, (Case, Catalogue), ("case", "catalogue"), strict=True):
        with TemporaryDirectory() as folder:
            document = document_from_bytes(json.dumps(data).encode(), f"{kind}.json")
            write_tables(document, model, str(Path(folder) / target), "de", force=False)
            hashes.append(load(open_document(Path(folder) / target, {kind: model}), model).sha256)
    return hashes
