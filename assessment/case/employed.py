"""Helpers whom the household pays itself: live-in, Minijob. Law limits their hours and keeps their rest."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from assessment.case.times import WeekTimes
from assessment.case.words import Action, Sex, Task
from assessment.ground.ids import Cents, Day, Flag, Id, Language, Minutes, Unknown
from assessment.ground.model import FileModel


class Employed(FileModel):
    """Somebody employed by the household.

    Attributes:
        form: `live_in` lives in the home; `minijob` and `job` come.
        home: Home in which they work, and live if `live_in`.
        minutes_per_week: Working time of the contract, being there included.
        cents_per_month: Wage with contributions, paid by the person whether hours are used or not.
        begins, ends: First and last day of the contract.
        awake_nights: Whether they stay awake when they are there at night.
        free_days: Weekdays without work.
        agreed_on: Day on which both sides agreed.
    """

    id: Id
    form: Literal["live_in", "minijob", "job"]
    home: Id
    sex: Sex = Sex.UNKNOWN
    birth_date: Day | Unknown = "unknown"
    languages: tuple[Language, ...] = ("de",)
    tasks: tuple[Task, ...] = Field(min_length=1)
    actions: tuple[Action, ...] = (Action.TAKE_OVER, Action.ACCOMPANY)
    intimate: Flag = False
    minutes_per_week: Minutes
    cents_per_month: Cents
    begins: Day
    ends: Day | None = None
    times: tuple[WeekTimes, ...] = Field(min_length=1)
    awake_nights: Flag = False
    free_days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = ()
    agreed_on: Day

    @model_validator(mode="after")
    def _ends_after_begin(self) -> Employed:
        if self.ends is not None and self.ends < self.begins:
            raise ValueError("ends before it begins")
        return self
