"""Types of week in words: what holds in all of them once, what differs type by type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from arrangement.documents.days import days_in_short
from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan, PlanLine


def planned(plan: Plan) -> tuple[str, ...]:
    """Types of week that a plan describes, those of the calendar first to last."""
    found = [str(week.get("week_type")) for week in plan.weeks]
    return tuple(dict.fromkeys([*found, *(line.week_type for line in plan.lines if line.on is None)]))


def week_name(week_type: str, speech: Speech) -> str:
    """Name a type of week: a word of ours, else the file's own id as a word."""
    words = week_type.replace("_", " ")
    shown = words[:1].upper() + words[1:] if len(words) > 1 else words
    return speech.say_or(f"word.week_type.{week_type}", harmless(shown))


def of_types(lines: Sequence[PlanLine]) -> dict[str, list[PlanLine]]:
    """Group weekly lines by type of week, in the order in which they come."""
    found: dict[str, list[PlanLine]] = {}
    for line in lines:
        if line.on is None:
            found.setdefault(line.week_type, []).append(line)
    return found


def in_weeks(by_type: Mapping[str, str], plan: Plan, speech: Speech) -> str:
    """Say once what is the same in every type of week; else name the types."""
    types = planned(plan)
    if set(by_type) >= set(types) and len(set(by_type.values())) == 1:
        return next(iter(by_type.values()))
    said: dict[str, list[str]] = {}
    for week_type in (*types, *(other for other in by_type if other not in types)):
        if week_type in by_type:
            said.setdefault(by_type[week_type], []).append(week_name(week_type, speech))
    return "; ".join(
        speech.say("views.of_week_type", week_type=", ".join(names), what=what)
        for what, names in said.items()
    )


def days_told(lines: Sequence[PlanLine], plan: Plan, speech: Speech) -> str:
    """Name the days of some lines, in short, type by type where they differ; dates after them."""
    days = {
        week_type: days_in_short({line.day for line in mine}, speech)
        for week_type, mine in of_types(lines).items()
    }
    dates = list(dict.fromkeys(speech.day(on) for line in lines if (on := line.on)))
    return ", ".join([*([in_weeks(days, plan, speech)] if days else []), *dates])
