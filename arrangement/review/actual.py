"""What happened, `hilfemix.actual.v1`: written down by whoever keeps the record, checked like every file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from assessment.ground.ids import Day, Id, Minutes, Text
from assessment.ground.model import FileModel

Attained = Annotated[int, Field(strict=True, ge=-2, le=2)] | Literal["reached", "partly", "not"]


class Happened(FileModel):
    """Help that happened.

    Attributes:
        on: The day.
        need: Need of the plan that it served.
        source: Helper, own resource or offer.
        minutes: Help as it reached the person.
        payer: Who paid; left out: whoever the plan names for this need and source.
    """

    on: Day
    need: Id
    source: Id
    minutes: Minutes
    payer: Annotated[str, Field(strict=True, pattern=r"^[A-Z][A-Z_]{0,19}$")] | None = None


class GoalSeen(FileModel):
    """How a goal stands.

    Attributes:
        attained: -2 (much less than expected) to 2 (much more), 0 as expected; or in words.
        now: Value of the indicator now.
        words: What the person says about it.
        on: The day on which it was looked at.
    """

    goal: Id
    attained: Attained | None = None
    now: Text | None = None
    words: Text | None = None
    on: Day | None = None


class Actual(FileModel):
    """What happened in a period.

    Attributes:
        case: The case of the plan.
        begins, ends: First and last day that the record covers; outside nothing is compared.
    """

    schema_: Literal["hilfemix.actual.v1"] = Field(alias="schema")
    case: Id
    begins: Day
    ends: Day
    entries: tuple[Happened, ...] = ()
    goals: tuple[GoalSeen, ...] = ()

    @model_validator(mode="after")
    def _ends_after_begin(self) -> Actual:
        days = (self.begins, self.ends)  # of a file read in part either may be missing
        if all(days) and self.ends < self.begins:
            raise ValueError("ends before it begins")
        return self
