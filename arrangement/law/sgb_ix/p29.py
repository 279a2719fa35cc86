"""§ 29 SGB IX: the Persönliches Budget, a form that any benefit of participation can take."""

from __future__ import annotations

from collections.abc import Iterable

from arrangement.law.benefits import BenefitRule
from arrangement.law.law import Law
from assessment.case.words import Book
from assessment.ground.source import TraceStep

VOUCHER_ONLY = ("pflegesachleistung", "tagespflege")


def budget_forms(rules: Iterable[BenefitRule], law: Law) -> tuple[tuple[str, str], ...]:
    """§ 29 SGB IX, § 35a SGB XI: each benefit with the form it takes in a budget: `money` or `voucher`.

    The budget covers the whole need and costs, as a rule, no more than the benefits without it (Abs. 2). It
    is a form, not a benefit of its own: who asks for it gives nothing up. Help for upbringing (SGB VIII) and
    the Entlastungsbetrag are not among what can be budgeted; § 35a SGB VIII refers to SGB IX.
    """
    del law
    return tuple(
        (rule.benefit.value, "voucher" if rule.benefit.value in VOUCHER_ONLY else "money")
        for rule in rules
        if _budgetable(rule)
    )


def step() -> TraceStep:
    """The step that a budget rests on."""
    return TraceStep("persoenliches_budget", "form", "SGB IX § 29")


def _budgetable(rule: BenefitRule) -> bool:
    in_book = rule.book in (Book.SGB_IX, Book.SGB_V, Book.SGB_XI)
    return (
        in_book and rule.benefit.value != "entlastungsbetrag"
    ) or rule.benefit.value == "eingliederungshilfe_35a"
