"""Where a person is, slot by slot, and at which home a need is met."""

from __future__ import annotations

from collections.abc import Mapping

from assessment.case.case import Case
from assessment.case.horizon import is_away
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.case.words import WITHOUT_THE_PERSON
from assessment.ground.grid import SLOTS, Slot


def homes_in(case: Case, person: Person, week_type: str) -> Mapping[Slot, str]:
    """The home at which a person is in each slot of a type of week; empty where they are away."""
    if is_away(case, person.id, week_type):
        return {}
    found = dict.fromkeys(SLOTS, person.home)
    for stay in person.residence:
        if stay.week_type in (None, week_type):
            found.update(dict.fromkeys((slot for times in stay.times for slot in times.slots()), stay.home))
    return found


def need_homes_in(case: Case, need: Need, week_type: str) -> Mapping[Slot, str | None]:
    """The slots in which a need may be met in a type of week, with the home there; None at no home.

    A household task belongs to its home wherever the person is; other help goes to where the person is.
    """
    person = case.person(need.person)
    if need.task in WITHOUT_THE_PERSON:
        return dict.fromkeys(need.slots(), need.home or person.home)
    there = homes_in(case, person, week_type)
    return {slot: there.get(slot) for slot in need.slots() if need.home in (None, there.get(slot))}


def lives_at(person: Person) -> frozenset[str]:
    """Every home at which a person lives or stays."""
    return frozenset({person.home, *(stay.home for stay in person.residence)})
