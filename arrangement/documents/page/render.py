"""Write a page: one file, no script, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Section
from arrangement.documents.page.build import annex, conference
from arrangement.documents.page.parts.heading import facts
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.speech import Speech

WIDTHS = range(5, 71)
"""Shares of a table's width that a column may ask for, in percent."""


@dataclass(frozen=True)
class Page:
    """What a page holds.

    Attributes:
        title, heading: Name of the file, and what stands at its top.
        facts: In a few words which plan this is.
        conference, annex: Its parts; the annex has a list of contents.
        day: Of the plan, and of the law that it was checked against.
    """

    title: str
    heading: str
    reader: str
    facts: tuple[str, ...]
    conference: tuple[Section, ...]
    day: str
    annex: tuple[Section, ...] = ()


def page(sheet: Sheet) -> str:
    """Write the page of one reader as HTML."""
    parts = tuple(annex(sheet))
    places = {part.id: number for number, part in enumerate(parts, start=1)}
    made = Page(
        title=sheet.say("file_title", case=harmless(sheet.plan.case)),
        heading=sheet.speech.say("views.title"),
        reader=_reader(sheet),
        facts=tuple(facts(sheet)),
        conference=conference(sheet, places),
        day=sheet.plan.on,
        annex=parts,
    )
    return written(made, sheet.speech)


def written(made: Page, speech: Speech) -> str:
    """Write a page as HTML.

    Every text is escaped and shown literally; control and direction characters are shown as such.
    """
    day = speech.day(made.day)
    template = _environment().get_template("page.html.j2")
    return template.render(
        page=made,
        lang=speech.lang,
        say=speech.say,
        law=speech.say("views.closing_law", day=day, law_day=day),
        css=Markup(_css()),
        css_hash=_css_hash(),
    )


def _reader(sheet: Sheet) -> str:
    who, id_ = sheet.recipient.who, sheet.recipient.id
    if who == "helper":
        return sheet.names.helper(id_, sheet.speech)
    if who == "payer":
        return sheet.view.payer(id_)
    return sheet.say(f"reader.{who}")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("arrangement.documents.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(value: object) -> object:
    """Show a text literally; a paragraph sign stays with its number."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return harmless(value).replace("§ ", "§\u00a0")


@cache
def _css() -> str:
    place = resources.files("arrangement.documents.page") / "templates" / "page.css"
    widths = "".join(f" .w{percent} {{ width: {percent}%; }}" for percent in WIDTHS)
    return place.read_text(encoding="utf-8").strip() + "\n" + widths.strip()


@cache
def _css_hash() -> str:
    return base64.b64encode(hashlib.sha256(_css().encode()).digest()).decode()
