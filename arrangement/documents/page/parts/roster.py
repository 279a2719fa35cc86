"""The week at a glance: tasks down, days across, one badge for each turn."""

from __future__ import annotations

from collections.abc import Sequence

from arrangement.documents.harmless import harmless
from arrangement.documents.other_weeks import task_of
from arrangement.documents.page.blocks import Roster, Round, Turn
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import by_source, clock, place_on_clock, source_key
from arrangement.plan.plan import PlanLine
from arrangement.plan.weekly import is_on_call
from assessment.ground.grid import DAYS, PARTS


def week_of(sheet: Sheet, person: str, several: bool) -> str:
    """Head the week of a person; in a plan for one nobody needs to be named."""
    if several:
        return sheet.speech.say("views.week_of", person=harmless(person))
    return sheet.say("week_one")


def roster(sheet: Sheet, lines: Sequence[PlanLine], caption: str, quiet: bool = False) -> Roster:
    """Draw the week of one person; day parts and tasks in the order of the clock."""
    speech = sheet.speech
    rounds: list[Round] = []
    for part in (*PARTS, *_unknown_parts(lines)):
        rows = _rows(sheet, [line for line in lines if line.part == part])
        for number, (task, group) in enumerate(rows):
            span = 0 if number else len(rows)
            rounds.append(_round(sheet, speech.word("part", part), span, task, group))
    heads = (sheet.say("when"), sheet.say("what"), *(speech.word("day_short", day) for day in DAYS))
    return Roster(caption, heads, tuple(rounds), quiet)


def _unknown_parts(lines: Sequence[PlanLine]) -> list[str]:
    return list(dict.fromkeys(line.part for line in lines if line.part not in PARTS))


def _rows(sheet: Sheet, lines: Sequence[PlanLine]) -> list[tuple[str, list[PlanLine]]]:
    """The tasks of a day part, earliest first; what has no clock time comes last."""
    found: dict[str, list[PlanLine]] = {}
    for line in lines:
        found.setdefault(task_of(sheet.view, line), []).append(line)

    def begins(row: tuple[str, list[PlanLine]]) -> tuple[int, str]:
        return min(place_on_clock(line.part, clock(line)) for line in row[1]), row[0]

    return sorted(found.items(), key=begins)


def _round(sheet: Sheet, part: str, span: int, task: str, lines: Sequence[PlanLine]) -> Round:
    turns = {day: _turns(sheet, [line for line in lines if line.day == day]) for day in DAYS}
    lengths = {minutes for day in turns.values() for *_, minutes in day}
    same = next(iter(lengths)) if len(lengths) == 1 else ""
    days = tuple(
        tuple(Turn(mark, kind, when, "" if same else length) for mark, kind, when, length in turns[day])
        for day in DAYS
    )
    return Round(part, span, task, same and sheet.say("minutes_short", n=same), days)


def _turns(sheet: Sheet, lines: Sequence[PlanLine]) -> list[tuple[str, str, str, str]]:
    """Letter, kind, clock and minutes of each turn of a day."""
    found: list[tuple[int, tuple[str, str, str, str]]] = []
    for group in by_source(lines).values():
        mark, kind = sheet.marks.get(source_key(group[0]), ""), group[0].kind
        for when in dict.fromkeys(clock(line) for line in group):
            minutes = sum(
                line.minutes for line in group if clock(line) == when and not is_on_call(line, sheet.plan)
            )
            length = sheet.speech.number(minutes) if minutes else ""
            found.append((place_on_clock(group[0].part, when), (mark, kind, when, length)))
    return [turn for _, turn in sorted(found)]
