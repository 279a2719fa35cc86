"""Policy files: what counts for how much below the guardrails. No file can switch a guardrail off."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assessment.case.words import Qualification
from assessment.ground.ids import Count, Day, Id, Minutes, Text
from assessment.ground.model import IN_ORDER, FileModel

MOST_WEIGHT = 1_000_000  # no figure of law: a bound on exchange rates
"""A weight above this is a mistake in the unit."""

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
    """How far a tier below the guarded ones may be worse than its best, so that the next one can gain.

    Attributes:
        aim: The aim, or the id of a tier of several.
        absolute: In the tier's unit, over the whole horizon.
        absolute_per_week: In the tier's unit, for each week of the horizon.
        percent: Of the aim's best value, rounded down.
    """

    aim: Id
    absolute: AimAmount = 0
    absolute_per_week: AimAmount = 0
    percent: Annotated[int, Field(strict=True, ge=0, le=100)] = 0
    author: Author


class WeighedAim(FileModel):
    """An aim in its tier; among several it says what one unit of it counts for.

    Attributes:
        aim: Id of an aim of the rulebook.
        weight: What one unit of the aim counts for, in the unit of the tier. Only among several.
        per: The aim's own unit, as the rulebook names it, so that the rate names both. Only among several.
        author: Who agreed on the rate, and why. Only among several.
    """

    aim: Id
    weight: Annotated[int, Field(strict=True, ge=1, le=MOST_WEIGHT)] | None = None
    per: Text | None = None
    author: Author | None = None


class PolicyTier(FileModel):
    """One tier: one aim alone, or several weighed against each other.

    Attributes:
        id: Name of a tier of several aims; alone, an aim names its tier.
        unit: In what a tier of several aims is counted; every weight says what an aim's unit is worth in it.
    """

    id: Id | None = None
    unit: Text | None = None
    aims: Annotated[tuple[WeighedAim, ...], Field(min_length=1)]


class Policy(FileModel):
    """Order, weights, limits and tolerances of one run.

    Attributes:
        use: `research` may question the guardrails; its plans stay drafts and say so.
        tiers: The order of the aims. Those of tiers 1 to 4 stand above it where it does not name them, others
            that it does not name are left out. Without it the standard order holds.
        leave_out: Aims left out on purpose; of tiers 1 to 4 only in research.
        author: Who agreed on the order, and why; asked for where `tiers` stands.
    """

    schema_: Literal["hilfemix.policy.v1"] = Field(alias="schema")
    id: Id
    use: Literal["practice", "research"] = "practice"
    tiers: Annotated[tuple[PolicyTier, ...] | None, IN_ORDER] = None
    leave_out: tuple[Id, ...] = ()
    author: Author | None = None
    scarcity: ScarcityWeights
    wishes: WishWeights
    limits: Limits
    tolerances: tuple[Tolerance, ...] = ()
