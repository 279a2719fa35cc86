"""Where to get independent advice: offices of the catalogue, with the day somebody last looked."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.catalogue.offer import Offer
from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Block, Cell, Item, Items, Para, Row, Table
from arrangement.documents.page.sheet import Sheet, entries

YOUTH = frozenset({"JH_LOTSE", "JH_OMB"})
YOUTH_PAYERS = frozenset({"JA", "EGH"})


def advice(sheet: Sheet) -> list[Block]:
    """List the offices; without a catalogue name the kinds only."""
    offices = list(_offices(sheet))
    blocks: list[Block] = [Para(sheet.say("advice_say"))]
    if not offices:
        kinds = ("eutb", "pflegestuetzpunkt", "verfahrenslotse", "ombudsstelle")
        return [*blocks, Items(tuple(Item(sheet.say(f"advice.{kind}")) for kind in kinds))]
    heads = tuple(sheet.say(f"advice.{head}") for head in ("office", "where", "law", "checked"))
    places = {place.id: place.name for place in sheet.catalogue.places} if sheet.catalogue else {}
    rows = tuple(
        Row(
            (
                Cell(harmless(offer.name)),
                Cell(harmless(places.get(offer.stadtteil or "", offer.stadtteil or "–"))),
                Cell(harmless(offer.paragraph or "–")),
                Cell(sheet.speech.day(offer.verified_on)),
            )
        )
        for offer in offices
    )
    return [*blocks, Table(sheet.say("advice_title"), heads, rows, quiet=True, widths=(50, 20, 18, 12))]


def _offices(sheet: Sheet) -> Iterator[Offer]:
    for offer in sheet.catalogue.offers if sheet.catalogue else ():
        if offer.role == "advice" and offer.id not in sheet.left_out and _fits(sheet, offer):
            yield offer


def _fits(sheet: Sheet, offer: Offer) -> bool:
    """Advice that a law asks for is open to the whole town, that of youth to youth; others nearby."""
    if sheet.case is None:
        return True
    if offer.paragraph is None:
        return offer.stadtteil in {home.stadtteil for home in sheet.case.homes}
    return offer.type not in YOUTH or bool(YOUTH_PAYERS & _payers(sheet))


def _payers(sheet: Sheet) -> set[str]:
    persons = entries(sheet.whole.rights.get("persons"))
    return {str(right.get("payer")) for person in persons for right in entries(person.get("rights"))}
