"""Every clock of a case on a day, in order of its last day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from arrangement.deadlines.care import of_care, of_spouse
from arrangement.deadlines.deadline import DOCTOR, PERSON, Deadline, Found, NoDate, Subject
from arrangement.deadlines.decisions import of_grant
from arrangement.deadlines.majority import custodians, of_majority
from arrangement.law.benefits import benefit_rule
from arrangement.law.law import Law, known_law_on
from assessment.case.case import Case
from assessment.case.today import Order
from assessment.case.words import Benefit

_RUNNING = (
    "competence",
    "decision",
    "pflegegrad_decision",
    "assessment",
    "reasoned_notice",
    "advice_appointment",
)
"""Clocks of somebody else that stay on the list when they are over: then the person may act."""


@dataclass(frozen=True)
class Deadlines:
    """What is due, and what cannot be told."""

    case: str
    on: date
    deadlines: tuple[Deadline, ...]
    without_date: tuple[NoDate, ...]

    def as_json(self) -> dict[str, object]:
        """As the interface names it."""
        return {
            "case": self.case,
            "on": self.on.isoformat(),
            "deadlines": [entry.as_json(self.on) for entry in self.deadlines],
            "without_date": [entry.as_json() for entry in self.without_date],
        }


def deadlines_of(case: Case, on: date) -> Deadlines:
    """Give every clock that runs on a day.

    A clock whose start the file does not state has no day: it is listed with the field that is missing.

    Raises:
        NoLawForDay: If the law files say nothing for that day.
    """
    law = known_law_on(on)
    found = [_by_whom(entry, case, law) for entry in _found(case, law)]
    due = [f for f in found if isinstance(f, Deadline) and (f.due >= on or f.clock in _RUNNING)]
    untold = [f for f in found if isinstance(f, NoDate)]
    return Deadlines(
        case.id,
        on,
        tuple(sorted(due, key=lambda entry: (entry.due, entry.id))),
        tuple(sorted(untold, key=lambda entry: entry.id)),
    )


def _by_whom(entry: Found, case: Case, law: Law) -> Found:
    """Add who acts for a person who is not of age."""
    if not isinstance(entry, Deadline) or entry.who != PERSON:
        return entry
    return replace(entry, represented_by=custodians(case.person(entry.person), law, entry.due))


def _found(case: Case, law: Law) -> Iterator[Found]:
    for person in case.persons:
        yield from of_care(case, person, law)
        yield from of_spouse(person, law)
        yield from of_majority(case, person, law)
        for grant in case.grants:
            if grant.person == person.id and (grant.ends is None or law.day <= grant.ends):
                yield from of_grant(grant, person, law)
    for order in case.orders:
        yield from _of_order(order, _paragraph(case, order, law), law)


def _paragraph(case: Case, order: Order, law: Law) -> str:
    """The paragraph of the benefit that the order is for; home nursing where no need names it."""
    named = (need.entitlement for need in case.needs if need.order == order.id)
    benefit = next((found for found in named if found is not None), Benefit.HAEUSLICHE_KRANKENPFLEGE)
    return benefit_rule(benefit, law).paragraph


def _of_order(order: Order, paragraph: str, law: Law) -> Iterator[Found]:
    """The decision of the Krankenkasse on an order, and the next order in time."""
    if order.ends < law.day:
        return
    subject = Subject(order.person, order.id, law)
    if order.approval == "pending":
        yield subject.clock("decision", "frist_krankenkasse", order.handed_in_on, "KK", "handed_in_on")
    if order.approval != "refused":
        yield subject.plain("next_order", order.ends, paragraph, DOCTOR)
