"""What cannot be in a question: named with its place, never repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from arrangement.responsibility.asked import AskedFile, AskedPerson, Inputs
from arrangement.responsibility.claims import NOT_RESPONSIBLE, RESPONSIBLE
from arrangement.responsibility.read import (
    ages_of,
    as_day,
    as_list,
    facts_told,
    law_day,
    people,
    role_word,
)
from arrangement.responsibility.words import NONE, UNKNOWN, words
from assessment.ground.calendar import age_on
from assessment.ground.findings import FieldPath, Finding, listed, nearest, slips
from assessment.ground.ids import FIRST_YEAR, LAST_YEAR, MOST_GRADE, MOST_YEARS

IN: FieldPath = ("inputs",)
_KITA = "kita"


def question_findings(file: AskedFile) -> Iterator[Finding]:
    """Give everything in a question that cannot be."""
    inputs = file.inputs
    yield from _fields(inputs, IN, (*words().told_only, *words().known_flags()), with_flags=True)
    yield from _words(inputs.need, (*IN, "need"), words().known_needs())
    if inputs.need in ([], ()):
        yield Finding("responsible.no_need", (*IN, "need"), {"allowed": listed(words().known_needs())})
    yield from _words(inputs.place, (*IN, "place"), words().known_places())
    yield from _flags(inputs)
    yield from _law_date(inputs)
    yield from _texts(inputs)
    yield from _procedure(inputs)
    yield from _claims(inputs)
    for path, person in people(inputs):
        yield from _fields(person, path, words().told_of_persons)
        yield from _person(person, path, law_day(inputs))
    yield from _nobody_fits_the_place(inputs)


def _fields(model: Any, path: FieldPath, told: Iterable[str], with_flags: bool = False) -> Iterator[Finding]:
    known = [*type(model).model_fields, *told]
    for name, value in (model.model_extra or {}).items():
        where = (*path, str(name))
        if name not in known:
            near = nearest(str(name), known, 1)
            shown = [*type(model).model_fields]
            yield (
                Finding("field.misspelt", where, {"nearest": near[0]})
                if near
                else Finding("field.unknown", where, {"known": listed(shown)})
            )
        elif with_flags and name in words().known_flags() and not isinstance(value, bool):
            if value not in (None, UNKNOWN):
                yield Finding("responsible.yes_or_no", where)
        elif isinstance(value, int | float) and not isinstance(value, bool) and value < 0:
            yield Finding("responsible.negative", where)


def _words(value: object, path: FieldPath, known: tuple[str, ...]) -> Iterator[Finding]:
    for number, word in enumerate(as_list(value)):
        where = (*path, number) if isinstance(value, list | tuple) else path
        if word in known or word == UNKNOWN:
            continue
        near = nearest(word, known, 1) if isinstance(word, str) else []
        params = {"allowed": listed(known)}
        yield (
            Finding("value.misspelt", where, {"nearest": near[0], **params})
            if near
            else Finding("value.not_allowed", where, params)
        )


def _flags(inputs: Inputs) -> Iterator[Finding]:
    known = words().known_flags()
    for number, word in enumerate(as_list(inputs.flags)):
        where = (*IN, "flags", number) if isinstance(inputs.flags, list | tuple) else (*IN, "flags")
        if not isinstance(word, str):
            yield Finding("value.not_text", where)
            continue
        near = slips(word, known)
        if word not in known and near:
            yield Finding("responsible.misspelt_fact", where, {"nearest": near[0]})
    told = facts_told(inputs)
    for one, other in words().opposites.items():
        if one in told and other in told:
            at: FieldPath = (*IN, "flags") if inputs.flags else IN
            yield Finding("responsible.contradiction", at, {"one": one, "other": other})


def _law_date(inputs: Inputs) -> Iterator[Finding]:
    day = law_day(inputs)
    if inputs.law_date is not None and (day is None or not FIRST_YEAR <= day.year <= LAST_YEAR):
        years: dict[str, str | int] = {"first": FIRST_YEAR, "last": LAST_YEAR}
        yield Finding("responsible.law_date", (*IN, "law_date"), years)


def _texts(inputs: Inputs) -> Iterator[Finding]:
    """Words that may say anything are words all the same."""
    for name in ("benefits_running", "time", "land"):
        value = getattr(inputs, name)
        for number, word in enumerate(as_list(value)):
            if not isinstance(word, str):
                at: FieldPath = (*IN, name, number) if isinstance(value, list | tuple) else (*IN, name)
                yield Finding("value.not_text", at)


def _procedure(inputs: Inputs) -> Iterator[Finding]:
    if inputs.procedure is None:
        return
    path: FieldPath = (*IN, "procedure")
    yield from _fields(inputs.procedure, path, ("received_on", "filed_on", "expert_opinion", "note"))
    for name in ("filed_at", "forwarded_to"):
        if not isinstance(getattr(inputs.procedure, name), str | None):
            yield Finding("value.not_text", (*path, name))
    forwarded = inputs.procedure.forwarded_within_14_days
    if not isinstance(forwarded, bool) and forwarded not in (None, UNKNOWN):
        yield Finding("responsible.yes_or_no", (*path, "forwarded_within_14_days"))
    if forwarded is False and inputs.procedure.forwarded_to is not None:
        params = {"one": "forwarded_within_14_days", "other": "forwarded_to"}
        yield Finding("responsible.contradiction", (*path, "forwarded_to"), params)


def _claims(inputs: Inputs) -> Iterator[Finding]:
    for number, claim in enumerate(inputs.claims):
        path: FieldPath = (*IN, "claims", number)
        yield from _fields(claim, path, ("on", "note"))
        missing = [name for name in ("payer", "says") if getattr(claim, name) is None]
        yield from (Finding("field.missing", (*path, name), {"name": name}) for name in missing)
        yield from _words(claim.payer, (*path, "payer"), words().systems)
        yield from _words(claim.says, (*path, "says"), (RESPONSIBLE, NOT_RESPONSIBLE))


def _person(person: AskedPerson, path: FieldPath, day: date | None) -> Iterator[Finding]:
    yield from _words(person.role, (*path, "role"), tuple(sorted(words().roles)))
    yield from _words(person.disability, (*path, "disability"), words().disabilities)
    kinds = [word for word in as_list(person.disability) if isinstance(word, str)]
    if NONE in kinds and len(set(kinds)) > 1:
        other = next(kind for kind in kinds if kind != NONE)
        yield Finding("responsible.contradiction", (*path, "disability"), {"one": NONE, "other": other})
    grade = person.pflegegrad
    stated = isinstance(grade, int) and not isinstance(grade, bool) and 0 <= grade <= MOST_GRADE
    if not stated and grade not in (None, NONE, UNKNOWN):
        yield Finding("responsible.grade", (*path, "pflegegrad"), {"most": MOST_GRADE})
    yield from _age(person, path, day)


def _age(person: AskedPerson, path: FieldPath, day: date | None) -> Iterator[Finding]:
    if isinstance(person.birth_date, list | tuple):
        yield Finding("responsible.two_birth_dates", (*path, "birth_date"))
        return
    if person.birth_date not in (None, UNKNOWN) and as_day(person.birth_date) is None:
        yield Finding("responsible.birth_date", (*path, "birth_date"))
        return
    span = ages_of(person.age)
    if person.age is not None and span is None:
        params: dict[str, str | int] = {"most": MOST_YEARS, "allowed": listed(words().ages)}
        yield Finding("responsible.age", (*path, "age"), params)
        return
    born = as_day(person.birth_date)
    if born is not None and not _may_be_born(born, day):
        yield Finding("responsible.birth_date", (*path, "birth_date"))
        return
    if born is not None and person.age not in (None, UNKNOWN):
        yield Finding("responsible.age_and_birth_date", (*path, "age"))
    role = role_word(person)
    if span is not None and role is not None:
        below, above = words().roles_below_of_age, words().roles_of_age
        of_age = words().of_age
        if (role in below and span.min >= of_age) or (role in above and span.max < of_age):
            yield Finding("responsible.role_and_age", (*path, "age"), {"role": str(role)})


def _may_be_born(born: date, day: date | None) -> bool:
    """Whether somebody who was born on a day may live on the day of law."""
    years = age_on(born, day) if day is not None else 0
    return FIRST_YEAR - MOST_YEARS <= born.year <= LAST_YEAR and 0 <= years <= MOST_YEARS


def _nobody_fits_the_place(inputs: Inputs) -> Iterator[Finding]:
    """An adult in a Kita is no question of law, but a slip."""
    if _KITA not in [
        words().same_places.get(word, word) for word in as_list(inputs.place) if isinstance(word, str)
    ]:
        return
    day = law_day(inputs) or date.max
    spans = [ages_of(person.age, person.birth_date, day, role_word(person)) for _, person in people(inputs)]
    if spans and all(span is not None and span.min >= words().of_age for span in spans):
        yield Finding("responsible.adult_in_kita", (*IN, "place"))
