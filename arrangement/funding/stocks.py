"""Money that is saved up and lapses, month by month: what is there, comes, is used, is gone, stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from arrangement.law.amounts import grade_key
from arrangement.law.conditions import grade_of
from arrangement.law.law import law_on
from arrangement.law.paying import amounts_by_month, stock_of, used_in
from arrangement.law.replacement import in_calendar_year
from arrangement.law.sgb_xi.p42 import jahresbetrag
from arrangement.law.sgb_xi.p45b import left_after
from arrangement.plan.plan import Stock
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.words import Benefit
from assessment.ground.calendar import MONTHS_A_YEAR, CalendarMonth, month_of
from assessment.ground.dated import NoLawForDay

JAHRESBETRAG = "jahresbetrag"


def saved_by_month(
    case: Case,
    person: Person,
    on: date,
    months: Sequence[CalendarMonth],
    used: Mapping[str, int],
    last_day: date,
) -> Iterator[tuple[str, Stock]]:
    """The Entlastungsbetrag in each month of the horizon; what was used before the plan is no accrual.

    Args:
        case: The case.
        person: Whose stock; somebody with a right to it.
        on: First day of the horizon.
        months: Its calendar months.
        used: Cents that the plan uses in each.
        last_day: Its last day: what lapses later is still there.
    """
    benefit = Benefit.ENTLASTUNGSBETRAG
    before = used_in(case, person, benefit)
    granted = amounts_by_month(person, benefit, on, months)
    accrued = {name: max(0, cents - before.get(name, 0)) for name, cents in granted.items()}
    stock = stock_of(case, person, on, months)
    there = sum(layer.cents for layer in stock if layer.since == months[0].month) - accrued[months[0].month]
    for month in months:
        stock = left_after(stock, (month,), used)
        gone = {
            number
            for number, layer in enumerate(stock)
            if month_of(layer.expires) == month.month and layer.expires <= last_day
        }
        lapsed = sum(stock[number].cents for number in gone)
        stock = tuple(replace(one, cents=0) if n in gone else one for n, one in enumerate(stock))
        row = _flow(person, benefit.value, there, accrued[month.month], used.get(month.month, 0), lapsed)
        there = int(row.closing_cents)
        yield month.month, row


def year_by_month(
    case: Case,
    person: Person,
    on: date,
    months: Sequence[CalendarMonth],
    used: Mapping[str, int],
    last_day: date,
) -> Iterator[tuple[str, Stock]]:
    """§ 42a SGB XI: the amount of the calendar year for §§ 39, 42: new in January, gone after December.

    Args:
        case: The case: what was used before the plan counts in its year.
        person: Whose amount, whole; beside Beihilfe the insurance pays its part of what is used.
        on: First day of the horizon.
        months: Its calendar months.
        used: Cents that lines and days of Kurzzeitpflege take in each.
        last_day: Its last day.
    """
    granted = {month.month: _granted(case, person, on, month) for month in months}
    there, before, drawn = granted[months[0].month], granted[months[0].month], 0
    if not any(granted.values()):
        return
    for month in months:
        new = month.first_day > on and (month.first_day.month == 1 or not before)
        drawn = used.get(month.month, 0) + (0 if month.first_day.month == 1 else drawn)
        accrued = max(0, granted[month.month] - drawn + used.get(month.month, 0)) if new else 0
        over = month.first_day.month == MONTHS_A_YEAR and month.last_day <= last_day
        now = used.get(month.month, 0) if granted[month.month] else 0
        row = _flow(person, JAHRESBETRAG, there, accrued, now, there + accrued - now if over else 0)
        there, before = int(row.closing_cents), granted[month.month]
        yield month.month, row


def _granted(case: Case, person: Person, on: date, month: CalendarMonth) -> int:
    """What the calendar year leaves under the law of a month; 0 before there was one amount for both."""
    day = max(on, month.first_day)
    grade = grade_of(person, law_on(day))
    try:
        jahresbetrag(law_on(day), grade_key(grade or 0))
    except NoLawForDay:
        return 0
    return in_calendar_year(case, person, on, day)[0]


def _flow(person: Person, claim: str, there: int, accrued: int, used: int, lapsed: int) -> Stock:
    return Stock(
        person=person.id,
        claim=claim,
        opening_cents=there,
        accrued_cents=accrued,
        used_cents=used,
        lapsed_cents=lapsed,
        closing_cents=there + accrued - used - lapsed,
    )
