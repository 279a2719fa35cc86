"""Persons, their homes, and what stands for them before the law."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assessment.case.times import Quiet, Times, WeekTimes
from assessment.case.words import Access, Action, Book, Disability, GoingOut, Hazard, Sex, Task
from assessment.ground.ids import Cents, Day, Flag, Id, Language, Minutes, Text, Unknown
from assessment.ground.model import FileModel


class Home(FileModel):
    """Where somebody lives.

    Attributes:
        stadtteil: Id of a Stadtteil in the catalogue's list of places.
        municipality: Decides which Träger is responsible.
        hazards: What makes living there hard or dangerous.
    """

    id: Id
    stadtteil: Id
    municipality: Literal["bremen", "bremerhaven", "other"] = "bremen"
    hazards: tuple[Hazard, ...] = ()


class Residence(FileModel):
    """Where somebody stays at these times instead of their `home`, in one kind of week or in all."""

    home: Id
    times: tuple[Times, ...] = Field(min_length=1)
    week_type: Id | None = None


class Interpreter(FileModel):
    """Interpreting that the person needs, into which language and in which matters; empty means all."""

    language: Language
    matters: tuple[Book, ...] = ()


class GivenPflegegrad(FileModel):
    """A Pflegegrad as granted, with the day from which it holds."""

    grade: Annotated[int, Field(strict=True, ge=1, le=5)]
    since: Day


class Insurance(FileModel):
    """Who insures health and care; only what a rule reads."""

    health: Literal["gkv", "pkv", "heilfuersorge", "none", "unknown"] = "gkv"
    care: Literal["spv", "ppv", "none", "unknown"] = "spv"


class Representation(FileModel):
    """Who may decide for the person, and in which matters.

    Attributes:
        holder: Id of a person or helper, or of a role outside the case.
        matters: Books of law concerned; empty means all.
    """

    kind: Literal["custody_sole", "custody_joint", "vormund", "ergaenzungspfleger", "betreuer", "vollmacht"]
    holder: Id
    matters: tuple[Book, ...] = ()


class Consent(FileModel):
    """What the person, or who stands for them, said to help under one book or for one need."""

    holder: Id
    matter: Book | None = None
    need: Id | None = None
    status: Literal["given", "pending", "refused", "disputed", "withdrawn"]
    on: Day


class OwnResource(FileModel):
    """What the person can and wants to do themselves, up to the stated minutes.

    Attributes:
        needs: Needs that it may meet; empty means every need of these tasks.
        stated_on: Day on which the person said so.
    """

    id: Id
    tasks: tuple[Task, ...]
    actions: tuple[Action, ...] = (Action.TAKE_OVER,)
    needs: tuple[Id, ...] = ()
    minutes_per_week: Minutes
    times: tuple[WeekTimes, ...] = (WeekTimes(),)
    stated_on: Day


class OwnMoney(FileModel):
    """What the person accepts to pay themselves; not stated means nothing."""

    accepts_cents_per_month: Cents
    on: Day


class Person(FileModel):
    """Somebody in the household whose needs are planned, or who lives there.

    Attributes:
        birth_date: Read for ages only; `unknown` is a valid answer.
        pflegegrad: As granted; `none` means refused or not applied for.
        languages: ISO 639-1 codes, `dgs` for German Sign Language, in no order.
        residence: Where they stay at other times; left out means always at `home`.
        quiet: When they sleep or want quiet.
        interpreter: Whether and for what somebody must interpret.
        needs_access: What a place must have.
        reach_minutes: Longest one-way trip, by the means the person has.
        own_view: The minor's or represented person's own will, apart from the representative's.
    """

    id: Id
    home: Id
    birth_date: Day | Unknown = "unknown"
    sex: Sex = Sex.UNKNOWN
    pflegegrad: GivenPflegegrad | Literal["none", "unknown"] = "unknown"
    disability: tuple[Disability, ...] = ()
    languages: tuple[Language, ...] = ("de",)
    residence: tuple[Residence, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    interpreter: Interpreter | None = None
    needs_access: tuple[Access, ...] = ()
    going_out: GoingOut = GoingOut.ALONE
    reach_minutes: Minutes = 30
    insurance: Insurance = Insurance()
    representation: tuple[Representation, ...] = ()
    consents: tuple[Consent, ...] = ()
    own: tuple[OwnResource, ...] = ()
    own_money: OwnMoney | None = None
    wants_pflegegeld: Flag | Unknown = "unknown"
    own_view: Text | None = None
