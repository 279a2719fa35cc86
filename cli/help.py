"""Help texts in the user's language, read once when the command line is built."""

from __future__ import annotations

from functools import cache

from assessment.ground.texts import Lang, say
from cli.settings import language_if_possible


def help_text(key: str, **params: str) -> str:
    """Give a text under `cli.help.`."""
    return say(f"cli.help.{key}", params, _language())


@cache
def _language() -> Lang:
    return language_if_possible()
