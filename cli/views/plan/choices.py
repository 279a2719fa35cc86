"""What the person has to decide comes first."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.choices import choices_told
from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import bullets, section


def choices(view: View) -> RenderableType | None:
    """List pending choices: owed help that the proposal would meet in another way."""
    speech, said = view.speech, choices_told(view)
    if not said:
        return None
    return section(speech.say("views.choices"), plain(speech.say("views.choices_say")), bullets(said, "?"))
