"""Who could help, with what they can give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.case.words import Qualification
from assessment.ground.grid import DAYS, PARTS, Slot, part_minutes


@dataclass(frozen=True)
class TeamToSend:
    """A team with its duty times and what a visit costs besides the help.

    Attributes:
        at_once: Most people whom it can send to one occurrence.
    """

    id: str
    provider: str
    qualification: Qualification
    travel: int
    set_up: int
    minimum: int
    at_once: int
    capacity: int
    times: Mapping[Slot, int]
    professional: bool


@dataclass(frozen=True)
class HelperToAsk:
    """A helper with limits on the grid; strained ones are already held to today's minutes.

    Attributes:
        relative: Whether they belong to the family.
        on_call: Most day parts on call in one week.
        home: Home of the case in which they live, if in any.
        is_person: Person of the case who they are themselves, if any.
    """

    id: str
    is_person: str | None
    home: str | None
    relative: bool
    gladly: int
    at_most: int
    presence_gladly: int
    presence_at_most: int
    per_day: int | None
    times: Mapping[Slot, int]
    free_day: bool
    on_call: int


@dataclass(frozen=True)
class EmployedToPlan:
    """Somebody employed by the household, with the limits of contract and law; being there is working time.

    Attributes:
        per_week, per_day, rest: Most minutes of work; minutes of rest after each day's work.
    """

    id: str
    per_week: int
    per_day: int
    rest: int
    times: Mapping[Slot, int]

    def rest_from(self, day: int, part: int) -> frozenset[tuple[int, int]]:
        """Day parts from one on until the rest is long enough; Monday follows Sunday."""
        parts, left = [(day, part)], self.rest - part_minutes(PARTS[part])
        while left > 0:
            day, part = ((day + 1) % len(DAYS), 0) if part == len(PARTS) - 1 else (day, part + 1)
            parts.append((day, part))
            left -= part_minutes(PARTS[part])
        return frozenset(parts)


@dataclass(frozen=True)
class OwnStrength:
    """What the person does themselves: minutes per week, and by slot."""

    id: str
    at_most: int
    times: Mapping[Slot, int]
