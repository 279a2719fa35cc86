"""Offers as the catalogue file states them: who offers what, where, when, for whom and at what price.

A *team* comes to the home with one qualification; its offers share a visit and its travel.
A *session* is a group at exact times in a place. An *aid* is a thing or a delivery.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from assessment.case.times import Times
from assessment.case.words import (
    Access,
    Action,
    Benefit,
    Disability,
    Kind,
    LibertyMeasure,
    Qualification,
    Sex,
    Task,
    WeekKind,
)
from assessment.ground.grid import GRID_MINUTES, Weekday, clock_minutes
from assessment.ground.ids import Cents, Count, Day, Flag, Id, Language, Minutes, Percent, Text
from assessment.ground.model import FileModel

STEPS_PER_HOUR = 60 // GRID_MINUTES


class Place(FileModel):
    """A Stadtteil of the catalogue's map."""

    id: Id
    name: Text


class Trip(FileModel):
    """One-way travel between two Stadtteile, the same in both directions."""

    between: tuple[Id, Id]
    minutes: Minutes


class Provider(FileModel):
    """Who stands behind offers: a service, an association, a place."""

    id: Id
    name: Text


class Team(FileModel):
    """Staff of one provider who come to the home, with one qualification.

    Attributes:
        stadtteile: Where they go; empty means everywhere on the map.
        sexes: Sexes of carers whom the team can send; read only for a stated wish or refusal.
        travel_minutes, set_up_minutes: Paid minutes for each visit besides the help itself.
        minimum_visit_minutes: Paid at least, if a visit is shorter.
        staff_at_once: Most people whom it can send to one visit.
        capacity_minutes_per_week: Free for this household, help itself only.
        times: Duty times.
    """

    id: Id
    provider: Id
    qualification: Qualification
    stadtteile: tuple[Id, ...] = ()
    sexes: tuple[Sex, ...] = ()
    languages: tuple[Language, ...] = ("de",)
    travel_minutes: Minutes = 0
    set_up_minutes: Minutes = 0
    minimum_visit_minutes: Minutes = 0
    staff_at_once: Annotated[int, Field(strict=True, ge=1, le=4)] = 2
    capacity_minutes_per_week: Minutes
    times: tuple[Times, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _on_grid(self) -> Team:
        for minutes in (self.travel_minutes, self.set_up_minutes, self.minimum_visit_minutes):
            if minutes % GRID_MINUTES:
                raise ValueError("travel, set-up and minimum visit are multiples of 5 minutes")
        return self


class Session(FileModel):
    """One weekly date of a group offer, at exact times."""

    day: Weekday
    begins: Annotated[str, Field(strict=True)]
    ends: Annotated[str, Field(strict=True)]

    @model_validator(mode="after")
    def _times(self) -> Session:
        start, end = clock_minutes(self.begins), clock_minutes(self.ends)
        if end <= start:
            raise ValueError("a session ends before it begins")
        if start % GRID_MINUTES or end % GRID_MINUTES:
            raise ValueError("a session begins and ends on the 5-minute grid")
        return self

    @property
    def start(self) -> int:
        """Minutes after midnight."""
        return clock_minutes(self.begins)

    @property
    def end(self) -> int:
        """Minutes after midnight."""
        return clock_minutes(self.ends)

    @property
    def key(self) -> str:
        """Name of the date within its offer, such as `tue_1000`."""
        return f"{self.day}_{self.begins.replace(':', '')}"


class Group(FileModel):
    """Group size and staff of a session; attributed minutes are staff x length / typical."""

    minimum: Count = 1
    maximum: Count
    typical: Annotated[int, Field(strict=True, ge=1, le=500)]  # no figure of law: people
    staff: Count = 0
    free_places: Count


class Price(FileModel):
    """What a unit costs. An hour's price is whole cents for every five minutes.

    Units: `hour` of help · `piece` for each occurrence · `session` for each attendance · `month` flat.
    """

    unit: Literal["hour", "piece", "session", "month"]
    cents: Cents

    @model_validator(mode="after")
    def _whole_cents(self) -> Price:
        if self.unit == "hour" and self.cents % STEPS_PER_HOUR:
            raise ValueError("cents per hour must be a multiple of 12, so that 5 minutes cost whole cents")
        return self


class Target(FileModel):
    """Whom an offer is for. An empty or missing field excludes nobody."""

    min_age: Count | None = None
    max_age: Count | None = None
    min_pflegegrad: Annotated[int, Field(strict=True, ge=1, le=5)] | None = None
    disability: tuple[Disability, ...] = ()


class Offer(FileModel):
    """One concrete resource.

    Attributes:
        type: Kind of service or facility, such as `PV_SACH` or `begegnungsstaette`.
        role: Only `cover` meets needs; `broker` and `advice` help to find and decide.
        form: `visit` by a team at home · `session` in a place · `aid`.
        covers: Tasks and actions that it meets.
        team: For visits. For all other forms the qualification stands in `qualification`.
        stadtteil, within_minutes: Where a session takes place; one-way trip within the same Stadtteil.
        access: What the place offers.
        brings_people: A session that fetches people and takes them home.
        languages: Spoken there.
        brings_interpreters: Languages for which the provider brings an interpreter; the person pays nothing.
        paid_by: Benefits that may pay; a price with none of them is paid by the person.
        paragraph: Legal basis, for professional help.
        week_kinds: Kinds of week in which it is open; left out: all. Term time alone is `regular`.
        awake_at_night: Whether staff stay awake where it covers nights.
        answers_within_minutes: How fast somebody is there when called, for offers that `be_reachable`.
        restricts_liberty: What it keeps people from; such an offer covers nothing, whatever its role.
        standby_minutes: Paid minutes of being on call, attributed to one person and day part.
        open_from: First day; `undecided` offers cover nothing.
        waiting_weeks: Weeks until the first date for a new person.
        verified_on: Day on which somebody last looked; stale offers cover nothing.
        source: Where the figures come from, or "Annahme".
    """

    id: Id
    provider: Id
    name: Text
    kind: Kind
    type: Annotated[str, Field(strict=True, pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
    role: Literal["cover", "broker", "advice"] = "cover"
    form: Literal["visit", "session", "aid"]
    tasks: tuple[Task, ...] = ()
    actions: tuple[Action, ...] = ()
    team: Id | None = None
    qualification: Qualification = Qualification.Q0
    stadtteil: Id | None = None
    within_minutes: Minutes = 10
    sessions: tuple[Session, ...] = ()
    group: Group | None = None
    access: tuple[Access, ...] = ()
    brings_people: Flag = False
    languages: tuple[Language, ...] = ("de",)
    brings_interpreters: tuple[Language, ...] = ()
    target: Target = Target()
    price: Price | None = None
    paid_by: tuple[Benefit, ...] = ()
    paragraph: Text | None = None
    week_kinds: tuple[WeekKind, ...] = ()
    awake_at_night: Flag = True
    answers_within_minutes: Minutes | None = None
    restricts_liberty: tuple[LibertyMeasure, ...] = ()
    standby_minutes: Minutes = 0
    indirect_percent: Percent = 0
    """Contractual indirect time (documentation, talks) on top of each direct minute."""
    open_from: Day | Literal["undecided"] | None = None
    closed_from: Day | None = None
    waiting_weeks: Count = 0
    verified_on: Day
    source: Text

    @property
    def meets_needs(self) -> bool:
        """Whether it covers needs itself: it does not only broker or advise, and takes nobody's liberty."""
        return self.role == "cover" and not self.restricts_liberty

    @property
    def is_everyday_support(self) -> bool:
        """Whether it is recognised support (§ 45a SGB XI) that no care service bills as Sachleistung."""
        others = {Benefit.PFLEGESACHLEISTUNG, Benefit.TAGESPFLEGE} & {*self.paid_by}
        return Benefit.ENTLASTUNGSBETRAG in self.paid_by and not others

    @property
    def is_group(self) -> bool:
        """Whether several people are helped together."""
        return self.form == "session" and self.group is not None and self.group.maximum > 1

    @model_validator(mode="after")
    def _form_is_complete(self) -> Offer:
        if self.role != "cover":
            return self
        if self.form == "visit" and self.team is None:
            raise ValueError("a visit names its team")
        if self.form == "session" and not (self.sessions and self.group and self.stadtteil):
            raise ValueError("a session offer names sessions, group and stadtteil")
        unit = self.price.unit if self.price else "month"
        if unit != "month" and (unit == "session") != (self.form == "session"):
            raise ValueError(
                "a session is priced by session or month, everything else by hour, piece or month"
            )
        if self.form == "aid" and self.price is not None and self.price.unit == "hour":
            raise ValueError("an aid is priced by piece or month")
        flat = self.price is not None and self.price.unit == "month"
        if Benefit.VERHINDERUNGSPFLEGE in self.paid_by and (flat or self.form == "aid"):
            raise ValueError("replacement care pays for visits and sessions by the hour, piece or date only")
        if Task.INTERPRETING in self.tasks and (self.form != "visit" or self.price is not None):
            raise ValueError("interpreters come as a visit, and without a price: the carrier bears the cost")
        if self.kind is Kind.PROFESSIONAL and self.paragraph is None:
            raise ValueError("professional help names its paragraph")
        return self


class Catalogue(FileModel):
    """All offers, with the map that says how far things are."""

    schema_: Literal["hilfemix.catalogue.v1"] = Field(alias="schema")
    id: Id
    as_of: Day
    note: Text
    places: tuple[Place, ...]
    trips: tuple[Trip, ...] = ()
    providers: tuple[Provider, ...]
    teams: tuple[Team, ...] = ()
    offers: tuple[Offer, ...]

    def team(self, team_id: str) -> Team:
        """The team with this id; the id was checked at the border."""
        return next(t for t in self.teams if t.id == team_id)

    def trip_minutes(self, offer: Offer, stadtteil: str) -> int | None:
        """One-way minutes from a Stadtteil to a session's place; None where the map has no way."""
        if offer.stadtteil == stadtteil:
            return offer.within_minutes
        for trip in self.trips:
            if set(trip.between) == {offer.stadtteil, stadtteil}:
                return trip.minutes
        return None
