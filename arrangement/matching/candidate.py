"""A need beside a source that might meet it, and what is left of the fit while conditions are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from arrangement.catalogue import Catalogue, Offer, Session, Team
from arrangement.law.law import Law
from arrangement.policy import Policy
from assessment.case import Case
from assessment.case.needs import Need
from assessment.case.network import Helper
from assessment.case.people import OwnResource, Person
from assessment.case.words import Kind, Sex
from assessment.ground.grid import Slot

Source = Helper | OwnResource | Offer

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

    @property
    def last_day(self) -> date:
        """Last day of the horizon."""
        return self.on + timedelta(weeks=self.case.horizon.weeks) - timedelta(days=1)

    @property
    def full_age(self) -> int:
        """Years at which somebody is of age."""
        return self.law.figure("volljaehrigkeit").whole()

    def home_stadtteil(self, person: Person) -> str:
        """The Stadtteil in which the person lives."""
        return next(h.stadtteil for h in self.case.homes if h.id == person.home)


@dataclass(frozen=True)
class Candidate:
    """One need and one source."""

    need: Need
    person: Person
    source: Source
    team: Team | None = None

    def is_locked(self, case: Case) -> bool:
        """Whether an assessed protection plan names this pair."""
        return (self.need.id, self.source.id) in set(case.locked())

    @property
    def source_id(self) -> str:
        """Id of helper, own resource or offer."""
        return self.source.id

    @property
    def kind(self) -> Kind:
        """Which of the six kinds of help it is."""
        if isinstance(self.source, Helper):
            return Kind.INFORMAL
        if isinstance(self.source, OwnResource):
            return Kind.OWN
        return self.source.kind

    @property
    def provider(self) -> str | None:
        """Provider of an offer."""
        return self.source.provider if isinstance(self.source, Offer) else None

    @property
    def sexes(self) -> tuple[Sex, ...] | None:
        """Sexes of those who come; empty where unknown, None where nobody does (sessions, aids, own)."""
        if isinstance(self.source, Helper):
            return () if self.source.sex is Sex.UNKNOWN else (self.source.sex,)
        if isinstance(self.source, OwnResource) or self.source.form != "visit":
            return None
        return self.team.sexes if self.team else ()


@dataclass(frozen=True)
class Found:
    """What is left of the fit: slots with the minutes free in each, sessions, benefits that may pay.

    Attributes:
        slots: Minutes in which the source can serve the need, by slot.
        sessions: For session offers: minutes by slot of each weekly date.
        benefits: Ids of benefits; `self` for the person's own money, empty for free help.
    """

    slots: Mapping[Slot, int]
    sessions: Mapping[Session, Mapping[Slot, int]]
    benefits: tuple[str, ...] = (FREE,)
