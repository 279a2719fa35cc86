"""What stands before the rights of a person: access and offices, who acts for them, who is responsible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType

from arrangement.documents.access import MARKS, acting_told, door_told, responsible_told
from arrangement.documents.speech import Speech
from cli.views.harmless import plain
from cli.views.layout import bullets


def standing(person: Mapping[str, Any], speech: Speech) -> Iterator[RenderableType]:
    """Draw access, representation and responsibility of one person, as far as the result holds them."""
    doors = person.get("access") or ()
    if doors:
        yield plain(speech.say("access.title"))
        for door in doors:
            yield bullets([door_told(door, speech)], MARKS.get(str(door.get("access")), "?"))
    acting = list(acting_told(person, speech))
    if acting:
        yield plain(speech.say("access.acting"))
        yield bullets(acting)
    responsible = responsible_told(person, speech)
    if responsible is not None:
        yield plain(responsible)
