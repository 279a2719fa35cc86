"""Rows of a plan file as they state themselves, in whole numbers and plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class NeedView:
    """A need as the plan states it."""

    id: str
    person: str
    standing: str
    measure: str
    required: int
    covered: int
    unit: str
    task: str | None


@dataclass(frozen=True)
class LineView:
    """A line as the plan states it; `reasons` are the message keys under `because`, empty if unreadable."""

    id: str
    role: str
    person: str
    need: str | None
    offer: str | None
    helper: str | None
    kind: str
    week_type: str
    day: str
    part: str
    start: str | None
    minutes: int
    professional_minutes: int
    qualification: str | None
    payer: str | None
    benefit: str | None
    paragraph: str | None
    application: str | None
    cents_per_month: int
    session: str | None
    locked: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class UnmetView:
    """What the plan says stays unmet."""

    need: str
    amount: int
    unit: str
    reason: str
    evidence: tuple[str, ...]
    duty_bearer: str | None
    next_step: str | None


@dataclass(frozen=True)
class ChoiceView:
    """A choice row."""

    right: str
    need: str | None
    offer: str | None
    status: str


@dataclass(frozen=True)
class LedgerView:
    """A ledger row."""

    right: str
    owed: int
    drawn: int
    chosen_otherwise: int
    pending: int
    undeliverable: int
    unit: str


@dataclass(frozen=True)
class MonthView:
    """Money of one calendar month."""

    month: str
    funding: Mapping[str, int]
    own_share_cents: int
    pflegegeld_cents: int


@dataclass(frozen=True)
class TierView:
    """One aim."""

    aim: str
    best: int
    bound: int
    budget: int
    value: int


@dataclass(frozen=True)
class GoalView:
    """A goal and what is said to support it."""

    id: str
    needs: tuple[str, ...]
    supported_by: tuple[str, ...]


@dataclass(frozen=True)
class WishView:
    """A wish, the minutes a week that are not as it says, and why."""

    id: str
    binding: bool
    missed_minutes: int
    reason: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class RestView:
    """What stays claimable."""

    claim: str
    cents: int | None
