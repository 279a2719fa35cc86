"""One question on the terminal: what is asked, and what can be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rich.console import Group, RenderableType

from arrangement.documents.speech import Speech
from assessment.dialog import Question
from cli.views.harmless import plain, whole
from cli.views.layout import indented

__all__ = ["asked", "named", "whole"]
OWN = ("danger", "grade", "going_out", "custody", "order_approval")


def named(question: Question, places: Mapping[str, str], speech: Speech) -> Question:
    """Give the question with what its choices are called."""
    return replace(question, shown={c: _word(question, c, places, speech) for c in question.choices})


def asked(question: Question, places: Mapping[str, str], speech: Speech) -> Group:
    """Draw a named question with its choices, numbered."""
    parts: list[RenderableType] = [plain(""), plain(speech.say(f"dialog.ask.{question.text}"), "bold")]
    for number, choice in enumerate(question.choices, start=1):
        parts.append(indented(f"{number}  {question.shown.get(choice, choice)}"))
    if question.default is not None:
        parts.append(indented(speech.say("dialog.default", answer=_default(question, places, speech))))
    return Group(*parts)


def _default(question: Question, places: Mapping[str, str], speech: Speech) -> str:
    default = str(question.default)
    if question.kind == "day":
        return speech.day(default)
    if question.kind == "yes_no" or default == "all":
        return speech.say(f"dialog.word.{default}")
    return _word(question, default, places, speech) if question.choices else default


def _word(question: Question, choice: str, places: Mapping[str, str], speech: Speech) -> str:
    if question.words == "place":
        return places[choice]
    if question.words in OWN:
        return speech.say(f"dialog.{question.words}.{choice}")
    return speech.word(question.words, choice)
