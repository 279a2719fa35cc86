"""The plan in simple words, one sentence a line."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.simple import simple_sentences
from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import section


def simple(view: View) -> RenderableType:
    """Draw the sentences."""
    return section(view.speech.say("views.simple"), *(plain(said) for said in simple_sentences(view)))
