"""The steps of a calculation for people: named in their language, amounts in euros."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from arrangement.documents.speech import Speech
from arrangement.law.values import Shown, values_on
from cli.views.law_values import IN_EUROS, amount_told, scalar_told

_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
_PAIR = "__"


def steps_told(trace: Iterable[Mapping[str, Any]], on: date, speech: Speech) -> Iterator[str]:
    """Say each step with its paragraph; a figure of law by its own words."""
    figures = {value.figure.key: value for value in values_on(on)}
    for step in trace:
        name, value = str(step["step"]), step["value"]
        yield f"{_said(name, value, figures.get(name), speech)} ({step['paragraph']})"


def names_told(keys: Iterable[str], on: date, speech: Speech) -> str:
    """Name values of law by what they are."""
    figures = {value.figure.key: value.as_json()["text"][speech.lang] for value in values_on(on)}
    return "; ".join(str(figures.get(key, key)) for key in keys)


def _said(name: str, value: Any, figure: Shown | None, speech: Speech) -> str:
    if figure is not None:
        text: Any = figure.as_json()["text"]
        return f"{text[speech.lang]}: {_of_figure(value, figure, speech)}"
    if _PAIR in name:
        pair = " + ".join(speech.word("benefit", one) for one in name.split(_PAIR))
        return f"{pair}: {speech.word('beside', str(value))}"
    euros = {"euros": speech.euros(value)} if _whole(value) else {}
    said = _value(value, speech)
    return speech.say_or(f"views.law.step.{name}", f"{name}: {said}", value=said, **euros)


def _of_figure(value: Any, figure: Shown, speech: Speech) -> str:
    """What the law says, or what a calculation made of it: that is an amount in cents."""
    law = figure.figure
    if value == str(law.value):
        value = law.value
    if _whole(value) and (law.unit.startswith(IN_EUROS) or value not in _leaves(law.value)):
        return speech.euros(value)
    if isinstance(value, str) and value not in _leaves(law.value):
        return _value(value, speech)
    if isinstance(value, Mapping | list | tuple) or value is None:
        return amount_told(value, law.unit, law.key, speech)
    return scalar_told(value, law.unit, speech)


def _leaves(held: Any) -> list[Any]:
    if isinstance(held, Mapping):
        return [leaf for inner in held.values() for leaf in _leaves(inner)]
    return [leaf for one in held for leaf in _leaves(one)] if isinstance(held, list | tuple) else [held]


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _value(value: Any, speech: Speech) -> str:
    text = str(value)
    if _DECIMAL.fullmatch(text):
        return speech.number(float(text))
    return speech.say_or(f"word.answer.{text}", text)
