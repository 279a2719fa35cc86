"""Amounts that a book of law grants by Pflegegrad: the mechanics that its paragraphs share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from arrangement.law.law import Law
from assessment.ground.source import TraceStep


@dataclass(frozen=True)
class Granted:
    """A monthly amount and how it came about.

    Attributes:
        cents: Per calendar month.
    """

    cents: int
    trace: tuple[TraceStep, ...]


def amount_for_grade(law: Law, key: str, grade: int) -> Granted | None:
    """Give a monthly amount for a Pflegegrad; None where the law grants this grade nothing.

    The files state whole euros, as the law does.
    """
    figure = law.figure(key)
    euros = figure.value.get(grade_key(grade)) if isinstance(figure.value, dict) else figure.value
    if euros is None:
        return None
    cents = int(euros) * 100
    return Granted(cents, (TraceStep("pflegegrad", grade, figure.paragraph), figure.step(cents)))


def next_rise(law: Law) -> date | None:
    """§ 30 SGB XI: the day from which other amounts hold that nobody knows yet; None if all are known."""
    day = law.figure("naechste_erhoehung").value
    return date.fromisoformat(day) if day is not None else None


def grade_key(grade: int) -> str:
    """Name of a Pflegegrad in the law files, such as `pg2`."""
    return f"pg{grade}"
