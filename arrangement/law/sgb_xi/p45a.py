"""§ 45a Abs. 4 SGB XI: part of the care in kind turned into refunds for recognised everyday support."""

from __future__ import annotations

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
