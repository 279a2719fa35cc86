"""Coming of age: the day on which custody ends, and what the youth office has to plan until then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arrangement.deadlines.deadline import PERSON, Found, Subject
from arrangement.law.benefits import benefit_rule
from arrangement.law.law import Law
from arrangement.law.majority import majority_of
from arrangement.law.time import ONE_DAY, months_after
from arrangement.responsibility.representation import MINOR_KINDS
from assessment.case.case import Case
from assessment.case.people import Person

_JA = "JA"


def of_majority(case: Case, person: Person, law: Law) -> Iterator[Found]:
    """§ 2 BGB: told as soon as § 36b SGB VIII has the time after it planned."""
    day = majority_of(person, law)
    figure = law.figure("uebergang_planung")
    if day is None or not law.day < day <= months_after(law.day, figure.whole()):
        return
    yield Subject(person.id, person.id, law).on_day("of_age", day, law.figure("volljaehrigkeit"), PERSON)
    for grant in case.grants:
        runs = grant.status == "approved" and (grant.ends is None or day <= grant.ends)
        if grant.person == person.id and runs and benefit_rule(grant.benefit, law).payer == _JA:
            yield Subject(person.id, grant.id, law).on_day("help_of_age", day - ONE_DAY, figure, _JA)


def custodians(person: Person, law: Law, due: date) -> tuple[str, ...]:
    """Who acts for a person on a day: nobody from the day on which they are of age."""
    day = majority_of(person, law)
    if day is None or day <= due:
        return ()
    return tuple(dict.fromkeys(one.holder for one in person.representation if one.kind in MINOR_KINDS))
