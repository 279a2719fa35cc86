"""Which benefits of SGB XI stand side by side: one table, read both ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from arrangement.law.law import Figure, Law, not_begun, rules_of
from assessment.ground.dated import UNVERIFIED
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import listed, nearest
from assessment.ground.model import FileModel
from assessment.ground.source import TraceStep

FILE = "combination"
BETWEEN = "__"


class BesideRule(FileModel):
    """How two benefits stand side by side.

    Attributes:
        beside: `full`, `share`, `half`, `pool`, `transfer`, `pays_own_share`, `cond` or `no`.
        condition: What decides, in the words of the law file.
    """

    beside: Literal["full", "share", "half", "pool", "transfer", "pays_own_share", "cond", "no"]
    condition: str | None = None


@dataclass(frozen=True)
class Beside:
    """Two benefits on a day."""

    first: str
    second: str
    rule: BesideRule
    figure: Figure

    @property
    def together(self) -> bool:
        """Whether both may be drawn at the same time in some way."""
        return self.rule.beside != "no"

    def step(self) -> TraceStep:
        """The step of a trace that rests on it."""
        return self.figure.step(self.rule.beside)

    def as_json(self) -> dict[str, object]:
        """An entry of `law beside`."""
        return {
            "first": self.first,
            "second": self.second,
            "beside": self.rule.beside,
            "condition": self.rule.condition,
            "paragraph": self.figure.paragraph,
            "valid_from": self.figure.valid_from.isoformat(),
            "source": self.figure.source,
            "status": UNVERIFIED if self.figure.unverified else "verified",
        }


def beside(first: str, second: str, law: Law) -> Beside:
    """Say how two benefits stand side by side on the day of the law.

    Raises:
        InputError: If the table has no row for them, or a benefit is unknown.
        NoLawForDay: If one of them did not exist yet.
    """
    for name in (first, second):
        _refuse_unknown(name)
    key = BETWEEN.join(sorted((first, second)))
    if key not in rules_of(FILE):
        partners = listed(sorted(other for pair in _pairs() for other in pair if first in pair) or known())
        raise InputError([Fault("law.no_pair", "law", params={"known": partners})])
    figure = law.rule(FILE, key)
    return Beside(first, second, BesideRule.model_validate(figure.value), figure)


def pairs_of(law: Law, first: str | None = None, second: str | None = None) -> tuple[Beside, ...]:
    """Two benefits, all that stands beside one, or the whole table of the day.

    Raises:
        InputError: If a benefit or the pair is unknown.
        NoLawForDay: If one of two named ones did not exist yet, or nothing did.
    """
    if first is not None and second is not None:
        return (beside(first, second, law),)
    if first is not None:
        _refuse_unknown(first)
    found = tuple(
        beside(*((one, other) if first in (None, one) else (other, one)), law)
        for one, other in _pairs()
        if first in (None, one, other) and _begun(one, other, law.day)
    )
    if not found:
        concerned = {k: d for k, d in rules_of(FILE).items() if first in (None, *k.split(BETWEEN))}
        raise not_begun(concerned, law.day)
    return found


@cache
def known() -> tuple[str, ...]:
    """Every benefit of the table."""
    return tuple(sorted({name for pair in _pairs() for name in pair}))


def _refuse_unknown(name: str) -> None:
    if name not in known():
        near = listed(nearest(name, known()) or known())
        raise InputError([Fault("law.no_benefit", "law", params={"known": near})])


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    found = []
    for key in rules_of(FILE):
        first, _, second = key.partition(BETWEEN)
        found.append((first, second))
    return tuple(found)


def _begun(first: str, second: str, day: date) -> bool:
    return min(rules_of(FILE)[BETWEEN.join((first, second))].values) <= day
