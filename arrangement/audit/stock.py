"""The Entlastungsbetrag as a stock: it adds up by month, the oldest goes first, a year's rest lapses."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.inputs import Inputs
from arrangement.audit.money import Money
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth


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
    stock = _saved(inputs, person)
    for month in money.months:
        _lapse(inputs, stock, month)
        missing = _use(inputs, money, person, stock, month, (extra or {}).get(month.month, 0))
        if missing > 0:
            yield month.month, missing


def flows(inputs: Inputs, money: Money, person: str) -> dict[str, tuple[int, int, int, int]]:
    """What is there, comes, is used and is gone in each month: (opening, accrued, used, lapsed).

    A year's rest is gone with its last day, if that lies within the horizon.
    """
    stock, found = _saved(inputs, person), dict[str, tuple[int, int, int, int]]()
    _lapse(inputs, stock, money.months[0])
    for month in money.months:
        there, used = sum(stock.values()), money.used(person, Benefit.ENTLASTUNGSBETRAG, month)
        _use(inputs, money, person, stock, month)
        accrued = sum(stock.values()) + used - there
        over = [
            year
            for year in stock
            if inputs.statutes.usable_until(year) <= min(month.last_day, inputs.last_day)
        ]
        found[month.month] = (there, accrued, used, sum(stock.pop(year) for year in over))
    return found


def left_over(inputs: Inputs, money: Money, person: str) -> dict[str, int]:
    """Cents that the plan leaves of each calendar year's money, by the last day on which they can be used."""
    stock, left = _saved(inputs, person), dict[int, int]()
    for month in money.months:
        left |= _lapse(inputs, stock, month)
        _use(inputs, money, person, stock, month)
    left |= stock
    days = {year: inputs.statutes.usable_until(year) for year in left}
    left = {year: cents for year, cents in left.items() if cents and days[year] >= inputs.on}
    return {days[year].isoformat(): cents for year, cents in left.items()}


def _saved(inputs: Inputs, person: str) -> dict[int, int]:
    """What is there on the plan date, by calendar year."""
    stated = [
        entry
        for entry in inputs.case.amounts_used
        if entry.person == person and entry.benefit is Benefit.ENTLASTUNGSBETRAG
    ]
    year = inputs.on.year
    return {
        year - 1: max((entry.balance_last_year_cents for entry in stated), default=0),
        year: max((entry.balance_cents for entry in stated), default=0),
    }


def _lapse(inputs: Inputs, stock: dict[int, int], month: CalendarMonth) -> dict[int, int]:
    """Take out the years that are over, and give what was left of them."""
    gone = {year: cents for year, cents in stock.items() if inputs.statutes.lapsed(year, month.first_day)}
    for year in gone:
        del stock[year]
    return gone


def _use(
    inputs: Inputs, money: Money, person: str, stock: dict[int, int], month: CalendarMonth, more: int = 0
) -> int:
    """Add a month's amount, use up the oldest first, and give the cents that are missing."""
    benefit, year = Benefit.ENTLASTUNGSBETRAG, month.first_day.year
    accrual = inputs.statutes.amount(person, benefit, month) or 0
    stock[year] = stock.get(year, 0) + max(accrual - money.used_before(person, benefit, month), 0)
    wanted = money.used(person, benefit, month) + more
    for old in sorted(stock):
        taken = min(stock[old], wanted)
        stock[old] -= taken
        wanted -= taken
    return wanted
