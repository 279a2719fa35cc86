"""The ledger: owed = drawn + chosen otherwise + choice pending + owed but undeliverable, right by right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from arrangement.funding.pricing import HELP
from arrangement.law.rights import Right
from arrangement.plan.plan import LedgerRow, LedgerShare, PlanChoice, PlanLine
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
    choices: Sequence[RecordedChoice],
    right: Right,
    owed: Mapping[str | None, int],
    lines: Sequence[PlanLine],
    at_once: int = 1,
) -> Entry:
    """The row of a right according to need, in minutes of one week of each type, or of all dates.

    Minutes met by others than the benefit are substitutions, those with a recorded choice counted first;
    minutes met by nobody are undeliverable. What a running grant owes beyond the stated needs is pending:
    nobody asked the person yet.

    Args:
        choices: Choices of the person, recorded by the plan date.
        right: The right.
        owed: Its minutes by type of week; by None what is owed on dates, or beyond any need.
        lines: The plan's lines.
        at_once: How many people one occurrence takes; the right counts one of them.
    """
    if right.need is None:
        recorded = any(choice.benefit is right.benefit for choice in choices)
        total = sum(owed.values())
        return _entry(right, total, 0, {None: (total, recorded)}, MINUTES)
    chosen = {choice.instead for choice in choices if choice.need == right.need}
    helping = [line for line in lines if line.need == right.need and line.role == HELP]
    drawn, met = 0, dict[str | None, tuple[int, bool]]()
    shares: dict[str, LedgerShare] = {}
    for week_type, minutes in owed.items():
        mine = [line for line in helping if week_type is None or line.week_type == week_type]
        here, others = _met(right, minutes, mine, at_once, chosen)
        if week_type is not None and right.minutes_per_week is not None:
            shares[week_type] = LedgerShare.model_validate(_figures(minutes, here, others))
        drawn += here
        for source, (amount, recorded) in others.items():
            met[source] = (met.get(source, (0, recorded))[0] + amount, recorded)
    return _entry(right, sum(owed.values()), drawn, met, MINUTES, shares)


# ---------------------------------------------------------------------------------------------- private


def _met(
    right: Right, owed: int, lines: Sequence[PlanLine], at_once: int, chosen: Set[str | None]
) -> tuple[int, dict[str | None, tuple[int, bool]]]:
    """Minutes of the benefit, and of each other source whether it was chosen."""
    drawn, others = 0, dict[str, int]()
    for line in lines:
        if line.benefit == right.benefit:
            drawn += int(line.minutes)
        else:
            source = line.helper or line.offer or ""
            others[source] = others.get(source, 0) + int(line.minutes)
    drawn = min(owed, drawn // at_once)
    left, met = owed - drawn, dict[str | None, tuple[int, bool]]()
    for recorded in (True, False):
        seen = 0
        for source in sorted(source for source in others if bool(chosen & {None, source}) is recorded):
            share = (seen + others[source]) // at_once - seen // at_once
            counted = min(left, share)
            met[source] = (counted, recorded)
            seen, left = seen + others[source], left - counted
    return drawn, met


def _figures(owed: int, drawn: int, met: Mapping[str | None, tuple[int, bool]]) -> dict[str, int]:
    chosen = sum(amount for amount, recorded in met.values() if recorded)
    pending = sum(amount for amount, recorded in met.values() if not recorded)
    return {
        "owed": owed,
        "drawn": drawn,
        "chosen_otherwise": chosen,
        "pending": pending,
        "undeliverable": owed - drawn - chosen - pending,
    }


def _entry(
    right: Right,
    owed: int,
    drawn: int,
    met: Mapping[str | None, tuple[int, bool]],
    unit: str,
    shares: Mapping[str, LedgerShare] | None = None,
) -> Entry:
    row = LedgerRow.model_validate(
        {"right": right.id, **_figures(owed, drawn, met), "unit": unit, "by_week_type": shares or {}}
    )
    return Entry(row, tuple(_choices(right, met)))


def _choices(right: Right, met: Mapping[str | None, tuple[int, bool]]) -> Iterator[PlanChoice]:
    for source, (amount, recorded) in met.items():
        if amount:
            status = RECORDED if recorded else PENDING
            yield PlanChoice(right=right.id, need=right.need, offer=source, status=status)
