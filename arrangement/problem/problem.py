"""The frozen problem. Minutes are on the grid; each week that the plan describes happens so many times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessment.case.horizon import Calendar, Week
from assessment.case.words import Benefit, Kind, Qualification, Standing, Urgency
from assessment.ground.calendar import CalendarMonth, month_of
from assessment.ground.grid import DAYS, PARTS, Slot, part_minutes

Carrier = str
"""Who brings the help: `helper:ID`, `employed:ID`, `own:ID`, `team:ID`, `session:OFFER`, `aid:OFFER`."""

WITH_VISITS = ("helper", "employed", "own", "team")
"""Carriers that come."""


IN_PIECES = ("occurrences", "dated")
"""Measures met piece by piece, each of the same length: so many times a week, or once at a date."""

BY_SLOT = ("presence", "reachable")
"""Measures met in each of their slots."""

ALONE = ("aid", "own")
"""Carriers that are not enough hands where several are needed at once."""


@dataclass(frozen=True)
class NeedToMeet:
    """A need on the grid.

    Attributes:
        measure: `occurrences`, `minutes`, `presence`, `reachable` or `dated`.
        required: By week in which it holds: occurrences, dates or day parts, else minutes.
        minutes: Of one occurrence or date; 0 otherwise.
        per_slot: Most occurrences in one slot.
        per_day: Most occurrences on one day, by week.
        presence: Minutes wanted in each slot, for presence only.
        at_least: Shortest piece of divisible help.
        with_person: Whether the person must be there; household tasks happen without them.
        at_once: How many people one occurrence takes.
        same_person: Whether one source brings all of it, type of week by type of week.
        days_apart: Days without it after each day with it.
    """

    id: str
    person: str
    measure: str
    required: Mapping[int, int]
    minutes: int
    per_slot: int
    per_day: Mapping[int, int]
    at_least: int
    slots: tuple[Slot, ...]
    presence: Mapping[Slot, int]
    standing: Standing
    urgency: Urgency
    goals: tuple[str, ...]
    with_person: bool
    at_once: int
    same_person: bool
    days_apart: int

    @property
    def in_pieces(self) -> bool:
        """Whether it is met by occurrences or dates of one length."""
        return self.measure in IN_PIECES

    @property
    def by_slot(self) -> bool:
        """Whether it is wanted in each of its slots by itself."""
        return self.measure in BY_SLOT

    @property
    def unit_minutes(self) -> int:
        """Minutes that one required unit stands for; a day part on call has its own length."""
        return self.minutes if self.in_pieces else 1


@dataclass(frozen=True)
class Option:
    """One way to meet a need, or to accompany a way: source, slot and payer.

    Attributes:
        way: Key of the attendance that it accompanies; None for help.
        home: Home where the help takes place, or from where the person goes to a session.
        session: Key of the weekly date, for sessions; the slot says in which week.
        benefit: Who pays; `self` for own money, empty for free help.
        most: Minutes possible; for occurrences a multiple of their length.
        paragraph: Legal basis of professional help as its offer states it.
        standby: Paid minutes of being on call in one day part.
        cents_per_step, cents_per_piece: Price of five minutes; of each occurrence or piece.
        misses: Ids of wishes that it does not follow.
    """

    number: int
    need: str
    person: str
    home: str
    carrier: Carrier
    source: str
    kind: Kind
    slot: Slot
    benefit: str
    most: int
    qualification: Qualification | None = None
    offer: str | None = None
    paragraph: str | None = None
    helper: str | None = None
    session: str | None = None
    way: str | None = None
    indirect_percent: int = 0
    standby: int = 0
    cents_per_step: int = 0
    cents_per_piece: int = 0
    cents_per_month: int = 0
    misses: tuple[str, ...] = ()

    @property
    def attends(self) -> str:
        """Key of the attendance in which a session's help happens."""
        return way_key(self.person, self.offer or "", self.session or "", self.slot.week)


def way_key(person: str, offer: str, session: str, week: int) -> str:
    """Name of an attendance, and of the way to it: who goes to which date in which week."""
    return f"{person}:{offer}:{session}:{week}"


@dataclass(frozen=True)
class Attendance:
    """One person at one weekly date of a session offer, paid by one benefit.

    Attributes:
        away: Minutes away from home by slot, trips included.
        start, end: Clock minutes of the day, for overlaps.
        trip: Minutes of one way, on the grid; 0 where the offer fetches people.
        places: Free places of the group.
        attributed: Professional minutes, declared by typical group size.
        companion_minutes: 0 where no companion is needed.
    """

    key: str
    person: str
    home: str
    offer: str
    session: str
    kind: Kind
    benefit: str
    week: int
    day: int
    start: int
    end: int
    trip: int
    away: Mapping[Slot, int]
    places: int
    attributed: int
    qualification: Qualification
    cents: int
    companion_minutes: int


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
    """

    id: str
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


@dataclass(frozen=True)
class MonthLimit:
    """Over these months together a person's benefit pays at most so many cents."""

    person: str
    benefit: str
    months: tuple[str, ...]
    cents: int


@dataclass(frozen=True)
class Locked:
    """A line of the protection plan."""

    need: str
    offer: str
    slot: Slot
    minutes: int


@dataclass(frozen=True)
class WishToFollow:
    """A wish and its weight class.

    Attributes:
        needs: Needs that a binding wish names, by id or task: leaving their help out misses it, too.
    """

    id: str
    binding: bool
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalToSupport:
    """A goal with at least one need."""

    id: str
    importance: int
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Visit:
    """All lines of one carrier at one home in one slot."""

    number: int
    carrier: Carrier
    home: str
    slot: Slot
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Problem:
    """Everything, in canonical order: file order decides nothing.

    Attributes:
        convertible: Most cents of a person's Sachleistung that a month lets pay for everyday support.
        everyday_support: Offers for which it may.
        quiet: Quiet times of each person who has some, in minutes after Monday, 00:00.
        between: Minutes from one home to another, or from one session's offer to another; (a, b) with a < b.
    """

    case: str
    on: date
    horizon: Calendar
    calendar: tuple[Week, ...]
    months: tuple[CalendarMonth, ...]
    needs: tuple[NeedToMeet, ...]
    options: tuple[Option, ...]
    attendances: tuple[Attendance, ...]
    teams: tuple[TeamToSend, ...]
    helpers: tuple[HelperToAsk, ...]
    employed: tuple[EmployedToPlan, ...]
    own: tuple[OwnStrength, ...]
    civic_offers: frozenset[str]
    locked: tuple[Locked, ...]
    apart: tuple[tuple[str, str], ...]
    limits: tuple[MonthLimit, ...]
    convertible: Mapping[tuple[str, str], int]
    everyday_support: frozenset[str]
    accepted_cents: Mapping[str, int]
    forgone_per_cent: Mapping[str, int]
    wishes: tuple[WishToFollow, ...]
    goals: tuple[GoalToSupport, ...]
    present: Mapping[tuple[str, str], int]
    scarcity: Mapping[Qualification, int]
    wished_minute: int
    preference_minute: int
    goal_weight: int
    coordination: int
    part_length: Mapping[Slot, int]
    between: Mapping[tuple[str, str], int]
    quiet: Mapping[str, tuple[tuple[int, int], ...]]

    @property
    def weeks(self) -> int:
        """Length of the horizon."""
        return len(self.horizon.weeks)

    def times(self, week: int) -> int:
        """How often a week happens in the horizon."""
        return self.calendar[week].times

    def often(self, month: str, week: int, weekday: int) -> int:
        """How often a weekday of a week lies in a calendar month."""
        described = self.calendar[week]
        day = described.day(weekday)
        if day is not None:
            return int(month_of(day) == month)
        return self.horizon.often(month, described.week_type, weekday)

    def minutes_between(self, one: str, other: str) -> int:
        """Minutes from one place to another."""
        return 0 if one == other else self.between[min(one, other), max(one, other)]

    def named(self, subject: str, place: tuple[int, ...]) -> str:
        """Name a row: `hanna,mon,morning`, with the week where the plan describes several."""
        week = self.calendar[place[0]]
        names = [subject, *([str(week.begins or week.week_type)] if len(self.calendar) > 1 else ())]
        names += [str(DAYS[day]) for day in place[1:2]] + [str(PARTS[part]) for part in place[2:3]]
        return ",".join(names)

    @cached_property
    def need_by_id(self) -> dict[str, NeedToMeet]:
        """Needs by id."""
        return {need.id: need for need in self.needs}

    @cached_property
    def team_by_carrier(self) -> dict[Carrier, TeamToSend]:
        """Teams by carrier."""
        return {f"team:{team.id}": team for team in self.teams}

    @cached_property
    def helper_by_carrier(self) -> dict[Carrier, HelperToAsk]:
        """Helpers by carrier."""
        return {f"helper:{helper.id}": helper for helper in self.helpers}

    @cached_property
    def _options_by_need(self) -> dict[str, tuple[Option, ...]]:
        found: dict[str, list[Option]] = {}
        for option in self.options:
            if option.way is None:
                found.setdefault(option.need, []).append(option)
        return {need: tuple(options) for need, options in found.items()}

    def options_of(self, need_id: str) -> tuple[Option, ...]:
        """Options that meet a need."""
        return self._options_by_need.get(need_id, ())

    @cached_property
    def _payers(self) -> dict[tuple[str, str, Slot, str | None], tuple[Option, ...]]:
        found: dict[tuple[str, str, Slot, str | None], list[Option]] = {}
        for option in self.options:
            found.setdefault((option.need, option.source, option.slot, option.session), []).append(option)
        return {key: tuple(options) for key, options in found.items()}

    def payers_of(self, option: Option) -> tuple[Option, ...]:
        """The same help at the same time, under every benefit that may pay for it."""
        return self._payers[option.need, option.source, option.slot, option.session]

    @cached_property
    def _paid(self) -> dict[tuple[str, str], tuple[Option, ...]]:
        found: dict[tuple[str, str], list[Option]] = {}
        for option in self.options:
            found.setdefault((option.person, option.benefit), []).append(option)
        return {key: tuple(options) for key, options in found.items()}

    def paid_by(self, person: str, benefit: str) -> tuple[Option, ...]:
        """Options of a person under one benefit, their own money, or for free."""
        return self._paid.get((person, benefit), ())

    @cached_property
    def _companions(self) -> dict[str, tuple[Option, ...]]:
        found: dict[str, list[Option]] = {}
        for option in self.options:
            if option.way is not None:
                found.setdefault(option.way, []).append(option)
        return {way: tuple(options) for way, options in found.items()}

    def companions_of(self, way: str) -> tuple[Option, ...]:
        """Options that accompany a way."""
        return self._companions.get(way, ())

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """Every visit that could happen, by carrier, home and slot; sessions, aids and calls have none."""
        found: dict[tuple[Carrier, str, Slot], list[Option]] = {}
        for option in self.options:
            if option.carrier.split(":")[0] in WITH_VISITS and not self.is_on_call(option):
                found.setdefault((option.carrier, option.home, option.slot), []).append(option)
        return tuple(
            Visit(number, carrier, home, slot, tuple(found[carrier, home, slot]))
            for number, (carrier, home, slot) in enumerate(sorted(found))
        )

    @cached_property
    def ways(self) -> dict[str, tuple[Attendance, ...]]:
        """Attendances by way: person, offer and date, whoever pays."""
        found: dict[str, list[Attendance]] = {}
        for attendance in self.attendances:
            found.setdefault(attendance.key, []).append(attendance)
        return {way: tuple(attendances) for way, attendances in found.items()}

    @cached_property
    def _visits_by_carrier(self) -> dict[Carrier, tuple[Visit, ...]]:
        found: dict[Carrier, list[Visit]] = {}
        for visit in self.visits:
            found.setdefault(visit.carrier, []).append(visit)
        return {carrier: tuple(visits) for carrier, visits in found.items()}

    def visits_of(self, carrier: Carrier) -> tuple[Visit, ...]:
        """Visits of one carrier."""
        return self._visits_by_carrier.get(carrier, ())

    def is_presence(self, option: Option) -> bool:
        """Whether an option is about being there."""
        return option.way is None and self.need_by_id[option.need].measure == "presence"

    def is_supported(self, option: Option) -> bool:
        """Whether converted Sachleistung may pay for it: everyday support out of the Entlastungsbetrag."""
        return option.benefit == Benefit.ENTLASTUNGSBETRAG and option.offer in self.everyday_support

    def is_on_call(self, option: Option) -> bool:
        """Whether an option is about being there when called; it takes no time of anybody."""
        return option.way is None and self.need_by_id[option.need].measure == "reachable"

    def is_hands_on(self, option: Option) -> bool:
        """Whether an option is active help, or a way together."""
        return not self.is_presence(option) and not self.is_on_call(option)

    @cached_property
    def calls(self) -> tuple[Option, ...]:
        """Options of being on call."""
        return tuple(option for option in self.options if self.is_on_call(option))

    def carriers(self) -> Iterator[Carrier]:
        """Every carrier with an option, in order."""
        yield from sorted({option.carrier for option in self.options})
