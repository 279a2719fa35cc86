"""§ 38 SGB XI: care in kind and Pflegegeld combined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from arrangement.law.law import Law
from arrangement.law.rounding import half_up, places
from arrangement.law.time import last_of_months
from assessment.case.people import CareMix
from assessment.ground.calendar import CalendarMonth
from assessment.ground.source import TraceStep


@dataclass(frozen=True)
class Kombinationsleistung:
    """The share of Pflegegeld that stays.

    Attributes:
        used_percent: Share of the Sachleistung used, as a decimal string such as `46.44`.
        pflegegeld_cents: Pflegegeld paid for the calendar month.
    """

    used_percent: str
    pflegegeld_cents: int
    trace: tuple[TraceStep, ...]


def kombinationsleistung(
    law: Law, used_cents: int, ceiling_cents: int, pflegegeld_cents: int, bound_percent: int = 0
) -> Kombinationsleistung:
    """§ 38 SGB XI: Pflegegeld falls by the per cent of the Sachleistung that was used.

    Two steps, as the Gemeinsames Rundschreiben computes it: the used per cent is rounded commercially to
    two decimals, then the rest per cent of the Pflegegeld to the cent. While a chosen ratio binds, Pflegegeld
    falls by the chosen share, or by what is used, if that is more: no plan counts on money that may not come.

    Args:
        law: Law of the calendar month.
        used_cents: Sachleistung used in the month; above the ceiling counts as the ceiling.
        ceiling_cents: Sachleistung of the Pflegegrad, § 36 Abs. 3.
        pflegegeld_cents: Pflegegeld of the Pflegegrad, § 37 Abs. 1.
        bound_percent: Share of the Sachleistung that was chosen and binds in this month; 0 without a choice.
    """
    digits = law.figure("kombinationsleistung_stellen")
    scale = places(digits.whole())
    used = min(used_cents, ceiling_cents)
    parts = max(half_up(Fraction(used * 100 * scale, ceiling_cents)), bound_percent * scale)
    rest = 100 * scale - parts
    paid = half_up(Fraction(pflegegeld_cents * rest, 100 * scale))
    percent = str(Decimal(parts).scaleb(-digits.whole()))
    trace = (
        TraceStep("pflegesachleistung_used", used, "SGB XI § 36 Abs. 3"),
        digits.step(),
        TraceStep("used_percent", percent, digits.paragraph, digits.source),
        TraceStep("rest_percent", str(Decimal(rest).scaleb(-digits.whole())), digits.paragraph),
        TraceStep("pflegegeld_paid", paid, digits.paragraph, digits.source),
    )
    return Kombinationsleistung(percent, paid, trace)


def bound_until(law: Law, since: date) -> date:
    """§ 38 Satz 3 SGB XI: last day on which a ratio chosen from a day on binds."""
    return last_of_months(since, law.figure("kombinationsleistung_bindung").whole())


def bound_in(mix: CareMix | None, law: Law, month: CalendarMonth) -> int:
    """Share of the Sachleistung that binds in a calendar month; 0 where nothing does."""
    if mix is None:
        return 0
    begun = mix.since <= month.last_day
    return mix.in_kind_percent if begun and month.first_day <= bound_until(law, mix.since) else 0
