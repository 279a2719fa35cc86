"""A need beside a source that might meet it, and what is left of the fit while conditions are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from arrangement.catalogue import Catalogue, Offer, Session, Team
from arrangement.law.law import Law
from arrangement.law.paying import benefits_for
from arrangement.law.replacement import weeks_without_carer
from arrangement.policy import Policy
from assessment.case import Case
from assessment.case.employed import Employed
from assessment.case.homes import homes_in, need_homes_in
from assessment.case.horizon import Calendar, Week, calendar_of, dates_to_meet, holds_in, weeks_to_plan
from assessment.case.needs import Dated, Need
from assessment.case.network import Helper
from assessment.case.people import OwnResource, Person
from assessment.case.words import Benefit, Kind, Sex
from assessment.ground.grid import DAYS, Slot

Source = Helper | Employed | OwnResource | Offer

PAID_BY_SELF = "self"
FREE = ""


@dataclass(frozen=True)
class World:
    """Everything that conditions may read."""

    case: Case
    catalogue: Catalogue
    policy: Policy
    law: Law
    on: date

    @cached_property
    def calendar(self) -> Calendar:
        """The weeks of the horizon with their types."""
        return calendar_of(self.case, self.on)

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks that the plan describes."""
        return weeks_to_plan(self.case, self.calendar)

    @property
    def last_day(self) -> date:
        """Last day of the horizon."""
        return self.calendar.last_day

    @property
    def full_age(self) -> int:
        """Years at which somebody is of age."""
        return self.law.figure("volljaehrigkeit").whole()

    @cached_property
    def stadtteil(self) -> Mapping[str, str]:
        """The Stadtteil of each home."""
        return {home.id: home.stadtteil for home in self.case.homes}

    @cached_property
    def _homes(self) -> dict[tuple[str, int], Mapping[Slot, str]]:
        return {
            (person.id, week.number): homes_in(self.case, person, week.week_type)
            for person in self.case.persons
            for week in self.weeks
        }

    def home_at(self, person: Person, slot: Slot) -> str | None:
        """The home at which a person is in a slot; None while they are away from all."""
        return self._homes[person.id, slot.week].get(slot.in_week(0))

    def trip_minutes(self, offer: Offer, person: Person, slot: Slot) -> int | None:
        """One-way trip from where a person is in a slot; None where there is no way, or no home."""
        home = self.home_at(person, slot)
        return None if home is None else self.catalogue.trip_minutes(offer, self.stadtteil[home])

    @cached_property
    def _without_carer(self) -> dict[str, frozenset[str]]:
        return {
            need.id: weeks_without_carer(self.case, self.case.person(need.person), need, self.law)
            for need in self.case.needs
        }

    def pays_in(self, need: Need, benefit: str, slot: Slot) -> bool:
        """Whether a benefit may pay in a slot: replacement care only in typical weeks without the carer."""
        if benefit != Benefit.VERHINDERUNGSPFLEGE:
            return True
        week = self.weeks[slot.week]
        return week.base is None and week.week_type in self._without_carer.get(need.id, ())

    @cached_property
    def _lawful(self) -> dict[tuple[str | None, ...], tuple[Benefit, ...]]:
        return {}

    def benefits_for(self, person: Person, need: Need) -> tuple[Benefit, ...]:
        """Benefits that may pay for a need of a person, whoever helps: asked of the law once."""
        key = (need.id, need.task, need.action, need.entitlement, need.order)
        if key not in self._lawful:
            self._lawful[key] = benefits_for(person, need, self.on, self.law, self.case)
        return self._lawful[key]

    def weeks_of(self, need: Need) -> tuple[int, ...]:
        """The weeks in which a need requires something: types in which it holds, or those of its dates."""
        if isinstance(need.measure, Dated):
            begins = {self.calendar.week_of(day) for day in dates_to_meet(self.case, need, self.calendar)}
            return tuple(w.number for w in self.weeks if (w.begins, w.week_type) in begins)
        return tuple(
            w.number for w in self.weeks if w.base is None and holds_in(self.case, need, w.week_type)
        )

    def where(self, need: Need) -> dict[Slot, str | None]:
        """Every slot in which a need may be met, with the home there; None while the person is at no home.

        At a date any of the need's day parts will do; weekdays do not matter, unless `times` name them.
        """
        dates = set(dates_to_meet(self.case, need, self.calendar))
        anyway = need if need.times or not dates else need.model_copy(update={"days": DAYS})
        found: dict[Slot, str | None] = {}
        for week in (self.weeks[number] for number in self.weeks_of(need)):
            for slot, home in sorted(need_homes_in(self.case, anyway, week.week_type).items()):
                if not dates or week.day(slot.day) in dates:
                    found[slot.in_week(week.number)] = home
        return found


@dataclass(frozen=True)
class SessionDate:
    """A weekly date of a session in one of the weeks that a plan describes; it begins in a slot."""

    session: Session
    first: Slot


@dataclass(frozen=True)
class Found:
    """What is left of the fit: slots with the minutes free in each, sessions, benefits that may pay.

    Attributes:
        slots: Minutes in which the source can serve the need, by slot; none for sessions.
        sessions: For session offers: minutes by slot of each weekly date.
        benefits: Ids of benefits; `self` for the person's own money, empty for free help.
        agreed: Benefits of an offer whose books nobody withholds consent to; None before anybody was asked.
    """

    slots: Mapping[Slot, int]
    sessions: Mapping[SessionDate, Mapping[Slot, int]]
    benefits: tuple[str, ...] = (FREE,)
    agreed: frozenset[str] | None = None

    def only(
        self, keeps: Callable[[Slot], bool], begins: Callable[[Slot], bool] | None = None
    ) -> Found | None:
        """What is left where only some slots may be used; None if there was something and nothing is left.

        Args:
            keeps: Whether a slot may be used.
            begins: Whether a session may begin in a slot; left out: all its slots may be used.
        """
        if not self.slots and not self.sessions:
            return self
        slots = {slot: minutes for slot, minutes in self.slots.items() if keeps(slot)}
        sessions = {
            date: by
            for date, by in self.sessions.items()
            if (begins(date.first) if begins is not None else all(map(keeps, by)))
        }
        return replace(self, slots=slots, sessions=sessions) if slots or sessions else None


@dataclass(frozen=True)
class InterpreterThere:
    """An interpreting service that could come when a need is talked about: languages, and minutes by slot."""

    offer: str
    languages: frozenset[str]
    slots: Mapping[Slot, int]


@dataclass(frozen=True)
class Candidate:
    """One need and one source.

    Attributes:
        where: Slots in which the need may be met, with the home there.
        there: What the source has to give in these slots, before any condition is asked.
        interpreters: Who could interpret the talk about the need, whoever gives the help.
    """

    need: Need
    person: Person
    source: Source
    team: Team | None = None
    where: Mapping[Slot, str | None] = field(default_factory=dict)
    there: Found = Found({}, {})
    interpreters: tuple[InterpreterThere, ...] = ()

    def is_locked(self, case: Case) -> bool:
        """Whether an assessed protection plan names this pair."""
        return (self.need.id, self.source.id) in set(case.locked())

    def holds_place(self, case: Case) -> bool:
        """Whether the source is an offer that helps the person today."""
        return isinstance(self.source, Offer) and case.holds_place(self.person.id, self.source.id)

    @property
    def source_id(self) -> str:
        """Id of helper, employed person, own resource or offer."""
        return self.source.id

    @property
    def kind(self) -> Kind:
        """Which of the six kinds of help it is."""
        if isinstance(self.source, Helper):
            return Kind.INFORMAL
        if isinstance(self.source, OwnResource):
            return Kind.OWN
        return Kind.MARKET if isinstance(self.source, Employed) else self.source.kind

    @property
    def provider(self) -> str | None:
        """Provider of an offer."""
        return self.source.provider if isinstance(self.source, Offer) else None

    @property
    def sexes(self) -> tuple[Sex, ...] | None:
        """Sexes of those who come; empty where unknown, None where nobody does (sessions, aids, own)."""
        if isinstance(self.source, Helper | Employed):
            return () if self.source.sex is Sex.UNKNOWN else (self.source.sex,)
        if isinstance(self.source, OwnResource) or self.source.form != "visit":
            return None
        return self.team.sexes if self.team else ()
