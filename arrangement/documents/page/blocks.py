"""What a page is made of: few shapes, data only. Texts are plain; the template escapes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arrangement.documents.page.drawing import Drawing

Tone = Literal["", "note", "strong", "warm", "alert"]


@dataclass(frozen=True)
class Para:
    """A paragraph."""

    text: str
    tone: Tone = ""
    shape: str = "para"


@dataclass(frozen=True)
class Item:
    """One entry of a list, with what belongs under it.

    Attributes:
        mark: Letter of a source, shown as a badge; with `kind` for its colour.
    """

    text: str
    more: tuple[str, ...] = ()
    mark: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Items:
    """A list; `ask` for questions to decide, `tick` for things to do."""

    items: tuple[Item, ...]
    style: Literal["plain", "ask", "tick", "numbers"] = "plain"
    shape: str = "items"


@dataclass(frozen=True)
class Cell:
    """One cell of a table.

    Attributes:
        figure: Set flush right.
        mark, kind: A source's badge before the text.
        small: Said under the text in small type.
    """

    text: str = ""
    figure: bool = False
    mark: str = ""
    kind: str = ""
    small: str = ""


@dataclass(frozen=True)
class Row:
    """One row; the first cell heads it.

    Attributes:
        id: Anchor, unique on the page.
    """

    cells: tuple[Cell, ...]
    id: str = ""


@dataclass(frozen=True)
class Table:
    """A table that becomes cards on a narrow screen."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    quiet: bool = False
    """Whether the caption is only read aloud."""
    shape: str = "table"


@dataclass(frozen=True)
class Entry:
    """One entry of the week: who, when, how long, what."""

    mark: str
    kind: str
    clock: str
    minutes: str
    what: str


@dataclass(frozen=True)
class WeekGrid:
    """The week of one person: days down, the day parts in use across."""

    caption: str
    corner: str
    parts: tuple[str, ...]
    days: tuple[tuple[str, tuple[tuple[Entry, ...], ...]], ...]
    shape: str = "week"


@dataclass(frozen=True)
class Card:
    """One side of the balance.

    Attributes:
        figure: The figure of this plan.
        compared: Lines such as "heute 165".
    """

    title: str
    figure: str
    unit: str
    compared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Balance:
    """Figures beside each other, none without its counterpart."""

    cards: tuple[Card, ...]
    shape: str = "balance"


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, never edited.

    Attributes:
        number: Of a goal.
        told: What is said under the words, before `marks`.
        marks: Letters and kinds of the sources that support it.
    """

    words: str
    by: str = ""
    number: str = ""
    told: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    shape: str = "quote"


@dataclass(frozen=True)
class Figure:
    """A drawing with its caption.

    Attributes:
        more: Said where a wide drawing is cut on a narrow screen.
    """

    drawing: Drawing
    caption: str
    more: str = ""
    shape: str = "figure"


@dataclass(frozen=True)
class Blank:
    """A place to write by hand."""

    label: str
    lines: int = 1
    shape: str = "blank"


@dataclass(frozen=True)
class Sub:
    """A part with a heading of its own."""

    title: str
    blocks: tuple[Block, ...]
    id: str = ""
    together: bool = False
    """Whether it may not break over two sheets of paper."""
    shape: str = "sub"


Block = Para | Items | Table | WeekGrid | Balance | Quote | Figure | Blank | Sub


@dataclass(frozen=True)
class Section:
    """One part of the page.

    Attributes:
        id: Anchor.
        new_sheet: Whether it begins a new sheet of paper, so that it can be handed out alone.
        lead: One calm sentence under the heading.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    lead: str = ""
    new_sheet: bool = False
