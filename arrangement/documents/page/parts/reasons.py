"""Why each line is there, what spoke against the next best, and how the result was found and re-checked."""

from __future__ import annotations

from collections.abc import Sequence

from arrangement.documents.aims import aim_rows, aims_left_out
from arrangement.documents.audited import audit_told
from arrangement.documents.page.blocks import Block, Cell, Item, Items, Para, Row, Sub, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import by_need, by_source, named_params, what
from arrangement.documents.told import rejected
from arrangement.plan.plan import PlanLine

SHOWN = 2
"""Next best options named; the plan file holds them all."""


def reasons(sheet: Sheet) -> list[Block]:
    """Give one entry per source and reason; needs and days that share them stand together."""
    items = []
    for key, lines in by_source(sheet.plan.lines).items():
        same: dict[tuple[str, str], list[str]] = {}
        for group in by_need(lines).values():
            because = "; ".join(_because(sheet, group)) or sheet.speech.say("views.no_reason")
            same.setdefault((because, "; ".join(_instead(sheet, group))), []).append(
                what(group[0], sheet.view)
            )
        for (because, others), needs in same.items():
            more = (sheet.speech.say("views.next_best", list=others),) if others else ()
            name = sheet.names.source(lines[0], sheet.speech)
            said = f"{name}, {', '.join(needs)}: {because}"
            items.append(Item(said, more, mark=sheet.marks.get(key, ""), kind=key.kind))
    return [Items(tuple(items))] if items else []


def proof(sheet: Sheet) -> list[Block]:
    """Give the aims in their order, the independent re-check, hints, and what the result rests on."""
    return [*_tiers(sheet), *_audit(sheet), *_warnings(sheet), *_inputs(sheet)]


def _because(sheet: Sheet, lines: Sequence[PlanLine]) -> list[str]:
    view = sheet.view
    said = [view.speech.reason(r.key, named_params(r.params, view)) for line in lines for r in line.because]
    return list(dict.fromkeys(said))


def _instead(sheet: Sheet, lines: Sequence[PlanLine]) -> list[str]:
    """The next best sources; those against which the same spoke stand together."""
    said = (rejected(entry, line.need, sheet.view) for line in lines for entry in line.instead_of)
    found: dict[str, list[str]] = {}
    for who, why in list(dict.fromkeys(said))[:SHOWN]:
        found.setdefault(why, []).append(who)
    return [sheet.speech.say("views.rejected", who=", ".join(who), why=why) for why, who in found.items()]


def _tiers(sheet: Sheet) -> list[Block]:
    speech = sheet.speech
    if not sheet.plan.tiers:
        return []
    heads = tuple(speech.say(f"views.{head}") for head in ("aim", "value", "bound", "unit"))
    rows = tuple(
        Row((Cell(row.name), Cell(row.value, figure=True), Cell(row.bound, figure=True), Cell(row.unit)))
        for row in aim_rows(sheet.plan, speech)
    )
    left_out = aims_left_out(sheet.plan, speech)
    said = [speech.say("views.tiers_say"), *([left_out] if left_out else [])]
    return [Table(speech.say("views.tiers"), heads, rows), *(Para(one, "note") for one in said)]


def _audit(sheet: Sheet) -> list[Block]:
    speech = sheet.speech
    if sheet.plan.audit is None:
        return []
    said, broken, noted = audit_told(sheet.plan.audit, speech)
    blocks: list[Block] = [Para(said)]
    if noted:
        blocks.append(Para(speech.say("views.audit_flags")))
    if broken or noted:
        blocks.append(Items(tuple(Item(one) for one in broken or noted)))
    return [Sub(speech.say("views.audit"), tuple(blocks))]


def _warnings(sheet: Sheet) -> list[Block]:
    view = sheet.view
    said = dict.fromkeys(view.speech.reason(w.key, named_params(w.params, view)) for w in sheet.plan.warnings)
    items = tuple(Item(one) for one in said)
    return [Sub(view.speech.say("views.warnings"), (Items(items),))] if items else []


def _inputs(sheet: Sheet) -> list[Block]:
    heads = (sheet.say("input"), sheet.say("fingerprint"))
    rows = [(sheet.speech.word("file_kind", name), digest) for name, digest in sheet.plan.inputs.items()]
    rows += list(sheet.plan.software.items())
    made = tuple(Row((Cell(name), Cell(digest))) for name, digest in rows)
    return [Table(sheet.say("inputs"), heads, made)] if made else []
