"""The frozen problem. Minutes are on the grid; each week that the plan describes happens so many times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from arrangement.problem.asked import Attendance, Carrier, NeedToMeet, Option
from arrangement.problem.bounds import (
    Followed,
    GoalToSupport,
    Locked,
    MonthLimit,
    WishToFollow,
    WithoutCarer,
)
from arrangement.problem.sources import EmployedToPlan, HelperToAsk, OwnStrength, TeamToSend
from arrangement.problem.stay import Doing
from assessment.case.horizon import Calendar, Week
from assessment.case.words import Benefit, Qualification
from assessment.ground.calendar import CalendarMonth, month_of
from assessment.ground.grid import DAYS, PARTS, Slot

WITH_VISITS = ("helper", "employed", "own", "team")
"""Carriers that come."""


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
        interpreting: Team of each interpreting service that some talk could need.
        without_carer: Weeks in which replacement care may pay.
        replaced_days: Days of a calendar year for which it still does, by person and year.
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
    followed: tuple[Followed, ...]
    apart: tuple[tuple[str, str], ...]
    limits: tuple[MonthLimit, ...]
    convertible: Mapping[tuple[str, str], int]
    everyday_support: frozenset[str]
    interpreting: Mapping[str, str]
    without_carer: tuple[WithoutCarer, ...]
    replaced_days: Mapping[tuple[str, int], int]
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

    def person_who_is(self, carrier: Carrier) -> str | None:
        """The person of the case who gives this help as a helper."""
        helper = self.helper_by_carrier.get(carrier)
        return None if helper is None else helper.is_person

    def carrier_who_is(self, person: str) -> Carrier | None:
        """The helper who a person of the case is."""
        return next((c for c, helper in self.helper_by_carrier.items() if helper.is_person == person), None)

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
    def talks(self) -> tuple[tuple[Option, ...], ...]:
        """Talk that somebody has to interpret: options of one need, source and slot, whoever pays."""
        groups = (options for options in self._payers.values() if options[0].interpreters)
        return tuple(sorted(groups, key=lambda options: options[0].number))

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

    def doing(self, option: Option, minutes: int = 0) -> Doing:
        """What an option of help does in its visit."""
        return replace(self.need_by_id[option.need].doing, minutes=minutes)

    @cached_property
    def calls(self) -> tuple[Option, ...]:
        """Options of being on call."""
        return tuple(option for option in self.options if self.is_on_call(option))

    def carriers(self) -> Iterator[Carrier]:
        """Every carrier with an option, in order."""
        yield from sorted({option.carrier for option in self.options})
