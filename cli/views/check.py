"""What `check` found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group

from arrangement.documents.speech import Speech
from cli.views.faults import Shown, faults_view
from cli.views.harmless import plain


def check_view(files: Iterable[tuple[str, str]], warnings: Sequence[Shown], speech: Speech) -> Group:
    """List the files that are fine, and what somebody should look at."""
    fine = [
        plain(speech.say("views.check.ok", file=file, kind=speech.word("file_kind", kind)))
        for file, kind in files
    ]
    return Group(*fine, faults_view(warnings, speech.say("cli.line"), None))
