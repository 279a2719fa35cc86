"""§ 39 SGB XI: care while the carer is away."""

from __future__ import annotations

from fractions import Fraction

from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from assessment.ground.source import TraceStep

UNDER_25 = "verhinderungspflege_angehoerige_unter_25"


def by_strangers(law: Law) -> tuple[int, TraceStep]:
    """§ 39 Abs. 1 SGB XI: most cents in a calendar year, transfers or the Jahresbetrag included."""
    figure = law.figure("verhinderungspflege")
    return int(figure.value["most"]) * 100, figure.step()


def by_relatives(
    law: Law, pflegegeld_cents: int, expenses_cents: int, young: bool, factor: Fraction | None = None
) -> tuple[int, int, tuple[TraceStep, ...]]:
    """§ 39 Abs. 3 SGB XI: by relatives up to the second degree or of the same household, not gainful.

    Args:
        law: Law of the day of use.
        pflegegeld_cents: Monthly Pflegegeld of the Pflegegrad.
        expenses_cents: Proven expenses, such as travel and lost pay.
        young: Pflegegrad 4 or 5 below 25 years, as the law was before the Jahresbetrag.
        factor: How many times the Pflegegeld, where another than the law's is to be followed.

    Returns:
        Most cents without and with the proven expenses, and the steps.
    """
    special = law.figure(UNDER_25)
    figure = special if young and special.value is not None else law.figure("verhinderungspflege_angehoerige")
    times = factor or Fraction(figure.value["weeks"], figure.value["weeks_a_month"])
    own, step = _own_amount(law)
    without = min(half_up(pflegegeld_cents * times), own)
    most, _ = by_strangers(law)
    return without, min(without + expenses_cents, max(most, without)), (figure.step(str(times)), step)


def _own_amount(law: Law) -> tuple[int, TraceStep]:
    """Without proven expenses relatives get no more than the amount of § 39 itself."""
    figure = law.figure("verhinderungspflege")
    euros = figure.value["own"] if figure.value["own"] is not None else figure.value["most"]
    return int(euros) * 100, figure.step()
