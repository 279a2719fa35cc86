"""A33: children who were not heard, main carers without a week of rest or with a Pflegegrad are named."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.inputs import Inputs
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from assessment.case.people import GivenPflegegrad, Person
from assessment.case.words import Book
from assessment.ground.calendar import age_on

NAMES = {"child_not_heard": "person", "no_week_of_rest": "helper", "carer_needs_care": "helper"}


def people_named(matter: Matter) -> Broken:
    """Compare what a plan says about people with what the case holds."""
    needed, rows = to_be_named(matter), matter.view.raw.get("warnings")
    told = {
        (code, str(row["params"].get(name)))
        for row in (rows if isinstance(rows, list) else ())
        for code, name in NAMES.items()
        if isinstance(row, dict) and row.get("key") == f"warning.{code}"
        if isinstance(row.get("params"), dict)
    }
    for code, subject in sorted(needed - told):
        yield broken("A33", subject, "people_not_told", code=code)
    for code, subject in sorted(told - needed):
        yield broken("A33", subject, "people_not_so", code=code)


def to_be_named(matter: Matter) -> set[tuple[str, str]]:
    """Who has to be named, with what."""
    inputs = matter.inputs
    needed = {("child_not_heard", person.id) for person in inputs.case.persons if _unheard(inputs, person)}
    needed |= {("no_week_of_rest", helper) for helper in _without_rest(matter)}
    return needed | {("carer_needs_care", helper) for helper in _in_need_of_care(matter)}


def _unheard(inputs: Inputs, person: Person) -> bool:
    if person.own_view is not None or person.no_own_view_because is not None:
        return False
    if person.birth_date == "unknown" or age_on(person.birth_date, inputs.on) >= inputs.statutes.full_age:
        return False
    owed = (need.entitlement for need in inputs.case.needs if need.person == person.id)
    return any(inputs.statutes.book(benefit) == Book.SGB_VIII for benefit in owed if benefit is not None)


def _in_need_of_care(matter: Matter) -> Iterator[str]:
    """Main carers with a line who have a Pflegegrad themselves."""
    for helper in matter.inputs.case.helpers:
        person = matter.inputs.persons.get(helper.is_person or "")
        given = person.pflegegrad if person is not None else None
        graded = isinstance(given, GivenPflegegrad) and given.since <= matter.inputs.on
        if graded and helper.main_carer and helper.id in _helping(matter):
            yield helper.id


def _helping(matter: Matter) -> set[str]:
    return {line.source.id for line in matter.weeks.lines if line.source.helper is not None}


def _without_rest(matter: Matter) -> Iterator[str]:
    inputs, helping = matter.inputs, _helping(matter)
    resting = {helper for kind in inputs.planned for helper in inputs.week_type(kind).resting}
    return (h.id for h in inputs.case.helpers if h.main_carer and h.id in helping - resting)
