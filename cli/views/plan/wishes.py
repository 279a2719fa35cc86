"""Binding wishes that are not fully met: near the top, each with its reason."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View
from cli.views.layout import bullets, indented, section


def wishes(view: View) -> RenderableType | None:
    """Draw each missed binding wish; nothing where there is none."""
    speech = view.speech
    body: list[RenderableType] = []
    for wish in view.plan.wishes:
        if not (wish.get("binding") is True and wish.get("missed_minutes")):
            continue
        amount, reason = speech.minutes(wish["missed_minutes"]), str(wish.get("reason", ""))
        said = speech.say("views.wish_missed", wish=harmless(str(wish.get("id", ""))), amount=amount)
        body.append(bullets([said], "!"))
        body.append(
            indented(speech.say("views.unmet_reason", reason=speech.say_or(f"unmet.{reason}", reason)))
        )
        for word in wish.get("evidence", ()):
            if speech.say_or(f"aim.{word}", ""):
                body.append(indented(speech.say("views.unmet_aim", aim=speech.say(f"aim.{word}"))))
    return section(speech.say("views.wishes"), *body) if body else None
