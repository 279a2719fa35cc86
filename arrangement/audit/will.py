"""A12: the person's will. Refusals, unsafe marks and missing consents are kept, whatever it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from arrangement.audit.consents import consented, consents_told
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.whereabouts import home_of
from assessment.case.people import Person
from assessment.case.will import Aimed, Refusal
from assessment.case.words import Sex
from assessment.ground.grid import Slot


def will_respected(matter: Matter) -> Broken:
    """A12: No line with whom, where, when or how the person does not want it."""
    for line in matter.weeks.lines:
        for refusal in refusals_hit(matter.inputs, line.person.id, line.task, line.source):
            if not refusal.times or line.slot in times_of(refusal):
                yield broken("A12", line.id, "refused", source=line.source.id, person=line.person.id)
        for what in unsafe(matter.inputs, line.person, line.source, line.start):
            yield broken("A12", line.id, what, source=line.source.id)
        if _meets_unsafely(matter.inputs, line):
            yield broken("A12", line.id, "unsafe_together", source=line.source.id)
        if line.need is not None and not consented(matter.inputs, line.need, line.source, line.view.benefit):
            yield broken("A12", line.id, "no_consent", need=line.need.id)
        if pooled_unasked(matter.inputs, line.person, line.source, line.view.benefit):
            yield broken("A12", line.id, "pooled", source=line.source.id, person=line.person.id)
    yield from _together(matter)
    yield from _liberty_named(matter)
    yield from consents_told(matter)


def _liberty_named(matter: Matter) -> Broken:
    """Every measure that restricts somebody's liberty today is named, and whether a court permitted it."""
    rows = matter.view.raw.get("warnings")
    said = {
        (str(row.get("key")), str(params.get("person")), str(params.get("measure")))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and isinstance(params := row.get("params"), dict)
    }
    for person in matter.inputs.case.persons:
        for stated in person.liberty_measures:
            permitted = stated.permitted_until is not None and stated.permitted_until >= matter.inputs.on
            key = f"warning.liberty_{'permitted' if permitted else 'without_permit'}"
            if (key, person.id, stated.measure.value) not in said:
                yield broken("A12", person.id, "liberty_not_named", measure=stated.measure)


def refusals_hit(inputs: Inputs, person: str, task: str, source: Source) -> Iterator[Refusal]:
    """Refusals of a person that hit a source for a task, at whatever time."""
    for refusal in inputs.case.refusals:
        concerned = refusal.person == person and (not refusal.tasks or task in refusal.tasks)
        if concerned and (refusal.of.is_empty() or aimed_at(refusal.of, source, _refused_sex)):
            yield refusal


def times_of(refusal: Refusal) -> frozenset[Slot]:
    """The slots of a refusal with times."""
    return frozenset().union(*(times.slots() for times in refusal.times))


def wish_met(aim: Aimed, source: Source) -> bool:
    """Whether a source is as a wish says."""
    return aimed_at(aim, source, _wished_sex)


def aimed_at(aim: Aimed, source: Source, sex_matches: Callable[[Sex, Source], bool]) -> bool:
    """Whether every field that is set holds for the source."""
    offer, carer = source.offer, source.carer
    return (
        (aim.provider is None or (offer is not None and offer.provider == aim.provider))
        and (aim.offer is None or (carer is None and source.id == aim.offer))
        and (aim.helper is None or (carer is not None and carer.id == aim.helper))
        and (aim.kind is None or source.kind is aim.kind)
        and (aim.carer_sex is None or sex_matches(aim.carer_sex, source))
    )


def _refused_sex(sex: Sex, source: Source) -> bool:
    """A helper of that sex, or a team that names no other."""
    if source.sex is not None:
        return source.sex in (sex, Sex.UNKNOWN)
    if source.team is None:
        return False
    return not any(other not in (sex, Sex.UNKNOWN) for other in source.team.sexes)


def _wished_sex(sex: Sex, source: Source) -> bool:
    """A helper of that sex, or a team that can send one; where nobody comes, the wish is not missed."""
    if source.sex is not None:
        return source.sex is sex
    return source.team is None or sex in source.team.sexes


def unsafe(inputs: Inputs, person: Person, source: Source, home: str | None) -> Iterator[str]:
    """Unsafe marks that forbid a source for a person, at a home or starting from there."""
    carer = source.carer.id if source.carer is not None else None
    for mark in inputs.case.unsafe():
        if mark.person is not None and mark.person == carer:
            yield "unsafe_person"
        if mark.place is not None and mark.place in _places(inputs, source, home):
            yield "unsafe_place"
        if (
            mark.joint_presence is not None
            and carer in mark.joint_presence
            and person.id in mark.joint_presence
        ):
            yield "unsafe_together"


def _places(inputs: Inputs, source: Source, home: str | None) -> set[str]:
    places = {source.offer.id, source.offer.provider} if source.offer is not None else set()
    if source.form == "session" and source.offer is not None and source.offer.stadtteil is not None:
        return places | {source.offer.stadtteil}
    if source.form == "visit" and home is not None:
        return places | {home, inputs.stadtteile.get(home, "")}
    return places


def _meets_unsafely(inputs: Inputs, line: Line) -> bool:
    """Whether who comes would meet a person at this home whom they must not meet."""
    if line.source.carer is None or line.start is None:
        return False
    return meets_at_home(inputs, line.source, line.start, line.kind, line.slot)


def meets_at_home(inputs: Inputs, source: Source, home: str, kind: int, slot: Slot) -> bool:
    """Whether a person is at a home whom this helper or employed person must not meet."""
    return any(
        other in inputs.persons and home_of(inputs, other, kind, slot) == home
        for mark in inputs.case.unsafe()
        if mark.joint_presence is not None and source.id in mark.joint_presence
        for other in mark.joint_presence
        if other != source.id
    )


def pooled_unasked(inputs: Inputs, person: Person, source: Source, benefit: str | None) -> bool:
    """Whether a benefit would pay for a group though nobody found that reasonable for this person."""
    group = source.offer.group if source.offer is not None and source.form == "session" else None
    if group is None or group.maximum <= 1 or benefit not in inputs.statutes.pooled:
        return False
    found = [said for said in person.together if said.benefit == benefit and said.on <= inputs.on]
    return not found or not inputs.statutes.may_pool(max(found, key=lambda said: said.on))


def _together(matter: Matter) -> Broken:
    for mark in matter.inputs.case.unsafe():
        if mark.joint_presence is None:
            continue
        one, other = mark.joint_presence
        for week in matter.weeks.lived:
            for line in week.lines:
                if _is(line, one) and any(_meets(line, second, other) for second in week.lines):
                    yield broken("A12", line.id, "unsafe_together", source=other)
        for week in matter.weeks.typical:
            dates = {
                who: {(a.source.id, a.session.key) for a in week.attendances if a.person.id == who}
                for who in (one, other)
            }
            for offer, key in sorted(dates[one] & dates[other]):
                yield broken("A12", week.named(f"{offer} {key}"), "unsafe_together", source=offer)


def _meets(line: Line, second: Line, other: str) -> bool:
    same = second.slot == line.slot and second.start == line.start and line.start is not None
    return same and _is(second, other)


def _is(line: Line, name: str) -> bool:
    """Whether this helper, employed person, team or provider comes to the home with a line."""
    if line.source.carer is not None:
        return line.source.id == name
    offer = line.source.offer
    return line.source.form == "visit" and offer is not None and name in (offer.provider, offer.team)
