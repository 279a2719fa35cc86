"""What to do after `init`."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group

from arrangement.documents.speech import Speech
from cli.views.harmless import plain, whole
from cli.views.layout import indented


def next_steps_view(files: Sequence[str], key: str, speech: Speech) -> Group:
    """Name the files written and the commands that follow for the first of them.

    Args:
        files: As written; the first is the one to go on with.
        key: Message that introduces the commands.
        speech: The reader's language.
    """
    commands = (f"hilfemix {verb} {files[0]}" for verb in ("check", "rights", "plan"))
    return Group(
        *(whole(speech.say("cli.written", file=file)) for file in files),
        plain(speech.say(key)),
        *(indented(whole(command)) for command in commands),
    )
