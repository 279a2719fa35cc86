"""What changes between two plans, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType

from arrangement.documents.sources import View
from arrangement.plan.plan import PlanLine
from cli.views.harmless import plain
from cli.views.layout import table


def diff_view(changes: Sequence[Mapping[str, Any]], view: View) -> Group:
    """Draw one row for each change."""
    return Group(plain(view.speech.say("diff.title"), "bold"), changed_lines(changes, view))


def changed_lines(changes: Sequence[Mapping[str, Any]], view: View) -> RenderableType:
    """Draw the table; say so where nothing changes."""
    say = view.speech.say
    if not changes:
        return plain(say("diff.none"))
    rows = [
        (say(f"diff.{_sort(change)}"), _told(change["before"], view), _told(change["after"], view))
        for change in changes
    ]
    return table((say("diff.what"), say("diff.before"), say("diff.after")), rows)


def _sort(change: Mapping[str, Any]) -> str:
    if change["before"] is None:
        return "added"
    return "removed" if change["after"] is None else "changed"


def _told(line: Mapping[str, Any] | None, view: View) -> str:
    if line is None:
        return "–"
    speech = view.speech
    made = PlanLine.model_validate({"id": "-", **line})
    when = f"{speech.word('day_short', made.day)} {speech.word('part', made.part)}"
    need, who = view.names.need(made.need, speech), view.names.source(made, speech)
    return f"{when}, {need}: {who}, {speech.minutes(made.minutes)}"
