"""One week that lines add up to: visits, attendances, loads (docs/model.md)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from arrangement.audit.inputs import Inputs
from arrangement.audit.lines import Line, first_slot, last_slot, overlaps
from arrangement.audit.measure import (
    dates_asked,
    in_minutes,
    is_reachable,
    length,
    required_in,
)
from arrangement.audit.units import TRIPS_OF_A_COMPANION, rounded_up
from arrangement.audit.visits import Attendance, Visit
from arrangement.audit.whereabouts import slots_in
from assessment.case.needs import Need
from assessment.case.words import WITHOUT_THE_PERSON, GoingOut, Kind, Qualification
from assessment.ground.grid import Slot, up_to_grid


@dataclass(frozen=True)
class Week:
    """Everything that follows from the lines of one week.

    Attributes:
        kind: Place of its week type in the case.
        times: How often the week happens; 0 for one that is only looked at.
        lines: Those of the typical week, of the dates in one calendar week, or both.
    """

    inputs: Inputs
    kind: int
    times: int
    lines: tuple[Line, ...]

    def named(self, subject: str) -> str:
        """A subject, with the week type where there are several."""
        return f"{subject} {self.type_id}" if len(self.inputs.planned) > 1 else subject

    @property
    def type_id(self) -> str:
        """Id of its week type."""
        return self.inputs.week_type(self.kind).id

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
        groups: dict[tuple[tuple[str, str], str, Slot, str], list[Line]] = defaultdict(list)
        for line in self.lines:
            if line.is_visit or (line.is_companion and line.source.team is not None):
                once = line.on.isoformat() if line.on is not None else ""
                groups[line.source.party, line.start or "", line.slot, once].append(line)
        return tuple(
            Visit(
                lines[0].source,
                home,
                slot,
                lines[0].on,
                tuple(line for line in lines if not line.is_companion),
                tuple(line for line in lines if line.is_companion),
            )
            for (_, home, slot, _), lines in sorted(groups.items())
        )

    @cached_property
    def attendances(self) -> tuple[Attendance, ...]:
        """All attendances, in order."""
        groups: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
        for line in self.help_lines:
            if line.session is not None:
                groups[line.person.id, line.source.id, line.session.key].append(line)
        return tuple(
            Attendance(found[0].person, found[0].source, session, tuple(found), found[0].start)
            for _, found in sorted(groups.items())
            if (session := found[0].session) is not None
        )

    @cached_property
    def active(self) -> dict[str, dict[Slot, int]]:
        """Hands-on and companion minutes of each helper and employed person by slot."""
        found: dict[str, dict[Slot, int]] = defaultdict(lambda: defaultdict(int))
        for line in self.lines:
            if line.source.carer is not None and (line.is_hands_on or line.is_companion):
                found[line.source.id][line.slot] += line.minutes
        return found

    @cached_property
    def watching(self) -> dict[str, dict[Slot, int]]:
        """Extra stay of each helper and employed person by slot."""
        found: dict[str, dict[Slot, int]] = defaultdict(lambda: defaultdict(int))
        for visit in self.visits:
            if visit.source.carer is not None:
                found[visit.source.id][visit.slot] += visit.extra
        return found

    def active_of(self, helper: str) -> int:
        """Active minutes of a helper in the week."""
        return sum(self.active.get(helper, {}).values())

    def watching_of(self, helper: str) -> int:
        """Presence minutes of a helper in the week."""
        return sum(self.watching.get(helper, {}).values())

    @cached_property
    def on_call(self) -> dict[str, frozenset[Slot]]:
        """Day parts in which each helper is on call."""
        found: dict[str, set[Slot]] = defaultdict(set)
        for line in self.lines:
            if line.is_on_call:
                found[line.source.id].add(line.slot)
        return {source: frozenset(slots) for source, slots in found.items()}

    @cached_property
    def taken(self) -> dict[tuple[tuple[str, str], Slot], int]:
        """Minutes taken from each team, carer or own resource in each slot: by visits, companions, talk."""
        found: dict[tuple[tuple[str, str], Slot], int] = defaultdict(int)
        for visit in self.visits:
            found[visit.source.party, visit.slot] += visit.minutes
        for line in self.companions:
            if line.source.team is None:
                found[line.source.party, line.slot] += line.minutes
        for line in self.interpreted:
            if line.interpreter is not None:
                found[line.interpreter.party, line.slot] += line.minutes
        return found

    @cached_property
    def team_load(self) -> dict[str, int]:
        """Minutes of help itself that each team gives in the week."""
        found: dict[str, int] = defaultdict(int)
        for visit in self.visits:
            if visit.source.team is not None:
                found[visit.source.team.id] += visit.stay + visit.going_along
        for line in self.interpreted:
            if line.interpreter is not None and line.interpreter.team is not None:
                found[line.interpreter.team.id] += line.minutes
        return found

    @property
    def interpreted(self) -> tuple[Line, ...]:
        """Lines that a service interprets; whom a provider brings takes nobody else's time."""
        return tuple(
            line
            for line in self.help_lines
            if line.interpreter is not None and line.interpreter.id != line.source.id
        )

    @cached_property
    def away(self) -> dict[tuple[str, Slot], int]:
        """Minutes that each person is away from home in each slot, trips included."""
        found: dict[tuple[str, Slot], int] = defaultdict(int, self.at_sessions)
        for attendance in self.attendances:
            person = attendance.person
            trip = self.trip(attendance) or 0
            found[person.id, first_slot(attendance.session)] += trip
            found[person.id, last_slot(attendance.session)] += trip
        return {(who, slot): min(minutes, length(slot)) for (who, slot), minutes in found.items()}

    @cached_property
    def at_sessions(self) -> dict[tuple[str, Slot], int]:
        """Minutes that each person is at sessions in each slot, without the trips."""
        found: dict[tuple[str, Slot], int] = defaultdict(int)
        for attendance in self.attendances:
            for slot, minutes in overlaps(attendance.session).items():
                found[attendance.person.id, slot] += minutes
        return found

    def watched_at_home(self, need: Need, slot: Slot) -> int:
        """Minutes for which somebody comes and is there for a need in a slot."""
        return sum(line.minutes for line in self.of_need(need.id) if line.is_watching and line.slot == slot)

    @cached_property
    def helped(self) -> dict[tuple[str, Slot], int]:
        """Hands-on minutes of each person at home in each slot; household tasks need nobody there.

        Help by several people at once takes the person's time once.
        """
        found: dict[tuple[str, Slot], int] = defaultdict(int)
        together: dict[tuple[str, Slot], list[int]] = defaultdict(list)
        for line in self.lines:
            if line.is_hands_on and line.need is not None and line.need.task not in WITHOUT_THE_PERSON:
                if line.need.helpers_at_once > 1 and line.need.measure.kind == "occurrences":
                    together[line.need.id, line.slot].append(line.minutes)
                else:
                    found[line.person.id, line.slot] += line.minutes
        for (need_id, slot), minutes in together.items():
            need = self.inputs.needs[need_id]
            found[need.person, slot] += max(minutes) * rounded_up(len(minutes), need.helpers_at_once)
        return found

    def trip(self, attendance: Attendance) -> int | None:
        """One-way minutes; 0 where the offer fetches people, None where the map has no way."""
        offer = attendance.source.offer
        if offer is None or attendance.source.form != "session" or offer.brings_people:
            return 0
        stadtteil = self.inputs.stadtteile.get(attendance.start or "", "")
        return self.inputs.catalogue.trip_minutes(offer, stadtteil)

    def companion_minutes(self, attendance: Attendance) -> int:
        """Minutes that a companion needs; 0 where none is needed."""
        offer = attendance.source.offer
        if offer is None or offer.brings_people or attendance.person.going_out is not GoingOut.WITH_COMPANION:
            return 0
        return up_to_grid(TRIPS_OF_A_COMPANION * (self.trip(attendance) or 0))

    @cached_property
    def professional(self) -> dict[Qualification, int]:
        """Paid professional minutes of the week by qualification."""
        found: dict[Qualification, int] = defaultdict(int)
        for visit in self.visits:
            found[visit.source.qualification] += visit.professional_minutes
        for attendance in self.attendances:
            found[attendance.source.qualification] += attendance.professional_minutes
        for line in self.lines:
            if line.is_on_call:
                found[line.source.qualification] += standby(line)
            if line.interpreter is not None:
                found[line.interpreter.qualification] += line.minutes
        return found

    @property
    def interpreting(self) -> int:
        """Minutes for which somebody interprets."""
        return sum(line.minutes for line in self.help_lines if line.interpreter is not None)

    def of_need(self, need: str) -> tuple[Line, ...]:
        """The lines that cover a need."""
        return self._by_need.get(need, ())

    @cached_property
    def _by_need(self) -> dict[str, tuple[Line, ...]]:
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.help_lines:
            if line.need is not None:
                found[line.need.id].append(line)
        return {need: tuple(lines) for need, lines in found.items()}

    def covered(self, need: Need) -> int:
        """What the lines cover of a need, in its unit."""
        lines = self.of_need(need.id)
        if need.measure.kind == "occurrences":
            slots: dict[Slot, list[Line]] = defaultdict(list)
            for line in lines:
                slots[line.slot].append(line)
            return sum(occurrences_in(need, found) for found in slots.values())
        if is_reachable(need):
            return len({line.slot for line in lines} & slots_in(self.inputs, need, self.kind))
        if need.measure.kind == "dated":
            return len({line.on for line in lines} & set(dates_asked(self.inputs, need)))
        return sum(line.minutes for line in lines)

    def unmet(self, need: Need) -> int:
        """What a typical week leaves unmet of a need without dates, in its unit."""
        return max(required_in(self.inputs, need, self.kind) - self.covered(need), 0)

    def unmet_minutes(self, need: Need) -> int:
        """The same in minutes; a day part that nobody can be called in counts its length."""
        if not is_reachable(need):
            return in_minutes(need, self.unmet(need))
        there = {line.slot for line in self.of_need(need.id)}
        return sum(length(slot) for slot in slots_in(self.inputs, need, self.kind) - there)


def occurrences_in(need: Need, lines: list[Line]) -> int:
    """Occurrences that lines in one slot make up: one each, or so many people together, or a session."""
    if need.helpers_at_once == 1:
        return len(lines)
    sessions = sum(1 for line in lines if line.source.form == "session")
    return sum(1 for line in lines if is_a_hand(line)) // need.helpers_at_once + sessions


def is_a_hand(line: Line) -> bool:
    """Whether a line brings one person who helps together with others: own doing and aids do not."""
    return line.source.carer is not None or line.source.team is not None


def standby(line: Line) -> int:
    """Paid minutes of being on call in one day part; nothing where nobody is paid."""
    offer = line.source.offer
    paid = offer is not None and (line.source.professional or offer.kind is Kind.PROFESSIONAL)
    return up_to_grid(offer.standby_minutes) if offer is not None and paid else 0
