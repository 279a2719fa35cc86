"""Binding wishes that are not fully met: near the top, each with its reason."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.left_open import wishes_told
from arrangement.documents.sources import View
from cli.views.layout import bullets, indented, section


def wishes(view: View) -> RenderableType | None:
    """Draw each missed binding wish; nothing where there is none."""
    body: list[RenderableType] = []
    for told in wishes_told(view):
        body.append(bullets([told.says], "!"))
        body += [indented(line) for line in told.more]
    return section(view.speech.say("views.wishes"), *body) if body else None
