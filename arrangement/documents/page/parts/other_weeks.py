"""What is different in the other types of week: who comes instead, what is left out, what comes on top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arrangement.documents.days import days_in_short
from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Line, Run
from arrangement.documents.page.parts.periods import periods
from arrangement.documents.page.parts.roster import task_of
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import SourceKey, source_key
from arrangement.documents.week_types import week_name
from arrangement.plan.plan import PlanLine
from assessment.ground.grid import PARTS


@dataclass(frozen=True, order=True)
class Slot:
    """One task of one person in one day part."""

    person: str
    task: str
    part: int


Who = frozenset[tuple[SourceKey, float]]
"""Sources with their minutes."""
Doing = Mapping[Slot, Mapping[str, Who]]
"""Who does a task, day by day."""
HOW = ("instead", "without", "more")


@dataclass(frozen=True)
class Change:
    """Who is not there, and who comes."""

    gone: Who
    come: Who

    @property
    def how(self) -> str:
        """Somebody else comes, nobody comes, or it comes on top."""
        return "instead" if self.gone and self.come else "without" if self.gone else "more"


def other_week(sheet: Sheet, week_type: str, usual: Sequence[PlanLine], lines: Sequence[PlanLine]) -> Line:
    """Say in one paragraph what is different in a type of week."""
    name, when = week_name(week_type, sheet.speech), periods(sheet, week_type)
    head = sheet.say("other_week", name=name, when=when) if when else f"{name}:"
    if not lines:
        return Line(head, (Run(sheet.say("other_week_nothing")),))
    runs = tuple(_told(sheet, _doing(sheet, usual), _doing(sheet, lines)))
    return Line(head, runs or (Run(sheet.say("other_week_same")),))


def _doing(sheet: Sheet, lines: Sequence[PlanLine]) -> Doing:
    found: dict[Slot, dict[str, set[tuple[SourceKey, float]]]] = {}
    for line in lines:
        part = PARTS.index(line.part) if line.part in PARTS else len(PARTS)
        slot = Slot(line.person, task_of(sheet, line), part)
        found.setdefault(slot, {}).setdefault(line.day, set()).add((source_key(line), line.minutes))
    return {slot: {day: frozenset(who) for day, who in days.items()} for slot, days in found.items()}


def _told(sheet: Sheet, before: Doing, after: Doing) -> Iterator[Run]:
    """First who comes instead of whom, then what is left out, then what comes on top."""
    changes: dict[Change, dict[Slot, list[str]]] = {}
    for slot in sorted({*before, *after}):
        old, new = before.get(slot, {}), after.get(slot, {})
        for day in {**old, **new}:
            was, is_ = old.get(day, frozenset()), new.get(day, frozenset())
            if was != is_:
                change = Change(was - is_, is_ - was)
                changes.setdefault(change, {}).setdefault(slot, []).append(day)
    slots = {*before, *after}
    for how in HOW:
        found = [change for change in changes if change.how == how]
        if found:
            yield Run(sheet.say(f"other_week_{how}"))
        for change in found:
            yield from _change(sheet, change)
            said = ", ".join(_slot(sheet, slot, days, slots) for slot, days in changes[change].items())
            yield Run(f"{said}." if change is found[-1] else f"{said};")


def _change(sheet: Sheet, change: Change) -> Iterator[Run]:
    """The badges, with minutes only where they tell something new."""
    if change.how == "without":
        yield from _who(sheet, change.gone, minutes=False)
        return
    same = {minutes for _, minutes in change.gone} == {minutes for _, minutes in change.come}
    yield from _who(sheet, change.come, minutes=not same)
    if change.gone:
        yield Run(sheet.say("instead_of"))
        yield from _who(sheet, change.gone, minutes=not same)


def _slot(sheet: Sheet, slot: Slot, days: Sequence[str], slots: set[Slot]) -> str:
    """The task with its days; whose it is and in which day part where that is not clear."""
    several = len({other.person for other in slots}) > 1
    parts = {other.part for other in slots if (other.person, other.task) == (slot.person, slot.task)}
    told = [harmless(slot.person)] if several else []
    if len(parts) > 1 and slot.part < len(PARTS):
        told.append(sheet.speech.word("part", PARTS[slot.part]))
    more = f" ({', '.join(told)})" if told else ""
    return f"{slot.task}{more} {days_in_short(days, sheet.speech)}"


def _who(sheet: Sheet, doing: Who, minutes: bool) -> Iterator[Run]:
    for key, length in sorted(doing):
        yield Run(sheet.marks.get(key, ""), key.kind)
        if minutes:
            yield Run(sheet.say("minutes_short", n=sheet.speech.number(length)))
