"""The Entlastungsbetrag as a stock: it adds up by month, the oldest goes first, a year's rest lapses."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.inputs import Inputs
from arrangement.audit.money import Money
from assessment.case.words import Benefit


def overdrawn(
    inputs: Inputs, money: Money, person: str, extra: dict[str, int] | None = None
) -> Iterator[tuple[str, int]]:
    """Months in which more is drawn than there is, with the cents missing.

    Args:
        inputs: Case and law.
        money: Charges of the plan.
        person: Whose stock.
        extra: Further cents by month, to see whether there is room.
    """
    year, benefit = inputs.on.year, Benefit.ENTLASTUNGSBETRAG
    stated = [
        entry for entry in inputs.case.amounts_used if entry.person == person and entry.benefit is benefit
    ]
    stock = {
        year - 1: max((entry.balance_last_year_cents for entry in stated), default=0),
        year: max((entry.balance_cents for entry in stated), default=0),
    }
    for month in money.months:
        for old in stock:
            if inputs.statutes.lapsed(old, month.first_day):
                stock[old] = 0
        accrual = (inputs.statutes.amount(person, benefit, month) or 0) - money.used_before(
            person, benefit, month
        )
        this_year = month.first_day.year
        stock[this_year] = stock.get(this_year, 0) + max(accrual, 0)
        wanted = money.used(person, benefit, month) + (extra or {}).get(month.month, 0)
        for old in sorted(stock):
            taken = min(stock[old], wanted)
            stock[old] -= taken
            wanted -= taken
        if wanted > 0:
            yield month.month, wanted
