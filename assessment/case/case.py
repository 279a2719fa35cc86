"""The whole case file, and the checks that need more than one of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from assessment.case.assessed import Assessment
from assessment.case.employed import Employed
from assessment.case.needs import Goal, Need
from assessment.case.network import Gift, Helper
from assessment.case.people import Home, Person
from assessment.case.times import CalendarEntry, CalendarException, Horizon, Phase, WeekType
from assessment.case.today import AmountUsed, ClaimUsed, Grant, Order, PresentSupport
from assessment.case.views import View
from assessment.case.will import Protection, RecordedChoice, Refusal, Unsafe, Wish
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

    @field_validator("helpers")
    @classmethod
    def _data_stands_once(cls, helpers: tuple[Helper, ...], info: ValidationInfo) -> tuple[Helper, ...]:
        """Who is a person of the case need not say again when they were born and where they live."""
        persons = {person.id: person for person in info.data.get("persons", ())}
        return tuple(h.known_from(persons[h.is_person]) if h.is_person in persons else h for h in helpers)

    def person(self, person_id: str) -> Person:
        """The person with this id; the id was checked at the border."""
        return next(p for p in self.persons if p.id == person_id)

    def need(self, need_id: str) -> Need:
        """The need with this id; the id was checked at the border."""
        return next(n for n in self.needs if n.id == need_id)

    def week_type(self, week_type_id: str) -> WeekType:
        """The type of week with this id; the id was checked at the border."""
        return next(kind for kind in self.week_types if kind.id == week_type_id)

    def resting(self, week_type_id: str) -> frozenset[str]:
        """Who gives no help in a type of week: who rests, and who is away from all homes themselves."""
        kind = self.week_type(week_type_id)
        return frozenset(kind.resting) | {h.id for h in self.helpers if h.is_person in kind.away}

    def unsafe(self) -> Iterator[Unsafe]:
        """Every unsafe mark, under each id of who gets help and gives some."""
        known_as: dict[str, set[str]] = {}
        for helper in self.helpers:
            if helper.is_person is not None:
                both = {helper.id, helper.is_person}
                known_as |= {one: known_as.get(one, set()) | both for one in both}
        for mark in self.protection.unsafe:
            yield mark
            if mark.person in known_as:
                yield from (Unsafe(person=one) for one in sorted(known_as[mark.person] - {mark.person}))
            if mark.joint_presence is not None:
                ones, others = (sorted(known_as.get(one, {one})) for one in mark.joint_presence)
                for pair in product(ones, others):
                    if pair != mark.joint_presence:
                        yield Unsafe(joint_presence=pair)

    def locked(self) -> Iterator[tuple[str, str]]:
        """The (need, offer) pairs of the protection plan."""
        for line in self.protection.protection_plan:
            yield line.need, line.offer

    def holds_place(self, person: str, offer: str) -> bool:
        """Whether an offer helps this person today: nobody waits for a place that they have."""
        mine = {need.id for need in self.needs if need.person == person}
        return any(today.source == offer and today.need in mine for today in self.present_support)
