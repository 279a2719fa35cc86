"""§§ 135 to 140 SGB IX: what people contribute from income and assets. It never changes a need."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from assessment.ground.errors import Fault, InputError
from assessment.ground.source import TraceStep

FREE = "frei"


@dataclass(frozen=True)
class Household:
    """What § 136 asks about the person who pays.

    Attributes:
        main_income: `sv`, `other` or `pension`: the main kind of income.
        partner: Whether there is a spouse or partner in the household.
        partner_above: Whether the partner's own income is above the threshold (Abs. 4).
        children: Children in the household who are maintained.
        minors_with_parents: Minors who receive benefits and live with the paying parents (Abs. 5).
    """

    main_income: str
    partner: bool = False
    partner_above: bool = False
    children: int = 0
    minors_with_parents: int = 0


@dataclass(frozen=True)
class Contribution:
    """A monthly contribution and how it came about.

    Attributes:
        threshold_cents: Yearly income that stays untouched.
        excess_cents: Yearly income beyond it.
        monthly_cents: Contribution per month, in full steps of euros, rounded down.
    """

    threshold_cents: int
    excess_cents: int
    monthly_cents: int
    trace: tuple[TraceStep, ...]


def eigenbeitrag(law: Law, household: Household, income_cents: int) -> Contribution:
    """§§ 136, 137 SGB IX: the contribution from the income of the year before last (§ 135).

    Args:
        law: Law of the month of the benefit.
        household: Who pays. Income and assets of a partner are not used.
        income_cents: Yearly income of the person; for minors of the parents in the household.
    """
    threshold, steps = einkommensgrenze(law, household)
    rate = law.figure("eigenbeitrag_satz")
    excess = max(0, income_cents - threshold)
    raw = Fraction(excess * rate.value["percent"], 100)
    full = rate.value["full_euros"] * 100
    monthly = int(raw // full) * full
    trace = (
        *steps,
        TraceStep("income", income_cents, "SGB IX § 135"),
        TraceStep("excess", excess, "SGB IX § 137 Abs. 2"),
        rate.step(monthly),
    )
    return Contribution(threshold, excess, monthly, trace)


def einkommensgrenze(law: Law, household: Household) -> tuple[int, tuple[TraceStep, ...]]:
    """§ 136 Abs. 2 to 5 SGB IX: yearly cents up to which nothing is due."""
    base, base_step = bezugsgroesse(law)
    by_kind, more = law.figure("eigenbeitrag_schwelle"), law.figure("eigenbeitrag_zuschlaege")
    percent = by_kind.value[household.main_income]
    if household.minors_with_parents:
        percent += more.value["minor_with_parents"] * household.minors_with_parents
    else:
        both = household.partner and household.partner_above
        percent += more.value["partner"] if household.partner and not both else 0
        per_child = more.value["child_if_partner_above"] if both else more.value["child"]
        percent += per_child * household.children
    threshold = half_up(Fraction(base * percent, 100))
    return threshold, (
        base_step,
        by_kind.step(percent),
        more.step(),
        TraceStep("threshold", threshold, more.paragraph),
    )


def vermoegensgrenze(law: Law) -> tuple[int, tuple[TraceStep, ...]]:
    """§ 139 SGB IX: cents of assets left alone, beside what SGB XII § 90 Abs. 2 protects."""
    base, step = bezugsgroesse(law)
    share = law.figure("vermoegensgrenze")
    most = half_up(Fraction(base * share.whole(), 100))
    return most, (step, share.step(most))


def einmalig(law: Law, monthly_cents: int) -> tuple[int, TraceStep]:
    """§ 138 Abs. 3 SGB IX: most cents once, for things that last longer than a year."""
    figure = law.figure("eigenbeitrag_einmalig")
    most = monthly_cents * figure.whole()
    return most, figure.step(most)


def beitragsfrei(law: Law, benefit: str) -> TraceStep | None:
    """§ 138 Abs. 1 SGB IX: the step that frees a benefit from contribution; None if it is not free."""
    figure = law.figure("eigenbeitrag_frei")
    reason = figure.value.get(benefit)
    return None if reason is None else figure.step(reason)


def bezugsgroesse(law: Law) -> tuple[int, TraceStep]:
    """§ 18 SGB IV: the yearly reference figure in cents.

    Raises:
        InputError: For a year whose figure nobody has read yet.
    """
    figure = law.figure("bezugsgroesse")
    value: dict[str, Any] | None = figure.value
    if value is None:
        raise no_figure_yet(figure.key, law)
    return int(value["year"]) * 100, figure.step()


def no_figure_yet(key: str, law: Law) -> InputError:
    """A value that exists for this day, but that nobody has read: never another year's instead."""
    params = {"key": key, "day": law.day.isoformat()}
    return InputError([Fault("law.not_read_yet", "law", field=key, params=params)])
