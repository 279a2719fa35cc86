"""Which parts a page has: two pages for the conference, and the annex; fewer for each other reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from arrangement.documents.page.blocks import Block, Section
from arrangement.documents.page.conference import two_sheets
from arrangement.documents.page.parts import crisis, dissent, goals, notices
from arrangement.documents.page.parts.advice import advice
from arrangement.documents.page.parts.at_hand import at_hand
from arrangement.documents.page.parts.carers import carer_page, carers
from arrangement.documents.page.parts.deciding import applications, open_in_full
from arrangement.documents.page.parts.lines import all_lines
from arrangement.documents.page.parts.minutes import minutes
from arrangement.documents.page.parts.mix import mix
from arrangement.documents.page.parts.money import budget, funding, remaining
from arrangement.documents.page.parts.needs import needs
from arrangement.documents.page.parts.network import network
from arrangement.documents.page.parts.payers import payer_page, payers
from arrangement.documents.page.parts.reasons import proof, reasons
from arrangement.documents.page.parts.rights import ledger, rights
from arrangement.documents.page.parts.simple import simple
from arrangement.documents.page.parts.week import day_by_day, in_full
from arrangement.documents.page.parts.week_drawing import week_drawings
from arrangement.documents.page.parts.without import without_informal
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.recipients import Who

Part = Callable[[Sheet], list[Block]]
TEAM_AND_PERSON: tuple[Who, ...] = ("team", "person")


@dataclass(frozen=True)
class Place:
    """A part of the annex.

    Attributes:
        id: Anchor, and the key of its title.
        readers: Who gets it.
        new_sheet: Whether it can be handed out alone.
    """

    id: str
    part: Part
    readers: tuple[Who, ...] = TEAM_AND_PERSON
    new_sheet: bool = False


ANNEX: tuple[Place, ...] = (
    Place("open", open_in_full),
    Place("other_weeks", in_full),
    Place("week_drawing", week_drawings),
    Place("network", network),
    Place("mix", mix),
    Place("lines", all_lines),
    Place("needs", needs),
    Place("reasons", reasons),
    Place("at_hand", at_hand),
    Place("minutes", minutes),
    Place("funding", funding),
    Place("remaining", remaining),
    Place("rights", rights),
    Place("ledger", ledger),
    Place("without", without_informal),
    Place("budget", budget),
    Place("advice", advice),
    Place("proof", proof, ("team",)),
    Place("simple", simple, new_sheet=True),
    Place("applications", applications, new_sheet=True),
    Place("goal_sheet", goals.goal_sheet, new_sheet=True),
    Place("crisis", crisis.crisis, new_sheet=True),
    Place("dissent", dissent.dissent, new_sheet=True),
    Place("notices", notices.notices, new_sheet=True),
    Place("carers", carers, ("team",), new_sheet=True),
    Place("payers", payers, ("team",), new_sheet=True),
)


def conference(sheet: Sheet, places: Mapping[str, int]) -> tuple[Section, ...]:
    """The two pages on the table; for a helper or a payer the one page that is theirs.

    Args:
        sheet: The reader's page.
        places: Number of each part of the annex.
    """
    if sheet.recipient.who == "helper":
        return (Section("mine", sheet.say("title.helper"), (*day_by_day(sheet), *carer_page(sheet))),)
    if sheet.recipient.who == "payer":
        return (Section("mine", sheet.say("title.payer"), tuple(payer_page(sheet))),)
    return two_sheets(sheet, places)


def annex(sheet: Sheet) -> Iterator[Section]:
    """Everything else, part by part; an empty part is left out."""
    for place in ANNEX:
        if sheet.recipient.who in place.readers:
            blocks = tuple(place.part(sheet))
            if blocks:
                yield Section(place.id, sheet.say(f"title.{place.id}"), blocks, new_sheet=place.new_sheet)
