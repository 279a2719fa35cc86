"""Every line of the plan; what differs only in the day stands in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from arrangement.documents.days import days_in_short
from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Block, Cell, Para, Row, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import by_source, clock, place_on_clock, what
from arrangement.documents.week_types import in_weeks, of_types
from arrangement.plan.plan import Number, PlanLine
from assessment.ground.grid import DAYS, PARTS


@dataclass(frozen=True)
class Alike:
    """What lines have in common that stand in one row."""

    person: str
    what: str
    home: str
    minutes: Number
    paid: Number
    locked: bool


def all_lines(sheet: Sheet) -> list[Block]:
    """Give every line with its figures, source by source, so that nothing is told in sums only."""
    if not sheet.plan.lines:
        return []
    several = len({line.person for line in sheet.plan.lines}) > 1
    keys = ("what", *(("for_whom",) if several else ()), "when", "minutes", "paid_minutes", "month")
    rows: list[Row] = []
    for key, lines in by_source(sheet.plan.lines).items():
        for (payer, paragraph), paid in _by_payer(lines).items():
            name = sheet.names.source(lines[0], sheet.speech)
            pays = (
                sheet.view.payer(payer, *(line.person for line in paid))
                if payer
                else sheet.say("nothing_charged")
            )
            pays = f"{pays}, {paragraph}" if paragraph else pays
            rows.append(
                Row((Cell(name, mark=sheet.marks.get(key, ""), kind=key.kind, small=pays),), group=True)
            )
            rows += [_row(sheet, alike, group, several) for alike, group in _alike(sheet, paid).items()]
    heads = tuple(sheet.say(key) for key in keys)
    widths = (25, 5, 42, 7, 10, 11) if several else (27, 45, 7, 10, 11)
    said = Para(sheet.say("lines_say"), "note")
    return [said, Table(sheet.say("lines"), heads, tuple(rows), quiet=True, widths=widths)]


def _by_payer(lines: Sequence[PlanLine]) -> dict[tuple[str, str], list[PlanLine]]:
    """Who pays by which paragraph, once for all lines that share it."""
    found: dict[tuple[str, str], list[PlanLine]] = {}
    for line in lines:
        found.setdefault((line.payer or "", line.paragraph or ""), []).append(line)
    return found


def _alike(sheet: Sheet, lines: Sequence[PlanLine]) -> dict[Alike, list[PlanLine]]:
    found: dict[Alike, list[PlanLine]] = {}
    for line in sorted(lines, key=_order):
        alike = Alike(
            line.person,
            what(line, sheet.view),
            line.home or "",
            line.minutes,
            line.professional_minutes,
            line.locked,
        )
        found.setdefault(alike, []).append(line)
    return found


def _order(line: PlanLine) -> tuple[str, str, int, int, int, str]:
    day = DAYS.index(line.day) if line.day in DAYS else len(DAYS)
    part = PARTS.index(line.part) if line.part in PARTS else len(PARTS)
    return line.on or "", line.person, day, part, place_on_clock(line.part, clock(line)), line.id


def _row(sheet: Sheet, alike: Alike, lines: Sequence[PlanLine], several: bool) -> Row:
    speech = sheet.speech
    team = sheet.recipient.who == "team"
    place = f" ({harmless(alike.home)})" if alike.home and sheet.names.several_homes else ""
    ids = tuple(line.id for line in lines) if sheet.recipient.who in ("team", "person") else ("",)
    return Row(
        (
            Cell(alike.what + place, small=sheet.say("locked") if alike.locked and team else ""),
            *((Cell(harmless(alike.person)),) if several else ()),
            Cell("; ".join(_when(sheet, lines))),
            Cell(speech.number(alike.minutes), figure=True),
            Cell(speech.number(alike.paid), figure=True),
            Cell(speech.euros(sum(line.cents_per_month for line in lines)), figure=True),
        ),
        id=ids[0],
        anchors=ids[1:],
    )


def _when(sheet: Sheet, lines: Sequence[PlanLine]) -> Iterator[str]:
    """Days, day parts and clock times, type of week by type of week where they differ; then the dates."""
    weekly = {kind: _times(sheet, mine) for kind, mine in of_types(lines).items()}
    if weekly:
        yield in_weeks(weekly, sheet.plan, sheet.speech)
    for line in lines:
        if line.on:
            yield f"{sheet.speech.day(line.on)} {clock(line) or sheet.speech.word('part', line.part)}"


def _times(sheet: Sheet, lines: Sequence[PlanLine]) -> str:
    found: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        found.setdefault((line.part, clock(line)), []).append(line.day)
    return ", ".join(
        f"{days_in_short(days, sheet.speech)} {when or sheet.speech.word('part', part)}"
        for (part, when), days in found.items()
    )
