"""What stays claimable with its last day, and what is to be applied for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from arrangement.funding.shares import has_beihilfe, insured_part
from arrangement.law.access import BEIHILFE, office_of_payer
from arrangement.law.benefits import benefit_rule
from arrangement.law.claims import ServiceClaim
from arrangement.law.law import law_on
from arrangement.law.paying import application_status, stock_of
from arrangement.law.rights import Right
from arrangement.law.sgb_xi.p39 import last_day_to_claim
from arrangement.law.sgb_xi.p45b import left_after
from arrangement.plan.plan import LedgerRow, Remaining
from arrangement.responsibility.offices import Office, office_for
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.calendar import MONTHS_A_YEAR, CalendarMonth, end_of_month

APPROVED = "approved"
NOT_NEEDED = "not_needed"
END_OF_MONTH = "end_of_month"
AFTER_USE = "after_use"
CEILING = "ceiling"


def remaining_of(
    right: Right, row: LedgerRow, month: CalendarMonth, before_cents: int = 0
) -> Iterator[Remaining]:
    """What a right leaves unused in the first full calendar month.

    A ceiling lapses with its month. Pflegegeld that is not taken and help that others give, or nobody, can be
    claimed any day. What was used of the month before the plan is gone.
    """
    left = int(row.owed) - int(row.drawn) - before_cents
    if left <= 0:
        return
    if right.amount_cents is None:
        yield Remaining(claim=right.id)
    elif right.kind == CEILING:
        yield Remaining(claim=right.id, cents=left, expires=month.last_day.isoformat())


def savings_left(
    case: Case,
    person: Person,
    right: Right,
    on: date,
    months: Sequence[CalendarMonth],
    used: Mapping[str, int],
) -> Iterator[Remaining]:
    """What is left of the Entlastungsbetrag after the horizon, or lapsed in it, by last day."""
    by_day: dict[date, int] = {}
    for layer in left_after(stock_of(case, person, on, months), months, used):
        by_day[layer.expires] = by_day.get(layer.expires, 0) + layer.cents
    for day, saved in sorted(by_day.items()):
        cents = insured_part(person, right.benefit, saved, on)
        if cents:
            yield Remaining(claim=right.id, cents=cents, expires=day.isoformat())


def services_left(
    claims: Sequence[ServiceClaim], years: Sequence[tuple[CalendarMonth, int]]
) -> Iterator[Remaining]:
    """Claims with an amount that lapses, though no line draws them: nothing but time is asked for them.

    Args:
        claims: Of one person.
        years: What lapses of their Jahresbetrag in each month, and in the last one what is left of it.
    """
    for claim in claims:
        if claim.claim is ClaimWord.KURZZEITPFLEGE:
            for month, left in years:
                if left:
                    last = end_of_month(date(month.first_day.year, MONTHS_A_YEAR, 1))
                    yield Remaining(claim=claim.id, cents=left, expires=last.isoformat())
        elif claim.lapses_unasked and claim.expires is not None:
            yield Remaining(claim=claim.id, cents=claim.left_cents, expires=claim.expires.isoformat())


def applications_for(
    case: Case, drawn: Mapping[str, set[Benefit]], on: date, replaced_from: Mapping[str, date]
) -> Iterator[dict[str, object]]:
    """One row for each benefit that a plan draws without an approved grant; words, no sentences.

    `by`: a benefit that begins with the month of the application is asked for by the end of that month,
    every other one before the help begins. Replacement care is refunded: the receipts are due at the end of
    the time that the law gives after its first day, `replaced_from`. Beihilfe is asked for its part of each
    amount by itself.
    """
    for person in sorted(case.persons, key=lambda person: person.id):
        for benefit in Benefit:
            if benefit in drawn.get(person.id, set()):
                yield from _to_the_payer(case, person, benefit, on, replaced_from.get(person.id))
                if has_beihilfe(person, benefit, on):
                    yield _to_beihilfe(person, benefit, on)


def _to_the_payer(
    case: Case, person: Person, benefit: Benefit, on: date, used_on: date | None
) -> Iterator[dict[str, object]]:
    rule, status = benefit_rule(benefit, law_on(on)), application_status(case, person, benefit, on)
    ask = rule.application
    if ask is None or status in (APPROVED, NOT_NEEDED):
        return
    by = end_of_month(on) if ask.by == END_OF_MONTH else on
    if ask.by == AFTER_USE and used_on is not None:
        by = last_day_to_claim(law_on(used_on)) or on
    office = office_for(case, person, rule, on)
    yield {
        "what": benefit.value,
        "payer": rule.payer,
        "by": by.isoformat(),
        "papers": list(ask.papers),
        "person": person.id,
        "paragraph": rule.paragraph,
        "office": office_of_payer(person, rule.payer, ask.to) if office is None else office.office,
        "status": status,
        **({} if office is None else _where(office)),
    }


def _to_beihilfe(person: Person, benefit: Benefit, on: date) -> dict[str, object]:
    """The other half has its own application; no case file says how it stands."""
    figure = law_on(on).figure("beihilfe_antrag")
    return {
        "what": benefit.value,
        "payer": BEIHILFE,
        "by": on.isoformat(),
        "papers": list(figure.value["papers"]),
        "person": person.id,
        "paragraph": figure.paragraph,
        "office": figure.value["to"],
        "status": "to_apply",
    }


def _where(office: Office) -> dict[str, object]:
    """Which carrier, and which site of its office; addresses are those of offices, never of persons."""
    return {
        "carrier": office.carrier,
        "site": office.site,
        "address": office.address,
        "clarify": office.clarify,
    }
