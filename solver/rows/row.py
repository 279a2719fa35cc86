"""Solver-neutral rows and objectives: plain integers over numbered columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Term = tuple[int, int]
"""(column, coefficient)."""


@dataclass(frozen=True)
class Row:
    """low <= sum of coefficient x column <= high, for one subject of one rule.

    Attributes:
        subject: Whom or what it is about; with the rule's id it names the row in an explanation.
    """

    subject: str
    terms: tuple[Term, ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Objective:
    """constant + sum of coefficient x column, to be minimised; over the whole horizon."""

    terms: tuple[Term, ...]
    constant: int = 0

    def value(self, solution: list[int]) -> int:
        """The exact integer value of a solution."""
        return self.constant + sum(coefficient * solution[column] for column, coefficient in self.terms)


def merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Add up repeated columns and drop zeros; in column order."""
    total: dict[int, int] = {}
    for column, coefficient in terms:
        total[column] = total.get(column, 0) + coefficient
    return tuple((column, coefficient) for column, coefficient in sorted(total.items()) if coefficient)
