"""§§ 42, 42a SGB XI: short-term care, and the yearly amount that it shares with § 39."""

from __future__ import annotations

from arrangement.law.law import Law
from assessment.ground.source import TraceStep


def kurzzeitpflege(law: Law) -> tuple[int, TraceStep]:
    """§ 42 SGB XI: most cents in a calendar year; care only, never board, lodging or investment."""
    figure = law.figure("kurzzeitpflege")
    return int(figure.value["most"]) * 100, figure.step()


def jahresbetrag(law: Law, grade_key: str) -> tuple[int, TraceStep]:
    """§ 42a SGB XI: one amount a calendar year for §§ 39 and 42, freely split; it lapses with the year.

    Raises:
        NoLawForDay: Before there was one.
    """
    figure = law.figure("jahresbetrag")
    return int(figure.value.get(grade_key, 0)) * 100, figure.step()
