"""Claims to a service or an amount that no line of a week draws: listed until used (`de/claims.yaml`).

They stand among the rights of a person, and outside the ledger of a plan: nothing is chosen or left by not
using them in an ordinary week. No helper is read. Whether one stands beside another says `combination`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from arrangement.law.access import ALL_PERCENT, BEIHILFE, share_percent, share_steps, shared
from arrangement.law.amounts import amount_for_grade
from arrangement.law.benefits import AgeWindow, Payer, benefit_rule
from arrangement.law.conditions import Condition, State, access_conditions, condition, grade_of
from arrangement.law.law import Figure, Law, rules_of, unverified
from arrangement.law.sgb_ix.p29 import budget_forms
from arrangement.law.sgb_ix.p29 import step as budget_step
from arrangement.law.sgb_xi import p42, p45a
from arrangement.law.sgb_xi.p36 import pflegesachleistung
from arrangement.law.side_by_side import beside_running
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.today import ClaimUsed
from assessment.case.words import Benefit, Book, ClaimWord
from assessment.ground.calendar import MONTHS_A_YEAR, age_on, end_of_month, month_of
from assessment.ground.model import FileModel
from assessment.ground.source import TraceStep

FILE = "claims"
SERVICE = "service"


class ClaimRule(FileModel):
    """One claim, as the file states it; the head of the file says what each key means."""

    payer: Payer | Literal["HZP", "BUND", "LAND"]
    book: Book
    grades: frozenset[int] = frozenset()
    amount: str | None = None
    period: Literal["month", "year", "measure", "once"] | None = None
    expires: Literal["month", "year"] | None = None
    shares_with: tuple[str, ...] = ()
    insured: bool = True
    age: AgeWindow | None = None
    age_figure: str | None = None
    class_figure: str | None = None
    disability: bool = False
    form: bool = False
    to_confirm: tuple[str, ...] = ()


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
    grade = grade_of(person, law)
    if rule.grades and grade not in rule.grades:
        return None
    conditions = (*_conditions(person, rule, grade, law), *beside_running(case, person, word.value, law))
    if any(found.state is State.NOT_MET for found in conditions):
        return None
    forms = budget_forms((benefit_rule(b, law) for b in Benefit if b in rights), law) if rule.form else ()
    if rule.form and not forms:
        return None
    whole, steps = _amount(rule, grade, law)
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


# --------------------------------------------------------------------------------------------- conditions


def _conditions(person: Person, rule: ClaimRule, grade: int | None, law: Law) -> Iterator[Condition]:
    if rule.grades and grade is not None:
        yield condition("pflegegrad_given", State.MET, grade=grade)
        if rule.insured:
            open_ = person.insurance.care == "unknown"
            yield condition(f"care_insurance_{person.insurance.care}", State.OPEN if open_ else State.MET)
            yield from access_conditions(person, law)
    if rule.disability:
        state = State.MET if person.disability else State.NOT_MET
        yield condition("disability_stated" if person.disability else "disability_not_stated", state)
    window = _window(rule, law)
    if window is not None:
        yield _age(person, window, law)
    most = law.figure(rule.class_figure).whole() if rule.class_figure else 0
    for name in rule.to_confirm:
        params = {"most": most} if rule.class_figure else {}
        yield condition(name, State.OPEN, **params)


def _window(rule: ClaimRule, law: Law) -> AgeWindow | None:
    if rule.age_figure is not None:
        return AgeWindow(min=0, max=law.figure(rule.age_figure).whole())
    return rule.age


def _age(person: Person, window: AgeWindow, law: Law) -> Condition:
    bounds = {"min": window.min, "max": window.max}
    if person.birth_date == "unknown":
        return condition("age_unknown", State.NOT_MET, **bounds)
    inside = window.min <= age_on(person.birth_date, law.day) <= window.max
    return condition(
        "age_inside" if inside else "age_outside", State.MET if inside else State.NOT_MET, **bounds
    )


# ------------------------------------------------------------------------------------------------ amounts


def _amount(rule: ClaimRule, grade: int | None, law: Law) -> tuple[int | None, tuple[TraceStep, ...]]:
    """What the law grants."""
    return (None, ()) if rule.amount is None or grade is None else AMOUNTS[rule.amount](law, grade)


def _insured_part(
    person: Person, rule: ClaimRule, cents: int | None, law: Law
) -> tuple[int | None, tuple[TraceStep, ...]]:
    """Of an amount the part of the care insurance; all of it without Beihilfe."""
    percent = share_percent(person, law) if rule.insured else ALL_PERCENT
    if cents is None or percent == ALL_PERCENT:
        return cents, ()
    part = shared(cents, percent)
    return part, share_steps(person, law, part)


def _umwandlung(law: Law, grade: int) -> tuple[int, tuple[TraceStep, ...]]:
    ceiling = pflegesachleistung(law, grade)
    if ceiling is None:
        return 0, ()
    most, steps = p45a.umwandlung(law, ceiling.cents, 0)
    return most, (*ceiling.trace, *steps)


def _kurzzeitpflege(law: Law, _: int) -> tuple[int, tuple[TraceStep, ...]]:
    year = p42.kurzzeitpflege(law)
    return year.most, year.trace


def _of_grade(key: str) -> Callable[[Law, int], tuple[int, tuple[TraceStep, ...]]]:
    def give(law: Law, grade: int) -> tuple[int, tuple[TraceStep, ...]]:
        granted = amount_for_grade(law, key, grade)
        return (granted.cents, granted.trace) if granted else (0, ())

    return give


def _part(key: str, *names: str) -> Callable[[Law, int], tuple[int, tuple[TraceStep, ...]]]:
    """The sum of named parts of a figure that is the same for every Pflegegrad."""

    def give(law: Law, _: int) -> tuple[int, tuple[TraceStep, ...]]:
        figure = law.figure(key)
        cents = sum(int(figure.value[name]) for name in names if name in figure.value) * 100
        return cents, (figure.step(cents),)

    return give


AMOUNTS: Mapping[str, Callable[[Law, int], tuple[int, tuple[TraceStep, ...]]]] = {
    "umwandlungsanspruch": _umwandlung,
    "kurzzeitpflege": _kurzzeitpflege,
    "pflegehilfsmittel_verbrauch": _of_grade("pflegehilfsmittel_verbrauch"),
    "wohnumfeldverbesserung": _part("wohnumfeldverbesserung", "per_person"),
    "digitale_pflegeanwendungen": _part("digitale_pflegeanwendungen", "together", "app", "support"),
    "wohngruppenzuschlag": _of_grade("wohngruppenzuschlag"),
    "wohngruppe_anschub": _part("wohngruppe_anschub", "per_person"),
    "gemeinschaftliche_wohnformen": _of_grade("gemeinschaftliche_wohnformen"),
    "vollstationaer": _of_grade("vollstationaer"),
}
"""How the amount of a claim follows from the figures of its paragraph."""


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
