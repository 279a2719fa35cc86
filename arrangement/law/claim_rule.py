"""When a person has a claim: what `de/claims.yaml` asks for, read as conditions; no helper is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from arrangement.law.access import Access, care_insured, care_kind
from arrangement.law.benefits import AgeWindow, Payer
from arrangement.law.conditions import (
    Condition,
    State,
    access_conditions,
    condition,
    grade_found,
    grade_of,
    health_state,
    social_assistance_conditions,
    why_not_insured,
)
from arrangement.law.law import Law
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.words import Book, Disability, Task
from assessment.ground.calendar import age_on
from assessment.ground.model import FileModel

_NOT_ENOUGH = "care_insurance_not_enough"
"""Answered by itself where there is no care insurance."""


class ClaimRule(FileModel):
    """One claim, as the file states it; the head of the file says what each key means."""

    payer: Payer | Literal["HZP", "SOZ", "BUND", "LAND"]
    book: Book
    grades: frozenset[int] = frozenset()
    amount: str | None = None
    amount_minor: str | None = None
    period: Literal["month", "year", "measure", "once"] | None = None
    expires: Literal["month", "year"] | None = None
    shares_with: tuple[str, ...] = ()
    insured: bool = True
    age: AgeWindow | None = None
    age_figure: str | None = None
    class_figure: str | None = None
    disability: bool = False
    disability_any: frozenset[Disability] = frozenset()
    without_grades: frozenset[int] = frozenset()
    health_insurance: bool = False
    tasks: frozenset[Task] = frozenset()
    municipalities: frozenset[str] = frozenset()
    form: bool = False
    social_assistance: bool = False
    to_confirm: tuple[str, ...] = ()


def is_minor(person: Person, law: Law) -> bool:
    """Whether a person is known to be below the age of majority."""
    born = person.birth_date
    return born != "unknown" and age_on(born, law.day) < law.figure("volljaehrigkeit").whole()


def grade_for(person: Person, rule: ClaimRule, law: Law) -> int | None:
    """The Pflegegrad that counts: where no insurance is asked for, also one that the Sozialamt found."""
    return grade_of(person, law) if rule.insured or not rule.grades else grade_found(person, law)


def concerns(case: Case, person: Person, rule: ClaimRule, grade: int | None) -> bool:
    """Whether a claim is about this person at all: Pflegegrad, kinds of help that they need, Land."""
    if (rule.grades and grade not in rule.grades) or grade in rule.without_grades:
        return False
    if rule.tasks and not any(need.person == person.id and need.task in rule.tasks for need in case.needs):
        return False
    home = next((home.municipality for home in case.homes if home.id == person.home), None)
    return not rule.municipalities or home in rule.municipalities


def conditions_of_claim(person: Person, rule: ClaimRule, grade: int | None, law: Law) -> Iterator[Condition]:
    """Every condition of a claim: met, open, or not met."""
    if rule.grades and grade is not None:
        yield condition("pflegegrad_given", State.MET, grade=grade)
        if rule.insured:
            care = care_kind(person)
            open_ = care == "unknown"
            yield condition(f"care_insurance_{care}", State.OPEN if open_ else State.MET)
            yield from access_conditions(person, law)
    if rule.health_insurance:
        kind = person.insurance.health
        yield condition(f"health_insurance_{kind}", health_state(kind))
    if rule.disability or rule.disability_any:
        known = rule.disability_any & set(person.disability) if rule.disability_any else person.disability
        state = State.MET if known else State.NOT_MET
        yield condition("disability_stated" if known else "disability_not_stated", state)
    window = _window(rule, law)
    if window is not None:
        yield _age(person, window, law)
    most = law.figure(rule.class_figure).whole() if rule.class_figure else 0
    if rule.social_assistance:
        yield from social_assistance_conditions(person, law)
    for name in rule.to_confirm:
        if name == _NOT_ENOUGH and care_insured(person, law) is Access.NO:
            yield condition(why_not_insured(person), State.MET)
            continue
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
