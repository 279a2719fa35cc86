"""§§ 42, 42a SGB XI: short-term care, and the yearly amount that it shares with § 39."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from arrangement.law.law import Law
from arrangement.law.time import weeks_to_days
from assessment.ground.source import TraceStep


@dataclass(frozen=True)
class Year:
    """What a calendar year allows.

    Attributes:
        own: Cents of § 42 alone.
        most: Cents with what § 39 leaves.
        days: Most days.
    """

    own: int
    most: int
    days: int
    trace: tuple[TraceStep, ...]


def kurzzeitpflege(law: Law, used_verhinderungspflege: int = 0) -> Year:
    """§ 42 SGB XI: most cents and days in a calendar year; care only, never board, lodging or investment.

    Args:
        law: Law of the day of use.
        used_verhinderungspflege: Cents of § 39 used in this year: they leave less to transfer, and what
            exceeds its own amount was transferred from here.
    """
    figure = law.figure("kurzzeitpflege")
    days, most = weeks_to_days(figure.value["weeks"]), figure.value["most"] * 100
    if figure.value["own"] is None:
        left = max(0, most - used_verhinderungspflege)
        return Year(most, left, days, (figure.step(),))
    other = law.figure("verhinderungspflege")
    unused = other.value["own"] * 100 - used_verhinderungspflege
    transfer = min(figure.value["from_verhinderungspflege"] * 100, max(0, unused))
    own = max(0, figure.value["own"] * 100 + min(0, unused))
    return Year(own, min(most, own + transfer), days, (figure.step(), other.step()))


def jahresbetrag(law: Law, grade_key: str) -> tuple[int, TraceStep]:
    """§ 42a SGB XI: one amount a calendar year for §§ 39 and 42, freely split; it lapses with the year.

    Raises:
        NoLawForDay: Before there was one.
    """
    figure = law.figure("jahresbetrag")
    return int(figure.value.get(grade_key, 0)) * 100, figure.step()


def counts_from(law: Law) -> tuple[date, TraceStep]:
    """§ 42a, § 144 Abs. 6 SGB XI: first day of the year whose use counts against the Jahresbetrag."""
    figure = law.figure("jahresbetrag_uebergang")
    first = date.fromisoformat(figure.value)
    return max(first, date(law.day.year, 1, 1)), figure.step()
