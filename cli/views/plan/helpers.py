"""Who helps with what, how long, and what stands in if they drop out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from arrangement.documents.sources import (
    SourceKey,
    View,
    by_need,
    by_source,
    marks,
    what,
)
from arrangement.documents.told import fallback_text
from arrangement.plan.plan import PlanLine
from arrangement.plan.weekly import a_week, given_a_week, is_on_call, paid_a_week, times_a_week
from cli.views.harmless import plain
from cli.views.layout import bullets, section, table


def helpers(view: View) -> RenderableType | None:
    """Draw one row per source, the person's own doing first, and who stands in for unpaid help."""
    return _drawn(view, stand_ins=True)


def helpers_paid(view: View) -> RenderableType | None:
    """The same for a payer, who does not read who stands in: of that nothing can be said there."""
    return _drawn(view, stand_ins=False)


def _drawn(view: View, *, stand_ins: bool) -> RenderableType | None:
    speech = view.speech
    if not view.plan.lines:
        return None
    letters = marks(view.plan)
    groups = by_source(view.plan.lines)
    rows = [_row(letters[key], key, lines, view) for key, lines in groups.items()]
    heads = [speech.say(f"views.{head}") for head in ("mark", "who", "what", "per_week", "professional")]
    paid = any(line.professional_minutes for line in view.plan.lines)
    if not paid:
        heads, rows = heads[:-1], [row[:-1] for row in rows]
    body: list[RenderableType] = [table(heads, rows, right=(3, 4))]
    if paid:
        body.append(plain(speech.say("views.professional_say")))
    told = [text for key, lines in groups.items() if (text := _stand_in(letters[key], lines, view))]
    if told and stand_ins:
        body += [bullets(told)]
    return section(speech.say("views.helpers"), *body)


def _row(letter: str, key: SourceKey, lines: Sequence[PlanLine], view: View) -> list[str]:
    speech = view.speech
    tasks = []
    for (_, _), group in by_need(lines).items():
        if is_on_call(group[0], view.plan):
            often = speech.number(times_a_week(group, view.plan))
            tasks.append(speech.say("views.on_call", what=what(group[0], view), n=often))
        else:
            tasks.append(f"{what(group[0], view)} {speech.number(a_week(group, view.plan))}")
    total, professional = given_a_week(lines, view.plan), paid_a_week(lines, view.plan)
    who = view.names.source(lines[0], speech)
    return [
        letter,
        who if key.kind in ("own", "informal") else f"{who} – {speech.word('kind_short', key.kind)}",
        ", ".join(tasks),
        speech.number(total),
        speech.number(professional),
    ]


def _stand_in(letter: str, lines: Sequence[PlanLine], view: View) -> str | None:
    """Say what stands in for unpaid help; help without a stand-in is called fragile."""
    if lines[0].kind not in ("informal", "civic"):
        return None
    found = [line for line in lines if line.fallback]
    speech = view.speech
    if not found:
        return speech.say("views.fragile", mark=letter, who=view.names.source(lines[0], speech))
    named = dict.fromkeys(fallback_text(line, view) for line in found)
    return speech.say("views.fallback", mark=letter, fallback="; ".join(named))
