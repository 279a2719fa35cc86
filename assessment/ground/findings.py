"""Findings: what a check found at a place inside a model, before it is known where that stands in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

FieldPath = tuple[str | int, ...]
"""Way into a file's data: ("needs", 2, "measure", "minutes")."""

_SAFE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,59}")
_CRITERION = re.compile(r"(?:F ?)?[0-9]{1,2}\.[0-9BK.]{1,7}")
_LONGEST_COMPARED = 80
MOST_NAMED = 5
"""So many neighbours are named where something is not known."""


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    Attributes:
        code: Message key under `fault.`.
        path: Where in the model.
        params: Values for the message; ids and numbers only, never free text.
        first: Where the other half of a contradiction stands; its line becomes the param `other_line`.
    """

    code: str
    path: FieldPath
    params: Mapping[str, str | int] = field(default_factory=dict)
    first: FieldPath | None = None


def path_text(path: FieldPath) -> str:
    """Write a path as people read it: `needs[2].measure.minutes`.

    A field name that no format could have may hold anything, a name too: it is written as `?`.
    """
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif _CRITERION.fullmatch(step):
            text += f'["{step}"]'
        else:
            text += ("." if text else "") + (step if _SAFE_NAME.fullmatch(step) else "?")
    return text


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Give the known words that look most like a word, the best first."""
    return get_close_matches(word[:_LONGEST_COMPARED], sorted(known), n=most, cutoff=0.6)


def slips(word: str, known: Iterable[str]) -> list[str]:
    """Give the known word of which a word is so clearly a slip that it cannot be meant as one of its own."""
    return get_close_matches(word[:_LONGEST_COMPARED], sorted(known), n=1, cutoff=0.88)


def listed(words: Iterable[str]) -> str:
    """Write words as one parameter of a message; a dash where there are none."""
    return ", ".join(words) or "–"
