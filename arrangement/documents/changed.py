"""What changes between two plans in words: when, for whom, what, and only what is different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View, what
from arrangement.documents.week_types import days_told
from arrangement.plan.plan import PlanLine
from assessment.ground.grid import DAYS, PARTS

WHO = ("helper", "offer", "kind", "session")
WHEN = ("on", "week_type", "day", "part")


def heads(view: View) -> tuple[str, ...]:
    """Name the columns."""
    return tuple(view.speech.say(f"diff.{head}") for head in ("how", "when", "what", "before", "after"))


def rows(changes: Sequence[Mapping[str, Any]], view: View) -> list[tuple[str, ...]]:
    """One row for each change, days on which the same changes together, in the order of the week."""
    found: dict[tuple[str, ...], list[PlanLine]] = {}
    for change in sorted(changes, key=_place):
        before, after = _line(change["before"]), _line(change["after"])
        line = after or before
        if line is not None:
            key = (_sort(before, after), line.part, _about(line, view), *_both(before, after, view))
            found.setdefault(key, []).append(line)
    return [
        (view.speech.say(f"diff.{sort}"), _when(lines, part, view), about, before, after)
        for (sort, part, about, before, after), lines in found.items()
    ]


def _line(line: Mapping[str, Any] | None) -> PlanLine | None:
    return None if line is None else PlanLine.model_validate({"id": "-", **line})


def _sort(before: PlanLine | None, after: PlanLine | None) -> str:
    if before is None:
        return "added"
    return "removed" if after is None else "changed"


def _place(change: Mapping[str, Any]) -> tuple[str, str, int, int, str]:
    line = _line(change["after"]) or _line(change["before"])
    if line is None:
        return "", "", 0, 0, ""
    day = DAYS.index(line.day) if line.day in DAYS else len(DAYS)
    part = PARTS.index(line.part) if line.part in PARTS else len(PARTS)
    return line.on or "", line.person, day, part, str(change.get("line"))


def _when(lines: Sequence[PlanLine], part: str, view: View) -> str:
    return f"{days_told(lines, view.plan, view.speech)} – {view.speech.word('part', part)}"


def _about(line: PlanLine, view: View) -> str:
    return view.of_person(what(line, view), line.person)


def _both(before: PlanLine | None, after: PlanLine | None, view: View) -> tuple[str, str]:
    if before is None or after is None:
        return (_told(before, view), _told(after, view))
    fields = {
        name: None
        for name, value in before.model_dump().items()
        if name != "id" and value != getattr(after, name, None)
    }
    return _different(before, fields, view), _different(after, fields, view)


def _told(line: PlanLine | None, view: View) -> str:
    """The whole of a line that is new or ends."""
    if line is None:
        return "–"
    return ", ".join(filter(None, (_who(line, view), line.start, view.speech.minutes(line.minutes))))


def _different(line: PlanLine, fields: Mapping[str, None], view: View) -> str:
    """What is different about a line, each field once."""
    speech = view.speech
    said = [_when([line], line.part, view)] if any(name in fields for name in WHEN) else []
    said += [_who(line, view)] if any(name in fields for name in WHO) else []
    said += [_about(line, view)] if "need" in fields or "person" in fields else []
    for name in fields:
        if name == "start":
            said.append(line.start or speech.say("diff.no_time"))
        elif name == "minutes":
            said.append(speech.minutes(line.minutes))
        elif name == "professional_minutes":
            said.append(speech.say("diff.paid", n=speech.number(line.professional_minutes)))
        elif name == "payer":
            said.append(speech.say("views.paid_by", payer=view.payer(line.payer or "–", line.person)))
        elif name == "cents_per_month":
            said.append(f"{speech.euros(line.cents_per_month)} {speech.word('period', 'month')}")
        elif name == "home":
            said.append(harmless(line.home or "–"))
    return ", ".join(said) or "–"


def _who(line: PlanLine, view: View) -> str:
    return view.names.source(line, view.speech)
