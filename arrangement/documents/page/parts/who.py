"""Who does what by when: one row per source, the person's own doing first."""

from __future__ import annotations

from collections.abc import Sequence

from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Block, Cell, Row, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import COMPANION, by_source, what
from arrangement.documents.week_types import days_told
from arrangement.plan.plan import PlanLine
from arrangement.plan.weekly import given_a_week, paid_a_week


def who_does_what(sheet: Sheet) -> list[Block]:
    """Say for each source what it does, on which days, from when and what must happen before."""
    heads = tuple(sheet.say(key) for key in ("who", "does", "minutes_week", "by_when"))
    rows = [_row(sheet, lines) for lines in by_source(sheet.plan.lines).values()]
    return [Table(sheet.say("who_does"), heads, tuple(rows), quiet=True)] if rows else []


def _row(sheet: Sheet, lines: Sequence[PlanLine]) -> Row:
    speech, first = sheet.speech, lines[0]
    key = next(iter(by_source(lines)))
    tasks = [
        f"{task} ({days_told(group, sheet.plan, speech)})" for task, group in _by_task(sheet, lines).items()
    ]
    paid = paid_a_week(lines, sheet.plan)
    minutes = speech.number(given_a_week(lines, sheet.plan))
    more = sheet.say("paid_small", n=speech.number(paid)) if paid else ""
    return Row(
        (
            Cell(
                sheet.names.source(first, speech),
                mark=sheet.marks.get(key, ""),
                kind=key.kind,
                small=speech.word("kind_short", key.kind),
            ),
            Cell("; ".join(tasks)),
            Cell(minutes, figure=True, small=more),
            Cell(_by_when(sheet, lines), small=_offered_told(sheet, lines)),
        )
    )


def _by_task(sheet: Sheet, lines: Sequence[PlanLine]) -> dict[str, list[PlanLine]]:
    found: dict[str, list[PlanLine]] = {}
    for line in lines:
        way = line.role == COMPANION
        task = what(line, sheet.view) if way else sheet.names.task(line.need, sheet.speech)
        found.setdefault(task, []).append(line)
    return found


def _by_when(sheet: Sheet, lines: Sequence[PlanLine]) -> str:
    """Say from when on, and which application comes before."""
    speech, plan = sheet.speech, sheet.plan
    benefits = {line.benefit for line in lines if line.benefit}
    days = [
        str(a["by"])
        for a in plan.applications
        if a.get("by") and a.get("what") in benefits and a.get("status") == "to_apply"
    ]
    if days and plan.state != "draft":
        return sheet.say("apply_by", day=speech.day(min(days)))
    return sheet.say("from_day", day=speech.day(plan.on))


def _offered_told(sheet: Sheet, lines: Sequence[PlanLine]) -> str:
    """Help that was offered names the day."""
    offered = _offered(sheet, lines[0].helper, {line.need for line in lines})
    return sheet.say("offered_on", day=sheet.speech.day(offered)) if offered else ""


def _offered(sheet: Sheet, helper: str | None, needs: set[str | None]) -> str | None:
    """The last day on which this helper agreed to one of these tasks."""
    if sheet.case is None or helper is None:
        return None
    tasks = {str(need.task) for need in sheet.case.needs if need.id in needs}
    days = [
        consent.agreed_on
        for one in sheet.case.helpers
        if one.id == helper
        for consent in one.consents
        if tasks & {str(task) for task in consent.tasks}
    ]
    return harmless(max(days).isoformat()) if days else None
