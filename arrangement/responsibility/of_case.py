"""What stands before the law for each person of a case: access, representation, who is responsible."""

from __future__ import annotations

from datetime import date
from typing import Any

from arrangement.law.benefits import benefit_rule
from arrangement.law.law import Law, law_on
from arrangement.law.rights import Rights, derive_rights
from arrangement.responsibility.access import Door, access_of
from arrangement.responsibility.answer import Answer, answer
from arrangement.responsibility.claims import NOT_RESPONSIBLE, RESPONSIBLE, ToldClaim
from arrangement.responsibility.facts import Facts, Question, Who, kinds
from arrangement.responsibility.insured import fact_behind
from arrangement.responsibility.representation import representation_of
from arrangement.responsibility.words import words
from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.people import GivenPflegegrad, Person
from assessment.case.today import Grant
from assessment.case.words import Benefit, Book, Standing
from assessment.ground.calendar import age_on

_PARTICIPATION = (Book.SGB_IX, Book.SGB_VIII)


def rights_with_access(case: Case, on: date) -> dict[str, Any]:
    """The rights of each person, with access, representation and responsibility beside them.

    Helpers are not read: a case gives the same with and without them.

    Raises:
        NoLawForDay: If the law files say nothing for that day.
    """
    return with_access(derive_rights(case, on), case, on)


def with_access(rights: Rights, case: Case, on: date) -> dict[str, Any]:
    """The rights block of a case whose rights are derived already."""
    found, law = rights.as_json(), law_on(on)
    persons = {person.id: person for person in case.persons}
    entries: Any = found["persons"]
    for entry in entries:
        person = persons[entry["person"]]
        doors = access_of(case, person, law)
        entry["access"] = [door.as_json() for door in doors]
        entry["representation"] = [standing.as_json() for standing in representation_of(case, person, law)]
        entry["responsible"] = _told(responsible_for(case, person, law, doors))
    return found


def responsible_for(case: Case, person: Person, law: Law, doors: tuple[Door, ...]) -> Answer | None:
    """Who is responsible for what a person is owed; None where nothing is. A wish makes nobody a payer.

    What the doors say about the insurance is a fact here; what they have to clarify is tried both ways.
    """
    needs = [
        need
        for need in case.needs
        if need.person == person.id and (need.entitlement is not None or need.standing is not Standing.WISHED)
    ]
    if not needs:
        return None
    known = words()
    granted = {
        known.granted[grant.benefit]
        for grant in case.grants
        if grant.person == person.id and grant.status == "approved" and grant.benefit in known.granted
    }
    named = {
        known.named[n.entitlement]
        for n in needs
        if n.entitlement is not None and n.entitlement in known.named
    }
    behind = tuple(fact_behind(door) for door in doors)
    taken = {fact.flag for fact in behind if fact is not None and fact.taken}
    facts = Facts(
        who=tuple(_who(one, law) for one in _concerned(case, person, needs, law)),
        places=frozenset({known.place_assumed["below_of_age" if _minor(person, law) else "of_age"]}),
        needs=frozenset(_need_word(need, law) for need in needs),
        flags=frozenset(granted | named | taken),
        day=law.day,
    )
    others = tuple(fact.otherwise(facts) for fact in behind if fact is not None and fact.open)
    return answer(Question(facts, others), _claims(case, needs, law))


def _claims(case: Case, needs: list[Need], law: Law) -> tuple[ToldClaim, ...]:
    """What carriers decided about the same need; where that contradicts, it is told.

    Who approved holds itself responsible. One refusal may have many reasons; two of different carriers send
    the person in a circle.
    """
    persons, asked = {need.person for need in needs}, {_need_word(need, law) for need in needs}
    approved, refused = set[str](), set[str]()
    for grant in case.grants:
        if grant.person not in persons or _word_of(grant.benefit, law) not in asked:
            continue
        payer = benefit_rule(grant.benefit, law).payer
        if _runs(grant, law):
            approved.add(payer)
        elif grant.status in ("refused", "objection"):
            refused.add(payer)
    refused -= approved
    responsible = [ToldClaim(payer, RESPONSIBLE) for payer in sorted(approved)]
    others = [ToldClaim(payer, NOT_RESPONSIBLE) for payer in sorted(refused) if len(refused) > 1]
    return (*responsible, *others)


def _runs(grant: Grant, law: Law) -> bool:
    return (
        grant.status == "approved"
        and grant.begins <= law.day
        and (grant.ends is None or law.day <= grant.ends)
    )


def _concerned(case: Case, person: Person, needs: list[Need], law: Law) -> tuple[Person, ...]:
    """The person; for a custodian's claim to help with upbringing also the children whom it is about."""
    books = {benefit_rule(need.entitlement, law).book for need in needs if need.entitlement is not None}
    if _minor(person, law) or Book.SGB_VIII not in books:
        return (person,)
    mine = tuple(
        child
        for child in case.persons
        if _minor(child, law) and any(r.holder == person.id for r in child.representation)
    )
    return (person, *(mine or (child for child in case.persons if _minor(child, law))))


def _need_word(need: Need, law: Law) -> str:
    named = _word_of(need.entitlement, law) if need.entitlement is not None else None
    return named if named is not None else words().tasks[need.task]


def _word_of(benefit: Benefit, law: Law) -> str | None:
    """The need that a benefit stands for by itself; None where its task says which."""
    known, book = words(), benefit_rule(benefit, law).book
    return known.benefits.get(benefit) or (known.books[book] if book in _PARTICIPATION else None)


def _who(person: Person, law: Law) -> Who:
    given = person.pflegegrad
    grade = given.grade if isinstance(given, GivenPflegegrad) and given.since <= law.day else 0
    born = person.birth_date
    age = words().ages["unknown"].assumed if born == "unknown" else age_on(born, law.day)
    return Who(age, kinds(frozenset(kind.value for kind in person.disability)), grade)


def _minor(person: Person, law: Law) -> bool:
    born = person.birth_date
    return born != "unknown" and age_on(born, law.day) < words().of_age


def _told(found: Answer | None) -> dict[str, object] | None:
    if found is None:
        return None
    keys = ("payer", "not_payer", "relation", "side_by_side", "rules", "clarify", "open")
    said = found.as_json()
    return {key: said[key] for key in keys}
