"""Who gets help and gives some: a helper who is a person of the case is one human being."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.case.case import Case
from assessment.case.homes import lives_at
from assessment.case.network import Helper
from assessment.case.people import Person
from assessment.case.words import Sex
from assessment.ground.findings import FieldPath, Finding

Two = tuple[int, Helper, int, Person]


def both_are_one(case: Case) -> Iterator[Finding]:
    """A helper who is a person has their data and helps others; nobody is two helpers."""
    first: dict[str, FieldPath] = {}
    for number, helper, place, person in _linked(case):
        path: FieldPath = ("helpers", number)
        mine = (*path, "is_person")
        if person.id in first:
            yield Finding("both.twice", mine, {"id": person.id}, first[person.id])
        first.setdefault(person.id, mine)
        if _differ(helper.birth_date, person.birth_date, "unknown"):
            yield _other((number, helper, place, person), "birth_date")
        if _differ(helper.sex, person.sex, Sex.UNKNOWN):
            yield _other((number, helper, place, person), "sex")
        if helper.home not in lives_at(person):
            yield Finding("both.other_home", (*path, "home"), {"id": person.id}, ("persons", place, "home"))
        for c, consent in enumerate(helper.consents):
            for p, helped in enumerate(consent.persons):
                if helped == person.id:
                    yield Finding(
                        "both.helps_themselves", (*path, "consents", c, "persons", p), {"id": helped}
                    )


def could_be_one(case: Case) -> Iterator[Finding]:
    """Give each helper who looks like a person of the case and does not say whether they are."""
    for number, helper in enumerate(case.helpers):
        for place, person in enumerate(case.persons):
            born = helper.birth_date != "unknown" and helper.birth_date == person.birth_date
            if helper.is_person is None and born and not _differ(helper.sex, person.sex, Sex.UNKNOWN):
                params = {"id": helper.id, "person": person.id}
                yield Finding("both.looks_alike", ("helpers", number, "id"), params, ("persons", place, "id"))


def _linked(case: Case) -> Iterator[Two]:
    persons = {person.id: (place, person) for place, person in enumerate(case.persons)}
    for number, helper in enumerate(case.helpers):
        if helper.is_person in persons:
            yield (number, helper, *persons[helper.is_person])


def _other(two: Two, field: str) -> Finding:
    number, _, place, person = two
    params = {"name": field, "id": person.id}
    return Finding("both.other_data", ("helpers", number, field), params, ("persons", place, field))


def _differ(one: object, other: object, unknown: object) -> bool:
    return unknown not in (one, other) and one != other
