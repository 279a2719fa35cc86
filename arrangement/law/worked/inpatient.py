"""§§ 43, 43a, 43c SGB XI: inpatient care, and places of Eingliederungshilfe."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from arrangement.law.law import Law
from arrangement.law.sgb_xi import p43
from arrangement.law.worked.inputs import When
from arrangement.law.worked.result import Worked, amount, cents
from assessment.ground.ids import Count, Euros, Grade

Months = Annotated[Count, Field(ge=1)]


class Inpatient(When):
    """One month of full inpatient care.

    Attributes:
        care_cost: Care-related cost with training levy.
        board_lodging, investment: Never paid by the Pflegekasse.
        months: Months begun in inpatient care, this one included.
    """

    pg: Grade
    care_cost: Euros
    board_lodging: Euros = 0
    investment: Euros = 0
    months: Months = 1


class SpecialHome(When):
    """A month in a place of Eingliederungshilfe: the agreed remuneration."""

    pg: Grade
    remuneration: Euros


def vollstationaer(given: Inpatient, law: Law) -> Worked:
    """The lump sum, the supplement to the person's care share, and what the person bears."""
    cap, step = amount(None, law, "vollstationaer", given.pg)
    care, other = cents(given.care_cost), cents(given.board_lodging) + cents(given.investment)
    paid = min(care, cap)
    entitled, _ = amount(None, law, "pflegegeld", given.pg)
    percent, extra = 0, 0
    trace = [step]
    if entitled:
        percent, extra, of_extra = p43.zuschlag(law, care - paid, given.months)
        trace.append(of_extra)
    figures = {
        "cost_cents": care + other,
        "cap_cents": cap,
        "paid_cents": paid + extra,
        "supplement_percent": str(percent),
        "supplement_cents": extra,
        "own_share_cents": care + other - paid - extra,
    }
    return Worked(figures, tuple(trace))


def besondere_wohnform(given: SpecialHome, law: Law) -> Worked:
    """The lump sum of § 43a, Pflegegrad 2 to 5."""
    entitled, step = amount(None, law, "pflegegeld", given.pg)
    if not entitled:
        return Worked({"paid_cents": 0}, (step,))
    paid, of_share = p43.besondere_wohnform(law, cents(given.remuneration))
    return Worked({"paid_cents": paid}, (of_share,))
