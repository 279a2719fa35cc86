"""One extract for each payer: what it pays and decides about, and nobody else's data."""

from __future__ import annotations

from arrangement.documents.page.blocks import Block, Para, Sub
from arrangement.documents.page.parts.deciding import applications, open_in_full
from arrangement.documents.page.parts.lines import all_lines
from arrangement.documents.page.parts.money import OWN, funding
from arrangement.documents.page.parts.needs import needs
from arrangement.documents.page.parts.rights import rights
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.recipients import Recipient, has_to_see_to, known


def payers(sheet: Sheet) -> list[Block]:
    """Give each payer's extract, as its own page says it."""
    return [
        Sub(
            sheet.view.payer(payer),
            tuple(payer_page(sheet.for_reader(Recipient("payer", payer)))),
            id=f"payer-{payer}",
        )
        for payer in payers_of(sheet)
    ]


def payers_of(sheet: Sheet) -> list[str]:
    """Payers for whom the plan has anything, but the person themselves."""
    found = {row.payer for row in sheet.whole.funding} | {x.payer for x in sheet.whole.lines if x.payer}
    bearers = {entry.duty_bearer for entry in sheet.whole.unmet if entry.duty_bearer}
    found |= {bearer for bearer in bearers if has_to_see_to(sheet.whole, bearer)}
    return sorted(p for p in found if p != OWN and known(sheet.whole, Recipient("payer", p)))


def payer_page(sheet: Sheet) -> list[Block]:
    """Say what one payer needs for its task."""
    return [
        Para(sheet.say("payer_say"), "note"),
        *needs(sheet),
        *open_in_full(sheet),
        *all_lines(sheet),
        *funding(sheet),
        *rights(sheet),
        Sub(sheet.say("applications"), tuple(applications(sheet))),
    ]
