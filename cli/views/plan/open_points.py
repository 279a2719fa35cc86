"""What ends while the plan goes on, with its last day."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.sources import View
from cli.views.layout import bullets, section


def open_points(view: View) -> RenderableType | None:
    """Draw one line for each; nothing where there is none."""
    speech, said = view.speech, []
    for point in view.plan.open_points:
        code, subject, day = (str(point.get(key, "")) for key in ("code", "subject", "by"))
        name = view.names.helper(subject, speech) if subject in view.names.relations else subject
        key = f"views.open_point.{code}"
        said.append(speech.say_or(key, f"{code} {subject} {day}", subject=name, day=speech.day(day)))
    return section(speech.say("views.open_points"), bullets(said)) if said else None
