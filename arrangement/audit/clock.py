"""Where a plan states clock times: the stretches of the week that follow (docs/model.md, "Clock")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import Line
from arrangement.audit.visits import Attendance
from arrangement.audit.week import Week
from arrangement.catalogue import Offer
from assessment.case.words import WITHOUT_THE_PERSON
from assessment.ground.grid import DAY_MINUTES, DAYS, PART_BOUNDS, Slot, clock_minutes, up_to_grid

WEEK = DAY_MINUTES * len(DAYS)

Stretch = tuple[int, int]
"""Begin and end in minutes after Monday, 00:00."""


@dataclass(frozen=True)
class Stay:
    """The lines with clock times of one visit.

    Attributes:
        pauses: When every presence of it pauses.
        in_one: Whether they must follow each other: not for who lives there and is not asked to be present.
        complete: Whether all lines of the visit have a time.
    """

    source: Source
    home: str
    lines: tuple[Line, ...]
    pauses: tuple[Stretch, ...]
    in_one: bool
    complete: bool

    @property
    def subject(self) -> str:
        """Name in a message."""
        slot = self.lines[0].slot
        return f"{self.source.party[1]} {slot.weekday} {slot.day_part}"


@dataclass(frozen=True)
class Clock:
    """What the clock times of one week say."""

    week: Week

    @cached_property
    def timed(self) -> tuple[Line, ...]:
        """Visits' lines that state a time."""
        return tuple(line for line in self.week.lines if line.is_visit and begin_of(line) is not None)

    @cached_property
    def stretches(self) -> dict[str, tuple[Stretch, ...]]:
        """By id of these lines: help in one piece; presence pauses while the person is at a session."""
        return {line.id: self._stretches(line) for line in self.timed}

    def hull(self, line: Line) -> Stretch:
        """From the first to the last minute of a line."""
        found = self.stretches[line.id]
        return found[0][0], found[-1][1]

    def _stretches(self, line: Line) -> tuple[Stretch, ...]:
        begin, left, found = begin_of(line) or 0, line.minutes, []
        for low, high in self.pauses(line) if line.is_watching else ():
            if high <= begin or left <= 0:
                continue
            if begin + left <= low:
                break
            if begin < low:
                found.append((begin, low))
                left -= low - begin
            begin = high
        return (*found, (begin, begin + left))

    def pauses(self, line: Line) -> list[Stretch]:
        """When the person of a presence is at a session in its day part, whatever it covers."""
        mine = (attendance for attendance in self.week.attendances if attendance.person.id == line.person.id)
        sessions = [attended(attendance) for attendance in mine]
        return cut_to(sessions, part_of(line.slot))

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """Every visit with at least one clock time."""
        groups: dict[tuple[tuple[str, str], str, Slot, str], list[Line]] = defaultdict(list)
        for line in self.timed:
            once = line.on.isoformat() if line.on is not None else ""
            groups[line.source.party, line.home or "", line.slot, once].append(line)
        return tuple(self._stay(lines) for _, lines in sorted(groups.items(), key=lambda entry: entry[0]))

    def _stay(self, lines: list[Line]) -> Stay:
        first = lines[0]
        watching = [line for line in lines if line.is_watching]
        helper = first.source.helper
        lives_there = first.source.own is not None or (helper is not None and helper.home == first.home)
        whole = [
            line
            for line in self.week.lines
            if line.is_visit
            and (line.source.party, line.home, line.slot, line.on)
            == (first.source.party, first.home, first.slot, first.on)
        ]
        pauses = _in_all([self.pauses(line) for line in watching])
        return Stay(
            first.source,
            first.home or "",
            tuple(lines),
            tuple(pauses),
            in_one=not lives_there or bool(watching),
            complete=len(whole) == len(lines),
        )

    def away(self, attendance: Attendance) -> Stretch:
        """From leaving home until being back; trips on the grid."""
        begin, end = attended(attendance)
        trip = self.trip(attendance)
        return begin - trip, end + trip

    def trip(self, attendance: Attendance) -> int:
        """Minutes of one way on the grid."""
        return up_to_grid(self.week.trip(attendance) or 0)

    def under_way(self, line: Line) -> list[tuple[Attendance, Stretch]]:
        """When a companion is on the way: there and back, twice; one stretch where no time lies between."""
        found = []
        for attendance in self.attendances_of(line):
            (begin, end), double = self.away(attendance), self.trip(attendance) + self.trip(attendance)
            if begin + double >= end - double:
                found.append((attendance, (begin, end)))
            else:
                found += [(attendance, (begin, begin + double)), (attendance, (end - double, end))]
        return found

    def attendances_of(self, line: Line) -> Iterator[Attendance]:
        """What a companion's line leads to."""
        for attendance in self.week.attendances:
            offer = line.view.accompanies
            same = attendance.person.id == line.person.id and attendance.session.key == line.view.session
            if same and offer in (None, attendance.source.id):
                yield attendance

    @cached_property
    def companions(self) -> tuple[Line, ...]:
        """Companions' lines that state a time."""
        return tuple(line for line in self.week.companions if line.view.start is not None)


def begin_of(line: Line) -> int | None:
    """Begin of a line in minutes after Monday, 00:00, within its day part; None where it states no time."""
    minutes = clock_of(line.view.start)
    if minutes is None:
        return None
    bounds = PART_BOUNDS[line.slot.day_part]
    turned = (
        minutes + DAY_MINUTES if minutes < bounds.start and minutes + DAY_MINUTES < bounds.end else minutes
    )
    return line.slot.day * DAY_MINUTES + turned


def clock_of(text: str | None) -> int | None:
    """Minutes after midnight; None where there is no clock time."""
    try:
        return clock_minutes(text) if text is not None else None
    except ValueError:
        return None


def part_of(slot: Slot) -> Stretch:
    """Begin and end of a day part in its week."""
    bounds = PART_BOUNDS[slot.day_part]
    return slot.day * DAY_MINUTES + bounds.start, slot.day * DAY_MINUTES + bounds.end


def attended(attendance: Attendance) -> Stretch:
    """The session itself."""
    day = DAYS.index(attendance.session.day) * DAY_MINUTES
    return day + attendance.session.start, day + attendance.session.end


def cut_to(stretches: Iterable[Stretch], place: Stretch) -> list[Stretch]:
    """What lies in a place, cut to it; Monday follows Sunday."""
    turned = [(b + turn, e + turn) for b, e in stretches for turn in (-WEEK, 0, WEEK)]
    return sorted((max(b, place[0]), min(e, place[1])) for b, e in turned if b < place[1] and place[0] < e)


def meet(one: Stretch, other: Stretch, gap: int = 0) -> bool:
    """Whether less than a gap lies between two stretches; Monday follows Sunday."""
    return any(one[0] < other[1] + turn + gap and other[0] + turn < one[1] + gap for turn in (-WEEK, 0, WEEK))


def takes_the_person(line: Line) -> bool:
    """Whether the person must be at home for it: not for household tasks, unless they do them themselves."""
    own = line.source.own is not None
    return line.is_hands_on and (own or line.task not in WITHOUT_THE_PERSON)


def between_homes(inputs: Inputs, source: Source, one: str, other: str) -> int:
    """Minutes from one home to another: a team's travel and set-up, else by the map; no way is a day."""
    if one == other:
        return 0
    if source.team is not None:
        return source.team.travel_minutes + source.team.set_up_minutes
    here, there = inputs.stadtteile.get(one, ""), inputs.stadtteile.get(other, "")
    ways = [trip.minutes for trip in inputs.catalogue.trips if set(trip.between) == {here, there}]
    return 0 if here == there else up_to_grid(min(ways, default=DAY_MINUTES))


def between_sessions(inputs: Inputs, one: Offer, other: Offer) -> int:
    """Minutes from one session's place to another; nothing at the same place of one provider."""
    if one.stadtteil == other.stadtteil:
        longer = max(one.within_minutes, other.within_minutes)
        return 0 if one.provider == other.provider else up_to_grid(longer)
    way = inputs.catalogue.trip_minutes(one, other.stadtteil or "")
    return DAY_MINUTES if way is None else up_to_grid(way)


def _in_all(sets: Sequence[Sequence[Stretch]]) -> list[Stretch]:
    common = list(sets[0]) if sets else []
    for other in sets[1:]:
        cut = [(max(a, c), min(b, d)) for a, b in common for c, d in other]
        common = [(begin, end) for begin, end in cut if begin < end]
    return common
