"""§ 29 Abs. 2 SGB IX: what help costs in kind by person and benefit: the measure of a Persönliches Budget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from arrangement.catalogue.offer import Catalogue
from arrangement.funding.book import Book
from arrangement.law.benefits import benefit_rule, payer_of
from arrangement.law.law import law_on
from arrangement.law.sgb_ix.p29 import budget_forms
from arrangement.plan.plan import PlanLine
from assessment.case.case import Case
from assessment.ground.calendar import first_full, months_of


def in_kind(case: Case, catalogue: Catalogue, lines: Sequence[PlanLine], on: date) -> list[dict[str, Any]]:
    """Give the cost of lines by person and benefit, over the horizon and in its first full month.

    Of an arrangement by staff alone this is the full need in kind; in a budget it takes the form `money` or
    `voucher`, or none where the law knows no budget for it.
    """
    months, law = months_of(on, case.horizon.weeks), law_on(on)
    book = Book(case, catalogue, lines, on, months)
    shown = first_full(months).month
    found = []
    for person, benefit in sorted({(c.person, c.benefit) for c in book.charges if c.benefit is not None}):
        cents = book.cents(person, benefit)
        found.append(
            {
                "person": person,
                "benefit": benefit.value,
                "payer": payer_of(benefit, law),
                "form": dict(budget_forms([benefit_rule(benefit, law)], law)).get(benefit.value),
                "cents": sum(cents.values()),
                "cents_per_month": cents[shown],
            }
        )
    return found
