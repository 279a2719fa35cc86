"""Pages for the tests: made from a small plan or the first case, and taken apart again by a strict parser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import html5lib

from arrangement.catalogue import Catalogue
from arrangement.documents.names import Names, names_of
from arrangement.documents.page.render import page
from arrangement.documents.page.sheet import sheet_of
from arrangement.documents.recipients import recipient_of
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from assessment.case import Case
from assessment.ground.texts import Lang
from tests.cases import shipped

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
READERS = ("team", "person", "helper:neighbour", "payer:PK")


def made(
    plan: dict[str, Any],
    who: str = "team",
    lang: Lang = "de",
    case: Case | None = None,
    catalogue: Catalogue | None = None,
    names: Names | None = None,
) -> str:
    """The page of one reader as HTML."""
    reader = recipient_of(who)
    assert reader is not None
    known = names if names is not None else names_of(case, catalogue)
    return page(sheet_of(Plan.model_validate(plan), Speech(lang), known, reader, case, catalogue))


def first(who: str = "team", lang: Lang = "de", **changes: Any) -> str:
    """The page of the shipped first case."""
    plan = {**shipped.plan(shipped.TO_COPY), **changes}
    return made(plan, who, lang, shipped.loaded(shipped.TO_COPY).model, shipped.catalogue().model)


def parsed(html: str) -> ET.Element:
    """Parse as a browser would, but refuse the least fault."""
    root = html5lib.HTMLParser(strict=True).parse(html)
    assert isinstance(root, ET.Element)
    return root


def name(element: ET.Element) -> str:
    """Name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def words(element: ET.Element) -> str:
    """What is read in an element, with single spaces; what is only drawn for the eye is left out."""
    return " ".join("".join(_texts(element)).split())


def part(root: ET.Element, id_: str) -> ET.Element:
    """The element with this id."""
    found = [element for element in root.iter() if element.get("id") == id_]
    assert len(found) == 1, id_
    return found[0]


def ids(root: ET.Element) -> list[str]:
    """Every id on the page."""
    return [found for element in root.iter() if (found := element.get("id"))]


def rows(table: ET.Element) -> list[list[str]]:
    """The rows of the tables in an element, cell by cell."""
    return [
        [words(cell) for cell in row if name(cell) in ("th", "td")]
        for row in table.iter()
        if name(row) == "tr"
    ]


def line_row(root: ET.Element, line: str) -> list[str]:
    """The row of the annex that tells a line of the plan, cell by cell; lines alike share one."""
    for row in part(root, "lines").iter():
        if name(row) == "tr" and line in {found.get("id") for found in row.iter()}:
            return [words(cell) for cell in row if name(cell) in ("th", "td")]
    return []


def _texts(element: ET.Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or name(element) in ("style", "svg"):
        return
    if element.get("aria-hidden") == "true":
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield " " if name(child) in ("li", "p", "td", "th", "span", "tr") else ""
        yield child.tail or ""
