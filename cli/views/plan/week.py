"""The regular week: days down, the day parts in use across, letters for who helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table
from rich.text import Text

from arrangement.documents.sources import View, by_source, clock, marks, source_key, what
from arrangement.plan.plan import PlanLine
from assessment.ground.grid import DAYS, PARTS
from cli.views.harmless import plain
from cli.views.layout import section

NARROWEST = 17
"""Columns of text that an entry such as "B 20 Körperpflege" needs."""


class WeekTable:
    """A table that splits into two, three … under each other where the screen is narrow."""

    def __init__(self, lines: Sequence[PlanLine], view: View) -> None:
        """Keep the lines of one person."""
        self._lines = lines
        self._view = view
        self._marks = marks(view.plan)
        self._parts = [part for part in PARTS if any(line.part == part for line in lines)]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """Draw as many day parts beside each other as fit."""
        beside = max(1, min(len(self._parts), (options.max_width - 4) // (NARROWEST + 3)))
        tables = -(-len(self._parts) // beside)
        each = -(-len(self._parts) // tables)
        for start in range(0, len(self._parts), each):
            yield self._table(self._parts[start : start + each])

    def _table(self, parts: Sequence[str]) -> Table:
        speech = self._view.speech
        made = Table(box=box.SQUARE, show_lines=True, header_style="bold", border_style="dim")
        made.add_column("", no_wrap=True)
        for part in parts:
            made.add_column(plain(speech.word("part", part)), min_width=NARROWEST, overflow="fold")
        for day in DAYS:
            here = [line for line in self._lines if line.day == day]
            if any(line.part in parts for line in here):
                cells = [self._cell([line for line in here if line.part == part]) for part in parts]
                made.add_row(plain(speech.word("day_short", day)), *cells)
        return made

    def _cell(self, lines: Sequence[PlanLine]) -> Text:
        return plain(
            "\n".join(entry for group in by_source(lines).values() for entry in self._entries(group))
        )

    def _entries(self, group: Sequence[PlanLine]) -> Iterator[str]:
        totals: dict[tuple[str, str], float] = {}
        for line in group:
            place = (clock(line), what(line, self._view, short=True))
            totals[place] = totals.get(place, 0) + line.minutes
        letter = self._marks.get(source_key(group[0]), "")
        for (when, task), minutes in totals.items():
            yield " ".join(filter(None, (letter, when, self._view.speech.number(minutes), task)))


def week(view: View) -> RenderableType | None:
    """Draw the week of each person."""
    speech, plan = view.speech, view.plan
    if not plan.lines:
        return None
    body: list[RenderableType] = [plain(speech.say("views.week_say"))]
    persons = sorted({line.person for line in plan.lines})
    for person in persons:
        if len(persons) > 1:
            body.append(plain(speech.say("views.week_of", person=person), "bold"))
        body.append(WeekTable([line for line in plan.lines if line.person == person], view))
    return section(speech.say("views.week"), Group(*body))
