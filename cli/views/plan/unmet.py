"""What stays unmet, and why; who has to act, and what comes next."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.left_open import unmet_told
from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import bullets, indented, section


def unmet(view: View) -> RenderableType:
    """Draw each open amount; say so plainly where nothing stays open."""
    speech = view.speech
    if not view.plan.unmet:
        return section(speech.say("views.unmet"), plain(speech.say("views.unmet_nothing")))
    body: list[RenderableType] = []
    for told in unmet_told(view):
        body.append(bullets([told.says]))
        body += [indented(line) for line in told.more]
    return section(speech.say("views.unmet"), *body)


def owed_and_open(view: View) -> RenderableType | None:
    """Draw what one payer has to see to; nothing where nothing stays open."""
    return unmet(view) if view.plan.unmet else None
