"""Persons, their homes, and what stands for them before the law."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from assessment.case.data_consent import DataConsent
from assessment.case.times import Quiet, Times, WeekTimes
from assessment.case.words import (
    Access,
    Action,
    Benefit,
    Book,
    Disability,
    GoingOut,
    Hazard,
    LibertyMeasure,
    Sex,
    Task,
    TitleClass,
)
from assessment.ground.ids import Cents, Day, Flag, Id, Language, Minutes, Percent, Text, Unknown
from assessment.ground.model import FileModel


class Home(FileModel):
    """Where somebody lives.

    Attributes:
        stadtteil: Id of a Stadtteil in the catalogue's list of places.
        ortsteil: Id of an Ortsteil, such as `burg_grambke`: it decides which Sozialzentrum is responsible.
        municipality: Decides which Träger is responsible.
        hazards: What makes living there hard or dangerous.
    """

    id: Id
    stadtteil: Id
    ortsteil: Id | None = None
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


class StatedMeasure(FileModel):
    """A measure that restricts somebody's liberty today, and until when a court permitted it."""

    measure: LibertyMeasure
    permitted_until: Day | None = None


class GivenPflegegrad(FileModel):
    """A Pflegegrad as granted, with the day from which it holds."""

    grade: Annotated[int, Field(strict=True, ge=1, le=5)]
    since: Day


class PflegegradApplication(FileModel):
    """An application for a Pflegegrad that is not decided yet.

    Attributes:
        on: Day on which it was received.
        urgent: Why the assessment has a short time limit (§ 18a Abs. 5, 6 SGB XI).
    """

    on: Day
    urgent: Literal["none", "hospital", "palliative", "care_leave"] = "none"


class Beihilfe(FileModel):
    """Beihilfe pays beside the care insurance; the rate as the person's papers say."""

    rate_percent: Percent


class CarePeriod(FileModel):
    """A time in a care insurance: as a member, or insured with the family (§ 33 Abs. 2 SGB XI)."""

    begins: Day
    ends: Day | None = None
    scheme: Literal["spv", "spv_family", "ppv", "continued"] = "spv"

    @model_validator(mode="after")
    def _ends_after_begin(self) -> CarePeriod:
        if self.ends is not None and self.ends < self.begins:
            raise ValueError("ends before it begins")
        return self


class Insurance(FileModel):
    """Who insures health and care; only what a rule reads.

    Attributes:
        care: Not stated, it follows `health`: who is insured privately for illness is so for care, too
            (§ 23 Abs. 1 SGB XI).
        health: `card_264` is care by a Krankenkasse for another body, no membership (§ 264 SGB V).
        periods: Times in a care insurance, read for the waiting time; None where nobody asked.
        parent_meets_waiting_time: For insured children one parent is enough.
        beihilfe: None without Beihilfe.
        other_care_payer: Who pays for care before the care insurance.
        arrears: Contributions of two months are owed.
    """

    health: Literal["gkv", "pkv", "heilfuersorge", "card_264", "none", "unknown"] = "gkv"
    care: Literal["spv", "ppv", "none", "unknown"] = "spv"
    periods: tuple[CarePeriod, ...] | None = None
    parent_meets_waiting_time: Flag | Unknown = "unknown"
    beihilfe: Beihilfe | None = None
    other_care_payer: Literal["none", "unfallversicherung", "soziale_entschaedigung", "foreign_scheme"] = (
        "none"
    )
    arrears: Flag = False

    @model_validator(mode="before")
    @classmethod
    def _care_follows_health(cls, stated: object) -> object:
        if isinstance(stated, dict) and stated.get("health") == "pkv" and "care" not in stated:
            return {**stated, "care": "ppv"}
        return stated


class Stay(FileModel):
    """Residence, only as far as a rule reads it. The title is never printed.

    Attributes:
        title: Class of the residence title; None where no rule needs it.
        in_germany_since: First day of the stay without substantial interruption.
        habitual: Where the person has lived for good since a day; None: at home.
        first_egh_in: Municipality of the first application for Eingliederungshilfe (§ 98 SGB IX).
    """

    title: TitleClass | None = None
    in_germany_since: Day | None = None
    habitual: Literal["bremen", "bremerhaven", "other", "abroad", "unclear"] | None = None
    first_egh_in: Literal["bremen", "bremerhaven", "other"] | None = None


class Representation(FileModel):
    """Who may decide for the person, and in which matters.

    Attributes:
        kind: `ehegatte` is the spouse in matters of health, for a time (§ 1358 BGB).
        holder: Id of a person or helper, or of a role outside the case.
        matters: Books of law concerned; empty means all.
        since: For `ehegatte`: the day that the doctor confirmed.
    """

    kind: Literal[
        "custody_sole", "custody_joint", "vormund", "ergaenzungspfleger", "betreuer", "vollmacht", "ehegatte"
    ]
    holder: Id
    matters: tuple[Book, ...] = ()
    since: Day | None = None

    @model_validator(mode="after")
    def _spouse_for_health_alone(self) -> Representation:
        if self.kind == "ehegatte" and (self.since is None or self.matters != (Book.SGB_V,)):
            raise ValueError(
                "a spouse stands in for health alone: matters [sgb_v], and since as the doctor wrote it"
            )
        return self


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


class StayAway(FileModel):
    """A stay in hospital or abroad, read for what the care insurance pays meanwhile (§ 34 SGB XI).

    Attributes:
        kind: `abroad_eu` is within EU, EEA or Switzerland.
    """

    kind: Literal["hospital", "rehab", "abroad", "abroad_eu"]
    begins: Day
    ends: Day | None = None

    @model_validator(mode="after")
    def _ends_after_begin(self) -> StayAway:
        if self.ends is not None and self.ends < self.begins:
            raise ValueError("ends before it begins")
        return self


class Together(FileModel):
    """Help of one benefit together with others: what was found for this person (§§ 104, 112, 116 SGB IX).

    Attributes:
        reasonable: Whether somebody found that it is reasonable for this person.
        wish: What the person wants; None where they did not say.
    """

    benefit: Benefit
    reasonable: Flag
    wish: Literal["together", "alone"] | None = None
    on: Day


class CareMix(FileModel):
    """In which ratio the person chose to draw care in kind and Pflegegeld: it binds for a time (§ 38 SGB XI).

    Attributes:
        in_kind_percent: Share of the Sachleistung that was chosen.
        since: Day from which the choice holds.
    """

    in_kind_percent: Percent
    since: Day


class Person(FileModel):
    """Somebody in the household whose needs are planned, or who lives there.

    Attributes:
        birth_date: Read for ages only; `unknown` is a valid answer.
        pflegegrad: As granted; `none` means refused or not applied for.
        languages: ISO 639-1 codes, `dgs` for German Sign Language, in no order.
        residence: Where they stay at other times; left out means always at `home`.
        quiet: When they sleep or want quiet.
        interpreter: Whether and for what somebody must interpret.
        liberty_measures: What restricts their liberty today: never planned, always named.
        needs_access: What a place must have.
        reach_minutes: Longest one-way trip, by the means the person has.
        care_mix: The ratio chosen for Kombinationsleistung; None where it is settled by use, month by month.
        pflegegrad_application: An application that is not decided yet.
        advice_visits: Days of the visits under § 37 Abs. 3 SGB XI.
        stay: Residence, as far as a rule reads it.
        stays_away: Stays in hospital or abroad; what is planned follows the week types.
        together: Benefits of which somebody looked whether help together with others is reasonable.
        own_view: The minor's or represented person's own will, apart from the representative's.
        no_own_view_because: Why nobody could ask a child whom it concerns; kept like `own_view`.
        data_consent: To what rests on consent and not on the law, health above all.
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
    liberty_measures: tuple[StatedMeasure, ...] = ()
    needs_access: tuple[Access, ...] = ()
    going_out: GoingOut = GoingOut.ALONE
    reach_minutes: Minutes = 30
    insurance: Insurance = Insurance()
    representation: tuple[Representation, ...] = ()
    consents: tuple[Consent, ...] = ()
    own: tuple[OwnResource, ...] = ()
    own_money: OwnMoney | None = None
    wants_pflegegeld: Flag | Unknown = "unknown"
    care_mix: CareMix | None = None
    own_view: Text | None = None
    no_own_view_because: Text | None = None
    data_consent: DataConsent | None = None
    pflegegrad_application: PflegegradApplication | None = None
    advice_visits: tuple[Day, ...] = ()
    stay: Stay = Stay()
    stays_away: tuple[StayAway, ...] = ()
    together: tuple[Together, ...] = ()
