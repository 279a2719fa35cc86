"""The few shapes that all views share: headings, lists, sober tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from cli.views.harmless import TOGETHER, plain

Cell = str | Text


def section(title: str, *body: RenderableType) -> Group:
    """Put a body under a heading that is seen without colour, too."""
    return Group(Text(), Rule(plain(title, "bold"), align="left", style="dim"), *body)


class SoberTable:
    """A table with a line under its heads only: words stay whole, or the rows stand below each other."""

    def __init__(self, heads: Sequence[str], rows: Iterable[Sequence[Cell]], right: Sequence[int]) -> None:
        """Keep the cells."""
        self._heads = [plain(head) for head in heads]
        self._rows = [[cell if isinstance(cell, Text) else plain(cell) for cell in row] for row in rows]
        self._right = right

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """Draw columns where every word has room, else one block for each row."""
        widths = self._widths(options.max_width)
        yield self._columns(widths) if widths else self._blocks()

    def _widths(self, room: int) -> list[int]:
        """Width of each column, none narrower than its longest word; empty where they do not fit."""
        columns = [
            [head, *(row[number] for row in self._rows if number < len(row))]
            for number, head in enumerate(self._heads)
        ]
        least = [
            max(
                (cell.cell_len if number in self._right and n else _longest_word(cell))
                for n, cell in enumerate(cells)
            )
            for number, cells in enumerate(columns)
        ]
        most = [max(max(map(cell_len, cell.plain.split("\n"))) for cell in cells) for cells in columns]
        left = room - GAP * (len(columns) - 1) - sum(least)
        if left < 0:
            return []
        wanted = [whole - narrow for whole, narrow in zip(most, least, strict=True)]
        if sum(wanted) <= left:
            return most
        return [narrow + more * left // sum(wanted) for narrow, more in zip(least, wanted, strict=True)]

    def _columns(self, widths: Sequence[int]) -> Table:
        made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
        for number, (head, width) in enumerate(zip(self._heads, widths, strict=True)):
            justify: JustifyMethod = "right" if number in self._right else "left"
            made.add_column(head, justify=justify, overflow="fold", width=width)
        for row in self._rows:
            made.add_row(*row)
        return made

    def _blocks(self) -> Group:
        drawn: list[RenderableType] = []
        for row in self._rows:
            first, *others = zip(self._heads, row, strict=False)
            drawn.append(_hanging("•", first[1]))
            told = [Text.assemble(head, ": " if head.plain.strip() else "", cell) for head, cell in others]
            drawn += [indented(one) for one in told]
        return Group(*drawn)


GAP = 3
"""Columns of text between two columns of a table: space, nothing, space."""


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]], right: Sequence[int] = ()) -> SoberTable:
    """Make a table.

    Args:
        heads: Column heads.
        rows: Cells; text is shown literally.
        right: Columns of figures, flush right.
    """
    return SoberTable(heads, rows, right)


def _longest_word(cell: Text) -> int:
    return max((cell_len(word) for word in TOGETHER.sub("_", cell.plain).split()), default=1)


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
