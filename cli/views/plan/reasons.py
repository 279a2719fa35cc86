"""Why each line is there, and what spoke against the next best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType

from arrangement.documents.sources import View, by_need, by_source, marks, named_params, what
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
    said = [_rejected(entry, view) for line in lines for entry in line.instead_of]
    return list(dict.fromkeys(said))[:SHOWN]


def _rejected(entry: dict[str, Any], view: View) -> str:
    other = str(entry.get("offer") or entry.get("helper") or entry.get("source") or entry.get("own") or "–")
    reason = entry.get("reason")
    key, params = (
        (reason.get("key"), reason.get("params"))
        if isinstance(reason, dict)
        else (reason, entry.get("params"))
    )
    key = str(key or "–")
    key = key if key.startswith(("instead.", "unmet.", "because.")) else f"instead.{key}"
    given = params if isinstance(params, dict) else {k: v for k, v in entry.items() if isinstance(v, int)}
    return f"{view.names.anyone(other, view.speech)} – {view.speech.reason(key, named_params(given, view))}"
