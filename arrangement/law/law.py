"""The law of one day: figures and rules as the dated files in `de/` state them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from assessment.ground.dated import (
    UNVERIFIED,
    Checked,
    DatedBlock,
    DatedValue,
    NoLawForDay,
    Says,
    load_dated,
)
from assessment.ground.errors import BugError, Fault, InputError
from assessment.ground.ids import LAST_YEAR
from assessment.ground.source import TraceStep

FEDERAL = "de"
FOLDERS = (FEDERAL, "de_hb")
"""Federal law, and the law of each Land that we hold; a Land without a folder never has another's values."""

RULES = (
    "benefits",
    "carers",
    "claims",
    "combination",
    "pooling",
    "services",
    "tasks",
    "verstaendigung",
    "de_hb/feiertage",
    "de_hb/stellen",
)
"""Files whose values are rules; all others hold figures."""


@dataclass(frozen=True)
class Figure:
    """One value of law as it holds on a day, with the place it was read from.

    Attributes:
        kind: `ceiling`, `floor`, `threshold`, `share`, `amount` or `rule`.
        valid_from: Day on which this block of the file begins.
        unverified: Nobody could compare it with a text of the law in force on that day.
        checked: Who looked last: the day, and the text it was compared with.
        says: What the value is, in both languages.
    """

    key: str
    value: Any
    unit: str
    kind: str
    paragraph: str
    valid_from: date
    source: str
    unverified: bool
    checked: Checked
    says: Says

    def whole(self) -> int:
        """The value as a whole number."""
        if not isinstance(self.value, int):
            raise BugError(f"law value {self.key} is no whole number")
        return self.value

    def step(self, value: str | int | None = None) -> TraceStep:
        """The step of a trace that reads this figure; what nobody could compare says so in its source."""
        shown = value if value is not None else str(self.value)
        silent = self.unverified and UNVERIFIED not in self.source
        return TraceStep(
            self.key, shown, self.paragraph, f"{UNVERIFIED}: {self.source}" if silent else self.source
        )


@dataclass(frozen=True)
class Law:
    """The legal values in force on a day; each is looked up when it is asked for."""

    day: date

    def figure(self, key: str) -> Figure:
        """Give one figure.

        Raises:
            NoLawForDay: If the value has no entry yet on this day; names value and earliest day.
        """
        return _figure_on(key, self.day)

    def rule(self, file: str, key: str) -> Figure:
        """Give one rule of a rule file; the same errors as `figure`."""
        return _rule_on(file, key, self.day)

    def of(self, dated: DatedValue) -> Figure:
        """Give the figure that a dated value holds on this day; the same errors as `figure`."""
        return _figure(dated, self.day)

    def known(self) -> Iterator[Figure]:
        """Every figure that has begun by this day, by key: what `law list` shows."""
        for dated in figures().values():
            if dated.begins() <= self.day:
                yield _figure(dated, self.day)


@cache
def law_on(day: date) -> Law:
    """Give the law of a day.

    Args:
        day: The day on which the help takes place, not today.

    Raises:
        InputError: If the day lies so far ahead that it can only be a slip.

    Source: dated files in arrangement/law/de, each value with section and announcement.
    """
    if day.year > LAST_YEAR:
        params: dict[str, str | int] = {"day": day.isoformat(), "year": LAST_YEAR}
        raise InputError([Fault("law.day_too_far", "law", params=params)])
    return Law(day)


def known_law_on(day: date) -> Law:
    """Give the law of a day on which there is any.

    Raises:
        InputError: As for `law_on`.
        NoLawForDay: If no value had begun by then.
    """
    law = law_on(day)
    if next(law.known(), None) is None:
        raise not_begun(figures(), day)
    return law


def not_begun(among: Mapping[str, DatedValue], day: date) -> NoLawForDay:
    """The fault of a day before the first of these values: names the one that begins first."""
    dated = min(among.values(), key=lambda one: (one.begins(), one.key))
    return NoLawForDay(dated.file, dated.key, day, dated.begins())


def change_days() -> tuple[date, ...]:
    """Every day on which any value or rule of our files begins, in order."""
    return tuple(
        sorted({day for file in _files() for dated in _file(file).values() for day in dated.changes()})
    )


@cache
def law_sha256() -> str:
    """SHA-256 over what the law files say: the same for every line ending, order and comment."""
    content = {
        file: {key: dated.model_dump(mode="json") for key, dated in sorted(_file(file).items())}
        for file in _files()
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _figure_on(key: str, day: date) -> Figure:
    return _figure(figures()[key], day)


@cache
def _rule_on(file: str, key: str, day: date) -> Figure:
    return _figure(_file(f"{FEDERAL}/{file}")[key], day)


def _figure(dated: DatedValue, day: date) -> Figure:
    begun, block = dated.value_on(day)
    return Figure(
        dated.key,
        block.value,
        dated.unit,
        dated.kind,
        block.law or dated.law,
        begun,
        _source(block),
        block.unverified_on(day),
        dated.checked,
        dated.says,
    )


def _source(block: DatedBlock) -> str:
    return f"{block.source} ({block.note})" if block.note else block.source


def unverified(trace: Iterable[TraceStep]) -> tuple[str, ...]:
    """The steps of a trace whose figure nobody could compare with the law of its day, each once."""
    return tuple(dict.fromkeys(step.step for step in trace if UNVERIFIED in step.source))


@cache
def _files() -> tuple[str, ...]:
    """Every law file as folder and name, such as `de/sgb_xi`."""
    root = resources.files("arrangement.law")
    return tuple(
        f"{folder}/{name.removesuffix('.yaml')}"
        for folder in FOLDERS
        for name in sorted(file.name for file in root.joinpath(folder).iterdir())
        if name.endswith(".yaml")
    )


@cache
def _file(name: str) -> dict[str, DatedValue]:
    folder, _, file = name.partition("/")
    return load_dated(resources.files("arrangement.law").joinpath(folder, f"{file}.yaml"))


def rules_of(file: str) -> dict[str, DatedValue]:
    """Every rule of a rule file by key, with all its dates."""
    return _file(f"{FEDERAL}/{file}")


def dated_files() -> dict[str, dict[str, DatedValue]]:
    """Every law file, as folder and name, with its values by key."""
    return {name: _file(name) for name in _files()}


@cache
def figures() -> dict[str, DatedValue]:
    """Every figure of our files by key, with all its dates."""
    found: dict[str, DatedValue] = {}
    for name in _files():
        if name.removeprefix(f"{FEDERAL}/") in RULES:
            continue
        twice = found.keys() & _file(name).keys()
        if twice:
            raise BugError(f"{name}.yaml: {sorted(twice)} stands in another law file, too")
        found |= _file(name)
    return dict(sorted(found.items()))
