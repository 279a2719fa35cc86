"""Types of week in words: what holds in all of them once, what differs type by type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from arrangement.documents.days import days_in_short
from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan, PlanLine
from assessment.case.phases import BETWEEN


def planned(plan: Plan) -> tuple[str, ...]:
    """Types of week that a plan describes, those of the calendar first to last."""
    found = [str(week.get("week_type")) for week in plan.weeks]
    return tuple(dict.fromkeys([*found, *(line.week_type for line in plan.lines if line.on is None)]))


def week_name(week_type: str, speech: Speech) -> str:
    """Name a type of week: a word of ours, else the file's own id as a word; within a phase both."""
    if BETWEEN in week_type:
        phase, plain = week_type.split(BETWEEN, 1)
        named = (phase_name(phase), week_name(plain, speech))
        return speech.say("views.week_of_phase", phase=named[0], week_type=named[1])
    words = week_type.replace("_", " ")
    shown = words[:1].upper() + words[1:] if len(words) > 1 else words
    return speech.say_or(f"word.week_type.{week_type}", harmless(shown))


def phase_name(phase: str) -> str:
    """The file's own id of a phase as words."""
    return harmless(phase.replace("_", " "))


def phases_told(plan: Plan, speech: Speech) -> list[str]:
    """Say of each phase when it is and when everybody looks at how it went."""
    return [
        speech.say(
            "views.phase",
            phase=phase_name(str(phase.get("id"))),
            begin=speech.day(str(phase.get("begins"))),
            end=speech.day(str(phase.get("ends"))),
            review=speech.day(str(phase.get("review_on"))),
        )
        for phase in plan.phases
    ]


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
