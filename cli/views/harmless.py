"""Text from files as a terminal shows it: literally."""

from __future__ import annotations

import re
from typing import Any

from rich.containers import Lines
from rich.text import Text

from arrangement.documents.harmless import harmless

TOGETHER = re.compile(r"(?<=§) (?=\S)|(?<=\d) (?=[€%])|(?<=Abs\.|Satz) (?=\d)|(?<=Nr\.) (?=\d)")
"""Spaces at which no line is broken: a paragraph keeps its number, an amount its unit."""
_GLUE = "\ue000"


class Kept(Text):
    """A text whose paragraphs and amounts stay in one line."""

    def wrap(self, *args: Any, **options: Any) -> Lines:
        """Break into lines, but not between a sign and its number."""
        glued = self.copy()
        glued.plain = TOGETHER.sub(_GLUE, self.plain)
        lines = glued.wrap(*args, **options)
        for line in lines:
            line.plain = line.plain.replace(_GLUE, " ")
        return lines


def plain(text: str, style: str = "") -> Text:
    """Make a renderable that shows the text literally, whatever mark-up it may hold."""
    return Kept(harmless(text), style=style)


def whole(text: str, style: str = "") -> Text:
    """Do the same for a line that is never broken: a file and its place can be copied."""
    return Text(harmless(text), style=style, no_wrap=True, overflow="ignore")
