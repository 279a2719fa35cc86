"""A01, A02 and A24: every need is there, adds up in every week type, and nothing is counted twice."""

from __future__ import annotations

from collections import Counter, defaultdict

from arrangement.audit.beside import may_stand_beside
from arrangement.audit.entries import NeedView
from arrangement.audit.matter import Matter
from arrangement.audit.measure import (
    is_dated,
    is_presence,
    is_reachable,
    occurrence_minutes,
    presence_in,
    required,
    required_in,
    unit,
)
from arrangement.audit.result import Broken, broken
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import kinds_of, slots_in
from assessment.case.needs import Need
from assessment.ground.grid import Slot

ONCE = {
    "open_points": ("code", "subject", "person", "by"),
    "warnings": ("key", "params"),
    "providers": ("need",),
    "waiting": ("need", "offer"),
}
"""Blocks of which no row may stand twice, and what tells one from another."""


def needs_add_up(matter: Matter) -> Broken:
    """A01: For every need and week type, covered + unmet = required, exactly, recomputed from the lines."""
    inputs, weeks = matter.inputs, matter.weeks
    for stated in matter.view.needs:
        need = inputs.needs.get(stated.id)
        if need is None:
            continue
        covered = weeks.covered(need)
        if stated.required != required(inputs, need):
            yield broken("A01", need.id, "required", needed=required(inputs, need), found=stated.required)
        if stated.covered != covered:
            yield broken("A01", need.id, "covered", needed=covered, found=stated.covered)
        if stated.by_week_type not in (None, _by_week_type(matter, need)):
            yield broken("A01", need.id, "by_week_type")
    for need in inputs.case.needs:
        yield from _sums(matter, need)


def _by_week_type(matter: Matter, need: Need) -> dict[str, dict[str, int]]:
    """What one week of each type asks and covers; dates have no typical week."""
    inputs = matter.inputs
    if is_dated(need):
        return {}
    return {
        inputs.week_type(kind).id: {
            "required": required_in(inputs, need, kind),
            "covered": matter.weeks.covered_in(need, kind),
        }
        for kind in kinds_of(inputs, need)
    }


def _sums(matter: Matter, need: Need) -> Broken:
    """Per week type; in all where a row does not say which week type it is about."""
    inputs, weeks = matter.inputs, matter.weeks
    rows = [row for row in matter.view.unmet if row.need == need.id]
    unmet: dict[int, int] = defaultdict(int)
    for row in rows:
        kind = kind_of_row(matter, row.week_type)
        if kind is None:
            total, covered = required(inputs, need), weeks.covered(need)
            left = sum(row.amount for row in rows)
            if covered <= total and covered + left != total:
                yield broken("A01", need.id, "sum", required=total, covered=covered, unmet=left)
            return
        unmet[kind] += row.amount
    for kind in sorted({*inputs.planned, *unmet}):
        asked, covered = required_in(inputs, need, kind), weeks.covered_in(need, kind)
        if covered <= asked and covered + unmet[kind] != asked:
            subject = weeks.named(need.id, kind)
            yield broken("A01", subject, "sum", required=asked, covered=covered, unmet=unmet[kind])


def kind_of_row(matter: Matter, week_type: str | None) -> int | None:
    """Place of the week type that a row names; the only one may be left out."""
    inputs = matter.inputs
    if week_type is None:
        return inputs.planned[0] if len(inputs.planned) == 1 else None
    return next((kind for kind in inputs.planned if inputs.week_type(kind).id == week_type), None)


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
        if not same or not _as_in_the_case(need, stated):
            yield broken("A02", need.id, "need_changed", need=need.id)
    for entry in matter.view.unmet:
        if entry.need not in inputs.needs:
            yield broken("A02", entry.need, "unknown_need", need=entry.need)
        elif kind_of_row(matter, entry.week_type) is None:
            yield broken("A02", entry.need, "week_type", week_type=entry.week_type or "-")
    yield from _goals(matter)


def _goals(matter: Matter) -> Broken:
    inputs = matter.inputs
    goals = Counter(goal.id for goal in matter.view.goals)
    for goal_id in sorted({*goals, *(goal.id for goal in inputs.case.goals)}):
        known = any(goal.id == goal_id for goal in inputs.case.goals)
        if not known or goals[goal_id] != 1:
            yield broken("A02", goal_id, "goal", goal=goal_id)
    for goal in matter.view.goals:
        if goal.text_ref != f"goals.{goal.id}.words":
            yield broken("A02", goal.id, "goal_text", goal=goal.id)


def _as_in_the_case(need: Need, stated: NeedView) -> bool:
    """Whether what a plan may add about a need is so; None where it is silent."""
    return (
        stated.task in (None, need.task)
        and stated.action in (None, need.action)
        and stated.confirmed in (None, need.confirmed is not None)
        and (stated.sources is None or sorted(stated.sources) == sorted(need.sources))
    )


def _rows_twice(matter: Matter) -> Broken:
    """What is told beside the lines is told once."""
    for block, keys in ONCE.items():
        rows = matter.view.raw.get(block)
        told = Counter(
            tuple(str(row.get(key)) for key in keys)
            for row in (rows if isinstance(rows, list) else ())
            if isinstance(row, dict)
        )
        if any(number > 1 for number in told.values()):
            yield broken("A24", block, "row_twice", block=block)
    for goal in matter.view.goals:
        if any(len(set(ids)) < len(ids) for ids in (goal.needs, goal.supported_by)):
            yield broken("A24", goal.id, "row_twice", block="goals")


def nothing_twice(matter: Matter) -> Broken:
    """A24: No line, minute or group twice; no need covered beyond what it asks; one payer each."""
    for line_id, number in sorted(Counter(line.id for line in matter.view.lines).items()):
        if number > 1:
            yield broken("A24", line_id, "line_twice", found=number)
    yield from _rows_twice(matter)
    for need in matter.inputs.case.needs:
        for kind in kinds_of(matter.inputs, need):
            covered, asked = matter.weeks.covered_in(need, kind), required_in(matter.inputs, need, kind)
            if covered > asked:
                subject = matter.weeks.named(need.id, kind)
                yield broken("A24", subject, "over_covered", required=asked, found=covered)
        yield from _dates(matter, need)
        for week in matter.weeks.typical:
            yield from _presence(week, need)
            yield from _on_call(week, need)
            if not occurrence_minutes(need):
                yield from _pieces(week, need)
    for week in matter.weeks.typical:
        yield from _attended(week)
    yield from _shared(matter)
    yield from may_stand_beside(matter)


def _dates(matter: Matter, need: Need) -> Broken:
    if is_dated(need):
        days = Counter(line.on for line in matter.weeks.of_need(need.id) if line.on is not None)
        for day, number in sorted(days.items()):
            if number > 1:
                yield broken("A24", need.id, "date_twice", on=day.isoformat(), found=number)


def _presence(week: Week, need: Need) -> Broken:
    if not is_presence(need):
        return
    sums: dict[Slot, int] = defaultdict(int)
    for line in week.of_need(need.id):
        sums[line.slot] += line.minutes
    slots = slots_in(week.inputs, need, week.kind)
    for slot, found in sorted(sums.items()):
        limit = presence_in(need, slot)
        if slot in slots and found > limit:
            subject = week.named(need.id)
            yield broken(
                "A24", subject, "slot_over_covered", day=slot.weekday, part=slot.day_part, limit=limit
            )


def _on_call(week: Week, need: Need) -> Broken:
    if not is_reachable(need):
        return
    slots = Counter(line.slot for line in week.of_need(need.id))
    for slot, number in sorted(slots.items()):
        if number > 1:
            subject = week.named(need.id)
            yield broken("A24", subject, "on_call_twice", day=slot.weekday, part=slot.day_part, found=number)


def _pieces(week: Week, need: Need) -> Broken:
    pieces = Counter((line.source.id, line.view.session, line.slot) for line in week.of_need(need.id))
    for (source, _, slot), number in sorted(pieces.items(), key=str):
        if number > 1 and not is_reachable(need):
            subject = week.named(need.id)
            yield broken("A24", subject, "piece_twice", source=source, day=slot.weekday, part=slot.day_part)


def _attended(week: Week) -> Broken:
    for attendance in week.attendances:
        stated = sum(line.view.professional_minutes for line in attendance.lines)
        subject = week.named(attendance.subject)
        if stated > attendance.professional_minutes:
            yield broken("A24", subject, "group", limit=attendance.professional_minutes, found=stated)
        if len({(line.view.payer, line.view.benefit) for line in attendance.lines}) > 1:
            yield broken("A24", subject, "two_payers", source=attendance.source.id)


def _shared(matter: Matter) -> Broken:
    flat: dict[tuple[str, str], set[tuple[str | None, str | None]]] = defaultdict(set)
    for line in matter.weeks.lines:
        price = line.source.offer.price if line.source.offer is not None else None
        if price is not None and price.unit == "month":
            flat[line.source.id, line.person.id].add((line.view.payer, line.view.benefit))
    for (source, person), payers in sorted(flat.items()):
        if len(payers) > 1:
            yield broken("A24", person, "two_payers", source=source)
