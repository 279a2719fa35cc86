"""Every need with what is required and covered; and what assessments leave open."""

from __future__ import annotations

from collections.abc import Mapping

from arrangement.documents.assessed import derived_told, points_told, source_named
from arrangement.documents.harmless import harmless
from arrangement.documents.names import DERIVED
from arrangement.documents.page.blocks import Block, Cell, Item, Items, Para, Row, Sub, Table
from arrangement.documents.page.sheet import Sheet, entries
from arrangement.documents.week_types import in_weeks
from arrangement.plan.plan import PlanNeed


def needs(sheet: Sheet) -> list[Block]:
    """Give each need: whose it is, how binding, how much, and how much of it is covered."""
    heads = tuple(
        sheet.say(key) for key in ("need", "for_whom", "standing", "required", "covered", "sources")
    )
    rows = tuple(_row(sheet, need) for need in sheet.plan.needs)
    blocks: list[Block] = (
        [Table(sheet.say("needs"), heads, rows, quiet=True, widths=(32, 7, 14, 18, 18, 11))] if rows else []
    )
    blocks += [Para(sheet.say("needs_say"), "note")] if rows else []
    return [*blocks, *_assessed(sheet)]


def _row(sheet: Sheet, need: PlanNeed) -> Row:
    speech = sheet.speech
    confirmed = (need.model_extra or {}).get("confirmed")
    sources = (need.model_extra or {}).get("sources") or ()
    return Row(
        (
            Cell(
                sheet.names.need(need.id, speech),
                small=_id(sheet, need),
            ),
            Cell(harmless(need.person)),
            Cell(
                speech.word("standing", need.standing),
                small=sheet.say("unconfirmed") if confirmed is False else "",
            ),
            Cell(_amounts(sheet, need, "required")),
            Cell(_amounts(sheet, need, "covered")),
            Cell(", ".join(source_named(str(source)) for source in sources) or "–"),
        ),
        id=f"need-{need.id}" if sheet.recipient.who == "team" else "",
    )


def _id(sheet: Sheet, need: PlanNeed) -> str:
    """The id that the file gives a need; what was derived has none of its own."""
    stated = sheet.recipient.who == "team" and not need.id.startswith(DERIVED)
    return harmless(need.id) if stated else ""


def _amounts(sheet: Sheet, need: PlanNeed, name: str) -> str:
    """Say an amount of a week, type by type where they differ; of dates all within the plan."""
    if not need.by_week_type:
        return _amount(sheet, need, getattr(need, name))
    by_type = {
        kind: _amount(sheet, need, getattr(figures, name)) for kind, figures in need.by_week_type.items()
    }
    return in_weeks(by_type, sheet.plan, sheet.speech)


def _amount(sheet: Sheet, need: PlanNeed, amount: float) -> str:
    said = sheet.speech.amount(amount, need.unit)
    return f"{said} {sheet.speech.word('measure', 'presence')}" if need.measure == "presence" else said


def _assessed(sheet: Sheet) -> list[Block]:
    found = (sheet.plan.model_extra or {}).get("assessment")
    if not isinstance(found, Mapping):
        return []
    derived = tuple(Item(derived_told(sheet.view, entry)) for entry in entries(found.get("derived")))
    points = tuple(Item(said) for said in points_told(sheet.speech, entries(found.get("open_points"))))
    blocks: list[Block] = []
    if derived:
        blocks.append(Sub(sheet.speech.say("views.assessed.derived"), (Items(derived),)))
    if points:
        blocks.append(Sub(sheet.speech.say("views.assessed.open"), (Items(points),)))
    return blocks
