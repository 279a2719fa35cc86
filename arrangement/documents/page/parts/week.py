"""The week at a glance, person by person and kind of week by kind of week; what happens once stands apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Block, Cell, Entry, Item, Items, Para, Row, Sub, Table, WeekGrid
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import by_source, clock, place_on_clock, source_key, what
from arrangement.documents.week_types import drawn_once, of_types, phases_told, week_name
from arrangement.plan.plan import PlanLine
from assessment.ground.grid import DAYS, PARTS


def weeks(sheet: Sheet) -> list[Block]:
    """Give one grid per person and kind of week."""
    found = drawn_once(sheet.plan.lines)
    phases = tuple(Item(said) for said in phases_told(sheet.plan, sheet.speech))
    blocks: list[Block] = [Items(phases)] if phases else []
    for types, lines in found:
        grids = tuple(_grids(sheet, lines))
        if len(found) == 1:
            blocks += grids
        else:
            when = Para(periods(sheet, types), "note")
            names = ", ".join(week_name(week_type, sheet.speech) for week_type in types)
            blocks.append(Sub(names, (when, *grids) if when.text else grids))
    return [*blocks, *_once(sheet)]


def periods(sheet: Sheet, types: Collection[str]) -> str:
    """Say when kinds of week are on, weeks in a row as one stretch; empty where the plan does not say."""
    stretches: list[tuple[str, str]] = []
    before: object = None
    for week in sheet.plan.weeks:
        begins, ends = str(week.get("begins")), str(week.get("ends"))
        if week.get("week_type") in types:
            if before in types and stretches:
                stretches[-1] = (stretches[-1][0], ends)
            else:
                stretches.append((begins, ends))
        before = week.get("week_type")
    speech = sheet.speech
    return "; ".join(sheet.say("from_to", begin=speech.day(b), end=speech.day(e)) for b, e in stretches)


def _grids(sheet: Sheet, lines: Sequence[PlanLine]) -> Iterator[WeekGrid]:
    persons = sorted({line.person for line in lines})
    for person in persons:
        caption = sheet.speech.say("views.week_of", person=harmless(person))
        yield _grid(sheet, [line for line in lines if line.person == person], caption)


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
        place = (clock(line), _short(sheet, line))
        totals[place] = totals.get(place, 0) + line.minutes
    for (when, task), minutes in totals.items():
        yield Entry(
            sheet.marks.get(source_key(group[0]), ""), group[0].kind, when, sheet.speech.number(minutes), task
        )


def _short(sheet: Sheet, line: PlanLine) -> str:
    said = what(line, sheet.view, short=True)
    home = line.home
    return f"{said} ({harmless(home)})" if home and len(sheet.case.homes if sheet.case else ()) > 1 else said


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


def all_lines(sheet: Sheet) -> list[Block]:
    """Give every line of the plan with its figures, so that nothing is told in sums only."""
    speech = sheet.speech
    heads = tuple(
        sheet.say(key)
        for key in ("when", "for_whom", "what", "who", "minutes", "paid_minutes", "paid_by", "month")
    )
    blocks: list[Block] = []
    found = of_types(sheet.plan.lines)
    groups = {**found, "": [line for line in sheet.plan.lines if line.on]}
    for week_type, lines in groups.items():
        if lines:
            week = week_name(week_type, sheet.speech) if week_type else sheet.say("dated")
            ordered = sorted(lines, key=_order)
            rows = tuple(_row(sheet, line) for line in ordered)
            blocks.append(Table(sheet.say("lines_of", week=week), heads, rows, quiet=len(found) == 1))
    return [*blocks, Para(speech.say("views.professional_say"), "note")] if blocks else []


def _order(line: PlanLine) -> tuple[str, str, int, int, int, str]:
    day = DAYS.index(line.day) if line.day in DAYS else len(DAYS)
    part = PARTS.index(line.part) if line.part in PARTS else len(PARTS)
    return line.on or "", line.person, day, part, place_on_clock(line.part, clock(line)), line.id


def _row(sheet: Sheet, line: PlanLine) -> Row:
    speech = sheet.speech
    on = line.on
    day = speech.day(on) if on else speech.word("day_short", line.day)
    part = " ".join(filter(None, (speech.word("part", line.part), clock(line))))
    place = line.home
    shown = what(line, sheet.view) + (f" ({harmless(place)})" if place else "")
    payer = speech.word("payer", line.payer) if line.payer else sheet.say("nothing_charged")
    team = sheet.recipient.who == "team"
    return Row(
        (
            Cell(f"{day} {part}"),
            Cell(harmless(line.person)),
            Cell(shown, small=sheet.speech.say("page.locked") if line.locked and team else ""),
            Cell(
                sheet.names.source(line, speech), mark=sheet.marks.get(source_key(line), ""), kind=line.kind
            ),
            Cell(speech.number(line.minutes), figure=True),
            Cell(speech.number(line.professional_minutes), figure=True),
            Cell(payer, small=line.paragraph or ""),
            Cell(speech.euros(line.cents_per_month), figure=True),
        ),
        id=line.id if sheet.recipient.who in ("team", "person") else "",
    )
