"""A need put on the grid, rounded once, in the person's favour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from arrangement.matching.about_times import minutes_a_week, shortest_piece
from arrangement.matching.candidate import World
from arrangement.problem.asked import NeedToMeet
from arrangement.problem.bounds import WishToFollow
from arrangement.problem.stay import doing_of
from assessment.case import Case
from assessment.case.needs import Dated, MinutesNeeded, Need, Occurrences, Presence, Reachable
from assessment.case.phases import measure_in
from assessment.case.words import WITHOUT_THE_PERSON
from assessment.ground.grid import (
    DAY_MINUTES,
    Slot,
    part_minutes,
    up_to_grid,
)

M = TypeVar("M", Occurrences, MinutesNeeded)


def to_meet(world: World, need: Need) -> NeedToMeet:
    """Put a need on the grid, rounded once, in the person's favour."""
    slots = tuple(sorted(world.where(need)))
    weeks = sorted({slot.week for slot in slots} | set(world.weeks_of(need)))
    per_slot, minutes = 1, 0
    per_day = dict.fromkeys(weeks, 1)
    there: dict[Slot, int] = {}
    match need.measure:
        case Occurrences() as m:
            minutes, per_slot = up_to_grid(m.minutes), m.per_slot
            required = {week: asked.per_week for week, asked in _in_weeks(world, need, weeks, m)}
            for week in weeks:
                days = len({slot.day for slot in slots if slot.week == week})
                per_day[week] = m.per_day or -(-required[week] // max(days, 1))
        case MinutesNeeded() as m:
            required = {
                week: up_to_grid(minutes_a_week(asked)) for week, asked in _in_weeks(world, need, weeks, m)
            }
        case Presence() as m:
            there = {s: min(up_to_grid(m.minutes or DAY_MINUTES), part_minutes(s.day_part)) for s in slots}
            required = {w: sum(there[slot] for slot in slots if slot.week == w) for w in weeks}
        case Dated() as m:
            minutes = up_to_grid(m.minutes)
            required = dict.fromkeys(weeks, 1)
        case Reachable():
            required = {w: len([slot for slot in slots if slot.week == w]) for w in weeks}
    return NeedToMeet(
        id=need.id,
        person=need.person,
        measure=need.measure.kind,
        required=required,
        minutes=minutes,
        per_slot=per_slot,
        per_day=per_day,
        at_least=shortest_piece(need),
        slots=slots,
        presence=there,
        standing=need.standing,
        urgency=need.urgency,
        goals=tuple(sorted(need.goals)),
        with_person=need.task not in WITHOUT_THE_PERSON,
        doing=doing_of(need, world.law),
        at_once=need.helpers_at_once,
        same_person=need.continuity == "same_person",
        days_apart=need.measure.days_apart if isinstance(need.measure, Occurrences) else 0,
    )


def _in_weeks(world: World, need: Need, weeks: Iterable[int], stated: M) -> Iterator[tuple[int, M]]:
    """What a need asks for in each week: less where it was learned by then."""
    for week in weeks:
        asked = measure_in(world.case, need, world.weeks[week].week_type)
        assert isinstance(asked, type(stated))
        yield week, asked


def wishes_to_follow(case: Case) -> tuple[WishToFollow, ...]:
    """Every wish; a binding one with the needs that it names, by id or by task."""
    return tuple(
        WishToFollow(
            wish.id,
            wish.binding,
            tuple(
                sorted(
                    need.id
                    for need in case.needs
                    if wish.binding
                    and need.person == wish.person
                    and (need.id in wish.needs if wish.needs else need.task in wish.tasks)
                )
            ),
        )
        for wish in sorted(case.wishes, key=lambda wish: wish.id)
    )
