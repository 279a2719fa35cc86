"""§ 29 Abs. 2 SGB IX: what help costs in kind by person and benefit: the measure of a Persönliches Budget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from arrangement.catalogue.offer import Catalogue
from arrangement.funding.pricing import charges, summed
from arrangement.law.benefits import benefit_rule
from arrangement.law.law import law_on
from arrangement.law.sgb_ix.p29 import budget_forms
from arrangement.plan.plan import PlanLine
from assessment.case.case import Case
from assessment.case.horizon import calendar_of
from assessment.ground.calendar import first_full, months_of


def in_kind(case: Case, catalogue: Catalogue, lines: Sequence[PlanLine], on: date) -> list[dict[str, Any]]:
    """Give the cost of lines by person and benefit, over the horizon and in its first full month.

    Of an arrangement by staff alone this is the full need in kind; in a budget it takes the form `money` or
    `voucher`, or none where the law knows no budget for it.
    """
    months, law = months_of(on, case.horizon.weeks), law_on(on)
    offers = {offer.id: offer for offer in catalogue.offers}
    due = summed(charges(case, offers, lines, law), months, calendar_of(case, on))
    shown = first_full(months).month
    accounts = sorted((person, benefit, payer) for person, benefit, payer in due if benefit is not None)
    return [
        {
            "person": person,
            "benefit": benefit.value,
            "payer": payer,
            "form": dict(budget_forms([benefit_rule(benefit, law)], law)).get(benefit.value),
            "cents": sum(due[person, benefit, payer].values()),
            "cents_per_month": due[person, benefit, payer][shown],
        }
        for person, benefit, payer in accounts
    ]
