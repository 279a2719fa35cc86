"""How much paper the conference part takes, so that it stays on two sheets: an estimate on the safe side.

A test prints every shipped case in a browser and counts the sheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch
from math import ceil

from arrangement.documents.page.blocks import (
    Balance,
    Blank,
    Block,
    Items,
    Line,
    Para,
    Quote,
    Roster,
    Row,
    Sub,
    Table,
)

SHEET = 71.5  # no figure of law: lines on a sheet of A4
"""Printed lines of one sheet."""
WIDE = 106  # no figure of law: letters
"""Letters of a printed line."""
HEAD = 7.0
"""Lines of the head of the page."""
TITLE = 2.2
"""Lines of the heading of a part."""
BADGE = 3
"""Letters that a badge takes."""

_AROUND = {"alert": 1.2, "note": 0.2}
"""Lines around a paragraph by its tone, 0.3 for any other."""


def height(blocks: Sequence[Block]) -> float:
    """Printed lines of some blocks."""
    return sum(_lines(block) for block in blocks)


def entries(block: Block) -> int:
    """How many entries a list or table has; 0 for anything else."""
    if isinstance(block, Items):
        return len(block.items)
    return sum(1 for row in block.rows if not row.group) if isinstance(block, Table) else 0


def cut(blocks: Sequence[Block], most: int) -> tuple[list[Block], int]:
    """Keep the first entries of the longest list or table; say how many are left out."""
    longest = max(blocks, key=entries, default=None)
    left = max(entries(longest) - most, 0) if longest is not None else 0
    if longest is None or not left:
        return list(blocks), 0
    return [_first(block, most) if block is longest else block for block in blocks], left


def _first(block: Block, most: int) -> Block:
    if isinstance(block, Items):
        return replace(block, items=block.items[:most])
    assert isinstance(block, Table)
    groups: list[list[Row]] = [[]]
    for row in block.rows:
        if row.group:
            groups.append([])
        groups[-1].append(row)
    for _ in range(entries(block) - most):  # of each kind of help somebody is named as long as it can be
        longest = max(reversed(groups), key=_named)
        longest.pop()
    kept = [row for group in groups if _named(group) for row in group]
    return replace(block, rows=tuple(kept))


def _named(group: Sequence[Row]) -> int:
    return sum(1 for row in group if not row.group)


@singledispatch
def _lines(block: Block) -> float:
    """Lines of one block; what never stands in the conference part counts as one."""
    return 1.0


@_lines.register
def _(block: Para) -> float:
    return _wrapped(block.text) + _AROUND.get(block.tone, 0.3)


@_lines.register
def _(block: Line) -> float:
    letters = len(block.head) + sum(BADGE if run.kind else len(run.text) + 1 for run in block.runs)
    return 1.05 * ceil(letters / WIDE) + 0.3


@_lines.register
def _(block: Items) -> float:
    frame = 0.9 if block.style == "ask" else 0.1
    return 0.4 + sum(
        _wrapped(item.text) + frame + sum(_wrapped(more) for more in item.more) for item in block.items
    )


@_lines.register
def _(block: Table) -> float:
    return 1.8 + sum(
        _row(row, block.widths or tuple(100 // len(block.heads) for _ in block.heads)) for row in block.rows
    )


@_lines.register
def _(block: Roster) -> float:
    heads = 2.7 if not block.quiet else 1.4
    return heads + sum(
        max(1.1 if len(f"{one.what} {one.minutes}") < 21 else 2.1, *(1.05 * len(day) for day in one.days))
        for one in block.rounds
    )


@_lines.register
def _(block: Quote) -> float:
    return (
        ceil((len(f"{block.words} {block.by} {block.told}") + BADGE * len(block.marks)) / 46) * 1.1 + 0.6
    ) / 2


@_lines.register
def _(block: Balance) -> float:
    return 4.4 + max((len(card.compared) for card in block.cards), default=0) * 0.9


@_lines.register
def _(block: Blank) -> float:
    return 1.6 + 1.4 * block.lines


@_lines.register
def _(block: Sub) -> float:
    return 1.5 + height(block.blocks)


def _row(row: Row, widths: Sequence[int]) -> float:
    if row.group:
        return 1.2
    longest = max(
        _wrapped(
            f"{cell.text} {cell.small}" + (BADGE * "x" if cell.mark else ""),
            max(width * (WIDE + 10) // 100 - 1, 4),
        )
        for cell, width in zip(row.cells, widths, strict=False)
    )
    return 0.95 * longest + 0.3


def _wrapped(text: str, letters: int = WIDE) -> int:
    """Lines that a text takes; long words leave room at the end of a line."""
    return max(1, ceil(1.04 * len(text) / letters))
