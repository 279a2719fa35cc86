"""The person's will: refusals, wishes and recorded choices; and what protects them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from assessment.case.times import Times
from assessment.case.words import Benefit, Kind, Sex, Task
from assessment.ground.grid import Part, Weekday
from assessment.ground.ids import Day, Flag, Id, Minutes
from assessment.ground.model import FileModel


class Aimed(FileModel):
    """Whom or what a refusal or wish is about. At least one field is set; all set fields must hold."""

    provider: Id | None = None
    offer: Id | None = None
    helper: Id | None = None
    kind: Kind | None = None
    carer_sex: Sex | None = None

    def is_empty(self) -> bool:
        """Whether nothing is named."""
        return all(value is None for value in self.model_dump().values())


class Refusal(FileModel):
    """What the person does not want. It never expires and is never relaxed to make a plan possible.

    Attributes:
        of: Provider, offer, helper, kind of help or sex of the carer; left out: every help at `times`.
        tasks: Only for these tasks; empty means for all.
        times: Only then; empty means always.
    """

    person: Id
    of: Aimed = Aimed()
    tasks: tuple[Task, ...] = ()
    times: tuple[Times, ...] = ()
    stated_on: Day

    @model_validator(mode="after")
    def _names_something(self) -> Refusal:
        if self.of.is_empty() and not self.times and not self.tasks:
            raise ValueError("a refusal names somebody, something, a task or a time")
        return self


class Wish(FileModel):
    """A wish about who helps. A binding one is followed or missed with an admissible reason.

    Attributes:
        needs: Needs it concerns; empty means every need of the person with one of `tasks`.
        tasks: Tasks it concerns; empty together with `needs` means every need.
    """

    id: Id
    person: Id
    of: Aimed
    needs: tuple[Id, ...] = ()
    tasks: tuple[Task, ...] = ()
    binding: Flag = False
    stated_on: Day

    @model_validator(mode="after")
    def _names_something(self) -> Wish:
        if self.of.is_empty():
            raise ValueError("a wish names a provider, offer, helper, kind of help or sex of carer")
        return self


class RecordedChoice(FileModel):
    """The person chose something else instead of owed help: dated, and revocable at any time.

    Attributes:
        need: The owed need; None with `benefit` set: how an amount is drawn.
        instead: Helper, own resource or offer chosen, and paid for where it has a price; None means whatever
            the plan proposes free of charge.
    """

    person: Id
    need: Id | None = None
    benefit: Benefit | None = None
    instead: Id | None = None
    on: Day
    role: Id

    @model_validator(mode="after")
    def _names_what(self) -> RecordedChoice:
        if (self.need is None) == (self.benefit is None):
            raise ValueError("a recorded choice names a need or a benefit")
        return self


class Unsafe(FileModel):
    """A person, a place or a joint presence that is never planned. No reason is asked, none is printed."""

    person: Id | None = None
    place: Id | None = None
    joint_presence: tuple[Id, Id] | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Unsafe:
        if sum(value is not None for value in (self.person, self.place, self.joint_presence)) != 1:
            raise ValueError("an unsafe mark names exactly one of person, place, joint_presence")
        return self


class LockedLine(FileModel):
    """One line of an assessed protection plan: it stands, and no replan moves it."""

    need: Id
    offer: Id
    days: tuple[Weekday, ...] = Field(min_length=1)
    part: Part
    minutes: Minutes


class Protection(FileModel):
    """Danger signs not yet assessed stop planning; an assessed protection plan is locked."""

    danger_signs: Literal["none", "child", "adult_violence", "adult_self_neglect", "unknown"] = "none"
    protection_plan: tuple[LockedLine, ...] = ()
    unsafe: tuple[Unsafe, ...] = ()
