"""The ledger: owed = drawn + chosen otherwise + choice pending + owed but undeliverable, right by right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arrangement.funding.pricing import HELP
from arrangement.law.rights import Right
from arrangement.plan.plan import LedgerRow, PlanChoice, PlanLine
from assessment.case.will import RecordedChoice

CENTS = "cents"
MINUTES = "minutes"
RECORDED = "recorded"
PENDING = "pending"


@dataclass(frozen=True)
class Entry:
    """One ledger row with the choices that cover its differences."""

    row: LedgerRow
    choices: tuple[PlanChoice, ...]


def amount_entry(choices: Sequence[RecordedChoice], right: Right, drawn_cents: int) -> Entry:
    """The row of a monthly amount: what is not drawn is a choice, recorded or still to be made.

    What is drawn beyond the month's amount comes out of savings and belongs to no row.

    Args:
        choices: Choices of the person, recorded by the plan date.
        right: The amount.
        drawn_cents: What the reference month draws.
    """
    owed = right.amount_cents or 0
    drawn = min(owed, drawn_cents)
    recorded = any(choice.benefit is right.benefit for choice in choices)
    return _entry(right, owed, drawn, {None: (owed - drawn, recorded)}, CENTS)


def need_entry(
    choices: Sequence[RecordedChoice], right: Right, owed: int, lines: Sequence[PlanLine], at_once: int = 1
) -> Entry:
    """The row of a right according to need, in minutes of one week of each type and of all dates.

    Minutes met by others than the benefit are substitutions, those with a recorded choice counted first;
    minutes met by nobody are undeliverable. What a running grant owes beyond the stated needs is pending:
    nobody asked the person yet.

    Args:
        choices: Choices of the person, recorded by the plan date.
        right: The right.
        owed: Its minutes.
        lines: The plan's lines.
        at_once: How many people one occurrence takes; the right counts one of them.
    """
    if right.need is None:
        recorded = any(choice.benefit is right.benefit for choice in choices)
        return _entry(right, owed, 0, {None: (owed, recorded)}, MINUTES)
    drawn, others = 0, dict[str, int]()
    for line in lines:
        if line.need == right.need and line.role == HELP:
            if line.benefit == right.benefit:
                drawn += int(line.minutes)
            else:
                source = line.helper or line.offer or ""
                others[source] = others.get(source, 0) + int(line.minutes)
    drawn = min(owed, drawn // at_once)
    chosen = {choice.instead for choice in choices if choice.need == right.need}
    left, met = owed - drawn, dict[str | None, tuple[int, bool]]()
    for recorded in (True, False):
        seen = 0
        for source in sorted(source for source in others if bool(chosen & {None, source}) is recorded):
            share = (seen + others[source]) // at_once - seen // at_once
            counted = min(left, share)
            met[source] = (counted, recorded)
            seen, left = seen + others[source], left - counted
    return _entry(right, owed, drawn, met, MINUTES)


# ---------------------------------------------------------------------------------------------- private


def _entry(
    right: Right, owed: int, drawn: int, met: Mapping[str | None, tuple[int, bool]], unit: str
) -> Entry:
    chosen = sum(amount for amount, recorded in met.values() if recorded)
    pending = sum(amount for amount, recorded in met.values() if not recorded)
    row = LedgerRow(
        right=right.id,
        owed=owed,
        drawn=drawn,
        chosen_otherwise=chosen,
        pending=pending,
        undeliverable=owed - drawn - chosen - pending,
        unit=unit,
    )
    return Entry(row, tuple(_choices(right, met)))


def _choices(right: Right, met: Mapping[str | None, tuple[int, bool]]) -> Iterator[PlanChoice]:
    for source, (amount, recorded) in met.items():
        if amount:
            status = RECORDED if recorded else PENDING
            yield PlanChoice(right=right.id, need=right.need, offer=source, status=status)
