"""What was derived from assessments and nobody confirmed yet, and what somebody must still find out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType

from arrangement.documents.assessed import derived_told, points_told
from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import bullets, section


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
        yield bullets(derived_told(view, entry) for entry in derived)
    elif "confirmed_by" in found:
        yield plain(_nothing_derived(view, found))
    points = [entry for entry in found.get("open_points") or () if isinstance(entry, Mapping)]
    if points:
        yield plain(speech.say("views.assessed.open"))
        yield bullets(points_told(speech, points))


def _nothing_derived(view: View, found: Mapping[str, Any]) -> str:
    """Say why the list is empty: who confirmed what the file states, and what nobody has confirmed yet."""
    speech = view.speech
    roles = ", ".join(speech.word("role", harmless(str(role))) for role in found.get("confirmed_by") or ())
    waiting = [view.names.need(str(need), speech) for need in found.get("stated_unconfirmed") or ()]
    said = [speech.say("views.assessed.none")]
    said += [speech.say("views.assessed.confirmed_by", roles=roles)] if roles else []
    said += [speech.say("views.assessed.waiting", needs=", ".join(waiting))] if waiting else []
    return " ".join(said)
