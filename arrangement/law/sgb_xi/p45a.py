"""§ 45a Abs. 4 SGB XI: part of the care in kind turned into refunds for recognised everyday support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from assessment.ground.source import TraceStep


def umwandlung(law: Law, ceiling_cents: int, used_cents: int) -> tuple[int, tuple[TraceStep, ...]]:
    """§ 45a Abs. 4 SGB XI: at most a share of the Sachleistung, and no more than care services left of it.

    Args:
        law: Law of the calendar month.
        ceiling_cents: Sachleistung of the Pflegegrad, § 36 Abs. 3.
        used_cents: Invoices of care services, which come first.
    """
    figure = law.figure("umwandlung_anteil")
    share = half_up(Fraction(ceiling_cents * figure.whole(), 100))
    most = min(share, max(0, ceiling_cents - used_cents))
    return most, (figure.step(), TraceStep("umwandlung_most", most, figure.paragraph, figure.source))


def least_conversion(
    needed: Sequence[tuple[tuple[str, ...], int]], most: Mapping[str, int]
) -> dict[str, int] | None:
    """§ 45a Abs. 4 SGB XI: the least Sachleistung to turn into refunds, as late as it still helps.

    Args:
        needed: Stretches of calendar months, later ends last, with the cents that the Entlastungsbetrag and
            what is saved up of it do not pay in them.
        most: What each month allows.

    Returns:
        Cents by month, those with none left out; None where even the most is not enough.
    """
    turned = dict.fromkeys(most, 0)
    for months, cents in needed:
        missing = cents - sum(turned.get(month, 0) for month in months)
        for month in reversed(months):
            more = min(max(missing, 0), most.get(month, 0) - turned.get(month, 0))
            if more > 0:
                turned[month] += more
                missing -= more
        if missing > 0:
            return None
    return {month: cents for month, cents in turned.items() if cents}
