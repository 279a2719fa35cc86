"""What the assessments said, in the same words on screen and page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View
from arrangement.documents.speech import Speech
from assessment.nba.instrument import instrument_on
from assessment.needs.answers import item_named

MOST_UNKNOWN = 5
"""Unknown answers that are named one by one: those that could add most."""


def derived_told(view: View, entry: Mapping[str, Any]) -> str:
    """Say what a derived need asks for, with its range in minutes a week and its sources."""
    low, high = (entry.get("minutes_per_week") or (0, 0))[:2]
    return view.speech.say_or(
        f"views.assessed.line_{entry.get('measure')}",
        "",
        need=view.names.need(str(entry.get("need")), view.speech),
        span=view.speech.say("views.assessed.span", low=low, high=high) if low != high else str(low),
        sources=", ".join(source_named(str(source)) for source in entry.get("sources") or ()),
    ) or str(entry.get("need"))


def points_told(speech: Speech, points: list[Mapping[str, Any]]) -> Iterator[str]:
    """Name what must be done, then the few unknown answers that could add most."""
    unknown = [point for point in points if point.get("code") == "unknown_answer"]
    yield from (_open(speech, point) for point in points if point not in unknown)
    unknown.sort(key=lambda point: -_minutes(point))
    yield from (_open(speech, point) for point in unknown[:MOST_UNKNOWN])
    if len(unknown) > MOST_UNKNOWN:
        yield speech.say("views.assessed.more_unknown", n=len(unknown) - MOST_UNKNOWN)


def _open(speech: Speech, point: Mapping[str, Any]) -> str:
    reason = speech.say_or(f"needs.never.{point.get('reason')}", "")
    said = speech.say_or(
        f"views.assessed.{point.get('code')}",
        str(point.get("code")),
        subject=_subject(str(point.get("subject")), speech),
        person=harmless(str(point.get("person"))),
        reason=reason,
    ).rstrip()
    return f"{said} {speech.say('views.assessed.up_to', n=_minutes(point))}" if _minutes(point) else said


def _minutes(point: Mapping[str, Any]) -> int:
    found = point.get("minutes_per_week")
    return found if isinstance(found, int) else 0


def source_named(source: str) -> str:
    """Name the criterion that a need comes from, such as 4.5; else the finding by its id."""
    return item_named(source) or harmless(source)


def _subject(source: str, speech: Speech) -> str:
    """The criterion with what it asks; a finding by its id."""
    item = item_named(source)
    text = None if item is None else instrument_on().text(item, str(speech.lang))
    return speech.say("views.assessed.finding", id=harmless(source)) if text is None else f"{item} {text}"
