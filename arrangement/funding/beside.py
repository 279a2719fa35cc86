"""What a plan says beside its sums: how benefits stand side by side, and what may change or end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from arrangement.funding.book import Book
from arrangement.funding.combination import beyond_the_choice
from arrangement.law.amounts import next_rise
from arrangement.law.cover import WARNED
from arrangement.law.law import law_on
from arrangement.law.sgb_xi.p38 import bound_until
from arrangement.law.side_by_side import rows, running
from arrangement.plan.plan import CarerCover, ReasonEntry
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth


def warnings(
    book: Book, months: Sequence[CalendarMonth], carers: Sequence[CarerCover]
) -> Iterator[ReasonEntry]:
    """What may change the figures within the horizon, and what somebody has to be asked before."""
    yield from _rises(months)
    yield from _beyond(book)
    yield from _about_carers(carers)


def _rises(months: Sequence[CalendarMonth]) -> Iterator[ReasonEntry]:
    last = months[-1]
    rise = next_rise(law_on(last.last_day))
    if rise is not None and rise <= last.last_day:
        yield ReasonEntry(key="warning.amounts_rise", params={"day": rise.isoformat()})


def standing(book: Book) -> Iterator[dict[str, Any]]:
    """How the benefits that a person draws stand beside each other, as the combination table says."""
    law = law_on(book.on)
    for person in book.persons:
        drawn = {benefit.value for benefit in book.drawn[person.id]}
        yield from rows(person.id, drawn | {*running(book.case, person.id, law)}, law)


def _beyond(book: Book) -> Iterator[ReasonEntry]:
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
