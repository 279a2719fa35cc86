"""The whole case file, and the checks that need more than one of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from assessment.case.assessed import Assessment
from assessment.case.employed import Employed
from assessment.case.needs import Goal, Need
from assessment.case.network import Gift, Helper
from assessment.case.people import Home, Person
from assessment.case.times import CalendarEntry, CalendarException, Horizon, Phase, WeekType
from assessment.case.today import AmountUsed, ClaimUsed, Grant, Order, PresentSupport
from assessment.case.views import View
from assessment.case.will import Protection, RecordedChoice, Refusal, Wish
from assessment.ground.ids import Day, Id
from assessment.ground.model import IN_ORDER, FileModel


class Case(FileModel):
    """One household constellation: persons, homes, goals, needs, network, will, present help."""

    schema_: Literal["hilfemix.case.v1"] = Field(alias="schema")
    id: Id
    plan_date: Day | None = None
    land: Literal["de_hb"] = "de_hb"
    horizon: Horizon = Horizon()
    week_types: Annotated[tuple[WeekType, ...], IN_ORDER] = (WeekType(id="regular"),)
    calendar: tuple[CalendarEntry, ...] = ()
    phases: tuple[Phase, ...] = ()
    exceptions: tuple[CalendarException, ...] = ()
    homes: tuple[Home, ...] = Field(min_length=1)
    persons: tuple[Person, ...] = Field(min_length=1)
    goals: tuple[Goal, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    needs: tuple[Need, ...] = ()
    views: tuple[View, ...] = ()
    helpers: tuple[Helper, ...] = ()
    employed: tuple[Employed, ...] = ()
    gives: tuple[Gift, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    wishes: tuple[Wish, ...] = ()
    choices: tuple[RecordedChoice, ...] = ()
    protection: Protection = Protection()
    orders: tuple[Order, ...] = ()
    grants: tuple[Grant, ...] = ()
    amounts_used: tuple[AmountUsed, ...] = ()
    claims_used: tuple[ClaimUsed, ...] = ()
    present_support: tuple[PresentSupport, ...] = ()

    def person(self, person_id: str) -> Person:
        """The person with this id; the id was checked at the border."""
        return next(p for p in self.persons if p.id == person_id)

    def need(self, need_id: str) -> Need:
        """The need with this id; the id was checked at the border."""
        return next(n for n in self.needs if n.id == need_id)

    def week_type(self, week_type_id: str) -> WeekType:
        """The type of week with this id; the id was checked at the border."""
        return next(kind for kind in self.week_types if kind.id == week_type_id)

    def locked(self) -> Iterator[tuple[str, str]]:
        """The (need, offer) pairs of the protection plan."""
        for line in self.protection.protection_plan:
            yield line.need, line.offer
