"""Rules about money, by calendar month of the horizon, in whole cents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arrangement.matching.candidate import PAID_BY_SELF
from arrangement.problem import Problem
from arrangement.problem.asked import Option
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth
from solver.rows import Columns, Row
from solver.rows.row import Term, merged

Price = tuple[int, int, tuple[int, int] | None]
"""(column, cents, week and weekday on which they are due each time; None once a calendar month)."""


class Prices:
    """What each decision costs whom, looked up by person and benefit."""

    def __init__(self, problem: Problem, x: Columns) -> None:
        """Collect every price once."""
        self._problem = problem
        self._prices: dict[tuple[str, str], list[Price]] = {}
        self._support: dict[tuple[str, str], list[Price]] = {}
        for option in problem.options:
            self._add(option, _of_option(problem, x, option))
        for visit in problem.visits:
            for option in x.watching(visit):
                if option.cents_per_step:
                    self._add(option, ((x.extra[visit.number, option.number], option.cents_per_step),))
        for attendance in problem.attendances:
            if attendance.cents:
                column, due = x.attend[attendance.key, attendance.benefit], (attendance.week, attendance.day)
                price = (column, attendance.cents, due)
                self._prices.setdefault((attendance.person, attendance.benefit), []).append(price)
                if attendance.offer in problem.everyday_support:
                    self._support.setdefault((attendance.person, attendance.benefit), []).append(price)
        monthly = (option for option in problem.options if option.cents_per_month)
        flat = {(o.person, o.source, o.benefit): o.cents_per_month for o in monthly}
        for (person, source, benefit), cents in sorted(flat.items()):
            flat_price = (x.flat[person, source, benefit], cents, None)
            self._prices.setdefault((person, benefit), []).append(flat_price)
            if source in problem.everyday_support:
                self._support.setdefault((person, benefit), []).append(flat_price)

    def _add(self, option: Option, terms: Iterator[Term] | tuple[Term, ...]) -> None:
        due = (option.slot.week, option.slot.day)
        for column, cents in terms:
            self._prices.setdefault((option.person, option.benefit), []).append((column, cents, due))
            if self._problem.is_supported(option):
                self._support.setdefault((option.person, option.benefit), []).append((column, cents, due))

    def cents(self, person: str, benefit: str, month: CalendarMonth) -> tuple[Term, ...]:
        """What one benefit pays for one person in one calendar month, as terms in cents."""
        return self._in_month(self._prices.get((person, benefit), ()), month)

    def support(self, person: str, month: CalendarMonth) -> tuple[Term, ...]:
        """What the Entlastungsbetrag pays for everyday support in one calendar month, as terms in cents."""
        return self._in_month(self._support.get((person, Benefit.ENTLASTUNGSBETRAG), ()), month)

    def _in_month(self, prices: Iterable[Price], month: CalendarMonth) -> tuple[Term, ...]:
        return merged(
            (column, cents * (self._problem.often(month.month, *due) if due is not None else 1))
            for column, cents, due in prices
        )


def _of_option(problem: Problem, x: Columns, option: Option) -> Iterator[Term]:
    if option.cents_per_step and problem.is_hands_on(option):
        yield x.amount[option.number], option.cents_per_step * x.step_of(option)
    if option.cents_per_piece:
        yield x.piece.get(option.number, x.amount[option.number]), option.cents_per_piece


def month_amounts_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """Over its months, a benefit pays at most what the law gives and is left.

    Converted Sachleistung pays for everyday support beside the Entlastungsbetrag, counts as used, and is
    never more than that support costs.

    Unit: cents.  Coarse: sum.
    """
    by_name = {month.month: month for month in problem.months}
    prices = Prices(problem, x)
    for limit in problem.limits:
        terms = merged(
            term for name in limit.months for term in prices.cents(limit.person, limit.benefit, by_name[name])
        )
        turned = tuple(x.convert[limit.person, m] for m in limit.months if (limit.person, m) in x.convert)
        sign = {Benefit.ENTLASTUNGSBETRAG: -1, Benefit.PFLEGESACHLEISTUNG: 1}.get(Benefit(limit.benefit), 0)
        terms = merged((*terms, *((column, sign) for column in turned if sign)))
        if any(cents > 0 for _, cents in terms):
            yield Row(f"{limit.person},{limit.benefit},{limit.months[-1]}", terms, high=limit.cents)
    for (person, name), column in x.convert.items():
        support = ((c, -cents) for c, cents in prices.support(person, by_name[name]))
        yield Row(f"{person},converted,{name}", merged(((column, 1), *support)), high=0)


def replacement_days_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """Replacement care pays in weeks that count for it, and these have the days that a year leaves.

    Each amount <= most x replaced;  attend <= replaced;  sum of days x replaced <= days left, year by year.
    Unit: days.  Coarse: drop.
    """
    benefit = Benefit.VERHINDERUNGSPFLEGE
    for option in problem.options:
        if option.benefit == benefit and option.session is None:
            due = x.replaced[option.person, option.slot.week]
            yield Row(f"{option.number}", ((x.amount[option.number], 1), (due, -x.most(option))), high=0)
    for attendance in problem.attendances:
        if attendance.benefit == benefit:
            due = x.replaced[attendance.person, attendance.week]
            attended = x.attend[attendance.key, attendance.benefit]
            yield Row(attendance.key, ((attended, 1), (due, -1)), high=0)
    days: dict[tuple[str, int], list[Term]] = {}
    for without in problem.without_carer:
        for year, number in without.days.items():
            column = x.replaced[without.person, without.week]
            days.setdefault((without.person, year), []).append((column, number))
    for (person, year), terms in sorted(days.items()):
        yield Row(f"{person},{year}", tuple(terms), high=problem.replaced_days[person, year])


def one_payer_per_price(problem: Problem, x: Columns) -> Iterator[Row]:
    """A flat price and an attendance are due once, from one payer; a piece of help is one line.

    Each amount <= most x flat;  sum over payers <= 1, likewise for attendances, presence and pieces.
    Coarse: drop.
    """
    for option in problem.options:
        payers = problem.payers_of(option)
        if option is payers[0] and len(payers) > 1 and option.number in x.piece:
            yield Row(f"{option.number}", tuple((x.piece[o.number], 1) for o in payers), high=1)
    prices: dict[tuple[str, str], list[int]] = {}
    for (person, offer, _), column in sorted(x.flat.items()):
        prices.setdefault((person, offer), []).append(column)
    for (person, offer), columns in prices.items():
        yield Row(f"{person},{offer}", tuple((column, 1) for column in columns), high=1)
    for option in problem.options:
        if option.cents_per_month:
            due = x.flat[option.person, option.source, option.benefit]
            yield Row(f"{option.number}", ((x.amount[option.number], 1), (due, -x.most(option))), high=0)
    for way, attendances in sorted(problem.ways.items()):
        if len(attendances) > 1:
            yield Row(way, tuple((x.attend[a.key, a.benefit], 1) for a in attendances), high=1)


def own_share_accepted(problem: Problem, x: Columns) -> Iterator[Row]:
    """In no month does the person pay more than they accept.

    Unit: cents.  Coarse: sum.
    """
    prices = Prices(problem, x)
    for person, accepted in problem.accepted_cents.items():
        for month in problem.months:
            terms = prices.cents(person, PAID_BY_SELF, month)
            if terms:
                yield Row(f"{person},{month.month}", terms, high=accepted)
