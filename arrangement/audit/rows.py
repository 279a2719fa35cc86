"""The rows of a plan file, read one by one."""

from __future__ import annotations

from arrangement.audit.entries import (
    ChoiceView,
    DateView,
    EmploymentView,
    GoalView,
    InterpreterView,
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

ABSENT = object()
"""Where a key is left out."""


def week_of(reader: Reader, row: Raw) -> WeekView:
    """A calendar week."""
    week = reader.word(row, "begins", "weeks")
    return WeekView(week, reader.word(row, "ends", week), reader.word(row, "week_type", week))


def date_of(reader: Reader, row: Raw) -> DateView:
    """A date of a need."""
    need = reader.word(row, "need", "dates")
    covered = None if row.get("covered", False) is None else reader.flag(row, "covered", need)
    return DateView(need, reader.word(row, "on", need), reader.number(row, "minutes", need), covered)


def employment_of(reader: Reader, row: Raw) -> EmploymentView:
    """A contract."""
    one = reader.word(row, "id", "employment")
    return EmploymentView(
        one,
        reader.number(row, "minutes_per_week", one),
        reader.number(row, "planned_minutes_per_week", one),
        reader.number(row, "cents_per_month", one),
    )


def goal_of(reader: Reader, row: Raw) -> GoalView:
    """A goal."""
    goal = reader.word(row, "id", "goals")
    return GoalView(
        goal,
        reader.stated(row, "text_ref", goal),
        reader.words(row, "needs", goal),
        reader.words(row, "supported_by", goal),
    )


def need_of(reader: Reader, row: Raw) -> NeedView:
    """A need."""
    need = reader.word(row, "id", "needs")
    return NeedView(
        id=need,
        person=reader.word(row, "person", need),
        standing=reader.word(row, "standing", need),
        measure=reader.word(row, "measure", need),
        required=reader.number(row, "required", need),
        covered=reader.number(row, "covered", need),
        unit=reader.word(row, "unit", need),
        task=(reader.maybe(row, "task", need) or "") if "task" in row else None,
        action=(reader.maybe(row, "action", need) or "") if "action" in row else None,
        confirmed=reader.flag(row, "confirmed", need) if "confirmed" in row else None,
        sources=reader.words(row, "sources", need) if "sources" in row else None,
        by_week_type=_by_week_type(reader, row),
    )


def line_of(reader: Reader, row: Raw, number: int) -> LineView:
    """A line; `number` names one without an id."""
    line = reader.word(row, "id", f"lines[{number}]") or f"lines[{number}]"
    reader.rows(row, "instead_of", "A31")
    if row.get("fallback", ABSENT) is not None:
        reader.table(row, "fallback", "A33")
    return LineView(
        id=line,
        role=reader.word(row, "role", line) if "role" in row else "help",
        person=reader.word(row, "person", line),
        need=reader.stated(row, "need", line),
        offer=reader.stated(row, "offer", line),
        helper=reader.stated(row, "helper", line),
        kind=reader.word(row, "kind", line),
        week_type=reader.word(row, "week_type", line),
        day=reader.word(row, "day", line),
        part=reader.word(row, "part", line),
        start=reader.stated(row, "start", line),
        minutes=reader.number(row, "minutes", line),
        professional_minutes=reader.number(row, "professional_minutes", line),
        qualification=reader.stated(row, "qualification", line),
        payer=reader.stated(row, "payer", line),
        benefit=reader.maybe(row, "benefit", line),
        paragraph=reader.stated(row, "paragraph", line),
        application=reader.maybe(row, "application", line),
        cents_per_month=reader.number(row, "cents_per_month", line),
        session=reader.maybe(row, "session", line),
        accompanies=reader.maybe(row, "accompanies", line),
        interpreter=_interpreter(reader, row, line),
        locked=reader.flag(row, "locked", line),
        on=reader.maybe(row, "on", line),
        times=reader.number(row, "times", line) if "times" in row else None,
        home=reader.maybe(row, "home", line),
        says_home="home" in row,
        reasons=_reasons(reader, row, line),
    )


def _interpreter(reader: Reader, row: Raw, line: str) -> InterpreterView | None:
    if row.get("interpreter") is None:
        return None
    told = reader.table(row, "interpreter", "A18")
    return InterpreterView(
        *(reader.word(told, key, line) for key in ("offer", "language", "payer", "paragraph"))
    )


def _reasons(reader: Reader, row: Raw, line: str) -> tuple[str, ...]:
    keys = []
    for reason in reader.rows(row, "because", "A31"):
        keys.append(reader.word(reason, "key", line))
        for name, value in reader.table({"params": {}, **reason}, "params", "A31").items():
            if not isinstance(value, str | int) or isinstance(value, bool):
                reader.number({name: value}, name, line)
    return tuple(keys)


def unmet_of(reader: Reader, row: Raw) -> UnmetView:
    """What stays unmet."""
    need = reader.word(row, "need", "unmet")
    return UnmetView(
        need=need,
        week_type=reader.maybe(row, "week_type", need),
        amount=reader.number(row, "amount", need),
        unit=reader.word(row, "unit", need),
        reason=reader.word(row, "reason", need),
        evidence=reader.words(row, "evidence", need),
        duty_bearer=reader.stated(row, "duty_bearer", need),
        next_step=reader.stated(row, "next_step", need),
    )


def choice_of(reader: Reader, row: Raw) -> ChoiceView:
    """A choice."""
    right = reader.word(row, "right", "choices")
    return ChoiceView(
        right,
        reader.stated(row, "need", right),
        reader.stated(row, "offer", right),
        reader.word(row, "status", right),
    )


def ledger_of(reader: Reader, row: Raw) -> LedgerView:
    """A row of the ledger."""
    right = reader.word(row, "right", "ledger")
    return LedgerView(
        right=right,
        owed=reader.number(row, "owed", right),
        drawn=reader.number(row, "drawn", right),
        chosen_otherwise=reader.number(row, "chosen_otherwise", right),
        pending=reader.number(row, "pending", right),
        undeliverable=reader.number(row, "undeliverable", right),
        unit=reader.word(row, "unit", right),
        by_week_type=_by_week_type(reader, row),
    )


def _by_week_type(reader: Reader, row: Raw) -> dict[str, dict[str, int]] | None:
    """Figures of one week of each type, where a row states them."""
    if "by_week_type" not in row:
        return None
    table = reader.table(row, "by_week_type", "A21")
    return {week_type: reader.figures(table, week_type, "A21") for week_type in table}


def funding_of(reader: Reader, row: Raw) -> tuple[str, int]:
    """A payer and the cents of a month."""
    payer = reader.word(row, "payer", "funding")
    return payer, reader.number(row, "cents_per_month", payer)


def month_of(reader: Reader, row: Raw) -> MonthView:
    """Money of a calendar month."""
    month = reader.word(row, "month", "months")
    return MonthView(
        month,
        reader.figures(row, "funding", "A22"),
        reader.number(row, "own_share_cents", month),
        reader.number(row, "pflegegeld_cents", month),
        row,
    )


def tier_of(reader: Reader, row: Raw) -> TierView:
    """An aim, or several weighed against each other."""
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


def left_out_of(reader: Reader, row: Raw) -> tuple[str, int]:
    """An aim that the policy does not minimise, and its value."""
    aim = reader.word(row, "aim", "left_out")
    return aim, reader.number(row, "value", aim)


def wish_of(reader: Reader, row: Raw) -> WishView:
    """A wish."""
    wish = reader.word(row, "id", "wishes")
    return WishView(
        wish,
        reader.flag(row, "binding", wish),
        reader.number(row, "missed_minutes", wish),
        reader.maybe(row, "reason", wish),
        reader.words({"evidence": [], **row}, "evidence", wish),
        reader.words({"days": [], **row}, "days", wish),
    )


def rest_of(reader: Reader, row: Raw) -> RestView:
    """What stays claimable."""
    claim = reader.word(row, "claim", "remaining")
    cents = None if row.get("cents", ABSENT) is None else reader.number(row, "cents", claim)
    return RestView(claim, cents, reader.stated(row, "expires", claim))
