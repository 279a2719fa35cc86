"""What somebody has to do with the people of a case before a plan is good: hear a child, plan a rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from arrangement.law.benefits import benefit_rule
from arrangement.law.law import law_on
from assessment.case import Case
from assessment.case.horizon import calendar_of
from assessment.case.people import GivenPflegegrad, Person
from assessment.case.words import Book
from assessment.ground.calendar import age_on


def people_warnings(case: Case, on: date, active: set[str]) -> Iterator[dict[str, Any]]:
    """Children who were not heard (§ 8 SGB VIII), main carers without a week of rest, or with a Pflegegrad.

    Args:
        case: The case.
        on: The plan date.
        active: Helpers with a line.
    """
    for person in sorted(case.persons, key=lambda person: person.id):
        if _to_be_heard(case, person, on):
            yield {"key": "warning.child_not_heard", "params": {"person": person.id}}
    resting = {helper for name in calendar_of(case, on).types for helper in case.week_type(name).resting}
    for helper in sorted(case.helpers, key=lambda helper: helper.id):
        if helper.main_carer and helper.id in active - resting:
            yield {"key": "warning.no_week_of_rest", "params": {"helper": helper.id}}
        if helper.main_carer and helper.id in active and helper.is_person is not None:
            given = case.person(helper.is_person).pflegegrad
            if isinstance(given, GivenPflegegrad) and given.since <= on:
                yield {"key": "warning.carer_needs_care", "params": {"helper": helper.id}}


def _to_be_heard(case: Case, person: Person, on: date) -> bool:
    """A minor whom SGB VIII helps, without their own view or the reason why it is missing."""
    law, born = law_on(on), person.birth_date
    if born == "unknown" or age_on(born, on) >= law.figure("volljaehrigkeit").whole():
        return False
    named = {n.entitlement for n in case.needs if n.person == person.id and n.entitlement is not None}
    helped = any(benefit_rule(benefit, law).book is Book.SGB_VIII for benefit in named)
    return helped and person.own_view is None and person.no_own_view_because is None
