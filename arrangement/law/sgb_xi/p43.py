"""§§ 43, 43a, 43c SGB XI: full inpatient care, and places of Eingliederungshilfe."""

from __future__ import annotations

from fractions import Fraction

from arrangement.law.amounts import Granted, amount_for_grade
from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from assessment.ground.source import TraceStep

UP_TO, OVER = "up_to_", "over_"


def vollstationaer(law: Law, grade: int) -> Granted | None:
    """§ 43 SGB XI: the lump sum of a calendar month; in Pflegegrad 1 a supplement (Abs. 3)."""
    return amount_for_grade(law, "vollstationaer", grade)


def zuschlag(law: Law, own_share_cents: int, months: int) -> tuple[int, int, TraceStep]:
    """§ 43c SGB XI: what the Pflegekasse takes over of the person's share of care-related costs.

    Args:
        law: Law of the month.
        own_share_cents: Care-related share with training levy; never board, lodging or investment.
        months: Months begun in inpatient care, this one included.

    Returns:
        Per cent, cents, and the step; nothing before there was a supplement.
    """
    figure = law.figure("zuschlag_vollstationaer")
    if figure.value is None:
        return 0, 0, figure.step(0)
    steps = {
        int(key.removeprefix(OVER)): percent for key, percent in figure.value.items() if key.startswith(OVER)
    }
    reached = [percent for beyond, percent in sorted(steps.items()) if months > beyond]
    first = next(percent for key, percent in figure.value.items() if key.startswith(UP_TO))
    percent = reached[-1] if reached else first
    cents = half_up(Fraction(own_share_cents * percent, 100))
    return percent, cents, figure.step(percent)


def besondere_wohnform(law: Law, remuneration_cents: int) -> tuple[int, TraceStep]:
    """§ 43a SGB XI: a share of the agreed remuneration of Eingliederungshilfe, up to a monthly amount."""
    figure = law.figure("besondere_wohnform")
    share = half_up(Fraction(remuneration_cents * figure.value["percent"], 100))
    return min(share, figure.value["most"] * 100), figure.step()
