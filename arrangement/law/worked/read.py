"""The input file of a `law` calculation: the inputs alone, or an example that holds them under `inputs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from arrangement.law.law import law_on
from arrangement.law.sgb_xi.p45b import last_day_of_rest
from arrangement.law.worked.inputs import Inputs
from arrangement.law.worked.result import Worked
from arrangement.law.worked.stated import (
    grades_exist,
    not_later,
    one_day,
    one_rest,
    other_amounts,
    use_and_rest,
    whole_cents,
    within_month,
)
from arrangement.law.worked.topics import TOPICS, Topic
from assessment.files.document import Document, read_document
from assessment.files.read import Loaded, load
from assessment.ground.calendar import MONTHS_A_YEAR, end_of_month
from assessment.ground.dated import NoLawForDay
from assessment.ground.errors import InputError
from assessment.ground.findings import FieldPath, Finding

INPUTS = "inputs"
JAHRESBETRAG = "jahresbetrag"
ENTLASTUNGSBETRAG = "entlastungsbetrag"
TAGESPFLEGE = "tagespflege"
_BY_YEAR = re.compile(r"(?P<what>unused|used)_(?P<year>[12][0-9]{3})(?P<part>_[a-z0-9_]*)?")
SAME_USE = ("used_by_care_service", "used_sachleistung")
"""The published name of the use of care services in § 45a Abs. 4, and the one name for it here."""
_TO_JUNE = "_to_june"


@dataclass(frozen=True)
class Given:
    """The inputs of one calculation.

    Attributes:
        day: The day whose law counts; None if nothing says when.
        loaded: Inputs and the file that they stand in.
    """

    topic: str
    day: date | None
    loaded: Loaded[Any]

    @property
    def not_read(self) -> tuple[str, ...]:
        """Fields that are stated and mean nothing to this calculation."""
        return tuple(sorted(self.loaded.model.model_fields_set - TOPICS[self.topic].fields))

    def work(self, on: date) -> Worked:
        """Give the result by the law of a day.

        Raises:
            InputError: If something is missing, with the file that should say it.
        """
        try:
            return TOPICS[self.topic].work(self.loaded.model, law_on(on))
        except NoLawForDay:
            raise
        except InputError as error:
            raise InputError(replace(fault, file=self.loaded.file) for fault in error.faults) from None


def read_worked(path: str | Path, topic: str, on: date | None) -> Given:
    """Read the inputs of a calculation.

    Args:
        path: The file.
        topic: Name of the calculation.
        on: Day given at the command line; it goes before the file's own.

    Raises:
        InputError: With every fault of the file, stated amounts that are not the law's among them.
    """
    document = _inputs_alone(read_document(path))
    made: Topic = TOPICS[topic]
    if not issubclass(made.model, Inputs):
        other = load(document, made.model)
        other.refuse(one_day(other.model))
        return Given(topic, on or next(other.model.stated_days(), None), other)
    loaded = load(_in_our_words(document), Inputs)
    given = loaded.model
    loaded.refuse(
        (
            *one_day(given),
            *grades_exist(given),
            *use_and_rest(given),
            *one_rest(given),
            *whole_cents(given),
            *(within_month(given) if topic == TAGESPFLEGE else ()),
        )
    )
    days = [on] if on is not None else list(given.stated_days()) or list(_meant(given, topic))
    if not days:
        return Given(topic, None, loaded)
    day = _first_that_fits(loaded, days, topic)
    loaded.refuse(not_later(given, day))
    return Given(topic, day, loaded)


def _first_that_fits(loaded: Loaded[Inputs], days: list[date], topic: str) -> date:
    """The first day whose law the stated amounts repeat; of a year with two laws it may be the last."""
    tried: list[tuple[date, list[Finding]]] = []
    error: NoLawForDay | None = None
    for day in days:
        try:
            differ = list(other_amounts(loaded.model, law_on(day), topic))
        except NoLawForDay as found:
            error = error or found
            continue
        if not differ:
            return day
        tried.append((day, differ))
    if tried:
        loaded.refuse(tried[0][1])
    raise error if error is not None else AssertionError("no day was tried")


def _meant(given: Inputs, topic: str) -> Iterator[date]:
    """The day that the years of use and rest mean where nothing else says when."""
    years = sorted({int(year) for year in (*given.unused, *given.used)})
    if years and topic == JAHRESBETRAG:
        yield end_of_month(date(years[-1], MONTHS_A_YEAR, 1))
    elif years and topic == ENTLASTUNGSBETRAG:
        first = date(years[0], 1, 1)
        yield last_day_of_rest(law_on(first), years[0]) if len(years) == 1 else _end_of_june(years[-1])


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
    """`used_2025_01_to_06` and `unused_2025` as maps by year; `_to_june` also says when; one name for a use.

    Raises:
        InputError: If two names of one thing state two amounts.
    """
    data: dict[str, Any] = {}
    places = dict(document.places)
    for key, value in document.data.items():
        if key == SAME_USE[0]:
            if document.data.get(SAME_USE[1], value) != value:
                raise InputError([document.fault(Finding("law.two_names", (key,), {"other": SAME_USE[1]}))])
            data[SAME_USE[1]], places[SAME_USE[1:]] = value, places[(key,)]
            continue
        found = _BY_YEAR.fullmatch(key) if isinstance(key, str) else None
        if found is None:
            data[key] = value
            continue
        by_year = data.setdefault(found["what"], {})
        by_year[found["year"]] = value
        new: FieldPath = (found["what"], found["year"])
        places[new] = places[(key,)]
        places.setdefault((found["what"],), places[(key,)])
        places[(f"{found['what']}_{found['year']}",)] = places[(key,)]
        if found["part"] == _TO_JUNE and not _says_when(document.data):
            data["date"] = _end_of_june(int(found["year"])).isoformat()
            data.pop("year", None)
    return replace(document, data=data, places=places)


def _end_of_june(year: int) -> date:
    """The day on which the rest of the year before is used up or lost."""
    return last_day_of_rest(law_on(date(year, 1, 1)), year - 1)


def _says_when(data: Mapping[str, Any]) -> bool:
    return bool({"month", "date"} & data.keys())
