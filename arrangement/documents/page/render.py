"""Write a page: one file, no script, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from arrangement.documents.harmless import harmless
from arrangement.documents.page.build import annex, conference
from arrangement.documents.page.parts.heading import facts
from arrangement.documents.page.sheet import Sheet


def page(sheet: Sheet) -> str:
    """Write the page of one reader as HTML.

    Every text is escaped and shown literally; control and direction characters are shown as such.
    """
    speech = sheet.speech
    day = speech.day(sheet.plan.on)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            lang=speech.lang,
            say=sheet.say,
            views=speech.say,
            title=sheet.say("file_title", case=harmless(sheet.plan.case)),
            reader=_reader(sheet),
            facts=facts(sheet),
            conference=conference(sheet),
            annex=tuple(annex(sheet)),
            law=speech.say("views.closing_law", day=day, law_day=day),
            css=Markup(_css()),
            css_hash=_css_hash(),
        )
    )


def _reader(sheet: Sheet) -> str:
    who, id_ = sheet.recipient.who, sheet.recipient.id
    if who == "helper":
        return sheet.names.helper(id_, sheet.speech)
    if who == "payer":
        return sheet.speech.word("payer", id_)
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
    return place.read_text(encoding="utf-8").strip()


@cache
def _css_hash() -> str:
    return base64.b64encode(hashlib.sha256(_css().encode()).digest()).decode()
