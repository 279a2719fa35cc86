"""The money of a plan: per calendar month, per payer and per line, with Pflegegeld, ledger and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from arrangement.catalogue.offer import Catalogue
from arrangement.funding.beside import standing, warnings
from arrangement.funding.book import Book
from arrangement.funding.carers import covers
from arrangement.funding.claims import applications_for, remaining_of, savings_left, services_left
from arrangement.funding.ledger import Entry, amount_entry, need_entry
from arrangement.funding.pricing import SELF
from arrangement.funding.shares import by_payer, insured_part
from arrangement.funding.short_stays import announced, short_stays
from arrangement.funding.stocks import JAHRESBETRAG
from arrangement.funding.traces import line_traces, pflegegeld_traces
from arrangement.law.law import law_on
from arrangement.law.paying import used_in
from arrangement.law.rights import Rights
from arrangement.plan.plan import FundingRow, LedgerRow, Month, PlanLine, PlanModel, Remaining
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth, first_full, months_of

Row = dict[str, Any]
"""One row as the plan file holds it."""


@dataclass(frozen=True)
class Money:
    """What a plan costs and who pays; every figure in cents, rows as the plan file holds them.

    Attributes:
        rights: What the ledger goes by.
        reference_month: The month that stands for all: the first full one, `YYYY-MM`.
        cents_of_line: Cents of each line in the reference month, by id.
        months: Every calendar month of the horizon.
        funding: Leistungsträger and what they pay in the reference month; Pflegegeld is not among it.
        own_share_cents, pflegegeld_cents: In the reference month.
        pflegegeld, traces: How the Pflegegeld of each person and the price of each line came about.
        kurzzeitpflege: Days, cost and shares of Kurzzeitpflege, by person and calendar year.
        warnings: What may change the figures within the horizon.
    """

    rights: Rights
    reference_month: str
    cents_of_line: Mapping[str, int]
    months: tuple[Row, ...]
    funding: tuple[Row, ...]
    own_share_cents: int
    pflegegeld_cents: int
    ledger: tuple[Row, ...]
    choices: tuple[Row, ...]
    remaining: tuple[Row, ...]
    applications: tuple[Row, ...]
    carers: tuple[Row, ...]
    side_by_side: tuple[Row, ...]
    pflegegeld: tuple[Row, ...]
    traces: Mapping[str, list[dict[str, object]]]
    kurzzeitpflege: tuple[Row, ...]
    warnings: tuple[Row, ...]


def money_of(case: Case, catalogue: Catalogue, lines: Sequence[PlanLine], rights: Rights) -> Money:
    """Work out the money of a plan from its lines.

    Args:
        case: The case.
        catalogue: Prices and forms of the offers.
        lines: The plan's lines, in the plan's order.
        rights: As derived for the first day of the horizon.
    """
    on = rights.on
    calendar = months_of(on, case.horizon.weeks)
    book = Book(case, catalogue, lines, rights, calendar)
    month = first_full(calendar)
    entries = tuple(_entries(book, month))
    months = tuple(_month(book, m) for m in calendar)
    shown = months[calendar.index(month)]
    carers = tuple(covers(case, book.rights.carer_claims, lines, book.calendar, law_on(on)))
    cents = {line.id: 0 for line in lines}
    for charge in book.charges:
        cents[lines[charge.line].id] += charge.in_month(month, book.calendar)
    return Money(
        rights=book.rights,
        reference_month=month.month,
        cents_of_line=cents,
        months=_rows(months),
        funding=_rows(FundingRow(payer=payer, cents_per_month=s) for payer, s in shown.funding.items()),
        own_share_cents=int(shown.own_share_cents),
        pflegegeld_cents=int(shown.pflegegeld_cents),
        ledger=_rows(entry.row for entry in entries),
        choices=_rows(choice for entry in entries for choice in entry.choices),
        remaining=_rows(_remaining(book, month, entries)),
        applications=tuple(applications_for(case, book.drawn, on, book.replaced_from)),
        carers=_rows(carers),
        side_by_side=tuple(standing(book)),
        pflegegeld=tuple(pflegegeld_traces(book, month)),
        traces=line_traces(book, month),
        kurzzeitpflege=tuple(short_stays(book)),
        warnings=(*_rows(warnings(book, calendar, carers)), *announced(book)),
    )


def _rows(models: Iterable[PlanModel]) -> tuple[Row, ...]:
    return tuple(model.model_dump(mode="json") for model in models)


def _month(book: Book, month: CalendarMonth) -> Month:
    paid: dict[str, int] = {}
    for (person, benefit, payer), by_month in book.due.items():
        cents = by_month[month.month]
        parts = {payer: cents}
        if benefit is not None:
            parts = dict(by_payer(book.case.person(person), benefit, payer, cents, book.on, month))
        for name, part in parts.items():
            paid[name] = paid.get(name, 0) + part
    own = paid.pop(SELF, 0)
    return Month(
        month=month.month,
        funding=dict(sorted(paid.items())),
        own_share_cents=own,
        pflegegeld_cents=sum(cash.get(month.month, 0) for cash in book.pflegegeld.values()),
        converted={p: turned[month.month] for p, turned in book.converted.items() if month.month in turned},
        stocks=tuple(stock for name, stock in book.stocks if name == month.month),
        **book.by_month.of(month),
    )


def _entries(book: Book, month: CalendarMonth) -> Iterator[Entry]:
    for person in book.persons:
        choices = [c for c in book.case.choices if c.person == person.id and c.on <= book.on]
        for right in book.rights.of(person.id):
            if right.amount_cents is None:
                at_once = book.case.need(right.need).helpers_at_once if right.need else 1
                yield need_entry(choices, right, book.owed_minutes(right), book.lines, at_once)
            else:
                cash = right.benefit is Benefit.PFLEGEGELD
                drawn = book.pflegegeld[person.id] if cash else book.taken(person.id, right.benefit)
                yield amount_entry(choices, right, book.insured(person, right, drawn, month))


def _remaining(book: Book, month: CalendarMonth, entries: Sequence[Entry]) -> Iterator[Remaining]:
    rows: Mapping[str, LedgerRow] = {entry.row.right: entry.row for entry in entries}
    for person in book.persons:
        for right in book.rights.of(person.id):
            if right.benefit is Benefit.ENTLASTUNGSBETRAG:
                used = book.taken(person.id, right.benefit)
                yield from savings_left(book.case, person, right, book.on, book.months, used)
            elif right.benefit is Benefit.PFLEGEGELD:
                yield from _pflegegeld_left(book, person, right.id, month)
            else:
                before = book.insured(person, right, used_in(book.case, person, right.benefit), month)
                yield from remaining_of(right, rows[right.id], month, before)
        yield from _services(book, person)


def _services(book: Book, person: Person) -> Iterator[Remaining]:
    months = {month.month: month for month in book.months}
    last, benefit = book.months[-1], Benefit.VERHINDERUNGSPFLEGE
    years = [
        (month, insured_part(person, benefit, int(left), book.on))
        for name, stock in book.stocks
        if (stock.person, stock.claim) == (person.id, JAHRESBETRAG)
        for month in [months[name]]
        for left in [stock.closing_cents if month is last else stock.lapsed_cents]
    ]
    entry = next(entry for entry in book.rights.persons if entry.person == person.id)
    yield from services_left(entry.claims, years)


def _pflegegeld_left(book: Book, person: Person, right: str, month: CalendarMonth) -> Iterator[Remaining]:
    """Pflegegeld that the person does not take, less what § 38 takes away: it can be asked for any day."""
    if person.wants_pflegegeld is False:
        found = book.combined[person.id].get(month.month)
        cash = found.cents if found else 0
        cents = insured_part(person, Benefit.PFLEGEGELD, cash, max(book.on, month.first_day))
        if cents:
            yield Remaining(claim=right, cents=cents)
