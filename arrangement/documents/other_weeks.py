"""What is different in the other types of week: who comes instead, what is left out, what comes on top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arrangement.documents.days import days_in_short
from arrangement.documents.harmless import harmless
from arrangement.documents.sources import SourceKey, View, marks, source_key, what
from arrangement.documents.week_types import of_types, planned, week_name
from arrangement.plan.plan import PlanLine
from arrangement.plan.weekly import is_on_call
from assessment.case.phases import BETWEEN
from assessment.ground.grid import PARTS


@dataclass(frozen=True)
class Run:
    """A piece of a sentence: words, or the letter of a source with its kind."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class OtherWeek:
    """A type of week, when it is, and what is different in it."""

    head: str
    runs: tuple[Run, ...]


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


def usual(view: View) -> str:
    """The type of week that comes most often, with phases in the first of them; the first of several."""
    found = of_types(view.plan.lines)
    often = Counter(str(week.get("week_type")) for week in view.plan.weeks)
    with_help = [week_type for week_type in planned(view.plan) if week_type in found]
    first = view.plan.phases[0].get("id") if view.plan.phases else None
    with_help = [w for w in with_help if w.startswith(f"{first}{BETWEEN}")] or with_help
    return max(with_help, key=lambda week_type: often[week_type], default="")


def named_with_time(view: View, week_type: str) -> str:
    """Name a type of week with the time in which it is on."""
    name, when = week_name(week_type, view.speech), periods(view, week_type)
    return view.speech.say("page.other_week", name=name, when=when) if when else f"{name}:"


def other_weeks(view: View) -> Iterator[OtherWeek]:
    """Say of each type of week but the usual one what is different in it."""
    found, often, say = of_types(view.plan.lines), usual(view), view.speech.say
    if not found:
        return
    for week_type in planned(view.plan):
        if week_type == often:
            continue
        head, lines = named_with_time(view, week_type), found.get(week_type)
        if not lines:
            yield OtherWeek(head, (Run(say("page.other_week_nothing")),))
            continue
        runs = tuple(_told(view, _doing(view, found[often]), _doing(view, lines)))
        yield OtherWeek(head, runs or (Run(say("page.other_week_same")),))


def periods(view: View, week_type: str) -> str:
    """Say when a type of week is on, weeks in a row as one stretch; empty where the plan does not say."""
    stretches: list[tuple[str, str]] = []
    before: object = None
    for week in view.plan.weeks:
        begins, ends = str(week.get("begins")), str(week.get("ends"))
        if week.get("week_type") == week_type:
            if before == week_type and stretches:
                stretches[-1] = (stretches[-1][0], ends)
            else:
                stretches.append((begins, ends))
        before = week.get("week_type")
    speech = view.speech
    return "; ".join(speech.say("page.from_to", begin=speech.day(b), end=speech.day(e)) for b, e in stretches)


def task_of(view: View, line: PlanLine) -> str:
    """Name a task in short, with its home where the case has several, and being on call as what it is."""
    said = what(line, view, short=True)
    if is_on_call(line, view.plan):
        said = view.speech.say("views.on_call_short", what=said)
    if line.home is not None and view.names.several_homes:
        return view.speech.say("views.at_home", what=said, home=harmless(line.home))
    return said


def _doing(view: View, lines: Sequence[PlanLine]) -> Doing:
    found: dict[Slot, dict[str, set[tuple[SourceKey, float]]]] = {}
    for line in lines:
        part = PARTS.index(line.part) if line.part in PARTS else len(PARTS)
        slot = Slot(line.person, task_of(view, line), part)
        found.setdefault(slot, {}).setdefault(line.day, set()).add((source_key(line), line.minutes))
    return {slot: {day: frozenset(who) for day, who in days.items()} for slot, days in found.items()}


def _told(view: View, before: Doing, after: Doing) -> Iterator[Run]:
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
            yield Run(view.speech.say(f"page.other_week_{how}"))
        for change in found:
            yield from _change(view, change)
            said = ", ".join(_slot(view, slot, days, slots) for slot, days in changes[change].items())
            yield Run(f"{said}." if change is found[-1] else f"{said};")


def _change(view: View, change: Change) -> Iterator[Run]:
    """The badges, with minutes only where they tell something new."""
    if change.how == "without":
        yield from _who(view, change.gone, minutes=False)
        return
    same = {minutes for _, minutes in change.gone} == {minutes for _, minutes in change.come}
    yield from _who(view, change.come, minutes=not same)
    if change.gone:
        yield Run(view.speech.say("page.instead_of"))
        yield from _who(view, change.gone, minutes=not same)


def _slot(view: View, slot: Slot, days: Sequence[str], slots: set[Slot]) -> str:
    """The task with its days; whose it is and in which day part where that is not clear."""
    several = len({other.person for other in slots}) > 1
    parts = {other.part for other in slots if (other.person, other.task) == (slot.person, slot.task)}
    told = [harmless(slot.person)] if several else []
    if len(parts) > 1 and slot.part < len(PARTS):
        told.append(view.speech.word("part", PARTS[slot.part]))
    more = f" ({', '.join(told)})" if told else ""
    return f"{slot.task}{more} {days_in_short(days, view.speech)}"


def _who(view: View, doing: Who, minutes: bool) -> Iterator[Run]:
    letters = marks(view.plan)
    if not minutes:
        yield from (Run(letters.get(key, ""), key.kind) for key in sorted({key for key, _ in doing}))
        return
    for key, length in sorted(doing):
        yield Run(letters.get(key, ""), key.kind)
        yield Run(view.speech.say("page.minutes_short", n=view.speech.number(length)))
