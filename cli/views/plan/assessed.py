"""What was derived from assessments and nobody confirmed yet, and what somebody must still find out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View
from arrangement.documents.speech import Speech
from assessment.nba.instrument import instrument_on
from assessment.needs.answers import item_named
from cli.views.harmless import plain
from cli.views.layout import bullets, section

MOST_UNKNOWN = 5
"""Unknown answers that are named one by one: those that could add most."""


def assessed(view: View) -> RenderableType | None:
    """Draw the list "derived, unconfirmed", or why it is empty, and the open points."""
    found = (view.plan.model_extra or {}).get("assessment")
    if not isinstance(found, Mapping):
        return None
    body = list(_parts(view, found))
    return section(view.speech.say("views.assessed.title"), *body) if body else None


def _parts(view: View, found: Mapping[str, Any]) -> Iterator[RenderableType]:
    speech = view.speech
    derived = [entry for entry in found.get("derived") or () if isinstance(entry, Mapping)]
    if derived:
        yield plain(speech.say("views.assessed.derived"))
        yield bullets(_derived(view, entry) for entry in derived)
    elif "confirmed_by" in found:
        yield plain(_nothing_derived(view, found))
    points = [entry for entry in found.get("open_points") or () if isinstance(entry, Mapping)]
    if points:
        yield plain(speech.say("views.assessed.open"))
        yield bullets(_points(speech, points))


def _nothing_derived(view: View, found: Mapping[str, Any]) -> str:
    """Say why the list is empty: who confirmed what the file states, and what nobody has confirmed yet."""
    speech = view.speech
    roles = ", ".join(speech.word("role", harmless(str(role))) for role in found.get("confirmed_by") or ())
    waiting = [view.names.need(str(need), speech) for need in found.get("stated_unconfirmed") or ()]
    said = [speech.say("views.assessed.none")]
    said += [speech.say("views.assessed.confirmed_by", roles=roles)] if roles else []
    said += [speech.say("views.assessed.waiting", needs=", ".join(waiting))] if waiting else []
    return " ".join(said)


def _derived(view: View, entry: Mapping[str, Any]) -> str:
    low, high = (entry.get("minutes_per_week") or (0, 0))[:2]
    return view.speech.say_or(
        f"views.assessed.line_{entry.get('measure')}",
        "",
        need=view.names.need(str(entry.get("need")), view.speech),
        low=low,
        high=high,
        sources=", ".join(_source(str(source)) for source in entry.get("sources") or ()),
    ) or str(entry.get("need"))


def _points(speech: Speech, points: list[Mapping[str, Any]]) -> Iterator[str]:
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


def _source(source: str) -> str:
    return item_named(source) or harmless(source)


def _subject(source: str, speech: Speech) -> str:
    """The criterion with what it asks; a finding by its id."""
    item = item_named(source)
    text = None if item is None else instrument_on().text(item, str(speech.lang))
    return harmless(source) if text is None else f"{item} {text}"
