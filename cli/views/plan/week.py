"""The usual week: days down, day parts across, letters for who helps; what differs in others; the dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table
from rich.text import Text

from arrangement.documents.harmless import harmless
from arrangement.documents.other_weeks import other_weeks, task_of, usual
from arrangement.documents.sources import View, by_source, clock, marks, place_on_clock, source_key
from arrangement.documents.week_types import phases_told, week_name
from arrangement.plan.plan import PlanLine
from arrangement.plan.weekly import is_on_call
from assessment.ground.grid import DAYS, PARTS
from cli.views.harmless import plain
from cli.views.layout import bullets, indented, section

SEVERAL = 2

NARROWEST = 17
"""Columns of text that an entry such as "B 08:30 20 Körperpflege" needs on two lines."""


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
        entries = [entry for group in by_source(lines).values() for entry in self._entries(group)]
        return plain("\n".join(text for _, text in sorted(entries, key=lambda entry: entry[0])))

    def _entries(self, group: Sequence[PlanLine]) -> Iterator[tuple[int, str]]:
        """What one source does in a day part, each with its place on the clock; what has none comes last."""
        totals: dict[tuple[str, str], float] = {}
        for line in group:
            place = (clock(line), task_of(self._view, line))
            minutes = 0 if is_on_call(line, self._view.plan) else line.minutes
            totals[place] = totals.get(place, 0) + minutes
        letter = self._marks.get(source_key(group[0]), "")
        for (when, task), minutes in totals.items():
            number = self._view.speech.number(minutes) if minutes else ""
            yield place_on_clock(group[0].part, when), " ".join(filter(None, (letter, when, number, task)))


def week(view: View) -> RenderableType | None:
    """Draw the usual week of each person, what differs in the others, and the dates after them."""
    speech, plan = view.speech, view.plan
    if not plan.lines:
        return None
    body: list[RenderableType] = [plain(speech.say("views.week_say"))]
    phases = phases_told(plan, speech)
    body += [bullets(phases)] if phases else []
    weekly = [line for line in plan.lines if line.on is None]
    persons = sorted({line.person for line in plan.lines})
    often = usual(view)
    here = [line for line in weekly if line.week_type == often]
    several = _name_of(often, view)
    body += [plain(several, "bold")] if several else []
    for person in sorted({line.person for line in here}):
        if len(persons) > 1:
            body.append(plain(speech.say("views.week_of", person=person), "bold"))
        body.append(WeekTable([line for line in here if line.person == person], view))
    for other in other_weeks(view):
        body += [plain(other.head, "bold"), indented(" ".join(run.text for run in other.runs))]
    once = [line for line in plan.lines if line.on is not None]
    if once:
        body += [plain(speech.say("views.dates"), "bold"), bullets([_date(line, view) for line in once])]
    if plan.exceptions:
        noted = [_exception(entry, view) for entry in plan.exceptions]
        body += [plain(speech.say("views.exceptions"), "bold"), bullets(noted)]
    return section(speech.say("views.week"), Group(*body))


def _name_of(week_type: str, view: View) -> str | None:
    """Name a type of week with its number of weeks; nothing where the plan has one type only."""
    types = [str(week.get("week_type")) for week in view.plan.weeks]
    if len(set(types)) < SEVERAL:
        return None
    return view.speech.say(
        "views.week_type", week_type=week_name(week_type, view.speech), n=types.count(week_type)
    )


def _date(line: PlanLine, view: View) -> str:
    speech = view.speech
    part, when = speech.word("part", line.part), clock(line)
    return speech.say(
        "views.date",
        day=speech.day(line.on or ""),
        part=f"{part} {when}" if when else part,
        what=task_of(view, line),
        who=view.names.source(line, speech),
        minutes=speech.minutes(line.minutes),
    )


def _exception(entry: dict[str, object], view: View) -> str:
    text = view.names.exceptions.get(str(entry.get("text_ref")), "")
    day = view.speech.day(str(entry.get("on")))
    return view.speech.say("views.exception", day=day, text=harmless(text)) if text else day
