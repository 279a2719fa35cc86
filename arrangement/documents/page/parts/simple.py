"""The plan in simple words: a sheet of its own, one sentence a line."""

from __future__ import annotations

from arrangement.documents.page.blocks import Block, Para
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.simple import simple_sentences


def simple(sheet: Sheet) -> list[Block]:
    """Give each sentence a line of its own."""
    return [Para(said) for said in simple_sentences(sheet.view)]
