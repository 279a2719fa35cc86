"""§§ 90 to 97b SGB VIII, KostenbeitragsV: what a parent contributes, in outline. Outpatient help is free."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from arrangement.law.sgb_ix.p136 import no_figure_yet
from assessment.ground.source import TraceStep

Setting = Literal["outpatient", "part_residential", "residential"]
Column = Literal["first", "second", "third", "part_residential"]


@dataclass(frozen=True)
class Parent:
    """One parent; each pays apart.

    Attributes:
        net_cents: Average monthly income of the calendar year before, net of tax, insurance and provision.
        burdens_cents: Proven reasonable burdens; the flat deduction holds where it is higher (§ 93 Abs. 3).
        duties: Further maintenance duties of equal or higher rank.
        nth: Which of the persons in full care it is: first, second, third, or a later one.
        receives_kindergeld: Whether this parent draws the Kindergeld (§ 94 Abs. 3).
        lives_with: For part-residential help: whether the parent lives with the young person (§ 92).
        of_age: Whether the help is for a young adult (KostenbeitragsV § 6).
    """

    net_cents: int
    burdens_cents: int = 0
    duties: int = 0
    nth: int = 1
    receives_kindergeld: bool = False
    lives_with: bool = True
    of_age: bool = False


@dataclass(frozen=True)
class ParentShare:
    """Cents of a month.

    Attributes:
        assessed_cents: Income after the flat deduction.
        group: Income group after all lowering; None outside the table.
        table_cents: By the table.
        kindergeld_cents: On top, where the parent draws it.
        monthly_cents: Both, never above the actual cost.
    """

    assessed_cents: int
    group: int | None
    table_cents: int
    kindergeld_cents: int
    monthly_cents: int
    trace: tuple[TraceStep, ...]


def kostenbeitrag(law: Law, setting: Setting, parent: Parent, cost_cents: int | None) -> ParentShare:
    """§§ 91 to 94 SGB VIII: a parent's contribution in outline; people judge hardship (§ 92 Abs. 5).

    Args:
        law: Law of the month of the benefit.
        setting: Where the help is given; outpatient help is never charged.
        parent: Who pays. Young people themselves pay nothing from income.
        cost_cents: Actual monthly cost, which is never exceeded; None if unknown.
    """
    free = setting == "outpatient" or (setting == "part_residential" and not parent.lives_with)
    if free:
        return ParentShare(0, None, 0, 0, 0, (TraceStep("free", setting, "SGB VIII §§ 91, 92"),))
    assessed, by_flat = _assessed(law, parent)
    group, amount, steps = _by_table(law, setting, parent, assessed)
    kindergeld, of_kindergeld = _kindergeld(law, setting, parent)
    together = amount + kindergeld
    monthly = together if cost_cents is None else min(together, cost_cents)
    trace = (by_flat, *steps, *of_kindergeld, TraceStep("monthly", monthly, "SGB VIII § 94 Abs. 1"))
    return ParentShare(assessed, group, amount, kindergeld, monthly, trace)


def _assessed(law: Law, parent: Parent) -> tuple[int, TraceStep]:
    flat = law.figure("kostenbeitrag_pauschale")
    deduction = max(half_up(Fraction(parent.net_cents * flat.whole(), 100)), parent.burdens_cents)
    assessed = max(0, parent.net_cents - deduction)
    return assessed, flat.step(assessed)


def _by_table(
    law: Law, setting: Setting, parent: Parent, assessed: int
) -> tuple[int | None, int, tuple[TraceStep, ...]]:
    persons = law.figure("kostenbeitrag_personen")
    column = _column(setting, parent.nth)
    if setting == "residential" and parent.nth > persons.whole():
        return None, 0, (persons.step(parent.nth),)
    above = law.figure("kostenbeitrag_darueber")
    if assessed >= above.value["above"] * 100 and not parent.of_age and not parent.duties:
        cents = half_up(Fraction(assessed * above.value[column], 100))
        return None, cents, (above.step(cents),)
    table = law.figure("kostenbeitrag_tabelle")
    group, steps = _group(law, table.value, parent, assessed)
    cents = table.value[_name(table.value, group)][column] * 100
    return group, cents, (*steps, table.step(f"{group}: {cents}"))


def _group(
    law: Law, table: dict[str, Any], parent: Parent, assessed: int
) -> tuple[int, tuple[TraceStep, ...]]:
    reached = [_number(name) for name, row in table.items() if row["from"] * 100 <= assessed]
    group = max(reached)
    steps = [TraceStep("income_group", group, "KostenbeitragsV Anlage")]
    lower = law.figure("kostenbeitrag_unterhalt")
    for _ in range(parent.duties):
        by = lower.value["groups_2_to_6"] if group <= lower.value["low_to"] else lower.value["groups_7_to_14"]
        group = max(1, group - by)
    if parent.duties:
        steps.append(lower.step(group))
    if parent.of_age:
        young = law.figure("kostenbeitrag_junge_volljaehrige")
        group = min(young.value.get(_name(table, group), group), young.value["most"])
        steps.append(young.step(group))
    return group, tuple(steps)


def _column(setting: Setting, nth: int) -> Column:
    columns: tuple[Column, ...] = ("first", "second", "third")
    return "part_residential" if setting == "part_residential" else columns[min(nth, len(columns)) - 1]


def _kindergeld(law: Law, setting: Setting, parent: Parent) -> tuple[int, tuple[TraceStep, ...]]:
    if setting != "residential" or not parent.receives_kindergeld:
        return 0, ()
    figure = law.figure("kindergeld")
    if figure.value is None:
        raise no_figure_yet(figure.key, law)
    return figure.whole() * 100, (figure.step(),)


def _number(name: str) -> int:
    return int(name.removeprefix("g"))


def _name(table: dict[str, Any], group: int) -> str:
    return next(name for name in table if _number(name) == group)
