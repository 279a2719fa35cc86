"""Different views beside each other: no summary, no majority, no box to tick."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Blank, Block, Item, Items, Para, Quote, Sub
from arrangement.documents.page.sheet import Sheet
from assessment.case.views import View as Seen


def dissent(sheet: Sheet) -> list[Block]:
    """Give each view in its own words, and room for those that no file states."""
    blocks: list[Block] = [Blank(sheet.say("dissent.about"))]
    blocks.append(Sub(sheet.say("dissent.person"), tuple(_own(sheet)), together=True))
    blocks += [_seen(sheet, view) for view in _shown(sheet)]
    blocks.append(
        Sub(sheet.say("dissent.representative"), (Blank(sheet.say("dissent.words"), 2),), together=True)
    )
    blocks.append(Sub(sheet.say("dissent.services"), (Blank(sheet.say("dissent.words"), 2),), together=True))
    blocks.append(Para(sheet.say("dissent.until")))
    blocks.append(Blank(sheet.say("dissent.next")))
    return blocks


def has_views(sheet: Sheet) -> bool:
    """Whether somebody sees the case differently."""
    return bool(_shown(sheet))


def _shown(sheet: Sheet) -> list[Seen]:
    """Views this reader may read: the person reads their own and those of who stands for them."""
    if sheet.case is None:
        return []
    persons = {person.id for person in sheet.case.persons}
    standing_for = {one.holder for person in sheet.case.persons for one in person.representation}
    return [
        view
        for view in sheet.case.views
        if view.by not in sheet.left_out
        and (sheet.recipient.who == "team" or view.by in persons | standing_for)
    ]


def _own(sheet: Sheet) -> Iterator[Block]:
    found = [p for p in sheet.case.persons if p.own_view] if sheet.case else []
    for person in found:
        words = sheet.speech.say("views.quoted", words=harmless(person.own_view or ""))
        yield Quote(words, harmless(person.id))
    if not found:
        yield Blank(sheet.say("dissent.words"), 2)


def _seen(sheet: Sheet, view: Seen) -> Sub:
    speech, by = sheet.speech, sheet.names.helper(view.by, sheet.speech)
    blocks: list[Block] = []
    if view.words:
        blocks.append(Quote(speech.say("views.quoted", words=harmless(view.words)), speech.day(view.on)))
    said = [
        *(sheet.say("dissent.not_needed", need=sheet.names.need(need, speech)) for need in view.not_needed),
        *(sheet.say("dissent.sees", need=speech.word("task", str(need.task))) for need in view.needs),
    ]
    if said:
        blocks.append(Items(tuple(Item(one) for one in dict.fromkeys(said))))
    return Sub(sheet.say("dissent.of", who=by), tuple(blocks), together=True)
