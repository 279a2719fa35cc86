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
    TermView,
    TierView,
    UnmetView,
    WeekView,
    WishView,
)
from arrangement.audit.reader import Raw, Reader
from arrangement.audit.result import Violation

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
        goals=tuple(_goal(reader, row) for row in reader.rows(raw, "goals", "A02")),
        needs=tuple(_need(reader, row) for row in reader.rows(raw, "needs", "A02")),
        lines=tuple(
            _line(reader, row, number) for number, row in enumerate(reader.rows(raw, "lines", "A01"))
        ),
        unmet=tuple(_unmet(reader, row) for row in reader.rows(raw, "unmet", "A03")),
        choices=tuple(_choice(reader, row) for row in reader.rows(raw, "choices", "A04")),
        rights=reader.table(raw, "rights", "A05"),
        ledger=tuple(_ledger(reader, row) for row in reader.rows(raw, "ledger", "A04")),
        funding=tuple(_funding(reader, row) for row in reader.rows(raw, "funding", "A22")),
        months=tuple(_month(reader, row) for row in reader.rows(raw, "months", "A22")),
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
        weeks=_if_stated(reader, raw, "weeks", _week),
        dates=_if_stated(reader, raw, "dates", _date),
        employment=_if_stated(reader, raw, "employment", _employment),
        wishes=tuple(_wish(reader, row) for row in reader.rows(raw, "wishes", "A28")),
        remaining=tuple(_rest(reader, row) for row in reader.rows(raw, "remaining", "A04")),
        tiers=tuple(_tier(reader, row) for row in reader.rows(raw, "tiers", "A28")),
        left_out=tuple(
            _aim_left_out(reader, row) for row in reader.rows({"left_out": [], **raw}, "left_out", "A28")
        ),
        inputs=reader.table(raw, "inputs", "R01"),
        software=reader.table(raw, "software", "R01"),
    )
    return view, reader.found


def _if_stated(
    reader: Reader, raw: Raw, key: str, read: Callable[[Reader, Raw], View]
) -> tuple[View, ...] | None:
    """The rows of a block that older plans do not have."""
    return tuple(read(reader, row) for row in reader.rows(raw, key, "A21")) if key in raw else None


def _week(reader: Reader, row: Raw) -> WeekView:
    week = reader.word(row, "begins", "weeks")
    return WeekView(week, reader.word(row, "ends", week), reader.word(row, "week_type", week))


def _date(reader: Reader, row: Raw) -> DateView:
    need = reader.word(row, "need", "dates")
    covered = None if row.get("covered", False) is None else reader.flag(row, "covered", need)
    return DateView(need, reader.word(row, "on", need), reader.number(row, "minutes", need), covered)


def _employment(reader: Reader, row: Raw) -> EmploymentView:
    one = reader.word(row, "id", "employment")
    return EmploymentView(
        one,
        reader.number(row, "minutes_per_week", one),
        reader.number(row, "planned_minutes_per_week", one),
        reader.number(row, "cents_per_month", one),
    )


def _day(reader: Reader, raw: Raw) -> date | None:
    text = reader.word(raw, "on", "plan")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _goal(reader: Reader, row: Raw) -> GoalView:
    goal = reader.word(row, "id", "goals")
    return GoalView(goal, reader.words(row, "needs", goal), reader.words(row, "supported_by", goal))


def _need(reader: Reader, row: Raw) -> NeedView:
    need = reader.word(row, "id", "needs")
    return NeedView(
        id=need,
        person=reader.word(row, "person", need),
        standing=reader.word(row, "standing", need),
        measure=reader.word(row, "measure", need),
        required=reader.number(row, "required", need),
        covered=reader.number(row, "covered", need),
        unit=reader.word(row, "unit", need),
        task=reader.maybe(row, "task", need),
    )


def _line(reader: Reader, row: Raw, number: int) -> LineView:
    line = reader.word(row, "id", f"lines[{number}]") or f"lines[{number}]"
    return LineView(
        id=line,
        role=reader.word(row, "role", line) if "role" in row else "help",
        person=reader.word(row, "person", line),
        need=reader.maybe(row, "need", line),
        offer=reader.maybe(row, "offer", line),
        helper=reader.maybe(row, "helper", line),
        kind=reader.word(row, "kind", line),
        week_type=reader.word(row, "week_type", line),
        day=reader.word(row, "day", line),
        part=reader.word(row, "part", line),
        start=reader.maybe(row, "start", line),
        minutes=reader.number(row, "minutes", line),
        professional_minutes=reader.number(row, "professional_minutes", line),
        qualification=reader.maybe(row, "qualification", line),
        payer=reader.maybe(row, "payer", line),
        benefit=reader.maybe(row, "benefit", line),
        paragraph=reader.maybe(row, "paragraph", line),
        application=reader.maybe(row, "application", line),
        cents_per_month=reader.number(row, "cents_per_month", line),
        session=reader.maybe(row, "session", line),
        locked=reader.flag(row, "locked", line),
        on=reader.maybe(row, "on", line),
        times=reader.number(row, "times", line) if "times" in row else None,
        home=reader.maybe(row, "home", line),
        says_home="home" in row,
        reasons=_reasons(reader, row, line),
    )


def _reasons(reader: Reader, row: Raw, line: str) -> tuple[str, ...]:
    keys = []
    for reason in reader.rows(row, "because", "A31"):
        keys.append(reader.word(reason, "key", line))
        for name, value in reader.table({"params": {}, **reason}, "params", "A31").items():
            if not isinstance(value, str | int) or isinstance(value, bool):
                reader.number({name: value}, name, line)
    return tuple(keys)


def _unmet(reader: Reader, row: Raw) -> UnmetView:
    need = reader.word(row, "need", "unmet")
    return UnmetView(
        need=need,
        week_type=reader.maybe(row, "week_type", need),
        amount=reader.number(row, "amount", need),
        unit=reader.word(row, "unit", need),
        reason=reader.word(row, "reason", need),
        evidence=reader.words(row, "evidence", need),
        duty_bearer=reader.maybe(row, "duty_bearer", need),
        next_step=reader.maybe(row, "next_step", need),
    )


def _choice(reader: Reader, row: Raw) -> ChoiceView:
    right = reader.word(row, "right", "choices")
    return ChoiceView(
        right,
        reader.maybe(row, "need", right),
        reader.maybe(row, "offer", right),
        reader.word(row, "status", right),
    )


def _ledger(reader: Reader, row: Raw) -> LedgerView:
    right = reader.word(row, "right", "ledger")
    return LedgerView(
        right=right,
        owed=reader.number(row, "owed", right),
        drawn=reader.number(row, "drawn", right),
        chosen_otherwise=reader.number(row, "chosen_otherwise", right),
        pending=reader.number(row, "pending", right),
        undeliverable=reader.number(row, "undeliverable", right),
        unit=reader.maybe(row, "unit", right) or "",
    )


def _funding(reader: Reader, row: Raw) -> tuple[str, int]:
    payer = reader.word(row, "payer", "funding")
    return payer, reader.number(row, "cents_per_month", payer)


def _month(reader: Reader, row: Raw) -> MonthView:
    month = reader.word(row, "month", "months")
    return MonthView(
        month,
        reader.figures(row, "funding", "A22"),
        reader.number(row, "own_share_cents", month),
        reader.number(row, "pflegegeld_cents", month),
    )


def _tier(reader: Reader, row: Raw) -> TierView:
    aim = reader.word(row, "aim", "tiers")
    return TierView(
        aim,
        reader.number(row, "best", aim),
        reader.number(row, "bound", aim),
        reader.number(row, "budget", aim),
        reader.number(row, "value", aim),
        tuple(_term(reader, term, aim) for term in reader.rows({"terms": [], **row}, "terms", "A28")),
    )


def _term(reader: Reader, row: Raw, tier: str) -> TermView:
    return TermView(
        reader.word(row, "aim", tier), reader.number(row, "weight", tier), reader.number(row, "value", tier)
    )


def _aim_left_out(reader: Reader, row: Raw) -> tuple[str, int]:
    aim = reader.word(row, "aim", "left_out")
    return aim, reader.number(row, "value", aim)


def _wish(reader: Reader, row: Raw) -> WishView:
    wish = reader.word(row, "id", "wishes")
    return WishView(
        wish,
        reader.flag(row, "binding", wish),
        reader.number(row, "missed_minutes", wish),
        reader.maybe(row, "reason", wish),
        reader.words({"evidence": [], **row}, "evidence", wish),
    )


def _rest(reader: Reader, row: Raw) -> RestView:
    claim = reader.word(row, "claim", "remaining")
    return RestView(claim, None if row.get("cents") is None else reader.number(row, "cents", claim))
