"""Goals and needs: what the person wants, and the help that must happen for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from assessment.case.times import Times, slots_at
from assessment.case.words import Action, Benefit, Qualification, Standing, Task, Urgency
from assessment.ground.grid import DAYS, PARTS, Part, Slot, Weekday
from assessment.ground.ids import Day, Flag, Id, Minutes, Text
from assessment.ground.model import FileModel

WEEK_MINUTES = 10080


class Goal(FileModel):
    """What the person wants, in their words.

    Attributes:
        importance: 1 (some) to 3 (most), set by the person.
        life_area: ICF chapter d1 to d9.
        indicator, start_value, review_on: How everybody will see whether it was reached.
    """

    id: Id
    person: Id
    words: Text
    importance: Annotated[int, Field(strict=True, ge=1, le=3)] = 2
    life_area: Literal["d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9"] | None = None
    indicator: Text | None = None
    start_value: Text | None = None
    review_on: Day | None = None


class Occurrences(FileModel):
    """So many times a week, so many minutes each."""

    kind: Literal["occurrences"]
    per_week: Annotated[int, Field(strict=True, ge=1, le=168)]
    minutes: Annotated[int, Field(strict=True, ge=1, le=1440)]
    per_slot: Annotated[int, Field(strict=True, ge=1, le=12)] = 1
    """Most occurrences within one day part of one day."""
    per_day: Annotated[int, Field(strict=True, ge=1, le=24)] | None = None
    """Most occurrences a day; left out: spread evenly, `per_week` / days, rounded up."""
    days_apart: Annotated[int, Field(strict=True, ge=0, le=6)] = 0
    """Days without it after each day with it; Monday follows Sunday."""

    @model_validator(mode="after")
    def _fits_the_week(self) -> Occurrences:
        if self.per_week * self.minutes > WEEK_MINUTES:
            raise ValueError("longer than a week: occurrences times minutes exceed 10080")
        return self


class MinutesNeeded(FileModel):
    """So many minutes a week or month, in pieces of at least `at_least` minutes."""

    kind: Literal["minutes"]
    per: Literal["week", "month"] = "week"
    minutes: Annotated[int, Field(strict=True, ge=1, le=44640)]
    at_least: Minutes = 5

    @model_validator(mode="after")
    def _fits_the_week(self) -> MinutesNeeded:
        if self.per == "week" and self.minutes > WEEK_MINUTES:
            raise ValueError("longer than a week: at most 10080 minutes")
        return self


class Presence(FileModel):
    """Somebody is there, so many minutes in each of the need's slots; never added to task minutes."""

    kind: Literal["presence"]
    minutes: Annotated[int, Field(strict=True, ge=1, le=480)] | None = None  # no figure of law: minutes
    """Minutes in each day part; left out means the whole day part."""
    awake: Flag = True
    """At night: whether the watching person must be awake."""


class Reachable(FileModel):
    """Somebody on call in each of the need's slots, who is there within so many minutes."""

    kind: Literal["reachable"]
    within_minutes: Minutes


class Dated(FileModel):
    """A process with a date: an application, a talk, a yearly visit.

    Attributes:
        on: First date; with `every_weeks` again after so many weeks.
        minutes: Help that it takes; 0 where it only has to be kept in mind.
    """

    kind: Literal["dated"]
    on: Day
    minutes: Annotated[int, Field(strict=True, ge=0, le=1440)] = 0
    every_weeks: Annotated[int, Field(strict=True, ge=1, le=104)] | None = None


Measure = Annotated[Occurrences | MinutesNeeded | Presence | Reachable | Dated, Field(discriminator="kind")]


class Learned(FileModel):
    """What a need still asks for from a phase on, because the person learns; 0 where nothing is left.

    Attributes:
        per_week, minutes: In the measure's own words, one of them: occurrences a week, or divisible minutes.
    """

    phase: Id
    per_week: Annotated[int, Field(strict=True, ge=0, le=168)] | None = None
    minutes: Annotated[int, Field(strict=True, ge=0, le=44640)] | None = None


class Confirmation(FileModel):
    """Who confirmed a need with the person, by role, and when."""

    role: Id
    on: Day


class Need(FileModel):
    """Help that must happen.

    Attributes:
        goals: Goals that it serves.
        task, action: The kind of help and how it is given.
        days, parts: When it may happen; `times` says it slot by slot instead.
        min_qualification: Floor set by the assessment; never lowered.
        intimate: Consents must name it apart.
        place: `home`, `outside`, or `anywhere`.
        home: Home to which a household task belongs, or at which other help happens while the person
            is there; left out: the person's own `home` for household tasks, else wherever they are.
        week_types: Types of week in which it holds; left out: all in which the person is not `away`.
        phases: Phases of the plan in which it holds; left out: all.
        learning: What it still asks for in later phases; it falls only at a review.
        learned_with: Needs whose help teaches it; left out: itself, if it enables, else what enables the
            person for a goal of it.
        runs_in: Need beside whose professional help others help here, so that they may take over later.
        standing, urgency: How binding and how soon.
        entitlement: The benefit that owes it; required for `owed`.
        protective: Set by a protection plan: professionals only.
        order: Medical order for treatment care.
        sources: Assessment items and views that it rests on.
        confirmed: None means unconfirmed: planned, but the plan stays a draft.
    """

    id: Id
    person: Id
    goals: tuple[Id, ...] = ()
    task: Task
    action: Action = Action.TAKE_OVER
    measure: Measure
    days: tuple[Weekday, ...] = DAYS
    parts: tuple[Part, ...] = PARTS
    times: tuple[Times, ...] = ()
    min_qualification: Qualification = Qualification.Q0
    helpers_at_once: Annotated[int, Field(strict=True, ge=1, le=4)] = 1
    continuity: Literal["any", "same_person"] = "any"
    intimate: Flag = False
    place: Literal["home", "outside", "anywhere"] = "anywhere"
    home: Id | None = None
    week_types: tuple[Id, ...] = ()
    phases: tuple[Id, ...] = ()
    learning: tuple[Learned, ...] = ()
    learned_with: tuple[Id, ...] = ()
    runs_in: Id | None = None
    standing: Standing
    urgency: Urgency = Urgency.PLANNED
    entitlement: Benefit | None = None
    protective: Flag = False
    order: Id | None = None
    sources: tuple[Id, ...] = ()
    confirmed: Confirmation | None = None

    @model_validator(mode="after")
    def _owed_names_its_entitlement(self) -> Need:
        if self.standing is Standing.OWED and self.entitlement is None:
            raise ValueError("an owed need names its entitlement")
        return self

    def slots(self) -> frozenset[Slot]:
        """The slots in which it may happen."""
        if self.times:
            return frozenset().union(*(times.slots() for times in self.times))
        return slots_at(self.days, self.parts)
