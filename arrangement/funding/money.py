"""The money of a plan: per calendar month, per payer and per line, with Pflegegeld, ledger and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrangement.catalogue.offer import Catalogue
from arrangement.funding.by_month import ByMonth
from arrangement.funding.carers import covers
from arrangement.funding.claims import applications_for, remaining_of, savings_left
from arrangement.funding.combination import beyond_the_choice, pflegegeld_by_month
from arrangement.funding.ledger import Entry, amount_entry, need_entry
from arrangement.funding.pricing import SELF, Charge, benefit_of, charges
from arrangement.funding.shares import by_payer, insured_part
from arrangement.funding.stocks import saved_by_month, year_by_month
from arrangement.law.amounts import next_rise
from arrangement.law.cover import WARNED
from arrangement.law.extent import minutes_per_week
from arrangement.law.law import law_on
from arrangement.law.paying import used_in
from arrangement.law.rights import Right, Rights, derive_rights
from arrangement.law.sgb_xi.p38 import bound_until
from arrangement.law.side_by_side import running, side_by_side
from arrangement.plan.plan import (
    CarerCover,
    FundingRow,
    LedgerRow,
    Month,
    PlanLine,
    PlanModel,
    ReasonEntry,
    Remaining,
    Stock,
)
from assessment.case.case import Case
from assessment.case.homes import need_homes_in
from assessment.case.horizon import calendar_of, dates_to_meet, holds_in
from assessment.case.needs import Dated
from assessment.case.people import Person
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth, first_full, months_of
from assessment.ground.grid import up_to_grid

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
    warnings: tuple[Row, ...]


def money_of(case: Case, catalogue: Catalogue, lines: Sequence[PlanLine], on: date) -> Money:
    """Work out the money of a plan from its lines.

    Args:
        case: The case.
        catalogue: Prices and forms of the offers.
        lines: The plan's lines, in the plan's order.
        on: First day of the horizon.
    """
    calendar = months_of(on, case.horizon.weeks)
    book = _Book(case, catalogue, lines, on, calendar)
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
        applications=tuple(applications_for(case, book.drawn, on)),
        carers=_rows(carers),
        side_by_side=tuple(_side_by_side(book)),
        warnings=_rows((*_warnings(calendar), *_beyond(book), *_about_carers(carers))),
    )


def _rows(models: Iterable[PlanModel]) -> tuple[Row, ...]:
    return tuple(model.model_dump(mode="json") for model in models)


class _Book:
    """What all parts of the computation look things up in."""

    def __init__(
        self,
        case: Case,
        catalogue: Catalogue,
        lines: Sequence[PlanLine],
        on: date,
        months: Sequence[CalendarMonth],
    ) -> None:
        self.case, self.lines, self.on, self.months = case, lines, on, months
        self.persons = sorted(case.persons, key=lambda person: person.id)
        self.calendar = calendar_of(case, on)
        self.rights = derive_rights(case, on)
        self.charges: tuple[Charge, ...] = charges(case, catalogue, lines, law_on(on))
        self.pflegegeld = {person.id: self._pflegegeld(person) for person in self.persons}
        self.drawn = {person.id: set(self._drawn(person)) for person in self.persons}
        self.by_month = ByMonth(case, catalogue, lines, self.calendar)
        self.stocks = tuple(self._stocks())

    def cents(self, person: str, benefit: Benefit) -> dict[str, int]:
        """What the lines draw from a person's benefit in each calendar month."""
        mine = [c for c in self.charges if c.person == person and c.benefit is benefit]
        return {
            month.month: sum(charge.in_month(month, self.calendar) for charge in mine)
            for month in self.months
        }

    def used(self, person: Person, benefit: Benefit) -> dict[str, int]:
        """The same with what was used before the plan."""
        before = used_in(self.case, person, benefit)
        return {m: cents + before.get(m, 0) for m, cents in self.cents(person.id, benefit).items()}

    def insured(self, person: Person, right: Right, cents: Mapping[str, int], month: CalendarMonth) -> int:
        """Of a month's cents what the payer of the right pays, without the part of Beihilfe."""
        day = max(self.on, month.first_day)
        return insured_part(person, right.benefit, cents.get(month.month, 0), day)

    def owed_minutes(self, right: Right) -> int:
        """What a right by need owes: in one week of each type in which the need holds, and at its dates."""
        if right.need is None:
            return right.minutes_per_week or 0
        need = self.case.need(right.need)
        if isinstance(need.measure, Dated):
            dates = sum(1 for _ in dates_to_meet(self.case, need, self.calendar))
            return dates * up_to_grid(need.measure.minutes)
        weeks = [kind for kind in self.calendar.types if holds_in(self.case, need, kind)]
        return sum(minutes_per_week(need, need_homes_in(self.case, need, kind)) or 0 for kind in weeks)

    def _pflegegeld(self, person: Person) -> dict[str, int]:
        """Pflegegeld paid in each month: all that § 38 leaves, unless the person said no to it."""
        granted = any(right.benefit is Benefit.PFLEGEGELD for right in self.rights.of(person.id))
        if person.wants_pflegegeld is False or not granted:
            return {}
        used = self.used(person, Benefit.PFLEGESACHLEISTUNG)
        return pflegegeld_by_month(person, self.on, self.months, used)

    def _stocks(self) -> Iterator[tuple[str, Stock]]:
        last_day = self.calendar.last_day
        for person in self.persons:
            benefits = {right.benefit for right in self.rights.of(person.id)}
            if Benefit.ENTLASTUNGSBETRAG in benefits:
                used = self.cents(person.id, Benefit.ENTLASTUNGSBETRAG)
                yield from saved_by_month(self.case, person, self.on, self.months, used, last_day)
            yield from year_by_month(self.case, person, self.on, self.months, last_day)

    def _drawn(self, person: Person) -> Iterator[Benefit]:
        for line in self.lines:
            benefit = benefit_of(line) if line.person == person.id else None
            if benefit is not None:
                yield benefit
        if any(self.pflegegeld[person.id].values()):
            yield Benefit.PFLEGEGELD


def _month(book: _Book, month: CalendarMonth) -> Month:
    due: dict[tuple[str, Benefit | None, str], int] = {}
    for charge in book.charges:
        key = (charge.person, charge.benefit, charge.payer)
        due[key] = due.get(key, 0) + charge.in_month(month, book.calendar)
    paid: dict[str, int] = {}
    for (person, benefit, payer), cents in due.items():
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
        stocks=tuple(stock for name, stock in book.stocks if name == month.month),
        **book.by_month.of(month),
    )


def _entries(book: _Book, month: CalendarMonth) -> Iterator[Entry]:
    for person in book.persons:
        choices = [c for c in book.case.choices if c.person == person.id and c.on <= book.on]
        for right in book.rights.of(person.id):
            if right.amount_cents is None:
                at_once = book.case.need(right.need).helpers_at_once if right.need else 1
                yield need_entry(choices, right, book.owed_minutes(right), book.lines, at_once)
            else:
                cash = right.benefit is Benefit.PFLEGEGELD
                drawn = book.pflegegeld[person.id] if cash else book.cents(person.id, right.benefit)
                yield amount_entry(choices, right, book.insured(person, right, drawn, month))


def _remaining(book: _Book, month: CalendarMonth, entries: Sequence[Entry]) -> Iterator[Remaining]:
    rows: Mapping[str, LedgerRow] = {entry.row.right: entry.row for entry in entries}
    for person in book.persons:
        for right in book.rights.of(person.id):
            if right.benefit is Benefit.ENTLASTUNGSBETRAG:
                used = book.cents(person.id, right.benefit)
                yield from savings_left(book.case, person, right, book.on, book.months, used)
            elif right.benefit is Benefit.PFLEGEGELD:
                yield from _pflegegeld_left(book, person, right.id, month)
            else:
                before = book.insured(person, right, used_in(book.case, person, right.benefit), month)
                yield from remaining_of(right, rows[right.id], month, before)


def _pflegegeld_left(book: _Book, person: Person, right: str, month: CalendarMonth) -> Iterator[Remaining]:
    """Pflegegeld that the person does not take, less what § 38 takes away: it can be asked for any day."""
    if person.wants_pflegegeld is False:
        used = book.used(person, Benefit.PFLEGESACHLEISTUNG)
        cash = pflegegeld_by_month(person, book.on, book.months, used).get(month.month, 0)
        cents = insured_part(person, Benefit.PFLEGEGELD, cash, max(book.on, month.first_day))
        if cents:
            yield Remaining(claim=right, cents=cents)


def _warnings(months: Sequence[CalendarMonth]) -> Iterator[ReasonEntry]:
    last = months[-1]
    rise = next_rise(law_on(last.last_day))
    if rise is not None and rise <= last.last_day:
        yield ReasonEntry(key="warning.amounts_rise", params={"day": rise.isoformat()})


def _side_by_side(book: _Book) -> Iterator[Row]:
    """How the benefits that a person draws stand beside each other, as the combination table says."""
    law = law_on(book.on)
    for person in book.persons:
        drawn = {benefit.value for benefit in book.drawn[person.id]}
        for first, second, pair in side_by_side(drawn | {*running(book.case, person.id, law)}, law):
            yield {
                "person": person.id,
                "first": first,
                "second": second,
                "beside": pair.rule.beside,
                "condition": pair.rule.condition,
                "paragraph": pair.figure.paragraph,
                "source": pair.figure.source,
            }


def _beyond(book: _Book) -> Iterator[ReasonEntry]:
    """Who would draw more care in kind than the ratio they are bound to (§ 38 Satz 3 SGB XI)."""
    for person in book.persons:
        used = book.used(person, Benefit.PFLEGESACHLEISTUNG)
        if person.care_mix is not None and beyond_the_choice(person, book.on, book.months, used):
            until = bound_until(law_on(book.on), person.care_mix.since)
            params: dict[str, str | int] = {
                "person": person.id,
                "percent": person.care_mix.in_kind_percent,
                "until": until.isoformat(),
            }
            yield ReasonEntry(key="warning.care_mix_exceeded", params=params)


def _about_carers(carers: Sequence[CarerCover]) -> Iterator[ReasonEntry]:
    """Whose social security the plan ends, or touches by less than an hour."""
    for row in carers:
        if row.state in WARNED:
            params: dict[str, str | int] = {
                "helper": row.helper,
                "minutes": int(row.planned_minutes_per_week),
                "days": int(row.planned_days_per_week),
                "least_minutes": int(row.least_minutes_per_week),
                "least_days": int(row.least_days_per_week),
            }
            yield ReasonEntry(key=f"warning.cover_{row.state}", params=params)
