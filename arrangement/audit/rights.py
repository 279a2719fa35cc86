"""A04 and A05: no right is cut, and no right looks at who helps."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from arrangement.audit.by_month import services_left
from arrangement.audit.inputs import Inputs
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.measure import in_minutes, is_dated, required, required_in
from arrangement.audit.phases import falls_where_others_helped
from arrangement.audit.result import Broken, broken
from arrangement.audit.same import same_json
from arrangement.audit.statutes import Right
from arrangement.audit.whereabouts import kinds_of
from assessment.case.needs import Need
from assessment.case.words import Benefit

RECORDED, PENDING = "recorded", "pending"


@dataclass(frozen=True)
class Account:
    """A ledger row as the audit computes it.

    Attributes:
        choices: Status by source (None for a right without a need).
    """

    owed: int
    drawn: int
    chosen: int
    pending: int
    unit: str
    choices: dict[str | None, str]
    by_week_type: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def figures(self) -> dict[str, int]:
        """As a row of the ledger names them; undeliverable is owed, and nobody is there to give it."""
        return {
            "owed": self.owed,
            "drawn": self.drawn,
            "chosen_otherwise": self.chosen,
            "pending": self.pending,
            "undeliverable": self.owed - self.drawn - self.chosen - self.pending,
        }


def rights_kept(matter: Matter) -> Broken:
    """A04: Each right: owed = drawn + chosen otherwise + pending + undeliverable; no right is missing.

    From phase to phase nobody takes the place of professional help before they have helped long enough.
    """
    rights = {right.id: right for right in matter.inputs.statutes.rights}
    rows = Counter(row.right for row in matter.view.ledger)
    for right_id in sorted({*rights, *rows}):
        if right_id not in rights:
            yield broken("A04", right_id, "unknown_right")
        elif rows[right_id] != 1:
            yield broken("A04", right_id, "right_missing" if not rows[right_id] else "right_twice")
    for row in matter.view.ledger:
        if row.right not in rights:
            continue
        truth = account(matter, rights[row.right])
        for name, needed in truth.figures.items():
            if (found := getattr(row, name)) != needed:
                yield broken("A04", row.right, "ledger", field=name, needed=needed, found=found)
        if row.by_week_type not in (None, truth.by_week_type):
            yield broken("A04", row.right, "by_week_type")
        if row.unit and truth.unit and row.unit != truth.unit:
            yield broken("A04", row.right, "unit", needed=truth.unit, found=row.unit)
    yield from _choices(matter, rights)
    yield from _remaining(matter)
    yield from falls_where_others_helped(matter)
    if matter.view.state == "accepted":
        for choice in matter.view.choices:
            if choice.status == PENDING:
                yield broken("A04", choice.right, "accepted_with_pending")


def _choices(matter: Matter, rights: dict[str, Right]) -> Broken:
    needed = {
        (right.id, right.need, source): status
        for right in rights.values()
        for source, status in account(matter, right).choices.items()
    }
    counted = Counter((choice.right, choice.need, choice.offer) for choice in matter.view.choices)
    for (right, _, source), number in sorted(counted.items(), key=str):
        if number > 1:
            yield broken("A04", right, "choice_twice", source=source or "-")
    stated = {(choice.right, choice.need, choice.offer): choice.status for choice in matter.view.choices}
    for key in sorted({*needed, *stated}, key=str):
        right, _, source = key
        if key not in stated:
            if source is None:
                yield broken("A04", right, "choice_missing")
        elif key not in needed:
            yield broken("A04", right, "choice_without_ground", source=source or "-")
        elif stated[key] != needed[key]:
            yield broken(
                "A04", right, "choice_status", source=source or "-", needed=needed[key], found=stated[key]
            )


def _remaining(matter: Matter) -> Broken:
    """An amount that the plan does not use up is listed as what stays claimable, with its last day."""
    rights = {right.id: right for right in matter.inputs.statutes.rights}
    services = services_left(matter)
    listed: dict[str, dict[str, int]] = defaultdict(dict)
    for row in matter.view.remaining:
        if row.claim not in rights and row.claim not in services:
            yield broken("A04", row.claim or "-", "unknown_right")
        day = row.expires or ""
        listed[row.claim][day] = listed[row.claim].get(day, 0) + (row.cents or 0)
    rows = Counter(row.claim for row in matter.view.remaining)
    for right in rights.values():
        if right.cents is None:
            truth = account(matter, right)
            if rows[right.id] != (1 if truth.owed > truth.drawn else 0):
                yield broken("A04", right.id, "rest_of_help", found=rows[right.id])
        needed = _claimable(matter, right)
        if needed is not None:
            yield from _same_rest(right.id, needed, listed.get(right.id, {}))
    if any(claim in services for claim in listed):
        for claim, needed in sorted(services.items()):
            yield from _same_rest(claim, needed, listed.get(claim, {}))


def _same_rest(claim: str, needed: dict[str, int], found: dict[str, int]) -> Broken:
    if sum(found.values()) != sum(needed.values()):
        yield broken("A04", claim, "rest", needed=sum(needed.values()), found=sum(found.values()))
    elif found != needed:
        days = ", ".join(sorted(needed)) or "-"
        yield broken("A04", claim, "rest_until", needed=days, found=", ".join(sorted(found)) or "-")


def _claimable(matter: Matter, right: Right) -> dict[str, int] | None:
    """Cents by last day; None for what is no ceiling."""
    rule = matter.inputs.statutes.benefit(right.benefit)
    if right.cents is None or rule is None or rule.kind != "ceiling":
        return None
    if rule.saved_up:
        statutes = matter.inputs.statutes
        left = matter.money.stock(right.person).left_over(
            matter.money.taken_by_month(right.person, right.benefit)
        )
        first = matter.money.months[0]
        return {
            day: statutes.insured_part(right.person, right.benefit, cents, first)
            for day, cents in left.items()
        }
    month, part = matter.money.shown, matter.inputs.statutes.insured_part
    used = part(right.person, right.benefit, matter.money.taken(right.person, right.benefit, month), month)
    before = matter.money.used_before(right.person, right.benefit, month)
    rest = right.cents - used - part(right.person, right.benefit, before, month)
    return {month.last_day.isoformat(): rest} if rest > 0 else {}


def account(matter: Matter, right: Right) -> Account:
    """Compute the ledger row of a right."""
    if right.need is not None:
        need = matter.inputs.needs[right.need]
        if is_dated(need):
            lines = list(matter.weeks.of_need(need.id))
            return _by_need(matter, right, need, in_minutes(need, required(matter.inputs, need)), lines)
        if right.minutes is not None:
            return _in_weeks(matter, right, need)
    if right.cents is None and right.minutes is None:
        return Account(0, 0, 0, 0, "", {})
    owed = right.cents if right.cents is not None else right.minutes or 0
    drawn = min(_drawn_cents(matter, right), owed) if right.cents is not None else 0
    rest = owed - drawn
    recorded = _chose_amount(matter.inputs, right)
    unit = "cents" if right.cents is not None else "minutes"
    choices: dict[str | None, str] = {None: RECORDED if recorded else PENDING} if rest else {}
    return Account(owed, drawn, rest if recorded else 0, 0 if recorded else rest, unit, choices)


def _drawn_cents(matter: Matter, right: Right) -> int:
    """Of what the plan draws in the month that is shown, the part of the right's own payer."""
    money, person = matter.money, right.person
    cash = right.benefit is Benefit.PFLEGEGELD
    cents = money.pflegegeld(person, money.shown) if cash else money.taken(person, right.benefit, money.shown)
    return matter.inputs.statutes.insured_part(person, right.benefit, cents, money.shown)


def _chose_amount(inputs: Inputs, right: Right) -> bool:
    return any(
        choice.person == right.person and choice.benefit is right.benefit and choice.on <= inputs.on
        for choice in inputs.case.choices
    )


def _in_weeks(matter: Matter, right: Right, need: Need) -> Account:
    """One week of each week type in which the need holds, added up; at a named home only who is there."""
    found: dict[str, Account] = {}
    for week in matter.weeks.typical:
        if week.kind in kinds_of(matter.inputs, need):
            week_type = matter.inputs.week_type(week.kind).id
            owed = in_minutes(need, required_in(matter.inputs, need, week.kind))
            found[week_type] = _by_need(matter, right, need, owed, list(week.of_need(need.id)))
    choices: dict[str | None, str] = {}
    for one in found.values():
        choices |= one.choices
    parts = found.values()
    return Account(
        sum(one.owed for one in parts),
        sum(one.drawn for one in parts),
        sum(one.chosen for one in parts),
        sum(one.pending for one in parts),
        "minutes",
        choices,
        {week_type: one.figures for week_type, one in found.items()},
    )


def _by_need(matter: Matter, right: Right, need: Need, owed: int, lines: Sequence[Line]) -> Account:
    at_once = need.helpers_at_once
    drawn = min(_minutes((line for line in lines if line.view.benefit == right.benefit), at_once), owed)
    others = [line for line in lines if line.view.benefit != right.benefit]
    recorded = [line for line in others if _chose(matter.inputs, line)]
    chosen = min(_minutes(recorded, at_once), owed - drawn)
    open_lines = [line for line in others if not _chose(matter.inputs, line)]
    pending = min(_minutes(open_lines, at_once), owed - drawn - chosen)
    choices: dict[str | None, str] = {line.source.id: RECORDED for line in recorded if chosen}
    choices |= {line.source.id: PENDING for line in open_lines if pending}
    return Account(owed, drawn, chosen, pending, "minutes", choices)


def _minutes(lines: Iterable[Line], at_once: int) -> int:
    """Minutes of lines as they reach the person: of several people at once the share of each."""
    return sum(line.minutes for line in lines) // at_once


def _chose(inputs: Inputs, line: Line) -> bool:
    return any(
        choice.person == line.person.id
        and line.need is not None
        and choice.need == line.need.id
        and choice.instead in (None, line.source.id)
        and choice.on <= inputs.on
        for choice in inputs.case.choices
    )


def carer_blind(matter: Matter) -> Broken:
    """A05: The rights block is the law's own, and the same when nobody helps."""
    truth, stated = matter.inputs.statutes.rights_block, matter.view.rights
    for part in ("case", "on", "persons", "carer_claims"):
        if part not in stated or not same_json(_as_read(truth[part]), stated[part]):
            yield broken("A05", part, "not_the_law")
    if not same_json(_as_read(matter.inputs.statutes.blind_block["persons"]), _as_read(truth["persons"])):
        yield broken("A05", "persons", "reads_helpers")


def _as_read(block: object) -> object:
    return json.loads(json.dumps(block, ensure_ascii=False))


def owed_elsewhere(matter: Matter) -> Iterator[tuple[Right, str]]:
    """Rights, with the sources that stand in for them."""
    for right in matter.inputs.statutes.rights:
        if right.need is not None:
            for source in account(matter, right).choices:
                if source is not None:
                    yield right, source
