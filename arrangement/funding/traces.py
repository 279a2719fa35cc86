"""How each amount of a plan came about, step by step, down to paragraph and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.funding.book import Book
from arrangement.funding.pricing import Charge, benefit_of, often_in
from arrangement.law.benefits import benefit_rule
from arrangement.law.law import law_on
from arrangement.plan.plan import PlanLine
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth
from assessment.ground.source import TraceStep

Steps = list[dict[str, object]]


def line_traces(book: Book, month: CalendarMonth) -> Mapping[str, Steps]:
    """The steps of every line: the price as the catalogue has it, how often it is due, who may pay for it.

    Lines that are alike in all of this have the same steps.
    """
    charged = {charge.line: charge for charge in book.charges}
    alike: dict[tuple[object, ...], Steps] = {}
    found = {}
    for number, line in enumerate(book.lines):
        charge = charged.get(number)
        due = None if charge is None else (charge.cents, charge.flat, line.day, line.on or line.week_type)
        key = (line.offer, line.benefit, line.payer, due)
        if key not in alike:
            alike[key] = [step.as_json() for step in _steps(book, line, charge, month)]
        found[line.id] = alike[key]
    return found


def _steps(book: Book, line: PlanLine, charge: Charge | None, month: CalendarMonth) -> Iterator[TraceStep]:
    benefit = benefit_of(line)
    paragraph, source = "", ""
    if benefit is not None:
        rule = benefit_rule(benefit, law_on(book.on))
        paragraph, source = rule.paragraph, rule.source
        yield TraceStep("benefit", benefit.value, paragraph, source)
    offer = book.offers.get(line.offer or "")
    if charge is None or offer is None or offer.price is None:
        return
    often = 1 if charge.flat else often_in(month, book.calendar, line.week_type, charge.weekday, line.on)
    named = offer.paragraph or paragraph
    yield TraceStep(f"cents_per_{offer.price.unit}", offer.price.cents, named, offer.source)
    yield TraceStep("cents_each_time", charge.cents, named, offer.source)
    yield TraceStep(
        "times_in_month", often, paragraph, f"{line.day}, {line.on or line.week_type}, {month.month}"
    )
    yield TraceStep("cents_in_month", charge.cents * often, paragraph or named, source or offer.source)


def pflegegeld_traces(book: Book, month: CalendarMonth) -> Iterator[dict[str, Any]]:
    """Pflegegeld of each person in a month, with the share of the Sachleistung that lowers it."""
    for person in book.persons:
        cents = book.pflegegeld[person.id].get(month.month)
        if cents is None:
            continue
        found = book.combined[person.id][month.month]
        right = next(r for r in book.rights.of(person.id) if r.benefit is Benefit.PFLEGEGELD)
        steps = [step.as_json() for step in (*right.trace, *found.trace)]
        yield {
            "person": person.id,
            "month": month.month,
            "used_percent": found.used_percent,
            "cents": cents,
            "days_half": found.half,
            "days_none": found.none,
            "trace": steps,
        }
