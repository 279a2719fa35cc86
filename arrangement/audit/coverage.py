"""A01, A02 and A24: every need is there, adds up, and nothing is counted twice."""

from __future__ import annotations

from collections import Counter, defaultdict

from arrangement.audit.matter import Matter
from arrangement.audit.measure import occurrence_minutes, presence_in, required, unit
from arrangement.audit.result import Broken, broken
from assessment.ground.grid import Slot


def needs_add_up(matter: Matter) -> Broken:
    """A01: For every need, covered + unmet = required, exactly, recomputed from the lines."""
    unmet: dict[str, int] = defaultdict(int)
    for entry in matter.view.unmet:
        unmet[entry.need] += entry.amount
    for stated in matter.view.needs:
        need = matter.inputs.needs.get(stated.id)
        if need is None:
            continue
        covered = matter.week.covered(need.id)
        if stated.required != required(need):
            yield broken("A01", need.id, "required", needed=required(need), found=stated.required)
        if stated.covered != covered:
            yield broken("A01", need.id, "covered", needed=covered, found=stated.covered)
    for need in matter.inputs.case.needs:
        covered = matter.week.covered(need.id)
        if covered <= required(need) and covered + unmet[need.id] != required(need):
            yield broken(
                "A01", need.id, "sum", required=required(need), covered=covered, unmet=unmet[need.id]
            )


def needs_complete(matter: Matter) -> Broken:
    """A02: Exactly the case's needs and goals, unchanged."""
    inputs = matter.inputs
    seen = Counter(stated.id for stated in matter.view.needs)
    for need_id in sorted({*inputs.needs, *seen}):
        if need_id not in inputs.needs:
            yield broken("A02", need_id, "unknown_need", need=need_id)
        elif need_id not in seen:
            yield broken("A02", need_id, "need_missing", need=need_id)
        elif seen[need_id] > 1:
            yield broken("A02", need_id, "need_twice", need=need_id)
    for stated in matter.view.needs:
        need = inputs.needs.get(stated.id)
        if need is None:
            continue
        truth = (need.person, need.standing.value, need.measure.kind, unit(need))
        same = truth == (stated.person, stated.standing, stated.measure, stated.unit)
        if not same or stated.task not in (None, need.task):
            yield broken("A02", need.id, "need_changed", need=need.id)
    for entry in matter.view.unmet:
        if entry.need not in inputs.needs:
            yield broken("A02", entry.need, "unknown_need", need=entry.need)
    goals = Counter(goal.id for goal in matter.view.goals)
    for goal_id in sorted({*goals, *(goal.id for goal in inputs.case.goals)}):
        known = any(goal.id == goal_id for goal in inputs.case.goals)
        if not known or goals[goal_id] != 1:
            yield broken("A02", goal_id, "goal", goal=goal_id)


def nothing_twice(matter: Matter) -> Broken:
    """A24: No line, minute or group twice; no need covered beyond what it asks; one payer each."""
    for line_id, number in sorted(Counter(line.id for line in matter.view.lines).items()):
        if number > 1:
            yield broken("A24", line_id, "line_twice", found=number)
    for need in matter.inputs.case.needs:
        covered = matter.week.covered(need.id)
        if covered > required(need):
            yield broken("A24", need.id, "over_covered", required=required(need), found=covered)
        yield from _presence(matter, need.id)
        if not occurrence_minutes(need):
            yield from _pieces(matter, need.id)
    yield from _shared(matter)


def _presence(matter: Matter, need_id: str) -> Broken:
    need = matter.inputs.needs[need_id]
    if need.measure.kind != "presence":
        return
    sums: dict[Slot, int] = defaultdict(int)
    for line in matter.week.of_need(need_id):
        sums[line.slot] += line.minutes
    for slot, found in sorted(sums.items()):
        limit = presence_in(need, slot)
        if slot in need.slots() and found > limit:
            yield broken(
                "A24", need_id, "slot_over_covered", day=slot.weekday, part=slot.day_part, limit=limit
            )


def _pieces(matter: Matter, need_id: str) -> Broken:
    pieces = Counter((line.source.id, line.view.session, line.slot) for line in matter.week.of_need(need_id))
    for (source, _, slot), number in sorted(pieces.items(), key=str):
        if number > 1:
            yield broken("A24", need_id, "piece_twice", source=source, day=slot.weekday, part=slot.day_part)


def _shared(matter: Matter) -> Broken:
    for attendance in matter.week.attendances:
        stated = sum(line.view.professional_minutes for line in attendance.lines)
        if stated > attendance.professional_minutes:
            yield broken(
                "A24", attendance.subject, "group", limit=attendance.professional_minutes, found=stated
            )
        if len({(line.view.payer, line.view.benefit) for line in attendance.lines}) > 1:
            yield broken("A24", attendance.subject, "two_payers", source=attendance.source.id)
    flat: dict[tuple[str, str], set[tuple[str | None, str | None]]] = defaultdict(set)
    for line in matter.week.lines:
        price = line.source.offer.price if line.source.offer is not None else None
        if price is not None and price.unit == "month":
            flat[line.source.id, line.person.id].add((line.view.payer, line.view.benefit))
    for (source, person), payers in sorted(flat.items()):
        if len(payers) > 1:
            yield broken("A24", person, "two_payers", source=source)
