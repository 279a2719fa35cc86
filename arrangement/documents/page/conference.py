"""The two pages for the conference: what is proposed, and what is to be settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from arrangement.documents.page.blocks import Block, Para, Section, Sub
from arrangement.documents.page.parts import dissent, goals, heading, who
from arrangement.documents.page.parts.deciding import (
    applications_in_short,
    choices,
    ending,
    next_date,
    unmet,
    wishes,
)
from arrangement.documents.page.parts.week import at_a_glance
from arrangement.documents.page.room import HEAD, SHEET, TITLE, cut, entries, height
from arrangement.documents.page.sheet import Sheet


@dataclass(frozen=True)
class Piece:
    """A part of the two pages.

    Attributes:
        least: Entries that stay however much there is.
        more_at: Part of the annex that holds all of them.
    """

    key: str
    blocks: tuple[Block, ...]
    least: int = 0
    more_at: str = ""


FIRST = ("goals", "week", "who")
LEAST_IMPORTANT_FIRST = ("ending", "apply", "wishes", "who", "unmet", "choices")
"""What gives way where two pages are not enough."""


def two_sheets(sheet: Sheet, places: Mapping[str, int]) -> tuple[Section, ...]:
    """Give both pages; what has no room on them is counted, with the part of the annex that holds it."""
    above = (*heading.first(sheet), *heading.draft(sheet), *heading.balance(sheet))
    pieces = _fitted(sheet, _pieces(sheet), height(above), places)
    first = (*above, *(_sub(sheet, piece) for piece in pieces if piece.key in FIRST))
    second = tuple(_sub(sheet, piece) for piece in pieces if piece.key not in FIRST)
    alone = HEAD + TITLE + height(first) < SHEET and TITLE + height(second) < SHEET
    return (
        Section("conference_1", sheet.say("title.conference_1"), first),
        Section("conference_2", sheet.say("title.conference_2"), second, new_sheet=alone),
    )


def _pieces(sheet: Sheet) -> list[Piece]:
    found = (
        Piece("goals", tuple(goals.goals(sheet))),
        Piece("week", tuple(at_a_glance(sheet))),
        Piece("who", tuple(who.who_does_what(sheet)), 8, "lines"),
        Piece("choices", tuple(choices(sheet)), 4, "open"),
        Piece("wishes", tuple(wishes(sheet)), 2, "open"),
        Piece("unmet", tuple(unmet(sheet)), 3, "open"),
        Piece("apply", tuple(applications_in_short(sheet)), 3, "applications"),
        Piece("ending", tuple(ending(sheet)), 2, "open"),
        Piece("views", (Para(sheet.say("see_dissent"), link="dissent"),) if dissent.has_views(sheet) else ()),
        Piece("next_date", tuple(next_date(sheet))),
    )
    return [piece for piece in found if piece.blocks]


def _fitted(sheet: Sheet, pieces: list[Piece], above: float, places: Mapping[str, int]) -> list[Piece]:
    """Shorten what is least important first, until all of it has room."""
    fitted = {piece.key: piece for piece in pieces}
    for key in LEAST_IMPORTANT_FIRST:
        piece = fitted.get(key)
        while piece is not None and _over(sheet, fitted, above) > 0:
            most = max(map(entries, fitted[key].blocks), default=0) - 1
            if most < piece.least:
                break
            blocks, left = cut(piece.blocks, most)
            if not left:
                break
            said = sheet.say("more_in_annex", n=left, part=places.get(piece.more_at, 0))
            fitted[key] = replace(piece, blocks=(*blocks, Para(said, "note", link=piece.more_at)))
    return list(fitted.values())


def _over(sheet: Sheet, pieces: Mapping[str, Piece], above: float) -> float:
    """Lines that are too many."""
    lines = height([_sub(sheet, piece) for piece in pieces.values()])
    return HEAD + 2 * TITLE + above + lines - 2 * SHEET


def _sub(sheet: Sheet, piece: Piece) -> Sub:
    return Sub(
        sheet.say(f"title.{piece.key}"),
        piece.blocks,
        id=piece.key,
        together=piece.key in ("next_date", "goals"),
    )
