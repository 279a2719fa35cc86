"""One page for each helper: what they agreed to, what stays free, what they can claim themselves."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.documents.carer_claims import carer_claims_told
from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Balance, Blank, Block, Card, Item, Items, Para, Quote, Sub
from arrangement.documents.page.parts.crisis import stand_in_rows
from arrangement.documents.page.sheet import Sheet, entries
from arrangement.documents.recipients import Recipient
from arrangement.documents.sources import by_need, what
from arrangement.documents.told import cover_told
from arrangement.documents.week_types import days_told
from arrangement.plan.weekly import a_week
from assessment.case.network import Helper

ALERT = ("ends", "close", "close_below")
"""What somebody should speak with the Pflegekasse about."""


def carers(sheet: Sheet) -> list[Block]:
    """Give each helper's part, as their own page says it."""
    return [
        Sub(
            sheet.names.helper(helper, sheet.speech),
            tuple(carer_page(sheet.for_reader(Recipient("helper", helper)))),
            id=f"helper-{helper}",
        )
        for helper in sheet.helpers
    ]


def carer_page(sheet: Sheet) -> Iterator[Block]:
    """Say what one helper needs to know, without anybody else's data."""
    yield from _tasks(sheet)
    yield from _figures(sheet)
    yield from _own(sheet)
    rows = stand_in_rows(sheet)
    if rows:
        said = dict.fromkeys(f"{row.cells[1].text}: {row.cells[2].text}" for row in rows)
        yield Para(sheet.say("carer.instead"), "strong")
        yield Items(tuple(Item(one) for one in said))
    yield from _claims(sheet)
    yield Para(sheet.say("carer.too_much"), "strong")
    yield Blank(sheet.say("carer.call"))
    yield Para(sheet.say("carer.no"), "warm")


def _tasks(sheet: Sheet) -> Iterator[Block]:
    if not sheet.plan.lines:
        yield Para(sheet.say("carer.not_planned"))
        return
    yield Para(sheet.say("carer.takes_on"), "strong")
    number = sheet.speech.number
    yield Items(
        tuple(
            Item(
                sheet.say(
                    "carer.task",
                    what=what(group[0], sheet.view),
                    days=days_told(group, sheet.plan, sheet.speech),
                    n=number(a_week(group, sheet.plan)),
                )
            )
            for group in by_need(sheet.plan.lines).values()
        )
    )


def _figures(sheet: Sheet) -> Iterator[Block]:
    plan, id_, number = sheet.plan, sheet.recipient.id, sheet.speech.number
    helper = _stated(sheet)
    offered = (
        (
            sheet.say("carer.gladly", n=number(helper.gladly_minutes)),
            sheet.say("carer.at_most", n=number(helper.at_most_minutes)),
        )
        if helper
        else ()
    )
    cards = [
        Card(
            sheet.say("carer.active"),
            number(plan.helper_minutes.get(id_, 0)),
            sheet.say("minutes_a_week"),
            offered,
        )
    ]
    there = plan.helper_presence_minutes.get(id_, 0)
    if there:
        cards.append(Card(sheet.say("carer.there"), number(there), sheet.say("minutes_a_week")))
    if id_ in plan.helper_reserve_minutes:
        reserve = number(plan.helper_reserve_minutes[id_])
        cards.append(Card(sheet.say("carer.reserve"), reserve, sheet.say("minutes_a_week")))
    yield Balance(tuple(cards))


def _own(sheet: Sheet) -> Iterator[Block]:
    """Free days and own gain, as the helper stated them."""
    helper = _stated(sheet)
    if helper is None:
        return
    if helper.days_off:
        days = ", ".join(sheet.speech.word("day", day) for day in helper.days_off)
        yield Para(sheet.say("carer.days_off", days=days))
    if helper.own_gain:
        yield Para(sheet.say("carer.gain"), "strong")
        yield Quote(sheet.speech.say("views.quoted", words=harmless(helper.own_gain)))


def _claims(sheet: Sheet) -> Iterator[Block]:
    found = entries(sheet.plan.rights.get("carer_claims"))
    if not found:
        return
    yield Para(sheet.say("carer.claims"), "strong")
    told = carer_claims_told(found, sheet.speech)
    yield Items(tuple(Item(name, tuple(_open(sheet, open_))) for _, name, open_ in told))
    for row in sheet.plan.carers:
        if row.helper == sheet.recipient.id:
            yield Para(cover_told(row, sheet.speech), "alert" if row.state in ALERT else "")


def _open(sheet: Sheet, said: tuple[str, ...]) -> Iterator[str]:
    if said:
        yield sheet.say("carer.to_settle", list="; ".join(said))


def _stated(sheet: Sheet) -> Helper | None:
    helpers = sheet.case.helpers if sheet.case else ()
    return next((helper for helper in helpers if helper.id == sheet.recipient.id), None)
