"""A14: what a person does themselves, only as they said."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.helpers import stated_in
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.matter import Matter
from arrangement.audit.measure import length
from arrangement.audit.result import Broken, broken
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.ground.grid import down_to_grid


def own_within_statement(matter: Matter) -> Broken:
    """A14: Own doing only for what the person named, when and as much as they said."""
    used: dict[str, int] = {}
    for line in matter.week.lines:
        if line.source.own is not None:
            used[line.source.id] = used.get(line.source.id, 0) + line.minutes
            for what in own_lacks(matter.inputs, line.source, line.person, line.need):
                yield broken("A14", line.id, what, own=line.source.id)
            if stated_in(line.source.own.times, line.slot) is None:
                yield broken("A14", line.id, "not_their_time", own=line.source.id)
    for own_id, found in sorted(used.items()):
        own = matter.inputs.sources[own_id].own
        if own is not None and found > down_to_grid(own.minutes_per_week):
            yield broken("A14", own_id, "too_much", limit=down_to_grid(own.minutes_per_week), found=found)
    for (party, slot), found in sorted(matter.week.taken.items()):
        own = matter.inputs.sources[party[1]].own if party[0] == "own" else None
        limit = stated_in(own.times, slot) if own is not None else None
        if limit is not None and limit < length(slot) and found > limit:
            yield broken("A14", party[1], "slot_limit", limit=limit, found=found)


def own_lacks(inputs: Inputs, source: Source, person: Person, need: Need | None) -> Iterator[str]:
    """What a person's statement about their own doing lacks for a need."""
    own = source.own
    if own is None:
        return
    if source.owner != person.id:
        yield "other_person"
    if need is None or need.task not in own.tasks or need.action not in own.actions:
        yield "task"
    if need is not None and own.needs and need.id not in own.needs:
        yield "need"
    if own.stated_on > inputs.on:
        yield "not_stated_yet"
