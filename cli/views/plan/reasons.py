"""Why each line is there, and what spoke against the next best."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from arrangement.documents.sources import View, by_need, by_source, marks, named_params, what
from arrangement.documents.told import rejected
from arrangement.plan.plan import PlanLine
from cli.views.harmless import plain
from cli.views.layout import bullets, indented, section

SHOWN = 1
"""Next best options named; the plan file holds them all."""


def reasons(view: View) -> RenderableType | None:
    """Draw one entry per need and source; lines that differ only in day share it."""
    speech = view.speech
    if not view.plan.lines:
        return None
    letters = marks(view.plan)
    body: list[RenderableType] = []
    for key, lines in by_source(view.plan.lines).items():
        body.append(plain(f"{letters[key]}  {view.names.source(lines[0], speech)}", "bold"))
        for group in by_need(lines).values():
            said = "; ".join(_because(group, view)) or speech.say("views.no_reason")
            body.append(bullets([f"{what(group[0], view)}: {said}"]))
            others = _instead(group, view)
            if others:
                body.append(indented(speech.say("views.next_best", list="; ".join(others))))
    return section(speech.say("views.reasons"), *body)


def _because(lines: Sequence[PlanLine], view: View) -> list[str]:
    said = [view.speech.reason(r.key, named_params(r.params, view)) for line in lines for r in line.because]
    return list(dict.fromkeys(said))


def _instead(lines: Sequence[PlanLine], view: View) -> list[str]:
    said = dict.fromkeys(rejected(entry, line.need, view) for line in lines for entry in line.instead_of)
    return [view.speech.say("views.rejected", who=who, why=why) for who, why in list(said)[:SHOWN]]
