"""The regular week that the lines add up to: visits, attendances, loads (docs/model.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import Line, first_slot, last_slot, overlaps
from arrangement.audit.measure import length
from arrangement.audit.units import (
    TRIPS_OF_A_COMPANION,
    per_cent_up,
    rounded_up,
)
from arrangement.catalogue import Session
from assessment.case.people import Person
from assessment.case.words import WITHOUT_THE_PERSON, GoingOut, Kind
from assessment.ground.calendar import DAYS_A_YEAR, MONTHS_A_YEAR
from assessment.ground.grid import Slot, up_to_grid


@dataclass(frozen=True)
class Visit:
    """All lines of one team, helper or own resource in one slot at one home.

    Attributes:
        companions: Trips of the team with persons of this home.
    """

    source: Source
    home: str
    slot: Slot
    lines: tuple[Line, ...]
    companions: tuple[Line, ...]

    @property
    def subject(self) -> str:
        """Name in a message."""
        return f"{self.source.party[1]} {self.slot.weekday} {self.slot.day_part}"

    @cached_property
    def hands_on(self) -> int:
        """Minutes of occurrences and divisible help."""
        return sum(line.minutes for line in self.lines if line.is_hands_on)

    @cached_property
    def stay(self) -> int:
        """Minutes at the home."""
        return max([self.hands_on, *(line.minutes for line in self.lines if line.is_watching)])

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
    """One person at one weekly date of a session offer."""

    person: Person
    source: Source
    session: Session
    lines: tuple[Line, ...]

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


@dataclass(frozen=True)
class Week:
    """Everything that follows from the lines alone."""

    inputs: Inputs
    lines: tuple[Line, ...]

    @cached_property
    def help_lines(self) -> tuple[Line, ...]:
        """Lines that cover needs."""
        return tuple(line for line in self.lines if not line.is_companion)

    @cached_property
    def companions(self) -> tuple[Line, ...]:
        """Trips of companions."""
        return tuple(line for line in self.lines if line.is_companion)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """All visits, in order."""
        groups: dict[tuple[tuple[str, str], str, Slot], tuple[list[Line], list[Line]]] = {}
        for line in self.lines:
            if line.is_visit or (line.is_companion and line.source.team is not None):
                key = (line.source.party, line.person.home, line.slot)
                groups.setdefault(key, ([], []))[1 if line.is_companion else 0].append(line)
        return tuple(
            Visit((*own, *along)[0].source, home, slot, tuple(own), tuple(along))
            for (_, home, slot), (own, along) in sorted(groups.items())
        )

    @cached_property
    def attendances(self) -> tuple[Attendance, ...]:
        """All attendances, in order."""
        groups: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
        for line in self.help_lines:
            if line.session is not None:
                groups[line.person.id, line.source.id, line.session.key].append(line)
        return tuple(
            Attendance(found[0].person, found[0].source, session, tuple(found))
            for _, found in sorted(groups.items())
            if (session := found[0].session) is not None
        )

    @cached_property
    def active(self) -> dict[str, dict[Slot, int]]:
        """Hands-on and companion minutes of each helper by slot."""
        found: dict[str, dict[Slot, int]] = defaultdict(lambda: defaultdict(int))
        for line in self.lines:
            if line.source.helper is not None and (line.is_hands_on or line.is_companion):
                found[line.source.id][line.slot] += line.minutes
        return found

    @cached_property
    def watching(self) -> dict[str, dict[Slot, int]]:
        """Extra stay of each helper by slot."""
        found: dict[str, dict[Slot, int]] = defaultdict(lambda: defaultdict(int))
        for visit in self.visits:
            if visit.source.helper is not None:
                found[visit.source.id][visit.slot] += visit.extra
        return found

    def active_of(self, helper: str) -> int:
        """Active minutes of a helper in the week."""
        return sum(self.active.get(helper, {}).values())

    def watching_of(self, helper: str) -> int:
        """Presence minutes of a helper in the week."""
        return sum(self.watching.get(helper, {}).values())

    @cached_property
    def taken(self) -> dict[tuple[tuple[str, str], Slot], int]:
        """Minutes that visits and companions take from each team, helper or own resource in each slot."""
        found: dict[tuple[tuple[str, str], Slot], int] = defaultdict(int)
        for visit in self.visits:
            found[visit.source.party, visit.slot] += visit.minutes
        for line in self.companions:
            if line.source.team is None:
                found[line.source.party, line.slot] += line.minutes
        return found

    @cached_property
    def team_load(self) -> dict[str, int]:
        """Minutes of help itself that each team gives in the week."""
        found: dict[str, int] = defaultdict(int)
        for visit in self.visits:
            if visit.source.team is not None:
                found[visit.source.team.id] += visit.stay + visit.going_along
        return found

    @cached_property
    def away(self) -> dict[tuple[str, Slot], int]:
        """Minutes that each person is away from home in each slot, trips included."""
        found: dict[tuple[str, Slot], int] = defaultdict(int)
        for attendance in self.attendances:
            person = attendance.person
            for slot, minutes in overlaps(attendance.session).items():
                found[person.id, slot] += minutes
            trip = self.trip(person, attendance.source) or 0
            found[person.id, first_slot(attendance.session)] += trip
            found[person.id, last_slot(attendance.session)] += trip
        return {(who, slot): min(minutes, length(slot)) for (who, slot), minutes in found.items()}

    @cached_property
    def helped(self) -> dict[tuple[str, Slot], int]:
        """Hands-on minutes of each person at home in each slot; household tasks need nobody there."""
        found: dict[tuple[str, Slot], int] = defaultdict(int)
        for line in self.lines:
            if line.is_hands_on and line.need is not None and line.need.task not in WITHOUT_THE_PERSON:
                found[line.person.id, line.slot] += line.minutes
        return found

    def trip(self, person: Person, source: Source) -> int | None:
        """One-way minutes; 0 where the offer fetches people, None where the map has no way."""
        if source.offer is None or source.form != "session" or source.offer.brings_people:
            return 0
        return self.inputs.catalogue.trip_minutes(source.offer, self.inputs.stadtteile.get(person.home, ""))

    def companion_minutes(self, attendance: Attendance) -> int:
        """Minutes that a companion needs; 0 where none is needed."""
        offer = attendance.source.offer
        if offer is None or offer.brings_people or attendance.person.going_out is not GoingOut.WITH_COMPANION:
            return 0
        return up_to_grid(TRIPS_OF_A_COMPANION * (self.trip(attendance.person, attendance.source) or 0))

    @cached_property
    def coordinated(self) -> frozenset[tuple[str, str]]:
        """Active informal and civic sources; offers of one team count once."""
        kinds = (Kind.INFORMAL, Kind.CIVIC)
        return frozenset(line.source.party for line in self.lines if line.source.kind in kinds)

    @property
    def coordination(self) -> int:
        """Paid minutes of coordination over the horizon."""
        a_month = self.inputs.policy.limits.coordination_minutes_per_month
        each = up_to_grid(rounded_up(a_month * MONTHS_A_YEAR * self.inputs.days, DAYS_A_YEAR))
        return each * len(self.coordinated)

    def covered(self, need: str) -> int:
        """What the lines cover of a need, in its unit."""
        lines = [line for line in self.help_lines if line.need is not None and line.need.id == need]
        stated = self.inputs.needs[need]
        if stated.measure.kind != "occurrences":
            return _minutes(lines)
        slots: dict[Slot, int] = defaultdict(int)
        for line in lines:
            slots[line.slot] += 1
        return sum(number // stated.helpers_at_once for number in slots.values())

    def of_need(self, need: str) -> tuple[Line, ...]:
        """The lines that cover a need."""
        return tuple(line for line in self.help_lines if line.need is not None and line.need.id == need)


def _minutes(lines: Iterable[Line]) -> int:
    return sum(line.minutes for line in lines)
