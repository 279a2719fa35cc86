"""A need put on the grid, rounded once, in the person's favour."""

from __future__ import annotations

from arrangement.matching.about_times import shortest_piece
from arrangement.matching.candidate import World
from arrangement.problem.problem import NeedToMeet, WishToFollow
from assessment.case import Case
from assessment.case.needs import MinutesNeeded, Need, Occurrences, Presence
from assessment.case.words import WITHOUT_THE_PERSON
from assessment.ground.calendar import DAYS_A_WEEK, DAYS_A_YEAR, MONTHS_A_YEAR
from assessment.ground.grid import (
    DAY_MINUTES,
    Slot,
    part_minutes,
    up_to_grid,
)


def to_meet(world: World, need: Need) -> NeedToMeet:
    """Put a need on the grid, rounded once, in the person's favour."""
    slots = tuple(sorted(need.slots()))
    per_slot, per_day, minutes = 1, 1, 0
    there: dict[Slot, int] = {}
    match need.measure:
        case Occurrences() as m:
            days = len({slot.day for slot in slots})
            required, minutes, per_slot = m.per_week, up_to_grid(m.minutes), m.per_slot
            per_day = m.per_day or -(-m.per_week // days)
        case MinutesNeeded() as m:
            week = (
                m.minutes if m.per == "week" else -(-m.minutes * MONTHS_A_YEAR * DAYS_A_WEEK // DAYS_A_YEAR)
            )
            required = up_to_grid(week)
        case Presence() as m:
            for slot in slots:
                there[slot] = min(up_to_grid(m.minutes or DAY_MINUTES), part_minutes(slot.day_part))
            required = sum(there.values())
        case _:
            raise ValueError(f"measure {need.measure.kind} is not planned by this version")
    return NeedToMeet(
        id=need.id,
        person=need.person,
        home=world.case.person(need.person).home,
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
    )


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
