"""A plan month by month: what happens, who pays, what adds up and lapses."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.by_month import Told, months_told
from arrangement.documents.names import Names
from arrangement.documents.recipients import TEAM, Recipient, extract, names_for
from arrangement.documents.sources import View
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from cli.views.harmless import plain
from cli.views.layout import section, table


def months_sheet(plan: Plan, speech: Speech, names: Names, recipient: Recipient = TEAM) -> Group:
    """Draw the calendar months of a plan, as far as a recipient reads them."""
    view = View(extract(plan, recipient), speech, names_for(names, plan, recipient))
    head = " · ".join(
        (speech.say("views.case", case=plan.case), speech.say("views.on", day=speech.day(plan.on)))
    )
    drawn = [_drawn(told) for told in months_told(view)] or [plain(speech.say("months.none"))]
    return Group(plain(speech.say("months.title"), "bold"), plain(head), *drawn, Text())


def _drawn(told: Told) -> RenderableType:
    heads = told.narrow or told.heads
    figures = () if told.words else tuple(range(1, len(heads)))
    notes = [plain(note) for note in (told.legend, told.note) if note]
    return section(told.title, table(heads, told.rows, right=figures), *notes)
