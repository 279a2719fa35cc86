"""Claims to a service or an amount that no line of a week draws: listed until used (`de/claims.yaml`).

They stand among the rights of a person, and outside the ledger of a plan: nothing is chosen or left by not
using them in an ordinary week. No helper is read. Whether one stands beside another says `combination`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from arrangement.law.access import ALL_PERCENT, BEIHILFE, share_percent, share_steps, shared
from arrangement.law.benefits import benefit_rule
from arrangement.law.claim_amounts import AMOUNTS
from arrangement.law.claim_rule import ClaimRule, concerns, conditions_of_claim, grade_for, is_minor
from arrangement.law.conditions import Condition, State
from arrangement.law.law import Figure, Law, rules_of, unverified
from arrangement.law.sgb_ix.p29 import budget_forms
from arrangement.law.sgb_ix.p29 import step as budget_step
from arrangement.law.side_by_side import beside_running
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.today import ClaimUsed
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.calendar import MONTHS_A_YEAR, end_of_month, month_of
from assessment.ground.source import TraceStep

FILE = "claims"
SERVICE = "service"


@dataclass(frozen=True)
class ServiceClaim:
    """One claim of one person.

    Attributes:
        amount_cents: What the law grants per `period`; None for a service without an amount.
        left_cents: What is left of it after `claims_used`.
        expires: Last day on which what is left can be used; None where it does not lapse.
        beside_cents: What Beihilfe pays beside the insurance's part of the amount.
        forms: For a form of benefits: the benefits it can take, and how.
    """

    id: str
    person: str
    claim: ClaimWord
    paragraph: str
    payer: str
    amount_cents: int | None
    left_cents: int | None
    period: str | None
    expires: date | None
    shares_with: tuple[str, ...]
    forms: tuple[tuple[str, str], ...]
    conditions: tuple[Condition, ...]
    trace: tuple[TraceStep, ...]
    beside_cents: int = 0

    @property
    def lapses_unasked(self) -> bool:
        """Whether an amount of its own lapses by itself and nothing has to be clarified for it."""
        settled = all(found.state is State.MET for found in self.conditions)
        shared = {Benefit.PFLEGESACHLEISTUNG.value} & {*self.shares_with}
        return bool(self.left_cents) and self.expires is not None and settled and not shared

    def as_json(self) -> dict[str, object]:
        """As the interface names rights; further keys say what is left, until when, and in which form."""
        found: dict[str, object] = {
            "id": self.id,
            "need": None,
            "benefit": self.claim.value,
            "paragraph": self.paragraph,
            "payer": self.payer,
            "kind": SERVICE,
            "amount_cents": self.amount_cents,
            "period": self.period,
            "minutes_per_week": None,
            "min_qualification": None,
            "conditions": [condition.as_json() for condition in self.conditions],
            "left_cents": self.left_cents,
            "expires": self.expires.isoformat() if self.expires else None,
            "shares_with": list(self.shares_with),
            "unverified": list(unverified(self.trace)),
            "trace": [step.as_json() for step in self.trace],
        }
        if self.beside_cents:
            found["beside"] = [{"payer": BEIHILFE, "amount_cents": self.beside_cents}]
        if self.forms:
            found["forms"] = dict(self.forms)
        return found


def claims_of(case: Case, person: Person, rights: frozenset[Benefit], law: Law) -> tuple[ServiceClaim, ...]:
    """List every claim of a person that is not used up, sorted by id.

    Args:
        case: Read for `claims_used`; never for helpers.
        person: Whose claims.
        rights: Benefits that the person has as rights; a form is offered for these.
        law: Law of the day.
    """
    found = (_claim(case, person, rights, word, law) for word in _words(law))
    return tuple(sorted((claim for claim in found if claim is not None), key=lambda claim: claim.id))


def _claim(
    case: Case, person: Person, rights: frozenset[Benefit], word: ClaimWord, law: Law
) -> ServiceClaim | None:
    rule, figure = _rule(word, law)
    grade = grade_for(person, rule, law)
    if not concerns(case, person, rule, grade):
        return None
    conditions = (
        *conditions_of_claim(person, rule, grade, law),
        *beside_running(case, person, word.value, law),
    )
    if any(found.state is State.NOT_MET for found in conditions):
        return None
    forms = budget_forms((benefit_rule(b, law) for b in Benefit if b in rights), law) if rule.form else ()
    if rule.form and not forms:
        return None
    whole, steps = _amount(person, rule, grade, law)
    amount, shares = _insured_part(person, rule, whole, law)
    steps += shares
    used = _used(case.claims_used, person, word, rule, law.day)
    left = None if amount is None else max(0, amount - used)
    if (amount is not None and not left) or (rule.period == "once" and used):
        return None
    trace = (*steps, budget_step()) if rule.form else steps or (figure.step(""),)
    return ServiceClaim(
        id=f"{person.id}_{word}",
        person=person.id,
        claim=word,
        paragraph=figure.paragraph,
        payer=rule.payer,
        amount_cents=amount,
        left_cents=left,
        period=rule.period,
        expires=_expires(rule, law.day),
        shares_with=rule.shares_with,
        forms=forms,
        conditions=conditions,
        trace=trace,
        beside_cents=(whole or 0) - (amount or 0),
    )


# ------------------------------------------------------------------------------------------------ amounts


def _amount(
    person: Person, rule: ClaimRule, grade: int | None, law: Law
) -> tuple[int | None, tuple[TraceStep, ...]]:
    """What the law grants."""
    key = rule.amount_minor if rule.amount_minor is not None and is_minor(person, law) else rule.amount
    return (None, ()) if key is None else AMOUNTS[key](law, grade or 0)


def _insured_part(
    person: Person, rule: ClaimRule, cents: int | None, law: Law
) -> tuple[int | None, tuple[TraceStep, ...]]:
    """Of an amount the part of the care insurance; all of it without Beihilfe."""
    percent = share_percent(person, law) if rule.insured else ALL_PERCENT
    if cents is None or percent == ALL_PERCENT:
        return cents, ()
    part = shared(cents, percent)
    return part, share_steps(person, law, part)


# ---------------------------------------------------------------------------------------------- used, ends


def _used(
    claims_used: tuple[ClaimUsed, ...], person: Person, word: ClaimWord, rule: ClaimRule, on: date
) -> int:
    """Cents used of the claim and of those that share its money, in its month or calendar year."""
    names = {word.value, *rule.shares_with}
    return sum(
        used.used_cents
        for used in claims_used
        if used.person == person.id
        and used.claim.value in names
        and used.on <= on
        and _same_period(used.on, on, rule.period)
    )


def used_in_year(claims_used: tuple[ClaimUsed, ...], person: str, word: ClaimWord, on: date) -> int:
    """Cents used of one claim in the calendar year of a day, up to that day."""
    return sum(
        used.used_cents
        for used in claims_used
        if used.person == person and used.claim is word and used.on <= on and used.on.year == on.year
    )


def _same_period(used: date, on: date, period: str | None) -> bool:
    if period == "year":
        return used.year == on.year
    if period == "month":
        return month_of(used) == month_of(on)
    return period == "once"


def _expires(rule: ClaimRule, on: date) -> date | None:
    if rule.expires == "month":
        return end_of_month(on)
    return end_of_month(date(on.year, MONTHS_A_YEAR, 1)) if rule.expires == "year" else None


@cache
def _words(law: Law) -> tuple[ClaimWord, ...]:
    """The claims that exist on the day."""
    return tuple(ClaimWord(key) for key, dated in rules_of(FILE).items() if min(dated.values) <= law.day)


@cache
def _rule(word: ClaimWord, law: Law) -> tuple[ClaimRule, Figure]:
    figure = law.rule(FILE, word)
    return ClaimRule.model_validate(figure.value), figure
