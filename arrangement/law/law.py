"""The law of one day: figures and rules as the dated files in `de/` state them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from assessment.ground.dated import DatedBlock, DatedValue, load_dated
from assessment.ground.errors import BugError
from assessment.ground.source import TraceStep

LAENDER = ("de_hb",)
"""Folders of what a Land adds; a Land without a folder has no values, never those of another."""

RULES = ("benefits", "carers", "tasks")
"""Files whose values are rules; all others hold figures."""


@dataclass(frozen=True)
class Figure:
    """One value of law as it holds on a day, with the place it was read from.

    Attributes:
        valid_from: Day on which this block of the file begins.
        unverified: Nobody could compare it with a text of the law in force on that day.
    """

    key: str
    value: Any
    unit: str
    paragraph: str
    valid_from: date
    source: str
    unverified: bool

    def whole(self) -> int:
        """The value as a whole number."""
        if not isinstance(self.value, int):
            raise BugError(f"law value {self.key} is no whole number")
        return self.value

    def step(self, value: str | int | None = None) -> TraceStep:
        """The step of a trace that reads this figure."""
        shown = value if value is not None else str(self.value)
        return TraceStep(self.key, shown, self.paragraph, self.source)


@dataclass(frozen=True)
class Law:
    """The legal values in force on a day; each is looked up when it is asked for."""

    day: date

    def figure(self, key: str) -> Figure:
        """Give one figure.

        Raises:
            NoLawForDay: If the value has no entry yet on this day; names value and earliest day.
        """
        return _figure(figures()[key], self.day)

    def rule(self, file: str, key: str) -> Figure:
        """Give one rule of a rule file; the same errors as `figure`."""
        return _figure(_file(file)[key], self.day)

    def known(self) -> Iterator[Figure]:
        """Every figure that has begun by this day, by key: what `law list` shows."""
        for dated in figures().values():
            if min(dated.values) <= self.day:
                yield _figure(dated, self.day)


@cache
def law_on(day: date) -> Law:
    """Give the law of a day.

    Args:
        day: The day on which the help takes place, not today.

    Source: dated files in arrangement/law/de, each value with section and announcement.
    """
    return Law(day)


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
    for land in LAENDER:
        for place in sorted(_folder(land).iterdir(), key=lambda file: file.name):
            if place.name.endswith(".yaml"):
                content[f"{land}/{place.name}"] = {
                    key: dated.model_dump(mode="json") for key, dated in sorted(load_dated(place).items())
                }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _figure(dated: DatedValue, day: date) -> Figure:
    begun, block = dated.value_on(day)
    return Figure(
        dated.key, block.value, dated.unit, dated.law, begun, _source(block), block.unverified_on(day)
    )


def _source(block: DatedBlock) -> str:
    return f"{block.source} ({block.note})" if block.note else block.source


@cache
def _files() -> tuple[str, ...]:
    folder = _folder("de")
    return tuple(sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml")))


def _folder(name: str) -> Traversable:
    return resources.files("arrangement.law").joinpath(name)


@cache
def _file(name: str) -> dict[str, DatedValue]:
    return load_dated(resources.files("arrangement.law").joinpath("de", f"{name}.yaml"))


@cache
def figures() -> dict[str, DatedValue]:
    """Every figure of our files by key, with all its dates."""
    found: dict[str, DatedValue] = {}
    for name in _files():
        if name in RULES:
            continue
        twice = found.keys() & _file(name).keys()
        if twice:
            raise BugError(f"{name}.yaml: {sorted(twice)} stands in another law file, too")
        found |= _file(name)
    return dict(sorted(found.items()))
