"""What the law gives those who care unpaid: listed on the carer's own page, never set off against a right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from arrangement.law.claims import used_in_year
from arrangement.law.conditions import Condition, State, condition, grade_of
from arrangement.law.law import Law, unverified
from arrangement.law.sgb_xi import p39
from arrangement.law.sgb_xi.p44 import hours_of_care
from arrangement.law.sgb_xi.p44a import days_of_leave
from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.network import Helper, HelperConsent
from assessment.case.people import Person
from assessment.case.words import ClaimWord, Relation, Task
from assessment.ground.calendar import MONTHS_A_YEAR, end_of_month, is_of_age
from assessment.ground.model import FileModel
from assessment.ground.source import TraceStep

WHAT_COUNTS = "pflegetaetigkeit"
SHARED = (ClaimWord.KURZZEITPFLEGE, ClaimWord.VERHINDERUNGSPFLEGE)
CLAIMS = (
    "pflegeberatung",
    "pflegekurs",
    "soziale_sicherung",
    "pflegeunterstuetzungsgeld",
    "verhinderungspflege",
)


class CarerRule(FileModel):
    """One claim of carers, as `de/carers.yaml` states it.

    Attributes:
        grades: Pflegegrade of the person cared for.
        relations: Carers meant; empty for all.
        unclear_relations: Carers of whom a fact is missing.
        hours: Whether the hours of § 44 decide.
        days: Name of the figure that says for how many days.
        yearly: Whether the amounts of §§ 39 and 42a belong to it.
        to_confirm: Facts that no case file states.
    """

    payer: str
    grades: frozenset[int]
    relations: frozenset[Relation] = frozenset()
    unclear_relations: frozenset[Relation] = frozenset()
    hours: bool = False
    days: str | None = None
    yearly: bool = False
    to_confirm: tuple[str, ...] = ()


@dataclass(frozen=True)
class CarerClaim:
    """A claim of one helper who cares for one person.

    Attributes:
        amount_cents: What the calendar year allows for the person cared for, all carers together; None
            where the claim has no amount.
        left_cents: What is left of it after `claims_used`.
        expires: Last day on which what is left can be used.
    """

    id: str
    helper: str
    person: str
    claim: str
    paragraph: str
    payer: str
    conditions: tuple[Condition, ...]
    amount_cents: int | None = None
    left_cents: int | None = None
    expires: date | None = None
    trace: tuple[TraceStep, ...] = ()

    def as_json(self) -> dict[str, object]:
        """As the interface names it."""
        return {
            "id": self.id,
            "helper": self.helper,
            "person": self.person,
            "claim": self.claim,
            "paragraph": self.paragraph,
            "payer": self.payer,
            "conditions": [condition.as_json() for condition in self.conditions],
            "amount_cents": self.amount_cents,
            "left_cents": self.left_cents,
            "expires": self.expires.isoformat() if self.expires else None,
            "unverified": list(unverified(self.trace)),
            "trace": [step.as_json() for step in self.trace],
        }


def carer_claims(case: Case, law: Law) -> tuple[CarerClaim, ...]:
    """List what each adult carer of the case can claim, sorted by id."""
    found = (
        claim
        for helper in case.helpers
        for person in case.persons
        if cares(helper, person, law)
        for claim in _claims(case, helper, person, law)
    )
    return tuple(sorted(found, key=lambda claim: claim.id))


def _claims(case: Case, helper: Helper, person: Person, law: Law) -> Iterator[CarerClaim]:
    for name in CLAIMS:
        rule, paragraph = _rule(name, law)
        if grade_of(person, law) not in rule.grades:
            continue
        if rule.relations and helper.relation not in rule.relations | rule.unclear_relations:
            continue
        conditions: list[Condition] = []
        if helper.relation in rule.unclear_relations:
            conditions.append(condition("close_relative_to_confirm", State.OPEN))
        if rule.hours:
            conditions += hours_of_care(law, minutes_today(case, helper, person))
        if rule.days is not None:
            conditions += days_of_leave(law, rule.days)
        conditions += [condition(open_, State.OPEN) for open_ in rule.to_confirm]
        claim = CarerClaim(
            f"{helper.id}_{person.id}_{name}",
            helper.id,
            person.id,
            name,
            paragraph,
            rule.payer,
            tuple(conditions),
        )
        yield _in_the_year(claim, case, law) if rule.yearly else claim


def _in_the_year(claim: CarerClaim, case: Case, law: Law) -> CarerClaim:
    """§§ 39, 42a SGB XI: what the calendar year allows and leaves, for whoever stands in."""
    last = end_of_month(date(law.day.year, MONTHS_A_YEAR, 1))
    used = {word: used_in_year(case.claims_used, claim.person, word, law.day) for word in SHARED}
    year = p39.in_year(law, used_kurzzeitpflege=used[ClaimWord.KURZZEITPFLEGE])
    left = max(0, year.most - used[ClaimWord.VERHINDERUNGSPFLEGE])
    return replace(claim, amount_cents=year.most, left_cents=left, expires=last, trace=year.trace)


def cares(helper: Helper, person: Person, law: Law) -> bool:
    """An adult who agreed to a kind of help that counts as care, for a person with a Pflegegrad."""
    if helper.id == person.id or grade_of(person, law) is None:
        return False
    majority = law.figure("volljaehrigkeit").whole()
    if helper.birth_date != "unknown" and not is_of_age(helper.birth_date, law.day, majority):
        return False
    counts = {Task(task) for task in law.rule("carers", WHAT_COUNTS).value["tasks"]}
    return any(_running(consent, person, law) and counts & set(consent.tasks) for consent in helper.consents)


def _running(consent: HelperConsent, person: Person, law: Law) -> bool:
    for_person = not consent.persons or person.id in consent.persons
    begun = consent.agreed_on <= law.day and (consent.until is None or law.day <= consent.until)
    return for_person and begun and (consent.withdrawn_on is None or law.day < consent.withdrawn_on)


def agreed(helper: Helper, need: Need, person: Person, law: Law) -> bool:
    """Whether a helper agreed to a need's kind of help, on the day of the law."""
    return any(
        _running(consent, person, law)
        and need.task in consent.tasks
        and need.action in consent.actions
        and (consent.intimate or not need.intimate)
        for consent in helper.consents
    )


def minutes_today(case: Case, helper: Helper, person: Person) -> int:
    """What a carer does for a person today, as the case states it, in minutes a week."""
    own = {need.id for need in case.needs if need.person == person.id}
    return sum(
        support.minutes_per_week
        for support in case.present_support
        if support.source == helper.id and (support.need is None or support.need in own)
    )


@cache
def _rule(name: str, law: Law) -> tuple[CarerRule, str]:
    figure = law.rule("carers", name)
    return CarerRule.model_validate(figure.value), figure.paragraph
