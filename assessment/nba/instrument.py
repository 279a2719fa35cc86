"""The instrument of one day: modules, criteria, scales, bands and thresholds, out of the dated file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from assessment.ground.dated import DatedValue, load_dated

FILE = resources.files("assessment.nba").joinpath("de").joinpath("sgb_xi_15.yaml")
SCORED_MODULES = tuple(f"module_{number}" for number in range(1, 7))
HUNDREDTHS = 100


@dataclass(frozen=True)
class Criterion:
    """One criterion of Anlage 1.

    Attributes:
        levels: Points by the word of each level, the best first; empty for measures counted by frequency.
        other_words: Other words for a level, as forms have them.
        group: Frequency group A to D of module 5.
        gate: Which finding of continence must be there before it counts.
    """

    id: str
    module: str
    levels: Mapping[str, int]
    group: str | None
    gate: str | None
    children_only: bool
    other_words: Mapping[str, str]

    def word(self, answer: str) -> str:
        """The word of the scale for an answer; an answer that is none stays as it is."""
        return self.other_words.get(answer, answer)


@dataclass(frozen=True)
class Instrument:
    """Anlagen 1 and 2 on one day. Points are whole; weighted points are hundredths."""

    day: date

    def rule(self, key: str) -> Any:
        """One value of the dated file.

        Raises:
            NoLawForDay: Before the instrument was law.
        """
        return _file()[key].value_on(self.day)[1].value

    def paragraph(self, key: str) -> str:
        """Where a value of the dated file is written."""
        return _file()[key].law

    def says(self, key: str, lang: str) -> str:
        """What a value of the dated file is, in one language."""
        return str(getattr(_file()[key].says, lang))

    def criteria(self) -> Mapping[str, Criterion]:
        """Every criterion by its number."""
        return _criteria(self.day)

    def text(self, item: str, lang: str) -> str | None:
        """What a criterion asks, scored or not, the special need included; None if there is none such."""
        rules = [*self.rule("modules").values(), self.rule("not_scored")]
        if item == self.rule("special_need")["criterion"]:
            return self.says("special_need", lang)
        return next((str(c[lang]) for rule in rules for c in rule["criteria"] if c["id"] == item), None)

    def of_module(self, module: str) -> tuple[Criterion, ...]:
        """The criteria of one module, in the order of the law."""
        return tuple(c for c in self.criteria().values() if c.module == module)

    def weigh(self, module: str, points: int) -> int:
        """Weighted points, in hundredths, for a sum of points of a module."""
        bands = self.rule("modules")[module]["bands"]
        return int(next(weight for low, high, weight in bands if low <= points <= high))

    def weights(self, module: str) -> tuple[int, ...]:
        """Every weighted value that a module can reach, in hundredths."""
        return tuple(weight for _, _, weight in self.rule("modules")[module]["bands"])

    def most_points(self, module: str) -> int:
        """Highest sum of points of a module."""
        return int(self.rule("modules")[module]["bands"][-1][1])

    def grade(self, total: int, young: bool) -> int:
        """Pflegegrad for a total in hundredths; 0 is none."""
        table = self.rule("pflegegrade")["up_to_18_months" if young else "ordinary"]
        return int(max(grade for low, grade in table if low <= total))


def instrument_on(day: date | None = None) -> Instrument:
    """The instrument of a day; without a day the newest, for checks that concern every day alike."""
    return Instrument(day or max(day for value in _file().values() for day in value.changes()))


def not_scored(instrument: Instrument) -> Mapping[str, Mapping[str, int]]:
    """The areas recorded for planning only: each criterion with its levels."""
    rule = instrument.rule("not_scored")
    levels = instrument.rule("scales")[rule["scale"]]
    return {entry["id"]: levels for entry in rule["criteria"]}


@cache
def _file() -> dict[str, DatedValue]:
    return load_dated(FILE)


@cache
def _criteria(day: date) -> dict[str, Criterion]:
    instrument = Instrument(day)
    scales, others = instrument.rule("scales"), instrument.rule("other_words")
    return {
        entry["id"]: Criterion(
            entry["id"],
            module,
            scales.get(entry.get("scale"), {}),
            entry.get("group"),
            entry.get("gate"),
            entry.get("children_only", False),
            others.get(entry.get("scale"), {}),
        )
        for module, stated in instrument.rule("modules").items()
        for entry in stated["criteria"]
    }
