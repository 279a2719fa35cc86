"""Two policies beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Group

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View
from cli.views.diff import changed_lines
from cli.views.harmless import plain
from cli.views.layout import section, table


def compare_view(found: Mapping[str, Any], view: View) -> Group:
    """Draw the aims, the minutes of everybody, and what differs."""
    speech = view.speech
    a, b = (harmless(found["policies"][side]) for side in ("a", "b"))
    sides = [
        (found["professional_minutes_per_week"][side], found["helper_minutes"][side]) for side in ("a", "b")
    ]
    rows = [
        (speech.say("compare.professional"), *(speech.number(paid) for paid, _ in sides)),
        (speech.say("compare.helpers"), *(speech.number(sum(given.values())) for _, given in sides)),
    ]
    aims = [
        (
            speech.say_or(f"aim.{tier['aim']}", tier["aim"]),
            *(_number(view, tier[side]) for side in ("a", "b")),
        )
        for tier in found["tiers"]
    ]
    return Group(
        plain(speech.say("compare.title", a=a, b=b), "bold"),
        table(("", a, b), rows, right=(1, 2)),
        section(speech.say("views.tiers"), table((speech.say("compare.aim"), a, b), aims, right=(1, 2))),
        section(speech.say("compare.lines"), changed_lines(found["lines"], view)),
    )


def _number(view: View, number: float | None) -> str:
    return "–" if number is None else view.speech.number(number)
