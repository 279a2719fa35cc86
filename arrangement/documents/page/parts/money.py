"""Who pays what, month by month; what stays to be claimed; the help as a personal budget."""

from __future__ import annotations

from arrangement.documents import remaining as left
from arrangement.documents.by_month import Told, months_told
from arrangement.documents.page.blocks import Blank, Block, Cell, Item, Items, Para, Row, Sub, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.told import alternative_told, beside_told, budget_rows, short_stays_told

OWN = "SELF"
BESIDE = 6
"""Columns up to which two tables have room beside each other."""


def funding(sheet: Sheet) -> list[Block]:
    """Give one row per payer, the own share and what is paid out, then every month."""
    speech, plan = sheet.speech, sheet.plan
    rows = [
        _sum(sheet, sheet.view.payer(row.payer), row.cents_per_month)
        for row in plan.funding
        if row.payer != OWN
    ]
    if sheet.recipient.who != "payer":
        rows.append(_sum(sheet, speech.say("views.own_share_row"), plan.own_share_cents_per_month))
        if plan.pflegegeld_cents_per_month:
            rows.append(_sum(sheet, speech.say("views.pflegegeld_row"), plan.pflegegeld_cents_per_month))
    heads = (speech.say("views.payer"), speech.say("views.per_month"))
    table = Table(speech.say("views.funding"), heads, tuple(rows), quiet=True)
    note = Para(speech.say("views.month_say"), "note")
    stays = [Para(said) for said in short_stays_told(sheet.view)]
    return [table, note, *stays, *_beside(sheet), *_months(sheet)]


def remaining(sheet: Sheet) -> list[Block]:
    """Give what stays claimable, with its last day."""
    made = tuple(
        Row((Cell(right), Cell(amount, figure=True), Cell(time), Cell(until)))
        for right, amount, time, until in left.rows(sheet.view)
    )
    title = sheet.speech.say("views.remaining")
    return [Table(title, left.heads(sheet.view), made, quiet=True)] if made else []


def budget(sheet: Sheet) -> list[Block]:
    """Give the variant as a Persönliches Budget: the full need in kind, and what the agreement has to say."""
    speech = sheet.speech
    rows = tuple(
        Row(
            (
                Cell(sheet.view.of_person(speech.word("benefit", str(row["benefit"])), str(row["person"]))),
                Cell(sheet.view.payer(str(row["payer"]), str(row["person"]))),
                Cell(sheet.say(f"budget_form.{row['form']}")),
                Cell(speech.euros(row["cents_per_month"]), figure=True),
            )
        )
        for row in budget_rows(sheet.plan)
    )
    if not rows:
        return [Para(sheet.say("budget_nothing"))]
    heads = (
        sheet.say("benefit"),
        speech.say("views.payer"),
        sheet.say("budget_as"),
        speech.say("views.per_month"),
    )
    points = tuple(
        Item(sheet.say(f"budget_point.{n}"))
        for n in ("goals", "proof", "quality", "amounts", "term", "advice")
    )
    left = alternative_told(sheet.view)
    return [
        Table(sheet.say("budget"), heads, rows, quiet=True),
        Para(sheet.say("budget_say"), "note"),
        *([Para(left)] if left is not None else []),
        Sub(sheet.say("budget_agreement"), (Items(points, "tick"), Blank(sheet.say("budget_wish"), 2))),
    ]


def _beside(sheet: Sheet) -> list[Block]:
    """How the benefits that are drawn stand side by side."""
    said = tuple(Item(beside_told(row, sheet.view)) for row in sheet.plan.side_by_side)
    return [Para(sheet.speech.say("views.side_by_side"), "strong"), Items(said)] if said else []


def _sum(sheet: Sheet, name: str, cents: float) -> Row:
    return Row((Cell(name), Cell(sheet.speech.euros(cents), figure=True)))


def _months(sheet: Sheet) -> list[Block]:
    """The tables month by month, narrow ones beside each other."""
    found = list(months_told(sheet.view))
    wide = [Sub(told.title, tuple(_told(told))) for told in found if len(told.heads) > BESIDE]
    narrow = [Sub(told.title, tuple(_told(told))) for told in found if len(told.heads) <= BESIDE]
    return [*wide, *([Sub(sheet.say("by_month"), tuple(narrow), beside=True)] if narrow else [])]


def _told(told: Told) -> list[Block]:
    rows = tuple(
        Row(tuple(Cell(text, figure=n > 0 and not told.words) for n, text in enumerate(row)))
        for row in told.rows
    )
    note = [Para(told.note, "note")] if told.note else []
    return [Table(told.title, told.heads, rows, quiet=True), *note]
