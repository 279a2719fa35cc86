"""What lines of one week make up together: visits of a team or carer, and attendances of a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from arrangement.audit.inputs import Source
from arrangement.audit.lines import Line
from arrangement.audit.stay import stay_of
from arrangement.audit.units import per_cent_up, rounded_up
from arrangement.catalogue import Session
from assessment.case.people import Person
from assessment.ground.grid import Slot, up_to_grid


@dataclass(frozen=True)
class Visit:
    """All lines of one team, helper, employed person or own resource in one slot at one home.

    Attributes:
        on: Its date, if it happens once: lines with a date are a visit of their own.
        companions: Trips of the team with persons of this home.
    """

    source: Source
    home: str
    slot: Slot
    on: date | None
    lines: tuple[Line, ...]
    companions: tuple[Line, ...]

    @property
    def subject(self) -> str:
        """Name in a message."""
        when = self.on.isoformat() if self.on is not None else self.slot.weekday
        return f"{self.source.party[1]} {when} {self.slot.day_part}"

    @cached_property
    def hands_on(self) -> int:
        """Minutes of occurrences and divisible help."""
        return sum(line.minutes for line in self.lines if line.is_hands_on)

    @cached_property
    def stay(self) -> int:
        """Minutes at the home."""
        return stay_of(piece for line in self.lines for piece in line.pieces)

    @property
    def extra(self) -> int:
        """Minutes of being there beyond active help."""
        return self.stay - self.hands_on

    @cached_property
    def keeper(self) -> Line | None:
        """The presence line to which the extra stay belongs."""
        watching = [line for line in self.lines if line.is_watching]
        return min(watching, key=lambda line: (line.order[0], line.source.id, line.id), default=None)

    @property
    def going_along(self) -> int:
        """Minutes of companions."""
        return sum(line.minutes for line in self.companions)

    @property
    def minutes(self) -> int:
        """Minutes that the visit takes from the team or helper."""
        least = self.source.team.minimum_visit_minutes if self.source.team is not None else 0
        return max(self.stay + self.going_along, least)

    @cached_property
    def professional_minutes(self) -> int:
        """Paid professional time of the visit."""
        if not self.source.professional or self.source.team is None:
            return 0
        indirect = sum(
            _indirect(line, line.minutes) for line in (*self.lines, *self.companions) if not line.is_watching
        )
        if self.keeper is not None:
            indirect += _indirect(self.keeper, self.extra)
        return self.minutes + indirect + self.source.team.travel_minutes + self.source.team.set_up_minutes


def _indirect(line: Line, minutes: int) -> int:
    return per_cent_up(minutes, line.source.offer.indirect_percent) if line.source.offer is not None else 0


@dataclass(frozen=True)
class Attendance:
    """One person at one weekly date of a session offer.

    Attributes:
        start: The home from which they go.
    """

    person: Person
    source: Source
    session: Session
    lines: tuple[Line, ...]
    start: str | None

    @property
    def subject(self) -> str:
        """Name in a message."""
        return f"{self.person.id} {self.source.id} {self.session.key}"

    @property
    def professional_minutes(self) -> int:
        """Staff minutes attributed to one participant."""
        offer = self.source.offer
        if offer is None or offer.group is None or not self.source.professional:
            return 0
        length = self.session.end - self.session.start
        return up_to_grid(rounded_up(offer.group.staff * length, offer.group.typical))
