"""Money that is saved up and lapses, month by month: what is there, comes, is used, is gone, stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from arrangement.law.access import share_percent, shared
from arrangement.law.amounts import grade_key
from arrangement.law.claims import used_in_year
from arrangement.law.conditions import grade_of
from arrangement.law.law import law_on
from arrangement.law.paying import amounts_by_month, stock_of, used_in
from arrangement.law.sgb_xi.p42 import jahresbetrag
from arrangement.law.sgb_xi.p45b import left_after
from arrangement.plan.plan import Stock
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.calendar import MONTHS_A_YEAR, CalendarMonth, month_of
from assessment.ground.dated import NoLawForDay

JAHRESBETRAG = "jahresbetrag"
OF_THE_YEAR = (ClaimWord.KURZZEITPFLEGE, ClaimWord.VERHINDERUNGSPFLEGE)


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
    case: Case, person: Person, on: date, months: Sequence[CalendarMonth], last_day: date
) -> Iterator[tuple[str, Stock]]:
    """§ 42a SGB XI: the amount of the calendar year for §§ 39, 42: new in January, gone after December."""
    used = sum(used_in_year(case.claims_used, person.id, word, on) for word in OF_THE_YEAR)
    there = max(0, _of_year(person, on) - used)
    if not there and not any(_of_year(person, max(on, month.first_day)) for month in months):
        return
    for month in months:
        new = month.first_day.month == 1 and month.first_day > on
        accrued = _of_year(person, month.first_day) if new else 0
        over = month.first_day.month == MONTHS_A_YEAR and month.last_day <= last_day
        row = _flow(person, JAHRESBETRAG, there, accrued, 0, there + accrued if over else 0)
        there = int(row.closing_cents)
        yield month.month, row


def _of_year(person: Person, day: date) -> int:
    """The whole amount of a calendar year, as far as the care insurance pays it; 0 where there is none."""
    law = law_on(day)
    grade = grade_of(person, law)
    if grade is None:
        return 0
    try:
        cents, _ = jahresbetrag(law, grade_key(grade))
    except NoLawForDay:
        return 0
    return shared(cents, share_percent(person, law))


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
