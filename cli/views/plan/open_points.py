"""What ends while the plan goes on, with its last day."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.sources import View
from arrangement.documents.told import open_points_told
from cli.views.layout import bullets, section


def open_points(view: View) -> RenderableType | None:
    """Draw one line for each; nothing where there is none."""
    said = open_points_told(view)
    return section(view.speech.say("views.open_points"), bullets(said)) if said else None
