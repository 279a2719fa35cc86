"""A18: access, language and company, so that an offer can really be used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from arrangement.audit.fitness import Lacks, offer_lacks, serves
from arrangement.audit.helpers import carer_lacks
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.understood import language_lacks, understood
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import comes_to
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.case.words import GoingOut, Task


def accessible(matter: Matter) -> Broken:
    """A18: Access, language and company make every offer usable."""
    for line in matter.weeks.help_lines:
        if line.need is not None:
            for what in access_lacks(matter.inputs, line.need, line.source, line.start):
                if what == "language" and line.need.task is not Task.INTERPRETING:
                    continue  # whether the talk is understood is judged by itself
                yield broken("A18", line.id, what, source=line.source.id)
    yield from understood(matter)
    for line in matter.weeks.help_lines:
        if line.view.accompanies is not None:
            yield broken("A18", line.id, "no_trip", offer=line.view.accompanies)
    for line in matter.weeks.companions:
        for what in company_lacks(matter.inputs, line.person, line.source, line.start):
            yield broken("A18", line.id, what, source=line.source.id)
    for week in matter.weeks.typical:
        yield from _accompanied(week)


def _accompanied(week: Week) -> Broken:
    going_along: dict[tuple[str, str | None], list[Line]] = defaultdict(list)
    for line in week.companions:
        going_along[line.person.id, line.view.session].append(line)
    for attendance in week.attendances:
        lines = going_along.pop((attendance.person.id, attendance.session.key), [])
        found, needed = sum(line.minutes for line in lines), week.companion_minutes(attendance)
        accompanied = needs_company(attendance.person, attendance.source)
        subject = week.named(attendance.subject)
        if accompanied and not lines:
            yield broken("A18", subject, "no_companion", person=attendance.person.id)
        elif accompanied and (len(lines) > 1 or found != needed):
            yield broken("A18", subject, "companion_minutes", needed=needed, found=found)
        elif lines and not accompanied:
            yield broken("A18", subject, "companion_without_need", person=attendance.person.id)
        for line in lines:
            served = {other.need.id for other in attendance.lines if other.need is not None}
            offer = line.view.accompanies
            if line.view.need not in (None, *served) or offer not in (None, attendance.source.id):
                yield broken("A18", line.id, "companion_elsewhere", session=attendance.session.key)
    for person, session in sorted(going_along, key=str):
        yield broken("A18", week.named(person), "companion_without_session", session=session or "-")


def company_lacks(inputs: Inputs, person: Person, source: Source, home: str | None) -> Lacks:
    """Why a visit offer cannot go along from a home. What a helper or contract agrees to stands in A08."""
    if source.carer is not None:
        return
    if source.team is None or source.offer is None or Task.ACCOMPANY_OUTSIDE not in source.offer.tasks:
        yield "cannot_accompany"
        return
    if any(offer_lacks(inputs, person, source)) or (home is not None and not serves(inputs, source, home)):
        yield "cannot_accompany"


def may_accompany(inputs: Inputs, person: Person, home: str) -> Iterator[Source]:
    """Sources that could go along with a person from a home."""
    for source_id in sorted(inputs.sources):
        source = inputs.sources[source_id]
        if source.carer is not None:
            if comes_to(source, home) and not any(carer_lacks(inputs, source, person, None)):
                yield source
        elif not any(company_lacks(inputs, person, source, home)):
            yield source


def needs_company(person: Person, source: Source) -> bool:
    """Whether the person attends only with somebody at their side."""
    fetched = source.offer is not None and source.offer.brings_people
    return person.going_out is GoingOut.WITH_COMPANION and not fetched


def access_lacks(inputs: Inputs, need: Need, source: Source, home: str | None = None) -> Lacks:
    """What a person cannot use in an offer, at a home or from there."""
    person, offer = inputs.persons[need.person], source.offer
    if offer is not None and source.form == "session" and not set(person.needs_access) <= set(offer.access):
        yield "access"
    yield from language_lacks(inputs, need, source, home)
