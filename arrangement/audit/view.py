"""A typed, whole-number view of a plan file, built once. Nothing in it is believed yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from arrangement.audit.entries import (
    ChoiceView,
    DateView,
    EmploymentView,
    GoalView,
    LedgerView,
    LineView,
    MonthView,
    NeedView,
    RestView,
    TierView,
    UnmetView,
    WeekView,
    WishView,
)
from arrangement.audit.reader import Raw, Reader
from arrangement.audit.result import Violation
from arrangement.audit.rows import (
    choice_of,
    date_of,
    employment_of,
    funding_of,
    goal_of,
    ledger_of,
    left_out_of,
    line_of,
    month_of,
    need_of,
    rest_of,
    tier_of,
    unmet_of,
    week_of,
    wish_of,
)

View = TypeVar("View")


@dataclass(frozen=True)
class PlanView:
    """The whole plan. `raw` is the JSON object without `audit` and `timing`, which nobody believes.

    Attributes:
        weeks, dates, employment: None if the plan does not state them.
    """

    raw: Raw
    case: str
    on: date | None
    state: str
    status: str
    policy: str
    policy_use: str
    land: str
    goals: tuple[GoalView, ...]
    needs: tuple[NeedView, ...]
    lines: tuple[LineView, ...]
    unmet: tuple[UnmetView, ...]
    choices: tuple[ChoiceView, ...]
    rights: Raw
    ledger: tuple[LedgerView, ...]
    funding: tuple[tuple[str, int], ...]
    months: tuple[MonthView, ...]
    own_share_cents_per_month: int
    pflegegeld_cents_per_month: int
    professional_minutes_per_week: int
    coordination_minutes_per_week: int
    by_qualification: Mapping[str, int]
    by_book: Mapping[str, int]
    helper_minutes: Mapping[str, int]
    helper_presence_minutes: Mapping[str, int]
    helper_reserve_minutes: Mapping[str, int]
    helper_minutes_by_sex: Mapping[str, int] | None
    welfare_mix: Mapping[str, int]
    references: Raw
    weeks: tuple[WeekView, ...] | None
    dates: tuple[DateView, ...] | None
    employment: tuple[EmploymentView, ...] | None
    wishes: tuple[WishView, ...]
    remaining: tuple[RestView, ...]
    tiers: tuple[TierView, ...]
    left_out: tuple[tuple[str, int], ...]
    inputs: Raw
    software: Raw


def read_plan(data: Mapping[str, Any]) -> tuple[PlanView, list[Violation]]:
    """Give the view, and what could not be read."""
    reader = Reader()
    raw = {key: value for key, value in data.items() if key not in ("audit", "timing")}
    view = PlanView(
        raw=raw,
        case=reader.word(raw, "case", "plan"),
        on=_day(reader, raw),
        state=reader.word(raw, "state", "plan"),
        status=reader.word(raw, "status", "plan"),
        policy=reader.word(raw, "policy", "plan"),
        policy_use=reader.word({"policy_use": "practice", **raw}, "policy_use", "plan"),
        land=reader.word(raw, "land", "plan"),
        goals=tuple(goal_of(reader, row) for row in reader.rows(raw, "goals", "A02")),
        needs=tuple(need_of(reader, row) for row in reader.rows(raw, "needs", "A02")),
        lines=tuple(
            line_of(reader, row, number) for number, row in enumerate(reader.rows(raw, "lines", "A01"))
        ),
        unmet=tuple(unmet_of(reader, row) for row in reader.rows(raw, "unmet", "A03")),
        choices=tuple(choice_of(reader, row) for row in reader.rows(raw, "choices", "A04")),
        rights=reader.table(raw, "rights", "A05"),
        ledger=tuple(ledger_of(reader, row) for row in reader.rows(raw, "ledger", "A04")),
        funding=tuple(funding_of(reader, row) for row in reader.rows(raw, "funding", "A22")),
        months=tuple(month_of(reader, row) for row in reader.rows(raw, "months", "A22")),
        own_share_cents_per_month=reader.number(raw, "own_share_cents_per_month", "plan"),
        pflegegeld_cents_per_month=reader.number(raw, "pflegegeld_cents_per_month", "plan"),
        professional_minutes_per_week=reader.number(raw, "professional_minutes_per_week", "plan"),
        coordination_minutes_per_week=reader.number(raw, "coordination_minutes_per_week", "plan"),
        by_qualification=reader.figures(raw, "by_qualification", "A29"),
        by_book=reader.figures(raw, "by_book", "A29"),
        helper_minutes=reader.figures(raw, "helper_minutes", "A30"),
        helper_presence_minutes=reader.figures(raw, "helper_presence_minutes", "A30"),
        helper_reserve_minutes=reader.figures(raw, "helper_reserve_minutes", "A30"),
        helper_minutes_by_sex=(
            reader.figures(raw, "helper_minutes_by_sex", "A30") if "helper_minutes_by_sex" in raw else None
        ),
        welfare_mix=reader.figures(raw, "welfare_mix", "A30"),
        references=reader.table(raw, "references", "A29"),
        weeks=_if_stated(reader, raw, "weeks", week_of),
        dates=_if_stated(reader, raw, "dates", date_of),
        employment=_if_stated(reader, raw, "employment", employment_of),
        wishes=tuple(wish_of(reader, row) for row in reader.rows(raw, "wishes", "A28")),
        remaining=tuple(rest_of(reader, row) for row in reader.rows(raw, "remaining", "A04")),
        tiers=tuple(tier_of(reader, row) for row in reader.rows(raw, "tiers", "A28")),
        left_out=tuple(
            left_out_of(reader, row) for row in reader.rows({"left_out": [], **raw}, "left_out", "A28")
        ),
        inputs=reader.table(raw, "inputs", "R01"),
        software=reader.table(raw, "software", "R01"),
    )
    for key in ("applications", "open_points", "warnings"):
        if key in raw:
            reader.rows(raw, key, "A21")
    return view, reader.found


def _if_stated(
    reader: Reader, raw: Raw, key: str, read: Callable[[Reader, Raw], View]
) -> tuple[View, ...] | None:
    """The rows of a block that older plans do not have."""
    return tuple(read(reader, row) for row in reader.rows(raw, key, "A21")) if key in raw else None


def _day(reader: Reader, raw: Raw) -> date | None:
    text = reader.word(raw, "on", "plan")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
