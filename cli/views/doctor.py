"""What `doctor` found."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType

from arrangement.documents.speech import Speech
from cli.views.layout import table


def doctor_view(rows: Iterable[tuple[str, bool, str]], speech: Speech) -> RenderableType:
    """Draw one row per check; the word says it, not the colour."""
    heads = [speech.say(f"cli.doctor.{head}") for head in ("check", "state", "detail")]
    words = {True: speech.say("views.doctor.ok"), False: speech.say("views.doctor.bad")}
    return table(
        heads, [[speech.say_or(f"cli.doctor.{id_}", id_), words[ok], detail] for id_, ok, detail in rows]
    )
