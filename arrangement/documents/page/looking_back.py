"""The review as a page."""

from __future__ import annotations

from arrangement.documents.page.blocks import Cell, Para, Row, Section, Table
from arrangement.documents.page.render import Page, written
from arrangement.documents.reviewed import Reviewed


def review_page(reviewed: Reviewed) -> str:
    """Write a review as HTML, with the same rows as on the screen."""
    say, speech = reviewed.say, reviewed.view.speech
    heads = (say("total"), say("planned"), say("actual"))
    tables = [Table(say("total"), heads, (_figures(reviewed.total()),), quiet=True, widths=(70, 15, 15))]
    tables += [
        Table(
            title,
            (head, say("planned"), say("actual")),
            tuple(_figures(row) for row in rows),
            widths=(70, 15, 15),
        )
        for head, title, rows in reviewed.tables()
    ]
    hints = Table(
        say("go_on"),
        (say("go_on"), say("hint_head")),
        tuple(_texts(row) for row in reviewed.hints()),
        quiet=True,
        widths=(60, 40),
    )
    goals = Table(
        say("goals"),
        (say("goal"), say("start"), say("now"), say("state")),
        tuple(_texts(row) for row in reviewed.goals()),
        quiet=True,
        widths=(35, 20, 27, 18),
    )
    return written(
        Page(
            title=reviewed.title(),
            heading=reviewed.title(),
            reader=speech.say("page.reader.team"),
            facts=(reviewed.period(),),
            conference=(
                Section("review_goals", say("goals"), (goals, Para(say("never"), "warm"))),
                Section("review_on", say("go_on"), (hints,)),
                Section("review_minutes", say("minutes"), (*tables, Para(say("minutes_say"), "note"))),
            ),
            day=reviewed.view.plan.on,
        ),
        speech,
    )


def _figures(row: tuple[str, str, str]) -> Row:
    return Row((Cell(row[0]), Cell(row[1], figure=True), Cell(row[2], figure=True)))


def _texts(row: tuple[str, ...]) -> Row:
    return Row(tuple(Cell(text) for text in row))
