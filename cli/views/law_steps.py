"""The steps of a calculation for people: named in their language, amounts in euros."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from arrangement.documents.speech import Speech
from arrangement.law.values import Shown, values_on

EUROS = "EUR"
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
_ANSWERS = ("yes", "no")


def steps_told(trace: Iterable[Mapping[str, Any]], on: date, speech: Speech) -> Iterator[str]:
    """Say each step with its paragraph; a figure of law by its own words."""
    figures = {value.figure.key: value for value in values_on(on)}
    for step in trace:
        name, value = str(step["step"]), step["value"]
        yield f"{_said(name, value, figures.get(name), speech)} ({step['paragraph']})"


def _said(name: str, value: Any, figure: Shown | None, speech: Speech) -> str:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if figure is None:
        euros = {"euros": speech.euros(value)} if whole else {}
        said = _value(value, speech)
        return speech.say_or(f"views.law.step.{name}", f"{name}: {said}", value=said, **euros)
    if value == str(figure.figure.value):
        value = figure.figure.value
    in_cents = whole and figure.figure.unit.startswith(EUROS)
    text: Any = figure.as_json()["text"]
    return f"{text[speech.lang]}: {speech.euros(value) if in_cents else _parts(value, speech)}"


def _value(value: Any, speech: Speech) -> str:
    text = str(value)
    if text in _ANSWERS:
        return speech.say(f"views.law.{text}")
    return speech.number(float(text)) if _DECIMAL.fullmatch(text) else text


def _parts(held: Any, speech: Speech) -> str:
    if isinstance(held, Mapping):
        told = ((key, inner) for key, inner in held.items() if inner is not None)
        return ", ".join(
            f"{speech.say_or(f'views.law.part.{k}', str(k))} {_parts(v, speech)}" for k, v in told
        )
    return (
        "/".join(_parts(one, speech) for one in held)
        if isinstance(held, list | tuple)
        else _value(held, speech)
    )
