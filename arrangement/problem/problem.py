"""The frozen problem. Minutes are on the grid; one regular week repeats for `weeks` weeks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessment.case.words import Kind, Qualification, Standing, Urgency
from assessment.ground.calendar import CalendarMonth
from assessment.ground.grid import Slot

Carrier = str
"""Who brings the help: `helper:ID`, `own:ID`, `team:ID`, `session:OFFER`, `aid:OFFER`."""


@dataclass(frozen=True)
class NeedToMeet:
    """A need on the grid.

    Attributes:
        measure: `occurrences`, `minutes` or `presence`.
        required: Occurrences a week, or minutes a week.
        minutes: Of one occurrence; 0 otherwise.
        presence: Minutes wanted in each slot, for presence only.
        at_least: Shortest piece of divisible help.
        with_person: Whether the person must be there; household tasks happen without them.
    """

    id: str
    person: str
    home: str
    measure: str
    required: int
    minutes: int
    per_slot: int
    per_day: int
    at_least: int
    slots: tuple[Slot, ...]
    presence: Mapping[Slot, int]
    standing: Standing
    urgency: Urgency
    goals: tuple[str, ...]
    with_person: bool

    @property
    def unit_minutes(self) -> int:
        """Minutes that one required unit stands for."""
        return self.minutes if self.measure == "occurrences" else 1


@dataclass(frozen=True)
class Option:
    """One way to meet a need, or to accompany a way: source, slot and payer.

    Attributes:
        way: Key of the attendance that it accompanies; None for help.
        home: Home where the visit takes place.
        session: Key of the weekly date, for sessions.
        benefit: Who pays; `self` for own money, empty for free help.
        most: Minutes possible; for occurrences a multiple of their length.
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
    helper: str | None = None
    session: str | None = None
    way: str | None = None
    indirect_percent: int = 0
    cents_per_step: int = 0
    cents_per_piece: int = 0
    cents_per_month: int = 0
    misses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attendance:
    """One person at one weekly date of a session offer, paid by one benefit.

    Attributes:
        away: Minutes away from home by slot, trips included.
        start, end: Clock minutes of the day, for overlaps.
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
    day: int
    start: int
    end: int
    away: Mapping[Slot, int]
    places: int
    attributed: int
    qualification: Qualification
    cents: int
    companion_minutes: int


@dataclass(frozen=True)
class TeamToSend:
    """A team with its duty times and what a visit costs besides the help."""

    id: str
    provider: str
    qualification: Qualification
    travel: int
    set_up: int
    minimum: int
    capacity: int
    times: Mapping[Slot, int]
    professional: bool


@dataclass(frozen=True)
class HelperToAsk:
    """A helper with limits on the grid; strained ones are already held to today's minutes."""

    id: str
    gladly: int
    at_most: int
    presence_gladly: int
    presence_at_most: int
    per_day: int | None
    times: Mapping[Slot, int]
    free_day: bool


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
    """Everything, in canonical order: file order decides nothing."""

    case: str
    on: date
    weeks: int
    months: tuple[CalendarMonth, ...]
    needs: tuple[NeedToMeet, ...]
    options: tuple[Option, ...]
    attendances: tuple[Attendance, ...]
    teams: tuple[TeamToSend, ...]
    helpers: tuple[HelperToAsk, ...]
    own: tuple[OwnStrength, ...]
    civic_offers: frozenset[str]
    locked: tuple[Locked, ...]
    apart: tuple[tuple[str, str], ...]
    limits: tuple[MonthLimit, ...]
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
        """Every visit that could happen, by carrier, home and slot; sessions and aids have none."""
        found: dict[tuple[Carrier, str, Slot], list[Option]] = {}
        for option in self.options:
            if option.carrier.split(":")[0] in ("helper", "own", "team"):
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

    def carriers(self) -> Iterator[Carrier]:
        """Every carrier with an option, in order."""
        yield from sorted({option.carrier for option in self.options})
