"""The week: at a glance for the conference, in full for the annex, day by day for somebody who helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arrangement.documents.harmless import harmless
from arrangement.documents.other_weeks import named_with_time, other_weeks, periods, task_of, usual
from arrangement.documents.page.blocks import Block, Entry, Item, Items, Line, Para, Sub, WeekGrid
from arrangement.documents.page.parts.roster import roster, week_of
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import by_source, clock, place_on_clock, source_key, what
from arrangement.documents.week_types import of_types, phases_told, week_name
from arrangement.plan.plan import PlanLine
from assessment.ground.grid import DAYS, PARTS


def at_a_glance(sheet: Sheet) -> list[Block]:
    """Give the usual week in full, and of each other type of week what is different."""
    found, often = of_types(sheet.plan.lines), usual(sheet.view)
    phases = tuple(Item(said) for said in phases_told(sheet.plan, sheet.speech))
    blocks: list[Block] = [Items(phases)] if phases else []
    if len(found) > 1:
        blocks.append(Para(f"{named_with_time(sheet.view, often)} {sheet.say('week_usual')}", "note"))
    persons = sorted({line.person for line in found.get(often, ())})
    for person in persons:
        mine = [line for line in found[often] if line.person == person]
        blocks.append(
            roster(sheet, mine, week_of(sheet, person, len(sheet.view.persons) > 1), len(persons) == 1)
        )
    blocks += [Line(other.head, other.runs) for other in other_weeks(sheet.view)]
    return [*blocks, *_once(sheet)]


def in_full(sheet: Sheet) -> list[Block]:
    """Give every other type of week in full; weeks of a person that are the same stand once."""
    often = usual(sheet.view)
    return [
        roster(sheet, lines, f"{week_of(sheet, person, several=True)}: {names}")
        for person, kinds, lines in same_weeks(sheet)
        if often not in kinds
        for names in [", ".join(week_name(kind, sheet.speech) for kind in kinds)]
    ]


def same_weeks(sheet: Sheet) -> Iterator[tuple[str, list[str], list[PlanLine]]]:
    """Each person's weeks, with the types in which they are the same."""
    found = of_types(sheet.plan.lines)
    for person in sorted({line.person for lines in found.values() for line in lines}):
        weeks: dict[tuple[object, ...], tuple[list[str], list[PlanLine]]] = {}
        for kind, lines in found.items():
            mine = [line for line in lines if line.person == person]
            if mine:
                weeks.setdefault(_look(mine), ([], mine))[0].append(kind)
        for kinds, mine in weeks.values():
            yield person, kinds, mine


def day_by_day(sheet: Sheet) -> list[Block]:
    """Give the weeks day by day, for each person who is helped."""
    found = of_types(sheet.plan.lines)
    blocks: list[Block] = []
    for person, kinds, lines in same_weeks(sheet):
        grid = _grid(sheet, lines, sheet.speech.say("views.week_of", person=harmless(person)))
        if len(found) == 1 or set(kinds) == set(found):
            blocks.append(grid)
            continue
        for_types = ", ".join(week_name(kind, sheet.speech) for kind in kinds)
        when = "; ".join(filter(None, (periods(sheet.view, kind) for kind in kinds)))
        blocks.append(Sub(for_types, (Para(when, "note"), grid) if when else (grid,)))
    return [*blocks, *_once(sheet)]


def _look(lines: Sequence[PlanLine]) -> tuple[object, ...]:
    """What is seen of a week."""
    return tuple(sorted((x.day, x.part, clock(x), x.need or "", source_key(x), x.minutes) for x in lines))


def _grid(sheet: Sheet, lines: Sequence[PlanLine], caption: str) -> WeekGrid:
    speech = sheet.speech
    parts = [part for part in PARTS if any(line.part == part for line in lines)]
    days = []
    for day in DAYS:
        here = [line for line in lines if line.day == day]
        if here:
            cells = tuple(_cell(sheet, [line for line in here if line.part == part]) for part in parts)
            days.append((speech.word("day", day), cells))
    return WeekGrid(
        caption, sheet.say("day"), tuple(speech.word("part", part) for part in parts), tuple(days)
    )


def _cell(sheet: Sheet, lines: Sequence[PlanLine]) -> tuple[Entry, ...]:
    found = [
        (place_on_clock(group[0].part, entry.clock), entry)
        for group in by_source(lines).values()
        for entry in _entries(sheet, group)
    ]
    return tuple(entry for _, entry in sorted(found, key=lambda one: one[0]))


def _entries(sheet: Sheet, group: Sequence[PlanLine]) -> Iterator[Entry]:
    totals: dict[tuple[str, str], float] = {}
    for line in group:
        place = (clock(line), task_of(sheet.view, line))
        totals[place] = totals.get(place, 0) + line.minutes
    for (when, task), minutes in totals.items():
        yield Entry(
            sheet.marks.get(source_key(group[0]), ""), group[0].kind, when, sheet.speech.number(minutes), task
        )


def _once(sheet: Sheet) -> Iterator[Block]:
    """List what happens on a date of its own."""
    dated = sorted((line.on or "", line.id, line) for line in sheet.plan.lines if line.on)
    if dated:
        items = tuple(
            Item(
                sheet.say(
                    "dated_line",
                    day=sheet.speech.day(day),
                    what=what(line, sheet.view),
                    person=harmless(line.person),
                    minutes=sheet.speech.minutes(line.minutes),
                ),
                mark=sheet.marks.get(source_key(line), ""),
                kind=line.kind,
            )
            for day, _, line in dated
        )
        yield Sub(sheet.say("dated"), (Items(items),))
