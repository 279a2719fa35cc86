"""What `doctor` found."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType

from arrangement.documents.speech import Speech
from cli.health import Check
from cli.views.layout import table


def doctor_view(checks: Iterable[Check], speech: Speech) -> RenderableType:
    """Draw one row per check; the word says it, not the colour."""
    heads = [speech.say(f"cli.doctor.{head}") for head in ("check", "state", "detail")]
    words = {True: speech.say("views.doctor.ok"), False: speech.say("views.doctor.bad")}
    rows = [
        [speech.say_or(f"cli.doctor.{one.id}", one.id), words[one.ok], _detail(one, speech)] for one in checks
    ]
    return table(heads, rows)


def _detail(check: Check, speech: Speech) -> str:
    parts = {
        name: speech.day(str(value)) if name == "day" else speech.say_or(f"word.answer.{value}", str(value))
        for name, value in check.parts.items()
    }
    if check.id == "language":
        value, _, origin = check.detail.partition(", ")
        return f"{value}, {speech.say_or(f'origin.{origin}', origin)}"
    return speech.say_or(f"cli.doctor.said.{check.id}", check.detail, **parts)
