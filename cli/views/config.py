"""Which settings hold."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType

from arrangement.documents.speech import Speech
from cli.views.layout import table


def config_view(rows: Iterable[tuple[str, str | None, str]], speech: Speech) -> RenderableType:
    """Draw one row per setting."""
    heads = [speech.say(f"views.config.{head}") for head in ("key", "value", "origin")]
    shipped = speech.say("views.config.shipped")
    return table(
        heads, [[key, value or shipped, speech.say(f"origin.{origin}")] for key, value, origin in rows]
    )
