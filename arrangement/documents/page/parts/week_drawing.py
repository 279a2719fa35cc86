"""The week as a drawing: days across, day parts down, one chip for each source and time."""

from __future__ import annotations

from collections.abc import Sequence

from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Block, Figure
from arrangement.documents.page.drawing import Box, Drawing, Shape, Stroke, Words
from arrangement.documents.page.parts.week import same_weeks
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import by_source, clock, place_on_clock, source_key
from arrangement.documents.week_types import planned, week_name
from arrangement.plan.plan import PlanLine
from assessment.case.phases import BETWEEN
from assessment.ground.grid import DAYS, PARTS

LEFT, TOP, COLUMN, CHIP, GAP = 96, 30, 106, 22, 4


def week_drawings(sheet: Sheet) -> list[Block]:
    """Draw one week per person and kind of week."""
    types = planned(sheet.plan)
    blocks: list[Block] = []
    for person, kinds, lines in same_weeks(sheet):
        whose = sheet.speech.say("views.week_of", person=harmless(person))
        named = ", ".join(week_name(kind, sheet.speech) for kind in kinds)
        caption = f"{whose} – {named}" if len(types) > 1 else whose
        drawing = _drawing(sheet, lines, caption, f"week-{kinds[0].replace(BETWEEN, '-')}-{person}")
        blocks.append(Figure(drawing, caption, sheet.say("scroll_on")))
    return blocks


def _drawing(sheet: Sheet, lines: Sequence[PlanLine], caption: str, id_: str) -> Drawing:
    shapes: list[Shape] = []
    speech, top = sheet.speech, TOP
    for number, day in enumerate(DAYS):
        shapes.append(
            Words(LEFT + number * COLUMN + COLUMN / 2, 19, speech.word("day_short", day), "head", "middle")
        )
    for part in (p for p in PARTS if any(line.part == p for line in lines)):
        cells = [_chips(sheet, [x for x in lines if x.part == part and x.day == day]) for day in DAYS]
        height = max(len(cell) for cell in cells) * (CHIP + GAP) + GAP + 4
        shapes.append(Stroke(0, top, LEFT + 7 * COLUMN, top, "rule"))
        shapes.append(Words(0, top + 21, speech.word("part", part), "head"))
        for number, cell in enumerate(cells):
            shapes += _cell(cell, LEFT + number * COLUMN + 3, top + GAP + 2)
        top += height
    shapes.append(Stroke(0, top, LEFT + 7 * COLUMN, top, "rule"))
    return Drawing(id_, LEFT + 7 * COLUMN, top + 4, caption, sheet.say("week_told"), tuple(shapes), wide=True)


def _chips(sheet: Sheet, lines: Sequence[PlanLine]) -> list[tuple[str, str]]:
    """One chip per source and clock time: its kind and what it says."""
    chips: list[tuple[int, tuple[str, str]]] = []
    for group in by_source(lines).values():
        letter = sheet.marks.get(source_key(group[0]), "")
        for when in dict.fromkeys(clock(line) for line in group):
            minutes = max(_together([line for line in group if clock(line) == when], when), 0)
            said = " ".join(filter(None, (letter, when, sheet.speech.number(minutes))))
            chips.append((place_on_clock(group[0].part, when), (group[0].kind, said)))
    return [chip for _, chip in sorted(chips, key=lambda one: one[0])]


def _together(lines: Sequence[PlanLine], when: str) -> float:
    """Minutes of one chip: what runs beside each other at one date is not added up."""
    return max(line.minutes for line in lines) if when else sum(line.minutes for line in lines)


def _cell(chips: Sequence[tuple[str, str]], left: float, top: float) -> list[Shape]:
    shapes: list[Shape] = []
    for number, (kind, said) in enumerate(chips):
        y = top + number * (CHIP + GAP)
        shapes.append(Box(left, y, COLUMN - 6, CHIP, f"fill-{kind}", 4))
        shapes.append(Words(left + 7, y + 15.5, said, "on-fill"))
    return shapes
