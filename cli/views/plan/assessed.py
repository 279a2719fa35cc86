"""What was derived from assessments and nobody confirmed yet, and what somebody must still find out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import bullets, section


def assessed(view: View) -> RenderableType | None:
    """Draw the list "derived, unconfirmed", and the open points; nothing where all is settled."""
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
    points = [entry for entry in found.get("open_points") or () if isinstance(entry, Mapping)]
    if points:
        yield plain(speech.say("views.assessed.open"))
        yield bullets(_open(view, point) for point in points)


def _derived(view: View, entry: Mapping[str, Any]) -> str:
    low, high = (entry.get("minutes_per_week") or (0, 0))[:2]
    return view.speech.say(
        "views.assessed.line",
        need=view.names.need(str(entry.get("need")), view.speech),
        low=low,
        high=high,
        sources=", ".join(harmless(str(source)) for source in entry.get("sources") or ()),
    )


def _open(view: View, point: Mapping[str, Any]) -> str:
    subject = harmless(str(point.get("subject")))
    person = harmless(str(point.get("person")))
    minutes = point.get("minutes_per_week")
    said = view.speech.say_or(
        f"views.assessed.{point.get('code')}", str(point.get("code")), subject=subject, person=person
    )
    return f"{said} {view.speech.say('views.assessed.up_to', n=minutes)}" if minutes else said
