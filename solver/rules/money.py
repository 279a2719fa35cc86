"""Rules about money, by calendar month of the horizon, in whole cents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arrangement.matching.candidate import PAID_BY_SELF
from arrangement.problem import Problem
from arrangement.problem.problem import Option
from assessment.ground.calendar import CalendarMonth
from solver.rows import Columns, Row
from solver.rows.row import Term, merged


def cents(problem: Problem, x: Columns, person: str, benefit: str, month: CalendarMonth) -> tuple[Term, ...]:
    """What one benefit pays for one person in one calendar month, as terms in cents."""
    return merged(_cents(problem, x, person, benefit, month))


def _cents(problem: Problem, x: Columns, person: str, benefit: str, month: CalendarMonth) -> Iterator[Term]:
    often = month.weekday_counts
    for option in problem.options:
        if option.person == person and option.benefit == benefit:
            yield from _of_option(problem, x, option, often[option.slot.day])
    owners: dict[tuple[int, int], int] = {}
    for visit in problem.visits:
        for option in x.watching(visit):
            if option.person == person and option.benefit == benefit and option.cents_per_step:
                owners[visit.number, option.number] = option.cents_per_step * often[visit.slot.day]
    yield from ((x.extra[key], price) for key, price in owners.items())
    for attendance in problem.attendances:
        if attendance.person == person and attendance.benefit == benefit and attendance.cents:
            yield x.attend[attendance.key, benefit], attendance.cents * often[attendance.day]
    flat = {
        (o.person, o.source, o.benefit): o.cents_per_month
        for o in problem.options
        if o.cents_per_month and (o.person, o.benefit) == (person, benefit)
    }
    yield from ((x.flat[key], price) for key, price in sorted(flat.items()))


def _of_option(problem: Problem, x: Columns, option: Option, times: int) -> Iterable[Term]:
    if option.cents_per_step and not problem.is_presence(option):
        yield x.amount[option.number], option.cents_per_step * x.step_of(option) * times
    if option.cents_per_piece:
        yield x.piece.get(option.number, x.amount[option.number]), option.cents_per_piece * times


def month_amounts_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """Over its months, a benefit pays at most what the law gives and is left.

    Unit: cents.  Coarse: sum.
    """
    by_name = {month.month: month for month in problem.months}
    for limit in problem.limits:
        terms = merged(
            term
            for name in limit.months
            for term in cents(problem, x, limit.person, limit.benefit, by_name[name])
        )
        if terms:
            yield Row(f"{limit.person},{limit.benefit},{limit.months[-1]}", terms, high=limit.cents)


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
    for person, accepted in problem.accepted_cents.items():
        for month in problem.months:
            terms = cents(problem, x, person, PAID_BY_SELF, month)
            if terms:
                yield Row(f"{person},{month.month}", terms, high=accepted)
