"""A06 and A07: what only professionals may do, and with which qualification."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.helpers import instructed
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from assessment.case.needs import Need
from assessment.case.network import Helper
from assessment.case.people import Person
from assessment.case.words import Kind, Relation, Task


def professionals_where_needed(matter: Matter) -> Broken:
    """A06: Protection, treatment, intensive care and owed enabling are for eligible professionals."""
    for line in matter.weeks.help_lines:
        if line.need is not None:
            for what in professional_lacks(matter.inputs, line.need, line.source):
                yield broken("A06", line.id, what, source=line.source.id, need=line.need.id)
    for week in matter.weeks.typical:
        served = {
            (line.person.id, line.session.key): line.need.id
            for line in week.help_lines
            if line.session is not None and line.need is not None and line.need.protective
        }
        for line in week.companions:
            need = served.get((line.person.id, str(line.view.session)))
            if need is not None and line.source.kind is not Kind.PROFESSIONAL:
                yield broken("A06", line.id, "reserved", source=line.source.id, need=need)


def professional_lacks(inputs: Inputs, need: Need, source: Source) -> Iterator[str]:
    """Why somebody who is not a professional may not meet a need."""
    if source.kind is Kind.PROFESSIONAL:
        return
    if inputs.statutes.reserved(need):
        yield "reserved"
    elif source.helper is not None:
        yield from _helper_lacks(inputs, need, source)
    elif source.employed is not None:
        if inputs.statutes.task(need.task).informal != "yes":
            yield "task"
    elif _word_for(inputs, need, source) == "no":
        yield "task"


def _helper_lacks(inputs: Inputs, need: Need, source: Source) -> Iterator[str]:
    word = _word_for(inputs, need, source)
    if word == "no":
        yield "task"
    elif word == "instructed" and not by_instruction(inputs, need, source):
        yield "instruction"


def _word_for(inputs: Inputs, need: Need, source: Source) -> str:
    """Yes, instructed or no, for this kind of source; what the person does themselves is their own affair."""
    rule = inputs.statutes.task(need.task)
    volunteer = source.helper is not None and source.helper.relation is Relation.VOLUNTEER
    if source.kind is Kind.CIVIC or volunteer:
        return rule.civic
    if source.kind is Kind.INFRASTRUCTURE:
        return rule.infrastructure
    if source.kind is Kind.MARKET:
        return "no" if need.task in MEDICAL else "yes"
    return rule.informal if source.helper is not None or need.task in PROFESSIONALS_ONLY else "yes"


PROFESSIONALS_ONLY = (Task.CHILD_PROTECTION, Task.INTENSIVE_CARE)
MEDICAL = (*PROFESSIONALS_ONLY, Task.TREATMENT_CARE, Task.MEDICATION)


def by_instruction(inputs: Inputs, need: Need, source: Source) -> bool:
    """Whether an instructed household member or named person may do it, ordered where it must be."""
    helper, person = source.helper, inputs.persons[need.person]
    if helper is None or (inputs.statutes.task(need.task).order_needed and not _ordered(inputs, need)):
        return False
    named = any(person.id in consent.persons for consent in helper.consents)
    return (named or _shares_a_home(inputs, helper, person)) and instructed(inputs, helper, person, need)


def _shares_a_home(inputs: Inputs, helper: Helper, person: Person) -> bool:
    """Whether a helper lives in a home in which the person lives, too."""
    homes = {person.home, *(stay.home for stay in person.residence)}
    return helper.home is not None and helper.home in homes


def _ordered(inputs: Inputs, need: Need) -> bool:
    return any(
        order.id == need.order and order.person == need.person and order.begins <= inputs.on <= order.ends
        for order in inputs.case.orders
    )


def qualification_kept(matter: Matter) -> Broken:
    """A07: Who comes has the qualification that the need, its task and its payer ask for."""
    for line in matter.weeks.help_lines:
        if line.need is None:
            continue
        for what in qualification_lacks(matter.inputs, line.need, line.source):
            yield broken("A07", line.id, what, source=line.source.id, need=line.need.id)
        floor = matter.inputs.statutes.benefit_floor(line.view.benefit)
        if line.source.kind is Kind.PROFESSIONAL and floor > line.source.qualification:
            yield broken("A07", line.id, "benefit", floor=floor, found=line.source.qualification)


def qualification_lacks(inputs: Inputs, need: Need, source: Source) -> Iterator[str]:
    """Why the qualification of a source is too low."""
    instructed_only = inputs.statutes.task(need.task).informal == "instructed"
    if source.own is not None or (instructed_only and by_instruction(inputs, need, source)):
        return
    floor = need.min_qualification
    if source.kind is Kind.PROFESSIONAL:
        floor = max(floor, inputs.statutes.staff_floor(need))
    if source.qualification < floor:
        yield "too_low"
