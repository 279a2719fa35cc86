"""Whom to choose from, and what one can wait for."""

from __future__ import annotations

from arrangement.documents.at_hand import drop_outs_told, providers_told, waiting_told
from arrangement.documents.page.blocks import Block, Item, Items, Sub
from arrangement.documents.page.sheet import Sheet


def at_hand(sheet: Sheet) -> list[Block]:
    """Give providers to choose from, and offers that would fit later with who helps until then."""
    parts = (
        ("drop_out", drop_outs_told(sheet.view)),
        ("choice", providers_told(sheet.view)),
        ("waiting", waiting_told(sheet.view)),
    )
    return [
        Sub(sheet.speech.say(f"views.{key}_of"), (Items(tuple(Item(one) for one in said)),))
        for key, said in parts
        if said
    ]
