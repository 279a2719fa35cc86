"""What the person wants, in their words, and what supports it."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View, by_source, what
from cli.views.layout import bullets, indented, section


def goals(view: View) -> RenderableType | None:
    """Draw each goal with the help that serves it."""
    speech = view.speech
    if not view.plan.goals:
        return None
    by_id = {line.id: line for line in view.plan.lines}
    body: list[RenderableType] = []
    for number, goal in enumerate(view.plan.goals, start=1):
        words = view.names.goal_words.get(goal.text_ref or goal.id) or view.names.goal_words.get(goal.id)
        said = speech.say("views.quoted", words=harmless(words)) if words else harmless(goal.id)
        body.append(bullets([said], str(number)))
        lines = [by_id[id_] for id_ in goal.supported_by if id_ in by_id]
        for group in by_source(lines).values():
            tasks = ", ".join(dict.fromkeys(what(line, view) for line in group))
            said = f"{view.names.source(group[0], speech)}: {tasks}"
            body.append(indented(bullets([said], "–")))
        if not lines:
            body.append(indented(bullets([speech.say("views.goal_unsupported")], "–")))
    return section(speech.say("views.goals"), *body)
