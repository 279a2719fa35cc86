"""The few shapes that all views share: headings, lists, sober tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from cli.views.harmless import plain

Cell = str | Text


def section(title: str, *body: RenderableType) -> Group:
    """Put a body under a heading that is seen without colour, too."""
    return Group(Text(), Rule(plain(title, "bold"), align="left", style="dim"), *body)


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]], right: Sequence[int] = ()) -> Table:
    """Make a table with a line under its heads only.

    Args:
        heads: Column heads.
        rows: Cells; text is shown literally.
        right: Columns of figures, flush right.
    """
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for number, head in enumerate(heads):
        made.add_column(
            plain(head),
            justify="right" if number in right else "left",
            overflow="fold",
            no_wrap=number in right,
        )
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else plain(cell) for cell in row))
    return made


def bullets(lines: Iterable[Cell], mark: str = "•") -> Group:
    """List lines under each other, with hanging indents."""
    return Group(*(_hanging(mark, line) for line in lines))


def indented(line: str | RenderableType, by: int = 2) -> Padding:
    """Move something to the right."""
    return Padding(plain(line) if isinstance(line, str) else line, (0, 0, 0, by), expand=False)


def _hanging(mark: str, line: Cell) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(plain(mark), line if isinstance(line, Text) else plain(line))
    return grid
