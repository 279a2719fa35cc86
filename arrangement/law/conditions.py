"""Conditions of a claim: met, open, or not met. What is unknown is open, never a no.

No condition reads a helper: who could help at home never makes a claim smaller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from arrangement.law.access import (
    ALL_PERCENT,
    Access,
    care_insured,
    residence,
    share_percent,
    social_assistance,
    waiting_time,
)
from arrangement.law.benefits import AgeWindow, BenefitRule
from arrangement.law.law import Law
from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.people import Consent, GivenPflegegrad, Person
from assessment.case.today import Grant, Order
from assessment.case.words import Book
from assessment.ground.calendar import age_on

KEY = "law.condition."
CUSTODY = "custody"
ORDER = "order_"
BEYOND = "age_beyond"
REFUNDS = frozenset({"pkv", "heilfuersorge"})
"""Who stands in the place of a Krankenkasse where treatment is paid for."""


class State(StrEnum):
    """How a condition stands on the day. `refused`: the carrier said no; the claim can still be pursued."""

    MET = "met"
    OPEN = "open"
    REFUSED = "refused"
    NOT_MET = "not_met"


@dataclass(frozen=True)
class Condition:
    """One condition, as a message key under `law.condition` with parameters."""

    key: str
    state: State
    params: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def about_order(self) -> bool:
        """Whether it speaks of a medical order."""
        return self.key.startswith(f"{KEY}{ORDER}")

    def as_json(self) -> dict[str, object]:
        """Key, parameters and state."""
        return {"key": self.key, "params": dict(self.params), "state": self.state.value}


@dataclass(frozen=True)
class Claim:
    """What the conditions of one benefit may look at; helpers and choices are not among it.

    Attributes:
        need: The need that names the benefit; None where a running grant alone stands for it.
        household: Every person of the case.
    """

    person: Person
    need: Need | None
    rule: BenefitRule
    law: Law
    household: tuple[Person, ...]
    orders: tuple[Order, ...]
    grants: tuple[Grant, ...]


def claim_of(case: Case, person: Person, need: Need | None, rule: BenefitRule, law: Law) -> Claim:
    """Take from a case what conditions may look at."""
    return Claim(person, need, rule, law, case.persons, case.orders, case.grants)


def entitles(conditions: tuple[Condition, ...]) -> bool:
    """Whether nothing in the law stands against the claim; what is open is clarified, not refused."""
    return all(condition.state is not State.NOT_MET for condition in conditions)


def pays(conditions: tuple[Condition, ...]) -> bool:
    """Whether the carrier may be planned as payer: entitled, and not refused by a decision."""
    return entitles(conditions) and all(condition.state is not State.REFUSED for condition in conditions)


def grade_of(person: Person, law: Law) -> int | None:
    """The Pflegegrad that a person of the statutory or private care insurance has on the day."""
    return None if care_insured(person, law) is Access.NO else grade_found(person, law)


def grade_found(person: Person, law: Law) -> int | None:
    """The Pflegegrad on the day, insured or not: without insurance the Sozialamt finds it (§ 62 SGB XII)."""
    given = person.pflegegrad
    return given.grade if isinstance(given, GivenPflegegrad) and given.since <= law.day else None


def why_not_insured(person: Person) -> str:
    """Name the condition that says why somebody draws nothing from the care insurance."""
    if person.insurance.care == "none":
        return "care_insurance_none"
    return "card_264_no_care_fund" if person.insurance.health == "card_264" else "waiting_time_none"


def running(claim: Claim) -> Grant | None:
    """The decision or application on this benefit that counts on the day: the latest begun one."""
    return latest_grant(claim.grants, claim.person, claim.rule, claim.law)


def approved(claim: Claim) -> bool:
    """Whether an approved grant runs on the day."""
    grant = running(claim)
    return grant is not None and grant.status == "approved"


def latest_grant(grants: tuple[Grant, ...], person: Person, rule: BenefitRule, law: Law) -> Grant | None:
    """The latest begun grant of a person for a benefit that has not ended by the day; ties by id."""
    found = [
        grant
        for grant in grants
        if grant.person == person.id
        and grant.benefit is rule.benefit
        and grant.begins <= law.day
        and (grant.ends is None or law.day <= grant.ends)
    ]
    return max(found, key=lambda grant: (grant.begins, grant.id), default=None)


def asked_for(grants: tuple[Grant, ...], person: Person, rule: BenefitRule, law: Law) -> Grant | None:
    """The latest application or decision for help that begins only later; nobody asks a second time."""
    found = [
        grant
        for grant in grants
        if grant.person == person.id and grant.benefit is rule.benefit and grant.begins > law.day
        if grant.status != "refused" and (grant.applied_on is None or grant.applied_on <= law.day)
    ]
    return max(found, key=lambda grant: (grant.begins, grant.id), default=None)


def condition(name: str, state: State, **params: str | int) -> Condition:
    """Build a condition from the last part of its key."""
    return Condition(KEY + name, state, params)


# --------------------------------------------------------------------------- what paragraphs are made of


def age(claim: Claim) -> Iterator[Condition]:
    """The young person is in the age window; from 18 on it is help for young adults (§ 41 SGB VIII)."""
    window = claim.rule.age
    if window is None:
        return
    best = min((_age_state(person, window, claim) for person in _young(claim)), key=_from_best)
    bounds: dict[str, str | int] = {"min": window.min, "max": window.max}
    if best[1] == BEYOND:
        bounds = {"last": window.last or window.max}
    yield Condition(KEY + best[1], best[0], bounds)


def is_past_last_age(person: Person, rule: BenefitRule, law: Law) -> bool:
    """Whether somebody is older than the law lets help of this kind go on."""
    last = rule.age.last if rule.age is not None else None
    if last is None or person.birth_date == "unknown":
        return False
    return age_on(person.birth_date, law.day) > last


def disability(claim: Claim) -> Iterator[Condition]:
    """The kind of disability belongs to this book."""
    rule, stated = claim.rule.disability, set(claim.person.disability)
    if rule is None:
        return
    if not stated & rule.any_of:
        yield condition("disability_not_stated", State.NOT_MET)
    elif stated & rule.none_of:
        yield condition("integration_assistance_first", State.NOT_MET)
    elif rule.minors_any_of and not stated & rule.minors_any_of and _youth_welfare_first(claim):
        yield condition("youth_welfare_first", State.NOT_MET)
    else:
        yield condition("disability_stated", State.MET)


def ordered(claim: Claim) -> Iterator[Condition]:
    """A doctor ordered it, and the order holds on the day."""
    if not claim.rule.order or claim.need is None:
        return
    order = next((o for o in claim.orders if o.id == claim.need.order and o.person == claim.person.id), None)
    if order is None:
        yield condition(f"{ORDER}missing", State.NOT_MET)
    elif not order.begins <= claim.law.day <= order.ends:
        yield condition(f"{ORDER}not_running", State.NOT_MET, order=order.id)
    else:
        state = _DECISIONS.get(order.approval, State.OPEN)
        yield condition(f"{ORDER}{order.approval}", state, order=order.id)


def health_insured(claim: Claim) -> Iterator[Condition]:
    """SGB V binds the statutory Krankenkassen only; treatment a private insurance refunds by its contract."""
    kind = claim.person.insurance.health
    if claim.rule.health_insurance:
        state = health_state(kind)
        if claim.rule.refunded_privately and kind in REFUNDS:
            state = State.MET if _order_approved(claim) else State.OPEN
        if claim.person.insurance.arrears and state is State.MET:
            yield condition("health_insurance_arrears", State.OPEN)
        yield condition(f"health_insurance_{kind}", state)


def health_state(kind: str) -> State:
    """How a claim on a statutory Krankenkasse stands by the kind of health insurance."""
    return {"gkv": State.MET, "card_264": State.MET, "unknown": State.OPEN}.get(kind, State.NOT_MET)


def resident(claim: Claim) -> Iterator[Condition]:
    """§ 100 SGB IX: residence opens Eingliederungshilfe, or somebody looks; the title is never named."""
    state = residence(claim.person, claim.law) if claim.rule.book is Book.SGB_IX else Access.YES
    if state is not Access.YES:
        yield condition(f"residence_{state}", State.NOT_MET if state is Access.NO else State.OPEN)


def nobody_helps(claim: Claim) -> Iterator[Condition]:
    """§ 37 Abs. 3 SGB V is computed as if nobody in the household helped."""
    if claim.rule.nobody_helps:
        yield condition("counted_as_if_nobody_helps", State.MET)


def to_confirm(claim: Claim) -> Iterator[Condition]:
    """Facts that no case file states; an approved grant has settled them."""
    for name in claim.rule.to_confirm:
        yield condition(name, State.MET if approved(claim) else State.OPEN)


def decided(claim: Claim) -> Iterator[Condition]:
    """What the Leistungsträger decided so far; a refusal that nobody objected to stops the payer."""
    grant = running(claim)
    later = asked_for(claim.grants, claim.person, claim.rule, claim.law)
    if grant is not None:
        state = _DECISIONS.get(grant.status, State.OPEN)
        yield condition(f"grant_{grant.status}", state, grant=grant.id)
    elif later is not None:
        yield condition("grant_begins_later", State.OPEN, grant=later.id, day=later.begins.isoformat())
    elif claim.rule.application is not None and not _order_handed_in(claim):
        yield condition("not_applied_for", State.OPEN)


def consented(claim: Claim) -> Iterator[Condition]:
    """What the person, or who stands for them, said; the latest word for the need or its book counts."""
    found = [
        consent
        for consent in claim.person.consents
        if consent.on <= claim.law.day and _concerns(consent, claim)
    ]
    if found:
        latest = max(found, key=lambda consent: (consent.on, consent.need is not None, consent.status))
        state = State.MET if latest.status == "given" else State.OPEN
        yield condition(f"consent_{latest.status}", state)


def order_status(needs: Iterable[Need], orders: tuple[Order, ...], rule: BenefitRule, law: Law) -> str | None:
    """How the asking stands by running orders: `approved` if one is, `applied` if one is with the carrier."""
    named = {need.order for need in needs if need.entitlement is rule.benefit} if rule.order else set()
    found = {o.approval for o in orders if o.id in named and o.begins <= law.day <= o.ends}
    return "approved" if "approved" in found else "applied" if "pending" in found else None


# ---------------------------------------------------------------------------------------------- private

_DECISIONS = {"approved": State.MET, "refused": State.REFUSED}


def _order_approved(claim: Claim) -> bool:
    """Whether whoever pays agreed to what a doctor ordered for the need."""
    asked = () if claim.need is None else (claim.need,)
    return order_status(asked, claim.orders, claim.rule, claim.law) == "approved"


def _order_handed_in(claim: Claim) -> bool:
    """Whether the need's order was handed in and is not refused: that is the application for it."""
    return (
        claim.need is not None
        and order_status((claim.need,), claim.orders, claim.rule, claim.law) is not None
    )


def _concerns(consent: Consent, claim: Claim) -> bool:
    if consent.need is not None:
        return claim.need is not None and consent.need == claim.need.id
    return consent.matter in (None, claim.rule.book)


def _young(claim: Claim) -> Iterator[tuple[Person, bool]]:
    """Whose age counts: the person; for a claim of the family also the children, with or without custody."""
    yield claim.person, True
    if claim.rule.age is not None and claim.rule.age.family:
        for other in claim.household:
            if other.id != claim.person.id:
                holders = {r.holder for r in other.representation if r.kind.startswith(CUSTODY)}
                yield other, claim.person.id in holders


def _age_state(young: tuple[Person, bool], window: AgeWindow, claim: Claim) -> tuple[State, str]:
    person, sure = young
    if person.birth_date == "unknown":
        return State.OPEN, "age_unknown"
    years = age_on(person.birth_date, claim.law.day)
    if window.last is not None and years > window.last:
        return State.NOT_MET, BEYOND
    if not window.min <= years <= window.max:
        return State.NOT_MET, "age_outside"
    if not sure:
        return State.OPEN, "custody_to_confirm"
    if years >= claim.law.figure("jugendhilfe_volljaehrig_ab").whole():
        return State.OPEN, "young_adult"
    return State.MET, "age_inside"


def _from_best(found: tuple[State, str]) -> tuple[int, str]:
    return tuple(State).index(found[0]), found[1]


def _youth_welfare_first(claim: Claim) -> bool:
    """§ 10 Abs. 4 SGB VIII: a seelische Behinderung alone, in the age of § 35a."""
    birth = claim.person.birth_date
    if birth == "unknown":
        return False
    return age_on(birth, claim.law.day) <= claim.law.figure("jugendhilfe_vorrang_bis").whole()


def social_assistance_conditions(person: Person, law: Law) -> Iterator[Condition]:
    """§ 23 SGB XII: what residence leaves open or shuts; the title is never named."""
    state = social_assistance(person, law)
    if state is not Access.YES:
        yield condition(f"social_assistance_{state}", State.NOT_MET if state is Access.NO else State.OPEN)


def access_conditions(person: Person, law: Law) -> Iterator[Condition]:
    """What the door to the care insurance leaves open, and who pays the rest beside it."""
    if waiting_time(person, law) is Access.CLARIFY:
        yield condition("waiting_time_short", State.OPEN)
    if person.insurance.other_care_payer != "none":
        yield condition("other_care_payer_first", State.OPEN)
    percent = share_percent(person, law)
    if percent != ALL_PERCENT:
        yield condition("beihilfe_pays_the_rest", State.MET, percent=ALL_PERCENT - percent)
