"""Tables on narrow screens: words stay whole, or the rows stand below each other."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from cli.views.layout import table

HEADS = ("Wer", "Mindestqualifikation", "Zahl")
ROWS = [("Eingliederungshilfe", "eine lange Angabe aus vielen kurzen Worten", "1.200")]


def drawn(width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width, markup=False, emoji=False, highlight=False).print(
        table(HEADS, ROWS, right=(2,))
    )
    return out.getvalue()


@pytest.mark.parametrize("width", [30, 50, 56, 70, 200])
def test_no_word_is_broken_and_no_line_is_too_long(width: int) -> None:
    text = drawn(width)
    for word in " ".join(ROWS[0]).split():
        assert word in text, (word, width)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width


def test_without_room_for_columns_each_row_is_a_block() -> None:
    narrow = " ".join(drawn(40).split())
    assert "• Eingliederungshilfe Mindestqualifikation: eine lange Angabe" in narrow
    assert narrow.endswith("Zahl: 1.200")
    assert "• " not in drawn(200)
