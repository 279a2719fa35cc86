"""Text from files as a terminal shows it: literally."""

from __future__ import annotations

from rich.text import Text

from arrangement.documents.harmless import harmless


def plain(text: str, style: str = "") -> Text:
    """Make a renderable that shows the text literally, whatever mark-up it may hold."""
    return Text(harmless(text), style=style)


def whole(text: str, style: str = "") -> Text:
    """Do the same for a line that is never broken: a file and its place can be copied."""
    return Text(harmless(text), style=style, no_wrap=True, overflow="ignore")
