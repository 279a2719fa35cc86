"""Which parts a page has: two pages for the conference, and the annex; fewer for each other reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from arrangement.documents.page.blocks import Block, Para, Section, Sub
from arrangement.documents.page.parts import crisis, dissent, goals, heading, notices, who
from arrangement.documents.page.parts.advice import advice
from arrangement.documents.page.parts.at_hand import at_hand
from arrangement.documents.page.parts.carers import carer_page, carers
from arrangement.documents.page.parts.deciding import (
    applications,
    choices,
    ending,
    next_date,
    unmet,
    wishes,
)
from arrangement.documents.page.parts.minutes import minutes
from arrangement.documents.page.parts.mix import mix
from arrangement.documents.page.parts.money import budget, funding, remaining
from arrangement.documents.page.parts.needs import needs
from arrangement.documents.page.parts.network import network
from arrangement.documents.page.parts.payers import payer_page, payers
from arrangement.documents.page.parts.reasons import proof, reasons
from arrangement.documents.page.parts.rights import ledger, rights
from arrangement.documents.page.parts.simple import simple
from arrangement.documents.page.parts.week import all_lines, weeks
from arrangement.documents.page.parts.week_drawing import week_drawings
from arrangement.documents.page.parts.without import without_informal
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.recipients import Who

Part = Callable[[Sheet], list[Block]]
ON_ONE_SHEET = 25
"""Lines up to which the first part fits one sheet; where it needs more, the second follows at once."""
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
    Place("simple", simple, new_sheet=True),
    Place("week_drawing", week_drawings),
    Place("network", network, new_sheet=True),
    Place("mix", mix),
    Place("lines", all_lines, new_sheet=True),
    Place("needs", needs),
    Place("reasons", reasons, new_sheet=True),
    Place("at_hand", at_hand),
    Place("minutes", minutes),
    Place("funding", funding, new_sheet=True),
    Place("remaining", remaining),
    Place("rights", rights, new_sheet=True),
    Place("ledger", ledger),
    Place("applications", applications, new_sheet=True),
    Place("goal_sheet", goals.goal_sheet, new_sheet=True),
    Place("crisis", crisis.crisis, new_sheet=True),
    Place("without", without_informal, new_sheet=True),
    Place("budget", budget, new_sheet=True),
    Place("dissent", dissent.dissent, new_sheet=True),
    Place("notices", notices.notices, new_sheet=True),
    Place("carers", carers, ("team",), new_sheet=True),
    Place("payers", payers, ("team",), new_sheet=True),
    Place("advice", advice, new_sheet=True),
    Place("proof", proof, ("team",), new_sheet=True),
)


def conference(sheet: Sheet) -> tuple[Section, ...]:
    """The two pages on the table; for a helper or a payer the one page that is theirs."""
    if sheet.recipient.who == "helper":
        return (Section("mine", sheet.say("title.helper"), (*weeks(sheet), *carer_page(sheet))),)
    if sheet.recipient.who == "payer":
        return (Section("mine", sheet.say("title.payer"), tuple(payer_page(sheet))),)
    return (_first(sheet), _second(sheet))


def annex(sheet: Sheet) -> Iterator[Section]:
    """Everything else, part by part; an empty part is left out."""
    for place in ANNEX:
        if sheet.recipient.who in place.readers:
            blocks = tuple(place.part(sheet))
            if blocks:
                yield Section(place.id, sheet.say(f"title.{place.id}"), blocks, new_sheet=place.new_sheet)


def _first(sheet: Sheet) -> Section:
    parts = (
        *heading.draft(sheet),
        *heading.balance(sheet),
        *_sub(sheet, "goals", goals.goals(sheet)),
        *_sub(sheet, "week", weeks(sheet)),
        *_sub(sheet, "who", who.who_does_what(sheet)),
    )
    return Section("conference_1", sheet.say("title.conference_1"), parts)


def _second(sheet: Sheet) -> Section:
    short = applications(sheet)[:1]
    views = [*_sub(sheet, "views", [_see_dissent(sheet)])] if dissent.has_views(sheet) else []
    parts = (
        *_sub(sheet, "choices", choices(sheet)),
        *wishes(sheet),
        *_sub(sheet, "unmet", unmet(sheet)),
        *_sub(sheet, "apply", short),
        *ending(sheet),
        *views,
        *next_date(sheet),
    )
    fits = len(sheet.plan.lines) <= ON_ONE_SHEET
    return Section("conference_2", sheet.say("title.conference_2"), parts, new_sheet=fits)


def _see_dissent(sheet: Sheet) -> Block:
    return Para(sheet.say("see_dissent"))


def _sub(sheet: Sheet, key: str, blocks: list[Block]) -> list[Block]:
    return [Sub(sheet.say(f"title.{key}"), tuple(blocks), id=key)] if blocks else []
