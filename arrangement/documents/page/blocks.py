"""What a page is made of: few shapes, data only. Texts are plain; the template escapes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arrangement.documents.other_weeks import Run
from arrangement.documents.page.drawing import Drawing

Tone = Literal["", "note", "strong", "warm", "alert"]


@dataclass(frozen=True)
class Para:
    """A paragraph.

    Attributes:
        link: Part of the page to which it leads.
    """

    text: str
    tone: Tone = ""
    link: str = ""
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
        anchors: Further anchors, where one row says several entries of the plan.
        group: Whether it is one cell over all columns that heads the rows under it.
    """

    cells: tuple[Cell, ...]
    id: str = ""
    anchors: tuple[str, ...] = ()
    group: bool = False


@dataclass(frozen=True)
class Table:
    """A table that becomes cards on a narrow screen."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    quiet: bool = False
    """Whether the caption is only read aloud."""
    widths: tuple[int, ...] = ()
    """Share of each column in percent, where the cells alone would divide it badly."""
    shape: str = "table"

    @property
    def figures(self) -> tuple[bool, ...]:
        """Which columns hold figures."""
        first = next((row for row in self.rows if not row.group), None)
        return tuple(cell.figure for cell in first.cells) if first else tuple(False for _ in self.heads)


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
class Turn:
    """Somebody's turn on one day: who, when, and how long where the row does not say it."""

    mark: str
    kind: str
    clock: str
    minutes: str


@dataclass(frozen=True)
class Round:
    """One task in one day part, over the days of a week.

    Attributes:
        part: Said once for the rows that share it.
        span: How many rows share the part; 0 in all but the first of them.
        minutes: Where they are the same in every turn.
    """

    part: str
    span: int
    what: str
    minutes: str
    days: tuple[tuple[Turn, ...], ...]


@dataclass(frozen=True)
class Roster:
    """The week of one person at a glance: tasks down, days across."""

    caption: str
    heads: tuple[str, ...]
    rounds: tuple[Round, ...]
    quiet: bool = False
    shape: str = "roster"


@dataclass(frozen=True)
class Line:
    """A paragraph with badges in it."""

    head: str
    runs: tuple[Run, ...]
    shape: str = "line"


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
    beside: bool = False
    """Whether its blocks stand beside each other where there is room."""
    new_sheet: bool = False
    """Whether it begins a new sheet of paper."""
    shape: str = "sub"


Block = Para | Items | Table | WeekGrid | Roster | Line | Balance | Quote | Figure | Blank | Sub


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
