"""What changes between two plans, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType

from arrangement.documents.changed import heads, rows
from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import table


def diff_view(changes: Sequence[Mapping[str, Any]], view: View) -> Group:
    """Draw one row for each change."""
    return Group(plain(view.speech.say("diff.title"), "bold"), changed_lines(changes, view))


def changed_lines(changes: Sequence[Mapping[str, Any]], view: View) -> RenderableType:
    """Draw the table; say so where nothing changes."""
    if not changes:
        return plain(view.speech.say("diff.none"))
    return table(heads(view), rows(changes, view))
