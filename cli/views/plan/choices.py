"""What the person has to decide comes first."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import bullets, section


def choices(view: View) -> RenderableType | None:
    """List pending choices: owed help that the proposal would meet in another way."""
    speech, names = view.speech, view.names
    pending = [choice for choice in view.plan.choices if choice.status == "pending"]
    if not pending:
        return None
    found: dict[tuple[str, str], list[str]] = {}
    for choice in pending:
        if choice.need is not None:
            instead = names.anyone(choice.offer, speech) if choice.offer else speech.say("views.other_help")
            found.setdefault((choice.need, view.benefit(choice.right)), []).append(instead)
    lines = [
        speech.say(
            "views.choice", need=names.need(need, speech), instead="; ".join(dict.fromkeys(all_)), right=right
        )
        for (need, right), all_ in found.items()
    ]
    amounts = [view.right(choice.right) for choice in pending if choice.need is None]
    if amounts:
        lines.append(speech.say("views.choice_amounts", rights=", ".join(dict.fromkeys(amounts))))
    return section(speech.say("views.choices"), plain(speech.say("views.choices_say")), bullets(lines, "?"))
