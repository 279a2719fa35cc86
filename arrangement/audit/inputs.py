"""The files that a plan is judged by: case, catalogue, policy, law, with the lookups the checks need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from arrangement.audit.statutes import Statutes
from arrangement.catalogue import Catalogue, Offer, Team
from arrangement.policy import Policy
from assessment.case.case import Case
from assessment.case.employed import Employed
from assessment.case.needs import Measure, Need, Occurrences
from assessment.case.network import Helper
from assessment.case.people import OwnResource, Person
from assessment.case.phases import PhasedWeekType
from assessment.case.times import WeekType
from assessment.case.weeks import CalendarWeek, MonthCounts, weekdays_by_month, weeks_by_type, weeks_of
from assessment.case.words import Kind, Qualification, Sex
from assessment.ground.calendar import DAYS_A_WEEK, age_on
from assessment.ground.grid import SLOTS, Slot


@dataclass(frozen=True)
class Source:
    """Who or what meets a need: exactly one of helper, employed person, own resource and offer.

    Attributes:
        owner: Id of the person whose own resource it is.
        team: Team of a visit offer.
        professional: Paid professional time: a session of this kind, or a visit by a professional team.
    """

    id: str
    kind: Kind
    helper: Helper | None = None
    employed: Employed | None = None
    own: OwnResource | None = None
    owner: str | None = None
    offer: Offer | None = None
    team: Team | None = None
    professional: bool = False

    @property
    def qualification(self) -> Qualification:
        """Qualification of those who come or are there."""
        if self.team is not None:
            return self.team.qualification
        if self.carer is not None:
            return Qualification.Q1
        return self.offer.qualification if self.offer is not None else Qualification.Q0

    @property
    def carer(self) -> Helper | Employed | None:
        """The one who comes, where the case knows them: unpaid or employed."""
        return self.helper or self.employed

    @property
    def sex(self) -> Sex | None:
        """Sex of that one."""
        return self.carer.sex if self.carer is not None else None

    @property
    def stays_awake(self) -> bool:
        """Whether somebody is awake where it covers a night."""
        if self.carer is not None:
            return self.carer.awake_nights
        return self.offer is not None and self.offer.awake_at_night

    @property
    def form(self) -> str:
        """`visit`, `session` or `aid`; helpers, employed persons and own resources work like visits."""
        return self.offer.form if self.offer is not None else "visit"

    @property
    def party(self) -> tuple[str, str]:
        """Whose visit it is: all offers of a team come together."""
        if self.team is not None:
            return ("team", self.team.id)
        if self.helper is not None:
            return ("helper", self.helper.id)
        if self.employed is not None:
            return ("employed", self.employed.id)
        return ("own" if self.own is not None else "offer", self.id)


@dataclass(frozen=True)
class Inputs:
    """Everything the audit believes.

    Attributes:
        on: Plan date.
        hashes: SHA-256 of the input files by role.
        fitting: Sources that fit a need, by its id, as far as they were looked for.
    """

    case: Case
    catalogue: Catalogue
    policy: Policy
    on: date
    statutes: Statutes
    hashes: Mapping[str, str] = field(default_factory=dict)
    fitting: dict[str, tuple[Source, ...]] = field(default_factory=dict)

    @cached_property
    def persons(self) -> dict[str, Person]:
        """Persons by id."""
        return {person.id: person for person in self.case.persons}

    @cached_property
    def needs(self) -> dict[str, Need]:
        """Needs by id."""
        return {need.id: need for need in self.case.needs}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Everything that may meet a need, by id: helpers, employed persons, own resources, offers."""
        found = {helper.id: Source(helper.id, Kind.INFORMAL, helper=helper) for helper in self.case.helpers}
        found |= {one.id: Source(one.id, Kind.MARKET, employed=one) for one in self.case.employed}
        teams = {team.id: team for team in self.catalogue.teams}
        paid = {o.team for o in self.catalogue.offers if o.team and o.kind is Kind.PROFESSIONAL}
        for offer in self.catalogue.offers:
            team = teams.get(offer.team) if offer.team and offer.form == "visit" else None
            session = offer.form == "session" and offer.kind is Kind.PROFESSIONAL
            found[offer.id] = Source(
                offer.id,
                offer.kind,
                offer=offer,
                team=team,
                professional=session or (team is not None and team.id in paid),
            )
        for person in self.case.persons:
            for own in person.own:
                found[own.id] = Source(own.id, Kind.OWN, own=own, owner=person.id)
        return found

    @property
    def weeks(self) -> int:
        """Length of the horizon."""
        return self.case.horizon.weeks

    @property
    def days(self) -> int:
        """Days of the horizon."""
        return self.weeks * DAYS_A_WEEK

    @property
    def last_day(self) -> date:
        """Last day of the horizon."""
        return self.on + timedelta(days=self.days - 1)

    @cached_property
    def calendar(self) -> tuple[CalendarWeek, ...]:
        """Every week of the horizon."""
        return weeks_of(self.case, self.on)

    @cached_property
    def times_of(self) -> tuple[int, ...]:
        """n(w): how many weeks there are of each type, by its place in the case."""
        return weeks_by_type(self.case, self.on)

    @cached_property
    def planned(self) -> tuple[int, ...]:
        """Places of the week types that occur."""
        return tuple(place for place, times in enumerate(self.times_of) if times)

    @cached_property
    def weekdays(self) -> MonthCounts:
        """How often each weekday of each week type occurs, by month."""
        return weekdays_by_month(self.case, self.calendar)

    @cached_property
    def homes(self) -> dict[tuple[str, int, Slot], str | None]:
        """The home at which each person is, by week type and slot; None while they are away."""
        return {
            (person.id, kind, slot): _home(person, week_type, slot)
            for person in self.case.persons
            for kind, week_type in enumerate(self.case.week_types)
            for slot in SLOTS
        }

    @cached_property
    def slots_known(self) -> dict[tuple[str, int], frozenset[Slot]]:
        """Slots of needs of the case by week type, as far as they were asked for."""
        return {}

    @cached_property
    def homes_known(self) -> dict[tuple[bool, str, int], tuple[str, ...]]:
        """Homes of help for needs, and of persons, by week type, as far as they were asked for."""
        return {}

    def week_type(self, kind: int) -> WeekType:
        """The week type at a place."""
        return self.case.week_types[kind]

    def resting(self, kind: int) -> frozenset[str]:
        """Who gives no help in a week type: who rests, and who is away as a person of the case."""
        return self.case.resting(self.week_type(kind).id)

    def measure_in(self, need: Need, kind: int) -> Measure:
        """What a need asks for in a week type: less in a phase by which the person has learned it."""
        measure, here = need.measure, self.week_type(kind)
        if not need.learning or not isinstance(here, PhasedWeekType):
            return measure
        begins = {phase.id: phase.begins for phase in self.case.phases}
        learned = [one for one in need.learning if begins[one.phase] <= begins[here.phase]]
        if not learned:
            return measure
        last = max(learned, key=lambda one: begins[one.phase])
        amount = last.per_week if isinstance(measure, Occurrences) else last.minutes
        return measure.model_copy(
            update={"per_week" if isinstance(measure, Occurrences) else "minutes": amount}
        )

    def week_of(self, day: date) -> CalendarWeek | None:
        """The week of the horizon that holds a day."""
        number, _ = divmod((day - self.on).days, DAYS_A_WEEK)
        return self.calendar[number] if self.on <= day <= self.last_day else None

    @cached_property
    def stadtteile(self) -> dict[str, str]:
        """Stadtteil by home."""
        return {home.id: home.stadtteil for home in self.case.homes}

    def age(self, birth_date: date | str) -> int | None:
        """Age in years on the plan date; None where the birth date is unknown."""
        return age_on(birth_date, self.on) if isinstance(birth_date, date) else None

    def is_child(self, person: str) -> bool:
        """Whether a person is known to be under age on the plan date."""
        age = self.age(self.persons[person].birth_date)
        return age is not None and age < self.statutes.full_age

    def sources_for(self, need: Need) -> Iterator[Source]:
        """Sources that are not out of the question by their nature, in order of id."""
        for source_id in sorted(self.sources):
            source = self.sources[source_id]
            if source.owner in (None, need.person) and (source.offer is None or source.offer.role == "cover"):
                yield source


def _home(person: Person, week_type: WeekType, slot: Slot) -> str | None:
    if person.id in week_type.away:
        return None
    for stay in person.residence:
        if stay.week_type in (None, week_type.id) and any(slot in times.slots() for times in stay.times):
            return stay.home
    return person.home
