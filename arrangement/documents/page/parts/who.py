"""Who does what by when: one row per source, the person's own doing first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arrangement.documents.days import days_in_short
from arrangement.documents.harmless import harmless
from arrangement.documents.other_weeks import usual
from arrangement.documents.page.blocks import Block, Cell, Para, Row, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import COMPANION, by_source, what
from arrangement.documents.week_types import days_told, of_types, week_name
from arrangement.plan.plan import PlanLine
from arrangement.plan.weekly import given_a_week, paid_a_week


def who_does_what(sheet: Sheet) -> list[Block]:
    """Say for each source what it does, on which days, from when and what must happen before."""
    heads = tuple(sheet.say(key) for key in ("who", "does", "minutes_week", "paid_week", "by_when"))
    rows: list[Row] = []
    kind = None
    for key, lines in by_source(sheet.plan.lines).items():
        if key.kind != kind:
            kind = key.kind
            rows.append(Row((Cell(sheet.speech.word("kind", kind)),), group=True))
        rows.append(_row(sheet, lines))
    if not rows:
        return []
    begins = Para(sheet.say("begins", day=sheet.speech.day(sheet.plan.on)), "note")
    return [begins, Table(sheet.say("who_does"), heads, tuple(rows), quiet=True, widths=(30, 34, 8, 9, 19))]


def _row(sheet: Sheet, lines: Sequence[PlanLine]) -> Row:
    speech, first = sheet.speech, lines[0]
    key = next(iter(by_source(lines)))
    paid = paid_a_week(lines, sheet.plan)
    return Row(
        (
            Cell(
                sheet.names.source(first, speech),
                mark=sheet.marks.get(key, ""),
                kind=key.kind,
            ),
            Cell("; ".join(_tasks(sheet, lines)), small=_only_in(sheet, lines)),
            Cell(speech.number(given_a_week(lines, sheet.plan)), figure=True),
            Cell(speech.number(paid) if paid else "–", figure=True),
            Cell(_by_when(sheet, lines), small=_offered_told(sheet, lines)),
        )
    )


def _tasks(sheet: Sheet, lines: Sequence[PlanLine]) -> Iterator[str]:
    """Tasks with their days in the usual week; what is not in that week with those in which it is."""
    often = usual(sheet.view)
    found: dict[str, list[str]] = {}
    for task, group in _by_task(sheet, lines).items():
        mine = {line.day for line in group if line.week_type == often and line.on is None}
        days = days_in_short(mine, sheet.speech) if mine else days_told(group, sheet.plan, sheet.speech)
        found.setdefault(days, []).append(task)
    for days, tasks in found.items():
        yield f"{', '.join(tasks)} ({days})"


def _only_in(sheet: Sheet, lines: Sequence[PlanLine]) -> str:
    """Name the types of week in which somebody does nothing, or something else than usual."""
    found, often = of_types(lines), usual(sheet.view)
    if often not in found:
        return ""
    others = [kind for kind in of_types(sheet.plan.lines) if kind != often]
    ends = [kind for kind in others if kind not in found]
    differs = [kind for kind in others if kind in found and _doing(found[kind]) != _doing(found[often])]
    said = {"not_in": ends, "other_in": differs}
    return "; ".join(
        sheet.say(key, weeks=", ".join(week_name(kind, sheet.speech) for kind in kinds))
        for key, kinds in said.items()
        if kinds
    )


def _doing(lines: Sequence[PlanLine]) -> list[tuple[str, str, str, str, float]]:
    return sorted((line.day, line.part, line.need or "", line.role, line.minutes) for line in lines)


def _by_task(sheet: Sheet, lines: Sequence[PlanLine]) -> dict[str, list[PlanLine]]:
    found: dict[str, list[PlanLine]] = {}
    for line in lines:
        way = line.role == COMPANION
        task = what(line, sheet.view) if way else sheet.names.task(line.need, sheet.speech)
        found.setdefault(task, []).append(line)
    return found


def _by_when(sheet: Sheet, lines: Sequence[PlanLine]) -> str:
    """Say which application comes first, where one does."""
    speech, plan = sheet.speech, sheet.plan
    benefits = {line.benefit for line in lines if line.benefit}
    days = [
        str(a["by"])
        for a in plan.applications
        if a.get("by") and a.get("what") in benefits and a.get("status") == "to_apply"
    ]
    if days and plan.state != "draft":
        return sheet.say("apply_by", day=speech.day(min(days)))
    return ""


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
