"""A question as written, turned into facts; what is unknown becomes other ways the facts could stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from arrangement.responsibility.asked import AskedPerson, Inputs
from arrangement.responsibility.claims import ToldClaim
from arrangement.responsibility.facts import (
    FORWARDED,
    NO_PROCEDURE,
    NOT_FORWARDED,
    Facts,
    Other,
    Question,
    Who,
    kinds,
)
from arrangement.responsibility.words import NONE, UNKNOWN, AgeWord, words
from assessment.ground.calendar import age_on
from assessment.ground.findings import FieldPath
from assessment.ground.ids import MOST_YEARS

_YEAR = re.compile(r"[12][0-9]{3}")
_HOME_LAND = ("HB", "hb", "bremen", "de_hb")


@dataclass(frozen=True)
class Asked:
    """A question ready to answer: facts, claims of payers, and words that no rule reads."""

    question: Question
    claims: tuple[ToldClaim, ...]
    not_read: tuple[str, ...]


def asked(inputs: Inputs, today: date) -> Asked:
    """Turn checked inputs into facts.

    Args:
        inputs: As checked.
        today: The day whose law counts where the question names none.
    """
    day = law_day(inputs) or today
    told = facts_told(inputs)
    persons = [person for _, person in people(inputs)] or [AskedPerson()]
    who = tuple(_assumed(person, day) for person in persons)
    flags = told & words().known_flags()
    if any(_is_parent(person) and _one(w) for person, w in zip(persons, who, strict=True)):
        flags |= {"recipient_is_parent"}
    known = words()
    stated = frozenset(known.same_places.get(w, w) for w in as_list(inputs.place) if w != UNKNOWN)
    needs = frozenset(known.same_needs.get(w, w) for w in as_list(inputs.need) if w != UNKNOWN)
    procedure = _procedure(inputs)
    facts = Facts(
        who=who,
        places=stated or frozenset({_place_assumed(who)}),
        needs=needs,
        flags=flags,
        day=day,
        procedure=procedure or NO_PROCEDURE,
        land="HB" if all(word in _HOME_LAND for word in as_list(inputs.land)) else "other",
    )
    facts = replace(facts, nobody_disabled=all(_stated_none(person) for person in persons))
    others = [*_other_persons(facts, persons, day), *_other_places(facts, stated)]
    if procedure is None:
        others += [
            Other("forwarded_within_14_days", state, replace(facts, procedure=state))
            for state in (FORWARDED, NOT_FORWARDED)
        ]
    not_read = sorted(told - words().known_flags())
    claims = tuple(ToldClaim(str(claim.payer), str(claim.says)) for claim in inputs.claims)
    return Asked(Question(facts, tuple(others)), claims, tuple(not_read))


def as_list(value: Any) -> list[Any]:
    """A single word as a list of one; nothing as an empty list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def as_day(value: Any) -> date | None:
    """A calendar day as written, or None."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None


def law_day(inputs: Inputs) -> date | None:
    """The day whose law is asked for; of a bare year the last day, of a month its first."""
    written = inputs.law_date
    if written is None or isinstance(written, bool):
        return None
    text = str(written)
    if _YEAR.fullmatch(text):
        return date.fromisoformat(f"{text}-12-31")
    return as_day(text) or as_day(f"{text}-01")


def people(inputs: Inputs) -> Iterator[tuple[FieldPath, AskedPerson]]:
    """Each person with its place in the file."""
    if isinstance(inputs.persons, AskedPerson):
        yield ("inputs", "persons"), inputs.persons
        return
    for number, person in enumerate(inputs.persons or ()):
        yield ("inputs", "persons", number), person


def role_word(person: AskedPerson) -> str | None:
    """The role as written, if it is one that is known."""
    return person.role if isinstance(person.role, str) and person.role in words().roles else None


def ages_of(
    age: Any, birth_date: Any = None, day: date | None = None, role: str | None = None
) -> AgeWord | None:
    """The ages that an answer leaves open; None if it is no age."""
    born = as_day(birth_date) if birth_date is not None else None
    if born is not None and day is not None:
        years = max(0, age_on(born, day))
        return AgeWord(min=years, max=years, assumed=years)
    if age is None:
        return words().ages[words().roles.get(role or "", UNKNOWN)]
    if isinstance(age, str):
        return words().ages.get(age)
    if isinstance(age, int) and not isinstance(age, bool):
        return AgeWord(min=age, max=age, assumed=age) if 0 <= age <= MOST_YEARS else None
    if isinstance(age, dict) and age and set(age) <= {"min", "max"}:
        low, high = age.get("min", 0), age.get("max", MOST_YEARS)
        whole = all(isinstance(bound, int) and not isinstance(bound, bool) for bound in (low, high))
        if whole and 0 <= low <= high <= MOST_YEARS:
            tried = [years for years in words().ages_that_decide if low <= years <= high]
            return AgeWord(min=low, max=high, assumed=tried[0] if tried else low)
    return None


def facts_told(inputs: Inputs) -> frozenset[str]:
    """Every fact that is told, by its settled word: a flag, a field with true or false, a benefit."""
    known = words()
    told = {known.flag(word) for word in as_list(inputs.flags) if isinstance(word, str)}
    for name, value in (inputs.model_extra or {}).items():
        if name in known.known_flags() and isinstance(value, bool):
            fact = known.flag(name)
            told.add(fact if value else known.contrary(fact))
    running = [word for word in as_list(inputs.benefits_running) if isinstance(word, str)]
    told |= {known.running[word] for word in running if word in known.running}
    told |= {known.flag(word) for word in as_list(inputs.time) if known.flag(str(word)) in known.flags}
    return frozenset(told)


# ---------------------------------------------------------------------------------------------- private


def _span(person: AskedPerson, day: date) -> AgeWord:
    found = ages_of(person.age, person.birth_date, day, role_word(person))
    return found if found is not None else words().ages[UNKNOWN]


def _assumed(person: AskedPerson, day: date) -> Who:
    stated = frozenset(word for word in as_list(person.disability) if word != UNKNOWN)
    grade = person.pflegegrad
    return Who(_span(person, day).assumed, kinds(stated), grade if isinstance(grade, int) else 0)


def _stated_none(person: AskedPerson) -> bool:
    """Whether the question says that there is no disability, not only nothing."""
    return as_list(person.disability) == [NONE]


def _one(who: Who) -> bool:
    return NONE not in who.disability


def _is_parent(person: AskedPerson) -> bool:
    return role_word(person) in words().parents


def _place_assumed(who: tuple[Who, ...]) -> str:
    child = any(person.age < words().of_age for person in who)
    return words().place_assumed["below_of_age" if child else "of_age"]


def _procedure(inputs: Inputs) -> str | None:
    """How § 14 SGB IX stands; None if an application was filed and nobody says whether it was forwarded."""
    told = inputs.procedure
    if told is None or told.filed_at in words().no_reha_carriers:
        return NO_PROCEDURE
    if told.forwarded_within_14_days is True or told.forwarded_to is not None:
        return FORWARDED
    if told.forwarded_within_14_days is False:
        return NOT_FORWARDED
    return None if told.filed_at is not None else NO_PROCEDURE


def _other_persons(facts: Facts, persons: list[AskedPerson], day: date) -> Iterator[Other]:
    for number, (person, who) in enumerate(zip(persons, facts.who, strict=True)):
        span = _span(person, day)
        for years in words().ages_that_decide:
            if span.min <= years <= span.max and years != who.age:
                yield Other("age", str(years), _with(facts, number, replace(who, age=years)))
        if not [word for word in as_list(person.disability) if word != UNKNOWN]:
            for kind in words().disabilities:
                if kind != NONE:
                    changed = replace(who, disability=frozenset({kind}))
                    yield Other("disability", kind, _with(facts, number, changed))
        if _grade_is_open(person, facts):
            for grade in words().grades_that_decide:
                yield Other("pflegegrad", str(grade), _with(facts, number, replace(who, grade=grade)))


def _grade_is_open(person: AskedPerson, facts: Facts) -> bool:
    """Whether a Pflegegrad may still be found: not stated, or stated as nothing where care is needed."""
    if person.pflegegrad is None and "pflegegrad" in person.model_fields_set:
        return not words().needs_of_care.isdisjoint(facts.needs)
    return person.pflegegrad in (None, UNKNOWN)


def _other_places(facts: Facts, stated: frozenset[str]) -> Iterator[Other]:
    known = words()
    unlikely = known.places_with_disability if facts.nobody_disabled else frozenset[str]()
    for place in () if stated else known.places_that_decide:
        if place not in facts.places | unlikely:
            yield Other("place", place, replace(facts, places=frozenset({place})))


def _with(facts: Facts, number: int, who: Who) -> Facts:
    persons = (*facts.who[:number], who, *facts.who[number + 1 :])
    return replace(facts, who=persons)
