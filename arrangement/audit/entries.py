"""Rows of a plan file as they state themselves, in whole numbers and plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class NeedView:
    """A need as the plan states it.

    Attributes:
        by_week_type: Figures of one week of each type; None if not stated.
    """

    id: str
    person: str
    standing: str
    measure: str
    required: int
    covered: int
    unit: str
    task: str | None
    action: str | None
    confirmed: bool | None
    sources: tuple[str, ...] | None
    by_week_type: Mapping[str, Mapping[str, int]] | None


@dataclass(frozen=True)
class InterpreterView:
    """Who interprets a line, into which language, and who bears the cost."""

    offer: str
    language: str
    payer: str
    paragraph: str


@dataclass(frozen=True)
class LineView:
    """A line as the plan states it.

    Attributes:
        on: Date of a line that happens once, as written.
        times: How often it happens within the horizon; None if not stated.
        home: Home where it happens; `says_home` whether the plan states that at all.
        reasons: Message keys under `because`, empty if unreadable.
    """

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
    accompanies: str | None
    interpreter: InterpreterView | None
    locked: bool
    on: str | None
    times: int | None
    home: str | None
    says_home: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class UnmetView:
    """What the plan says stays unmet in one week of a type; `week_type` None if not stated."""

    need: str
    week_type: str | None
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
    by_week_type: Mapping[str, Mapping[str, int]] | None


@dataclass(frozen=True)
class MonthView:
    """One calendar month: its money; `raw` is the whole row, for what older plans do not state."""

    month: str
    funding: Mapping[str, int]
    own_share_cents: int
    pflegegeld_cents: int
    raw: Mapping[str, object]


@dataclass(frozen=True)
class TermView:
    """An aim of a tier of several."""

    aim: str
    weight: int
    value: int


@dataclass(frozen=True)
class TierView:
    """One aim, or several weighed against each other."""

    aim: str
    best: int
    bound: int
    budget: int
    value: int
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GoalView:
    """A goal and what is said to support it."""

    id: str
    text_ref: str | None
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
    days: tuple[str, ...] = ()


@dataclass(frozen=True)
class WeekView:
    """A calendar week with its type, days as written."""

    begins: str
    ends: str
    week_type: str


@dataclass(frozen=True)
class DateView:
    """A date of a need; `covered` None where nothing is required."""

    need: str
    on: str
    minutes: int
    covered: bool | None


@dataclass(frozen=True)
class EmploymentView:
    """What somebody employed works in the plan, and is owed whatever it does."""

    id: str
    minutes_per_week: int
    planned_minutes_per_week: int
    cents_per_month: int


@dataclass(frozen=True)
class RestView:
    """What stays claimable, and until when."""

    claim: str
    cents: int | None
    expires: str | None
