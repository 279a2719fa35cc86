"""What the law grants each person on a day, derived as if nobody helped; and the claims of those who care.

Amounts follow the Pflegegrad. Rights according to need follow the needs that name them; a running grant is
their lower bound. No helper, no choice and no present help is read for a person's rights.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from arrangement.law.access import (
    ALL_PERCENT,
    BEIHILFE,
    Access,
    care_insured,
    care_kind,
    share_percent,
    share_steps,
    shared,
)
from arrangement.law.amounts import Granted
from arrangement.law.benefits import MONTH, WEEK, BenefitRule, benefit_rule
from arrangement.law.carers import CarerClaim, carer_claims
from arrangement.law.claims import ServiceClaim, claims_of
from arrangement.law.conditions import (
    Claim,
    Condition,
    State,
    access_conditions,
    claim_of,
    condition,
    decided,
    entitles,
    grade_found,
    grade_of,
    social_assistance_conditions,
    why_not_insured,
)
from arrangement.law.extent import minutes_per_week
from arrangement.law.law import Law, law_on, unverified
from arrangement.law.paragraphs import ACCORDING_TO_NEED, AMOUNTS, conditions_of
from arrangement.law.sgb_xi.p34 import paid_until, stay_on
from arrangement.law.side_by_side import beside_running, is_shut_out
from arrangement.law.task_rules import rule_for
from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.people import GivenPflegegrad, Person
from assessment.case.words import Benefit, Qualification
from assessment.ground.source import TraceStep


@dataclass(frozen=True)
class Right:
    """One right of one person.

    Attributes:
        need: None for amounts, and for what a running grant owes beyond the stated needs.
        amount_cents: Per `period`; None for a right according to need.
        minutes_per_week: None for amounts and for needs that are not counted in minutes.
        beside_cents: What Beihilfe pays beside the insurance's part of the amount; 0 without Beihilfe.
    """

    id: str
    need: str | None
    benefit: Benefit
    paragraph: str
    payer: str
    kind: str
    amount_cents: int | None
    period: str
    minutes_per_week: int | None
    min_qualification: Qualification | None
    conditions: tuple[Condition, ...]
    trace: tuple[TraceStep, ...]
    beside_cents: int = 0

    def as_json(self) -> dict[str, object]:
        """As the interface names it; `beside` says what another payer adds to the amount."""
        beside = [{"payer": BEIHILFE, "amount_cents": self.beside_cents}] if self.beside_cents else []
        return {
            "id": self.id,
            "need": self.need,
            "benefit": self.benefit.value,
            "paragraph": self.paragraph,
            "payer": self.payer,
            "kind": self.kind,
            "amount_cents": self.amount_cents,
            "period": self.period,
            "minutes_per_week": self.minutes_per_week,
            "min_qualification": self.min_qualification.value if self.min_qualification else None,
            "conditions": [condition.as_json() for condition in self.conditions],
            "unverified": list(unverified(self.trace)),
            "trace": [step.as_json() for step in self.trace],
            **({"beside": beside} if beside else {}),
        }


@dataclass(frozen=True)
class ToClarify:
    """A claim that the stated facts do not carry: a person clarifies it, nobody refuses it."""

    need: str | None
    benefit: Benefit | None
    conditions: tuple[Condition, ...]

    def as_json(self) -> dict[str, object]:
        """Need, benefit and conditions."""
        benefit = self.benefit.value if self.benefit else None
        found = [condition.as_json() for condition in self.conditions]
        return {"need": self.need, "benefit": benefit, "conditions": found}


@dataclass(frozen=True)
class PersonRights:
    """Rights of one person, sorted by id, what is to be clarified, and claims beside the ledger of a plan."""

    person: str
    rights: tuple[Right, ...]
    clarify: tuple[ToClarify, ...]
    claims: tuple[ServiceClaim, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Rights and claims in one list, as the interface names it."""
        every: list[Right | ServiceClaim] = sorted((*self.rights, *self.claims), key=_id)
        return {
            "person": self.person,
            "rights": [entry.as_json() for entry in every],
            "clarify": [open_.as_json() for open_ in self.clarify],
        }


@dataclass(frozen=True)
class Rights:
    """Rights of every person of a case, sorted by id, and what carers can claim."""

    case: str
    on: date
    persons: tuple[PersonRights, ...]
    carer_claims: tuple[CarerClaim, ...]

    def of(self, person: str) -> tuple[Right, ...]:
        """Rights of one person."""
        return next(entry.rights for entry in self.persons if entry.person == person)

    def as_json(self) -> dict[str, object]:
        """As the interface names it."""
        return {
            "case": self.case,
            "on": self.on.isoformat(),
            "persons": [entry.as_json() for entry in self.persons],
            "carer_claims": [claim.as_json() for claim in self.carer_claims],
        }


def derive_rights(case: Case, on: date) -> Rights:
    """Derive every right of a case on a day.

    Raises:
        NoLawForDay: If the law files say nothing for that day about a benefit that the case names.
    """
    law = law_on(on)
    blind = case.model_copy(update={"helpers": (), "present_support": (), "choices": ()})
    persons = tuple(_rights_of(blind, person, law) for person in sorted(case.persons, key=_id))
    return Rights(case.id, on, persons, carer_claims(case, law))


# ---------------------------------------------------------------------------------------------- private


def _rights_of(case: Case, person: Person, law: Law) -> PersonRights:
    rights: list[Right] = [*_amounts(case, person, law)]
    clarify: list[ToClarify] = [
        *_pflegegrad_open(person, law),
        *_no_last_resort(person, law),
        *_age_open(person),
        *_shut_out(case, person, law),
    ]
    for need in sorted(case.needs, key=_id):
        if need.person == person.id and need.entitlement in ACCORDING_TO_NEED:
            claim = claim_of(case, person, need, benefit_rule(need.entitlement, law), law)
            conditions = conditions_of(claim)
            if entitles(conditions):
                rights.append(_by_need(claim, need, conditions))
            else:
                clarify.append(ToClarify(need.id, need.entitlement, conditions))
    rights += _beyond_needs(case, person, law, rights)
    rights.sort(key=_id)
    claims = claims_of(case, person, frozenset(right.benefit for right in rights), law)
    return PersonRights(person.id, tuple(rights), tuple(clarify), claims)


def _amounts(case: Case, person: Person, law: Law) -> Iterator[Right]:
    grade = grade_of(person, law)
    if grade is None:
        return
    for benefit, paragraph in AMOUNTS.items():
        rule = benefit_rule(benefit, law)
        granted = paragraph(law, grade) if grade in rule.grades else None
        if granted is not None and not is_shut_out(case, person, benefit, law):
            beside = beside_running(case, person, benefit, law)
            yield _amount(claim_of(case, person, None, rule, law), granted, grade, beside)


def _amount(claim: Claim, granted: Granted, grade: int, beside: tuple[Condition, ...]) -> Right:
    rule, person = claim.rule, claim.person
    care = care_kind(person)
    insured = State.OPEN if care == "unknown" else State.MET
    conditions = (
        condition("pflegegrad_given", State.MET, grade=grade),
        condition(f"care_insurance_{care}", insured),
        condition("lives_at_home", State.MET),
        *access_conditions(person, claim.law),
        *_while_away(person, rule.benefit, claim.law),
        *decided(claim),
        *beside,
    )
    percent = share_percent(person, claim.law)
    cents, trace = shared(granted.cents, percent), granted.trace
    if percent != ALL_PERCENT:
        trace = (*trace, *share_steps(person, claim.law, cents))
    return Right(
        id=f"{person.id}_{rule.benefit}",
        need=None,
        benefit=rule.benefit,
        paragraph=rule.paragraph,
        payer=rule.payer,
        kind=rule.kind,
        amount_cents=cents,
        period=MONTH,
        minutes_per_week=None,
        min_qualification=rule.min_qualification,
        conditions=conditions,
        trace=trace,
        beside_cents=granted.cents - cents,
    )


def _while_away(person: Person, benefit: Benefit, law: Law) -> Iterator[Condition]:
    """§ 34 SGB XI: what goes on and what rests during a stay; the amount itself stays as it is."""
    stay = stay_on(person.stays_away, law.day)
    if stay is None:
        return
    if benefit is not Benefit.PFLEGEGELD:
        yield condition("rests_while_away", State.OPEN)
        return
    last = paid_until(law, stay)
    if last is None:
        yield condition("pflegegeld_goes_on", State.MET)
    elif law.day <= last:
        yield condition("pflegegeld_goes_on_until", State.MET, until=last.isoformat())
    else:
        yield condition("pflegegeld_rests_since", State.OPEN, until=last.isoformat())


def _pflegegrad_open(person: Person, law: Law) -> Iterator[ToClarify]:
    """An unknown Pflegegrad is no right and no refusal: somebody asks, or applies."""
    given = person.pflegegrad
    if given == "unknown":
        yield ToClarify(None, None, (condition("pflegegrad_unknown", State.OPEN),))
    elif isinstance(given, GivenPflegegrad) and care_insured(person, law) is Access.NO:
        yield ToClarify(None, None, (condition(why_not_insured(person), State.NOT_MET),))
    elif isinstance(given, GivenPflegegrad) and given.since > law.day:
        since = given.since.isoformat()
        yield ToClarify(None, None, (condition("pflegegrad_later", State.OPEN, since=since),))


def _no_last_resort(person: Person, law: Law) -> Iterator[ToClarify]:
    """Where residence shuts Hilfe zur Pflege, who is asked instead is said, never hidden."""
    shut = tuple(c for c in social_assistance_conditions(person, law) if c.state is State.NOT_MET)
    if shut and grade_found(person, law) is not None:
        yield ToClarify(None, None, shut)


def _shut_out(case: Case, person: Person, law: Law) -> Iterator[ToClarify]:
    """Amounts that do not stand beside what the person draws for where they live: said, never hidden."""
    if grade_of(person, law) is not None:
        for benefit in AMOUNTS:
            if is_shut_out(case, person, benefit, law):
                yield ToClarify(None, benefit, beside_running(case, person, benefit, law))


def _age_open(person: Person) -> Iterator[ToClarify]:
    """Claims of children and young people go by age: without a birth date they can only be asked about."""
    if person.birth_date == "unknown":
        yield ToClarify(None, None, (condition("birth_date_unknown", State.OPEN),))


def _by_need(claim: Claim, need: Need, conditions: tuple[Condition, ...]) -> Right:
    rule, minutes = claim.rule, minutes_per_week(need)
    step = TraceStep("minutes_of_need", minutes if minutes is not None else "", rule.paragraph, rule.source)
    return _according_to_need(
        f"{need.id}_{rule.benefit}",
        need.id,
        rule,
        minutes,
        rule_for(need, claim.law).min_qualification,
        conditions,
        step,
    )


def _beyond_needs(case: Case, person: Person, law: Law, rights: list[Right]) -> Iterator[Right]:
    """What running grants owe beyond the needs that name their benefit: a decision keeps its force."""
    for benefit in ACCORDING_TO_NEED:
        grants = [
            grant
            for grant in case.grants
            if grant.person == person.id
            and grant.benefit is benefit
            and grant.status == "approved"
            and grant.begins <= law.day
            and (grant.ends is None or law.day <= grant.ends)
        ]
        if not grants:
            continue
        rule = benefit_rule(benefit, law)
        stated = [right.minutes_per_week or 0 for right in rights if right.benefit is benefit]
        granted = [grant.minutes_per_week for grant in grants if grant.minutes_per_week is not None]
        rest = sum(granted) - sum(stated)
        if rest > 0 or not (stated or granted):
            minutes = rest if granted else None
            step = TraceStep("granted_beyond_needs", rest if granted else "", rule.paragraph, rule.source)
            conditions = tuple(
                condition("grant_approved", State.MET, grant=grant.id) for grant in sorted(grants, key=_id)
            )
            yield _according_to_need(
                f"{person.id}_{benefit}", None, rule, minutes, rule.min_qualification, conditions, step
            )


def _according_to_need(
    right: str,
    need: str | None,
    rule: BenefitRule,
    minutes: int | None,
    floor: Qualification | None,
    conditions: tuple[Condition, ...],
    step: TraceStep,
) -> Right:
    return Right(
        id=right,
        need=need,
        benefit=rule.benefit,
        paragraph=rule.paragraph,
        payer=rule.payer,
        kind=rule.kind,
        amount_cents=None,
        period=WEEK,
        minutes_per_week=minutes,
        min_qualification=floor,
        conditions=conditions,
        trace=(step,),
    )


def _id(entry: object) -> str:
    return str(getattr(entry, "id"))  # noqa: B009 - persons, needs and grants share nothing but their id
