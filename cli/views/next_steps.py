"""What to do after `init`."""

from __future__ import annotations

from rich.console import Group

from arrangement.documents.speech import Speech
from cli.views.harmless import plain, whole
from cli.views.layout import indented


def next_steps_view(file: str, speech: Speech) -> Group:
    """Name the file written and the commands that follow."""
    commands = (f"hilfemix check {file}", f"hilfemix rights {file}", f"hilfemix plan {file}")
    return Group(
        whole(speech.say("cli.written", file=file)),
        plain(speech.say("cli.next_steps")),
        *(indented(whole(command)) for command in commands),
    )
