"""The mix of help as one bar: active help by kind; presence is never added to it."""

from __future__ import annotations

from arrangement.documents.page.blocks import Block, Cell, Figure, Para, Row, Table
from arrangement.documents.page.drawing import Box, Drawing, Shape, Words
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import KINDS

WIDTH, HEIGHT, TOP = 640, 60, 6
SWATCH = "\u00a0"
"""A badge that shows the colour only; the words stand beside it."""
NARROWEST_NAMED = 34
"""Width from which a part of the bar holds its figure."""


def mix(sheet: Sheet) -> list[Block]:
    """Draw the bar, and say the same in a table."""
    found = {kind: sheet.plan.welfare_mix.get(kind, 0) for kind in KINDS}
    total = sum(found.values())
    if not total:
        return []
    speech = sheet.speech
    told = ", ".join(f"{speech.word('kind', k)} {speech.number(n)}" for k, n in found.items() if n)
    drawing = Drawing("mix", WIDTH, HEIGHT, sheet.say("mix_title"), told, tuple(_bar(sheet, found, total)))
    rows = tuple(
        Row(
            (
                Cell(speech.word("kind", kind), mark=SWATCH, kind=kind),
                Cell(speech.number(minutes), figure=True),
                Cell(sheet.say("percent", n=_percent(minutes, total)), figure=True),
            )
        )
        for kind, minutes in found.items()
    )
    heads = tuple(sheet.say(key) for key in ("kind_of_help", "minutes_week", "share"))
    return [
        Figure(drawing, sheet.say("mix_say")),
        Table(sheet.say("mix_title"), heads, rows, quiet=True),
        Para(sheet.say("mix_presence"), "note"),
    ]


def _bar(sheet: Sheet, found: dict[str, float], total: float) -> list[Shape]:
    shapes: list[Shape] = []
    left = 0.0
    for kind, minutes in found.items():
        width = round(minutes * WIDTH / total, 1)
        if not width:
            continue
        shapes.append(Box(round(left, 1), TOP, width, HEIGHT - 2 * TOP, f"fill-{kind}"))
        if width >= NARROWEST_NAMED:
            middle = round(left + width / 2, 1)
            shapes.append(Words(middle, HEIGHT / 2 + 5, sheet.speech.number(minutes), "on-fill", "middle"))
        left += width
    return shapes


def _percent(part: float, total: float) -> int:
    return round(100 * part / total)
