"""Whom to choose from, and what one can wait for."""

from __future__ import annotations

from rich.console import Group, RenderableType

from arrangement.documents.at_hand import drop_outs_told, providers_told, waiting_told
from arrangement.documents.sources import View
from cli.views.layout import bullets, section


def at_hand(view: View) -> RenderableType | None:
    """Draw providers to choose from and offers that would fit later; nothing where there is neither."""
    parts = (
        ("drop_out", drop_outs_told(view)),
        ("choice", providers_told(view)),
        ("waiting", waiting_told(view)),
    )
    drawn = [section(view.speech.say(f"views.{key}_of"), bullets(said)) for key, said in parts if said]
    return Group(*drawn) if drawn else None
