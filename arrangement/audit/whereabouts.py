"""Where everybody is: homes of persons and of help, by week type and slot (docs/model.md, "Homes")."""

from __future__ import annotations

from arrangement.audit.inputs import Inputs, Source
from assessment.case.needs import Need
from assessment.case.words import WITHOUT_THE_PERSON
from assessment.ground.grid import Slot


def home_of(inputs: Inputs, person: str, kind: int, slot: Slot) -> str | None:
    """The home at which a person is in a slot of a week type; None while they are away."""
    return inputs.homes[person, kind, slot]


def help_home(inputs: Inputs, need: Need, kind: int, slot: Slot) -> str | None:
    """The home at which help for a need would happen in a slot; None where the person is at no home."""
    if need.task in WITHOUT_THE_PERSON:
        return need.home or inputs.persons[need.person].home
    return home_of(inputs, need.person, kind, slot)


def holds(inputs: Inputs, need: Need, kind: int) -> bool:
    """Whether a need holds in a week type."""
    week_type = inputs.week_type(kind)
    return week_type.id in need.week_types if need.week_types else need.person not in week_type.away


def kinds_of(inputs: Inputs, need: Need) -> tuple[int, ...]:
    """Week types that occur and in which a need holds."""
    return tuple(kind for kind in inputs.planned if holds(inputs, need, kind))


def at_its_home(inputs: Inputs, need: Need, kind: int, slot: Slot) -> bool:
    """Whether the person is where the need says; a household task does not ask."""
    if need.home is None or need.task in WITHOUT_THE_PERSON:
        return True
    return home_of(inputs, need.person, kind, slot) == need.home


def slots_in(inputs: Inputs, need: Need, kind: int) -> frozenset[Slot]:
    """Slots of a need in a week type; none where it does not hold."""
    if not holds(inputs, need, kind):
        return frozenset()
    return frozenset(slot for slot in need.slots() if at_its_home(inputs, need, kind, slot))


def comes_to(source: Source, home: str | None) -> bool:
    """Whether a helper or employed person helps at a home, or starts from there with somebody."""
    if source.employed is not None:
        return home == source.employed.home
    if source.helper is None:
        return True
    helper = source.helper
    if helper.home is not None:
        return home in (helper.home, *helper.helps_at)
    return not helper.helps_at or home in helper.helps_at
