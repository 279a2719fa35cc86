"""A18: who is talked to understands it: a language in common, or an interpreter who may come and has time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.audit.fitness import Lacks, closed_in, offer_lacks, serves
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.measure import smallest_piece
from arrangement.audit.result import Broken, broken
from arrangement.audit.times import stated_in
from arrangement.audit.will import refusals_hit, times_of, unsafe
from arrangement.law.law import law_on
from arrangement.law.understanding import (
    cost_of,
    is_talk,
    languages_for,
    may_be_interpreted,
    may_interpret,
)
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.case.words import Action, Kind, Qualification, Task
from assessment.ground.findings import listed
from assessment.ground.grid import Slot

Raw = Mapping[str, Any]
HANDS, COSTS = "warning.no_common_language", "warning.interpreter_cost"


def understood(matter: Matter) -> Broken:
    """Every talk is understood, whoever interprets may and can; what it costs and what is silent is told."""
    for line in matter.weeks.help_lines:
        if line.need is not None:
            yield from _line(matter, line, line.need)
    yield from _told(matter)


def _line(matter: Matter, line: Line, need: Need) -> Broken:
    inputs, view = matter.inputs, line.view.interpreter
    if not needs_interpreter(inputs, need, line.source):
        if view is not None:
            yield broken("A18", line.id, "interpreter_without_need", source=line.source.id)
        return
    if view is None:
        yield broken("A18", line.id, "language", source=line.source.id)
        return
    offer = line.interpreter
    if offer is None or not _could(inputs, need, line.source, offer, line.start):
        yield broken("A18", line.id, "interpreter", source=view.offer)
        return
    if not _on_duty(inputs, need, line.source, offer, line.kind, line.slot, line.minutes):
        yield broken("A18", line.id, "interpreter_off_duty", source=view.offer)
    spoken = _into(inputs, need, line.source, offer)
    cost = (
        cost_of(view.language, _benefit(matter, line), law_on(inputs.on)) if view.language in spoken else None
    )
    if cost is None or (view.payer, view.paragraph) != (cost.payer, cost.paragraph):
        yield broken("A18", line.id, "interpreter_cost", source=view.offer)


def _benefit(matter: Matter, line: Line) -> Any:
    rule = matter.inputs.statutes.benefit(line.view.benefit)
    return rule.benefit if rule is not None else None


def language_lacks(inputs: Inputs, need: Need, source: Source, home: str | None = None) -> Lacks:
    """Whether talk would not be understood, and nobody could interpret it at all."""
    law = law_on(inputs.on)
    if source.helper is not None and not may_interpret(inputs.case, need, source.helper, law):
        yield "relative_interprets"
    if need.task is Task.INTERPRETING and source.offer is not None:
        if not spoken(source) & languages_for(inputs.persons[need.person], need, law):
            yield "language"
    elif needs_interpreter(inputs, need, source) and not any(interpreters(inputs, need, source, home)):
        yield "language"


def needs_interpreter(inputs: Inputs, need: Need, source: Source) -> bool:
    """Whether the help is talk, and there is no language in common for it with those who give it."""
    law = law_on(inputs.on)
    if source.offer is None or source.form == "aid" or not is_talk(need, law):
        return False
    return not spoken(source) & languages_for(inputs.persons[need.person], need, law)


def spoken(source: Source) -> frozenset[str]:
    """Languages of those who come, or at the place."""
    if source.offer is None:
        return frozenset()
    return frozenset(source.team.languages if source.team is not None else source.offer.languages)


def interpreters(inputs: Inputs, need: Need, source: Source, home: str | None) -> Iterator[Source]:
    """Who could interpret between a source and a person: the provider's own first, then services."""
    if not may_be_interpreted(need) or source.offer is None:
        return
    if _into(inputs, need, source, source):
        yield source
        return
    for source_id in sorted(inputs.sources):
        if _could(inputs, need, source, inputs.sources[source_id], home):
            yield inputs.sources[source_id]


def on_duty(inputs: Inputs, need: Need, source: Source, kind: int, slot: Slot, home: str | None) -> bool:
    """Whether somebody could interpret the smallest piece in a slot of a week type, if anybody has to."""
    if not needs_interpreter(inputs, need, source):
        return True
    piece = smallest_piece(need)
    return any(
        _on_duty(inputs, need, source, one, kind, slot, piece)
        for one in interpreters(inputs, need, source, home)
    )


def _on_duty(
    inputs: Inputs, need: Need, source: Source, one: Source, kind: int, slot: Slot, minutes: int
) -> bool:
    if one.id == source.id:
        return True
    if one.team is None or closed_in(inputs, one, kind):
        return False
    refused = (times_of(r) for r in refusals_hit(inputs, need.person, Task.INTERPRETING, one))
    there = stated_in(one.team.times, slot, inputs.week_type(kind).id)
    return there is not None and there >= minutes and not any(slot in slots for slots in refused)


def _into(inputs: Inputs, need: Need, source: Source, one: Source) -> frozenset[str]:
    """Languages into which somebody interprets for the person: the provider's own, or a service's."""
    if one.offer is None:
        return frozenset()
    known = frozenset(one.offer.brings_interpreters) if one.id == source.id else spoken(one)
    return known & languages_for(inputs.persons[need.person], need, law_on(inputs.on))


def _could(inputs: Inputs, need: Need, source: Source, one: Source, home: str | None) -> bool:
    """Whether a service may come, speaks both languages, and is neither refused nor unsafe."""
    if one.id == source.id:
        return bool(_into(inputs, need, source, one))
    person, offer = inputs.persons[need.person], one.offer
    if offer is None or one.team is None or not _interprets(one) or not may_be_interpreted(need):
        return False
    if not _into(inputs, need, source, one) or not spoken(one) & spoken(source):
        return False
    if any(offer_lacks(inputs, person, one)) or any(unsafe(inputs, person, one, home)):
        return False
    if home is not None and not serves(inputs, one, home):
        return False
    return all(refusal.times for refusal in refusals_hit(inputs, person.id, Task.INTERPRETING, one))


def _interprets(one: Source) -> bool:
    offer = one.offer
    lawful = one.kind in (Kind.CIVIC, Kind.MARKET) or (
        one.kind is Kind.PROFESSIONAL and one.qualification is not Qualification.Q0
    )
    return (
        offer is not None
        and lawful
        and Task.INTERPRETING in offer.tasks
        and Action.ACCOMPANY in offer.actions
    )


def is_silent(person: Person, line: Line) -> bool:
    """Whether those who come to help with their hands share no language at all with the person."""
    nobody = line.source.offer is None or line.source.form == "aid" or line.view.interpreter is not None
    return not nobody and not spoken(line.source) & frozenset(person.languages)


def _told(matter: Matter) -> Broken:
    """What the plan says about languages is exactly what follows from its lines."""
    rows = matter.view.raw.get("warnings")
    told: set[tuple[str, ...]] = set()
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping) and row.get("key") in _NAMES and isinstance(row.get("params"), Mapping):
            key = str(row["key"])
            told.add((key, *(str(row["params"].get(name)) for name in _NAMES[key])))
    needed: set[tuple[str, ...]] = set()
    silent: dict[str, set[str]] = {}
    for line in matter.weeks.help_lines:
        view = line.view.interpreter
        if is_silent(line.person, line):
            silent.setdefault(line.person.id, set()).add(line.source.id)
        if view is not None:
            needed.add((COSTS, line.person.id, view.language, view.payer, view.paragraph))
    needed |= {(HANDS, person, listed(sorted(sources))) for person, sources in silent.items()}
    for key, subject, *_ in sorted(needed - told):
        yield broken("A18", subject, "language_not_told", code=key)
    for key, subject, *_ in sorted(told - needed):
        yield broken("A18", subject, "language_not_so", code=key)


_NAMES = {HANDS: ("person", "offers"), COSTS: ("person", "language", "payer", "paragraph")}
