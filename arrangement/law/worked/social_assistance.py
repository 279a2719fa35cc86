"""§§ 61 to 66a SGB XII: Hilfe zur Pflege as last resort: limits, the most that may be asked, what it pays."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from arrangement.law.law import Law
from arrangement.law.sgb_xii import p63
from arrangement.law.worked.inputs import When
from arrangement.law.worked.result import Worked, cents
from assessment.ground.ids import Count, Euros, Flag, Grade, Wealth
from assessment.ground.source import TraceStep


class LastResort(When):
    """One person in one month.

    Attributes:
        need: Cost of the necessary care in the month; no ceiling of SGB XI limits it.
        from_insurance: What the Pflegekasse pays of it.
        income, housing: Monthly income, and housing without heating.
        earnings: Part of the income that the person earns by work.
        relatives: Persons maintained, spouse or partner included.
        child_income: Yearly income of a child or parent who might be asked.
        blind_benefit: Blindenhilfe, or a benefit of the same kind, in the month.
    """

    pg: Grade
    need: Euros
    from_insurance: Euros = 0
    income: Euros
    earnings: Euros = 0
    housing: Euros = 0
    relatives: Count = 0
    blind: Flag = False
    assets: Wealth = 0
    adults: Annotated[int, Field(strict=True, ge=1, le=100)] = 1
    dependants: Count = 0
    earned: Flag = False
    child_income: Wealth | None = None
    blind_benefit: Euros = 0


def hilfe_zur_pflege(given: LastResort, law: Law) -> Worked:
    """The order in which somebody is asked, the limits, and what is left for the Sozialhilfe at least.

    What may be asked above the limit is a reasonable share at most: the result names the most that can be
    asked and the least that the Sozialhilfe pays; people judge in between.
    """
    free, of_earnings = p63.earnings_left(law, cents(given.earnings))
    means = p63.Means(
        max(0, cents(given.income) - free),
        cents(given.housing),
        given.relatives,
        given.blind,
        cents(given.assets),
        given.adults,
        given.dependants,
        given.earned,
    )
    found = p63.zumutbar(law, given.pg, means)
    need, paid = cents(given.need), cents(given.from_insurance)
    least, step = p63.rest_of_need(need, paid, found.most_cents)
    figures: dict[str, object] = {
        "earnings_left_cents": free,
        "limit_cents": found.limit_cents,
        "excess_cents": found.excess_cents,
        "own_share_cents": min(found.most_cents, max(0, need - paid)),
        "paid_cents": least,
        "assets_limit_cents": found.assets_limit_cents,
        "assets_above_cents": found.assets_above_cents,
    }
    cash = p63.pflegegeld(law, given.pg, cents(given.blind_benefit))
    if cash is not None:
        figures |= {
            "pflegegeld_cents": cash.full_cents,
            "pflegegeld_after_blind_cents": cash.after_blind_cents,
            "pflegegeld_least_cents": cash.least_cents,
        }
    order = tuple(TraceStep("order", word, paragraph) for word, paragraph in p63.ORDER)
    trace = (*order, of_earnings, *found.trace, step, *(cash.trace if cash is not None else ()))
    if given.child_income is None:
        return Worked(figures, trace)
    liable, of_child = p63.relatives_liable(law, cents(given.child_income))
    return Worked({**figures, "child_may_be_asked": liable}, (*trace, of_child))
