"""The input file of a `law` calculation: the inputs alone, or an example that holds them under `inputs`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from arrangement.law.law import law_on
from arrangement.law.sgb_xi.p45b import last_day_of_rest
from arrangement.law.worked import WorkedInputs, stated_amounts_differ
from assessment.files.document import Document, read_document
from assessment.files.read import Loaded, load
from assessment.ground.findings import FieldPath

INPUTS = "inputs"
_BY_YEAR = re.compile(r"(?P<what>unused|used)_(?P<year>[0-9]{4})(?P<part>_.*)?")
_TO_JUNE = "_to_june"


def read_worked(path: str | Path, on: date | None) -> tuple[Loaded[WorkedInputs], date | None]:
    """Read the inputs of a calculation, and the day whose law counts.

    Args:
        path: The file.
        on: Day given at the command line; it goes before the file's own.

    Raises:
        InputError: With every fault of the file, stated amounts that are not the law's among them.
    """
    document = read_document(path)
    loaded = load(_in_our_words(_inputs_alone(document)), WorkedInputs)
    day = on or loaded.model.day()
    loaded.refuse(stated_amounts_differ(loaded.model, day))
    return loaded, day


def _inputs_alone(document: Document) -> Document:
    """The map under `inputs`, with the year of the example around it."""
    inside = document.data.get(INPUTS)
    if not isinstance(inside, dict):
        return document
    data: dict[str, Any] = dict(inside)
    places = {path[1:]: place for path, place in document.places.items() if path[:1] == (INPUTS,)}
    if "year" in document.data and not {"year", "month", "date"} & data.keys():
        data["year"] = document.data["year"]
        places[("year",)] = document.places[("year",)]
    return replace(document, data=data, places=places)


def _in_our_words(document: Document) -> Document:
    """`used_2025_01_to_06` and `unused_2025` as maps by year; `_to_june` also says when."""
    data: dict[str, Any] = {}
    places = dict(document.places)
    for key, value in document.data.items():
        found = _BY_YEAR.fullmatch(key)
        if found is None:
            data[key] = value
            continue
        by_year = data.setdefault(found["what"], {})
        by_year[found["year"]] = value
        new: FieldPath = (found["what"], found["year"])
        places[new] = places[(key,)]
        places.setdefault((found["what"],), places[(key,)])
        if found["part"] == _TO_JUNE and not _says_when(document.data):
            data["date"] = _end_of_june(int(found["year"])).isoformat()
    return replace(document, data=data, places=places)


def _end_of_june(year: int) -> date:
    """The day on which the rest of the year before is used up or lost."""
    return last_day_of_rest(law_on(date(year, 1, 1)), year - 1)


def _says_when(data: Mapping[str, Any]) -> bool:
    return bool({"month", "date"} & data.keys())
