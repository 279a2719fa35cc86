"""A14: what a person does themselves, only as they said."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_reachable, length
from arrangement.audit.result import Broken, broken
from arrangement.audit.times import stated_in
from arrangement.audit.week import Week
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.ground.grid import down_to_grid


def own_within_statement(matter: Matter) -> Broken:
    """A14: Own doing only for what the person named, when and as much as they said."""
    for line in matter.weeks.lines:
        own = line.source.own
        if own is not None:
            for what in own_lacks(matter.inputs, line.source, line.person, line.need):
                yield broken("A14", line.id, what, own=own.id)
            if stated_in(own.times, line.slot, matter.inputs.week_type(line.kind).id) is None:
                yield broken("A14", line.id, "not_their_time", own=own.id)
    for week in matter.weeks.lived:
        yield from _amounts(week)


def _amounts(week: Week) -> Broken:
    used: dict[str, int] = {}
    for line in week.lines:
        if line.source.own is not None:
            used[line.source.id] = used.get(line.source.id, 0) + line.minutes
    for own_id, found in sorted(used.items()):
        own = week.inputs.sources[own_id].own
        limit = down_to_grid(own.minutes_per_week) if own is not None else found
        if found > limit:
            yield broken("A14", week.named(own_id), "too_much", limit=limit, found=found)
    for (party, slot), found in sorted(week.taken.items()):
        own = week.inputs.sources[party[1]].own if party[0] == "own" else None
        there = stated_in(own.times, slot, week.type_id) if own is not None else None
        if there is not None and there < length(slot) and found > there:
            yield broken("A14", week.named(party[1]), "slot_limit", limit=there, found=found)


def own_lacks(inputs: Inputs, source: Source, person: Person, need: Need | None) -> Iterator[str]:
    """What a person's statement about their own doing lacks for a need."""
    own = source.own
    if own is None:
        return
    if source.owner != person.id:
        yield "other_person"
    if need is None or need.task not in own.tasks or need.action not in own.actions:
        yield "task"
    if need is not None and is_reachable(need):
        yield "never_on_call"
    if need is not None and own.needs and need.id not in own.needs:
        yield "need"
    if own.stated_on > inputs.on:
        yield "not_stated_yet"
