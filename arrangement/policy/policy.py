"""Policy files: what counts for how much below the guardrails. No file can switch a guardrail off."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assessment.case.words import Qualification
from assessment.ground.ids import Count, Day, Id, Minutes, Text
from assessment.ground.model import FileModel

AimAmount = Annotated[int, Field(strict=True, ge=0, le=100_000_000)]
"""An amount in the unit of an aim."""


class Author(FileModel):
    """Who agreed on a figure, why, and on what ground."""

    reason: Text
    source: Text
    on: Day
    body: Text


class ScarcityWeights(FileModel):
    """Weight of a professional minute by qualification, in per cent of an unqualified one."""

    weights: dict[Qualification, Annotated[int, Field(strict=True, ge=1, le=9999)]]
    author: Author


class WishWeights(FileModel):
    """What a missed minute weighs in the tier of goals, preferences and wished needs."""

    wished_minute: Count
    preference_minute: Count
    goal_importance: Count
    author: Author


class Limits(FileModel):
    """The project's own limits where the law names none.

    Attributes:
        coordination_minutes_per_month: Paid time that each active informal or civic source honestly costs.
        stale_after_days: An offer that nobody looked at for longer covers nothing.
        consent_valid_days: A helper's consent is asked for again after that.
    """

    coordination_minutes_per_month: Minutes
    stale_after_days: Count
    consent_valid_days: Count
    author: Author


class Tolerance(FileModel):
    """How far an aim of tier 5 to 9 may be worse than its best, so that the next aim can gain.

    Attributes:
        absolute: In the aim's unit, over the whole horizon.
        absolute_per_week: In the aim's unit, for each week of the horizon.
        percent: Of the aim's best value, rounded down.
    """

    aim: Id
    absolute: AimAmount = 0
    absolute_per_week: AimAmount = 0
    percent: Annotated[int, Field(strict=True, ge=0, le=100)] = 0
    author: Author


class Policy(FileModel):
    """Weights, limits and tolerances of one run."""

    schema_: Literal["hilfemix.policy.v1"] = Field(alias="schema")
    id: Id
    scarcity: ScarcityWeights
    wishes: WishWeights
    limits: Limits
    tolerances: tuple[Tolerance, ...] = ()
