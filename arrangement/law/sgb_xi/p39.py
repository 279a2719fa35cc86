"""§ 39 SGB XI: care while the carer is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from arrangement.law.time import fixed_day
from assessment.ground.source import TraceStep

UNDER_25 = "verhinderungspflege_angehoerige_unter_25"
YOUNG_GRADES = ("pg4", "pg5")


@dataclass(frozen=True)
class Year:
    """What a calendar year allows.

    Attributes:
        own: Cents of § 39 alone; equal to `most` since there is one amount for §§ 39 and 42.
        from_other: Cents that may come from unused Kurzzeitpflege.
        most: Cents with everything.
    """

    own: int
    from_other: int
    most: int
    trace: tuple[TraceStep, ...]


def in_year(law: Law, young: bool = False, used_kurzzeitpflege: int = 0) -> Year:
    """§ 39 Abs. 1, 2 SGB XI, § 42a: most cents in the calendar year, by anybody who is paid for it.

    Args:
        law: Law of the day of use.
        young: Pflegegrad 4 or 5 below 25 years, as the law was from 2024 until the Jahresbetrag.
        used_kurzzeitpflege: Cents of Kurzzeitpflege used in this year: they leave less to transfer, and
            what exceeds its own amount was transferred from here.
    """
    figure, special = law.figure("verhinderungspflege"), law.figure("verhinderungspflege_unter_25")
    other = law.figure("kurzzeitpflege")
    if young and special.value is not None:
        most = special.value["most"] * 100
        return Year(_own(figure.value) * 100, most, max(0, most - used_kurzzeitpflege), (special.step(),))
    most = figure.value["most"] * 100
    if figure.value["own"] is None:
        left = max(0, most - used_kurzzeitpflege)
        return Year(left, 0, left, (figure.step(),))
    unused = other.value["own"] * 100 - used_kurzzeitpflege
    transfer = min(figure.value["from_kurzzeitpflege"] * 100, max(0, unused))
    own = max(0, figure.value["own"] * 100 + min(0, unused))
    return Year(own, transfer, min(most, own + transfer), (figure.step(), other.step()))


def by_relatives(
    law: Law, pflegegeld_cents: int, young: bool, factor: Fraction | None = None, own_cents: int | None = None
) -> tuple[int, tuple[TraceStep, ...]]:
    """§ 39 Abs. 3 SGB XI: most cents by relatives, without proven expenses.

    Relatives up to the second degree, or of the same household, who do not do it for a living.

    Args:
        law: Law of the day of use.
        pflegegeld_cents: Monthly Pflegegeld of the Pflegegrad.
        young: Pflegegrad 4 or 5 below 25 years, as the law was from 2024 until the Jahresbetrag.
        factor: How many times the Pflegegeld, where another than the law's is to be followed.
        own_cents: Amount of § 39 itself, where another than the law's is to be followed.
    """
    special = law.figure(UNDER_25)
    figure = special if young and special.value is not None else law.figure("verhinderungspflege_angehoerige")
    times = factor or Fraction(figure.value["weeks"], figure.value["weeks_a_month"])
    amount = law.figure("verhinderungspflege")
    own = own_cents if own_cents is not None else _own(amount.value) * 100
    most = min(half_up(pflegegeld_cents * times), own)
    return most, (figure.step(str(times)), amount.step(own))


def last_day_to_claim(law: Law) -> date | None:
    """§ 39 SGB XI: last day to ask for the refund of a use on this day; None where no time is set."""
    rule = law.figure("verhinderungspflege_abrechnen").value
    return None if rule is None else fixed_day(rule, law.day.year)


def _own(value: dict[str, int | None]) -> int:
    """Without proven expenses relatives get no more than the amount of § 39 itself."""
    return int(value["own"] if value["own"] is not None else value["most"] or 0)
