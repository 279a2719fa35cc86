"""§§ 36b, 41 SGB VIII, § 120 Abs. 4 SGB IX: help that somebody outgrows, and what may follow then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from arrangement.law.benefits import benefit_rule
from arrangement.law.conditions import claim_of, entitles
from arrangement.law.law import law_on
from arrangement.law.paragraphs import ACCORDING_TO_NEED, conditions_of
from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.case.today import Order
from assessment.case.words import Benefit
from assessment.ground.calendar import age_on

DAY = timedelta(days=1)
NOT_YET = DAY + DAY
"""So much later born, nobody has their birthday on the same day, born on 29 February or not."""


def outgrown_after(case: Case, need: Need, on: date, last: date) -> date | None:
    """Give the last day on which the benefit of a need is still for this age; None if it is through the plan.

    Only what a younger person in the same place would still have is outgrown; an order counts as renewed.

    Args:
        case: The case.
        need: A need that names its benefit.
        on: The plan date.
        last: Last day of the plan.
    """
    named = need.entitlement
    if named is None or named not in ACCORDING_TO_NEED:
        return None
    for day in _birthdays(case.persons, on, last):
        younger = _without_birthday(case, day)
        if _entitled(younger, need, named, day) and not _entitled(case, need, named, day):
            return day - DAY
    return None


def followers(case: Case, need: Need, day: date) -> tuple[Benefit, ...]:
    """Give the benefits according to need that could take over on a day, in the order of the vocabulary."""
    law = law_on(day)
    return tuple(
        benefit
        for benefit in Benefit
        if benefit in ACCORDING_TO_NEED
        and benefit is not need.entitlement
        and benefit_rule(benefit, law).fits(need.task, need.action, None)
        and _entitled(case, need, benefit, day)
    )


def too_old_after(person: Person, max_age: int | None, on: date, last: date) -> date | None:
    """Give the last day on which a person is within an age limit that they outgrow between two days."""
    if max_age is None or person.birth_date == "unknown" or age_on(person.birth_date, on) > max_age:
        return None
    return next(
        (day - DAY for day in _birthdays((person,), on, last) if age_on(person.birth_date, day) > max_age),
        None,
    )


def _entitled(case: Case, need: Need, benefit: Benefit, day: date) -> bool:
    law = law_on(day)
    asked = need.model_copy(update={"entitlement": benefit})
    case = case.model_copy(update={"orders": tuple(_renewed(order, day) for order in case.orders)})
    claim = claim_of(case, case.person(need.person), asked, benefit_rule(benefit, law), law)
    return entitles(conditions_of(claim))


def _renewed(order: Order, day: date) -> Order:
    """An order as it stands on a day if a new one followed in time."""
    return order if day <= order.ends else order.model_copy(update={"ends": day})


def _without_birthday(case: Case, day: date) -> Case:
    """A case in which nobody becomes a year older on a day, all else alike."""
    persons = (
        person.model_copy(update={"birth_date": person.birth_date + NOT_YET})
        if person.birth_date != "unknown" and _is_birthday(person.birth_date, day)
        else person
        for person in case.persons
    )
    return case.model_copy(update={"persons": tuple(persons)})


def _is_birthday(birth: date, day: date) -> bool:
    return age_on(birth, day) != age_on(birth, day - DAY)


def _birthdays(persons: tuple[Person, ...], on: date, last: date) -> Iterator[date]:
    """Days after the first, up to the last, on which somebody becomes a year older."""
    born = [person.birth_date for person in persons if person.birth_date != "unknown"]
    for number in range(1, (last - on).days + 1):
        day = on + timedelta(days=number)
        if any(_is_birthday(birth, day) for birth in born):
            yield day
