"""What is being worked on: one line of standard error on a terminal that goes away; nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from arrangement.documents.speech import Speech
from cli.views.harmless import plain


@contextmanager
def progress(speech: Speech, *, wanted: bool = True) -> Iterator[Callable[[str], None]]:
    """Give what is to be called with each tier that begins; results never depend on it."""
    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    if not wanted or not console.is_terminal:
        yield lambda tier: None
        return
    with console.status(plain(speech.say("progress.begins"))) as line:

        def begins(tier: str) -> None:
            line.update(plain(speech.say("progress.tier", aim=speech.say_or(f"aim.{tier}", tier))))

        yield begins
