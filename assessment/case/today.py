"""What runs today: present support, grants, amounts used, medical orders."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from assessment.case.nba_values import HowOften, Item
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.ids import Cents, Day, Flag, Id, Minutes
from assessment.ground.model import FileModel


class PresentSupport(FileModel):
    """Help that runs today, the first reference of every plan.

    Attributes:
        need: The need it serves; None for help that serves none of the listed needs.
        source: Helper, own resource or offer; a name of its own for help that is no longer on offer.
        minutes_per_week: Help as it reaches the person.
        professional_minutes_per_week: Paid time for it, travel and set-up included; 0 for unpaid help.
        own_share_cents_per_month: What the person pays for it.
    """

    need: Id | None = None
    source: Id
    minutes_per_week: Minutes
    professional_minutes_per_week: Minutes = 0
    own_share_cents_per_month: Cents = 0


class Grant(FileModel):
    """A benefit applied for or decided. Running grants are a lower bound of what is owed.

    Attributes:
        minutes_per_week: Extent of help granted.
        form: `budget`: given as Persönliches Budget (§ 29 SGB IX).
        applied_on: Day on which the carrier, or the first office, received the application.
        forwarded_on: Day on which the second carrier received it (§ 14 SGB IX).
        opinion_asked, opinion_on: An expert opinion was asked for; the day it arrived.
        several_carriers, conference: Several carriers take part; a Teilhabeplankonferenz is held.
        notice_posted_on: Day on which a refusal was posted.
        notice_instructs: Whether the notice says rightly how to object.
        objected_on: Day on which the objection was received.
        planned_on: Day of the Gesamtplan that stands behind it.
        review_on: Day agreed for the next review of the Hilfeplan.
    """

    id: Id
    person: Id
    benefit: Benefit
    status: Literal["applied", "approved", "refused", "objection"]
    begins: Day
    ends: Day | None = None
    minutes_per_week: Minutes | None = None
    form: Literal["in_kind", "budget"] = "in_kind"
    applied_on: Day | None = None
    forwarded_on: Day | None = None
    opinion_asked: Flag = False
    opinion_on: Day | None = None
    several_carriers: Flag = False
    conference: Flag = False
    notice_posted_on: Day | None = None
    notice_instructs: Flag = True
    objected_on: Day | None = None
    planned_on: Day | None = None
    review_on: Day | None = None

    @model_validator(mode="after")
    def _ends_after_begin(self) -> Grant:
        if self.ends is not None and self.ends < self.begins:
            raise ValueError("ends before it begins")
        return self


class AmountUsed(FileModel):
    """What of a money amount is gone or saved up on the plan date.

    Attributes:
        month: Calendar month `YYYY-MM` in which `used_cents` were drawn.
        balance_cents: Entlastungsbetrag saved up in earlier months of this year.
        balance_last_year_cents: Rest of last year, usable until 30 June.
    """

    person: Id
    benefit: Benefit
    month: Annotated[str, Field(strict=True, pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")] | None = None
    used_cents: Cents = 0
    balance_cents: Cents = 0
    balance_last_year_cents: Cents = 0


class ClaimUsed(FileModel):
    """What was used of a claim that no line of a week draws, such as Kurzzeitpflege in spring.

    Attributes:
        on: Day of use; it decides month and calendar year.
        used_cents: What the carrier paid.
        days: Whole days of Kurzzeitpflege (§ 42 SGB XI) or of replacement care (§ 39: help of less than eight
            hours a day takes none).
    """

    person: Id
    claim: ClaimWord
    on: Day
    used_cents: Cents = 0
    days: Annotated[int, Field(strict=True, ge=0, le=366)] = 0


class Order(FileModel):
    """A medical order for treatment care: ordered by a doctor, approved by the Krankenkasse or not yet.

    Attributes:
        item: The measure as a criterion of module 5, such as `5.2`; a need is derived from it.
        often: How often, as ordered.
        handed_in_on: Day on which the Krankenkasse received it.
    """

    id: Id
    person: Id
    begins: Day
    ends: Day
    approval: Literal["approved", "pending", "refused"] = "pending"
    item: Item | None = None
    often: HowOften | None = None
    handed_in_on: Day | None = None

    @model_validator(mode="after")
    def _ends_after_begin(self) -> Order:
        if self.ends < self.begins:
            raise ValueError("ends before it begins")
        return self
