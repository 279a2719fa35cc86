"""Professional minutes against everything they are compared with, and the minutes of helpers beside them."""

from __future__ import annotations

from arrangement.documents.burden import given_by_helpers
from arrangement.documents.compared import heads, rows
from arrangement.documents.page.blocks import Block, Cell, Para, Row, Table
from arrangement.documents.page.sheet import Sheet


def minutes(sheet: Sheet) -> list[Block]:
    """Give both sides of the balance; no figure of the one without the other."""
    speech, plan = sheet.speech, sheet.plan
    made = tuple(
        Row((Cell(row[0]), *(Cell(figure, figure=True) for figure in row[1:]))) for row in rows(sheet.view)
    )
    blocks: list[Block] = [Table(speech.say("views.minutes"), heads(sheet.view), made, quiet=True)]
    blocks.append(Para(speech.say("views.pair_say"), "note"))
    kinds = ", ".join(
        f"{speech.word('qualification', level)} ({level}) {speech.number(count)}"
        for level, count in sorted(plan.by_qualification.items())
        if count
    )
    if kinds:
        blocks.append(Para(speech.say("views.by_qualification", list=kinds)))
    if plan.coordination_minutes_per_week:
        n = speech.number(plan.coordination_minutes_per_week)
        blocks.append(Para(speech.say("views.coordination", n=n)))
    if plan.interpreter_minutes_per_week:
        n = speech.number(plan.interpreter_minutes_per_week)
        blocks.append(Para(speech.say("views.interpreting", n=n)))
    return [*blocks, Para(given_by_helpers(sheet.view))]
