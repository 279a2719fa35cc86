"""The Begutachtungsinstrument, scored: what is known, what is open, and what would decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.speech import Speech
from assessment.nba.instrument import SCORED_MODULES, Instrument
from cli.views.harmless import plain
from cli.views.layout import bullets, section, table

Found = Mapping[str, Any]


def nba_view(found: Found, on: date, speech: Speech) -> Group:
    """Draw points, Pflegegrad and open answers."""
    return Group(*_parts(found, Instrument(on), speech))


def _parts(found: Found, instrument: Instrument, speech: Speech) -> Iterator[RenderableType]:
    yield plain(speech.say("views.nba.title"), "bold")
    yield plain(speech.say("views.nba.say"))
    yield from _child(found, instrument, speech)
    yield Text()
    heads = [speech.say(f"views.nba.{head}") for head in ("module", "sum", "weighted")]
    yield table(heads, _rows(found, instrument, speech), right=(1, 2))
    yield Text()
    low, high = found["range"]["pflegegrad"]
    if low != high:
        yield plain(speech.say("views.nba.grade_range", low=low, high=high), "bold")
    else:
        key = "views.nba.grade" if low else "views.nba.grade_none"
        yield plain(speech.say(key, grade=low), "bold")
    by_points = found["pflegegrad_by_points"]
    if found["pflegegrad"] is not None and by_points != found["pflegegrad"]:
        shown = speech.say("views.nba.unknown") if by_points is None else by_points
        yield plain(speech.say("views.nba.special", grade=shown))
    if found["pflegegrad_after_18_months"] is not None:
        yield plain(speech.say("views.nba.later", grade=found["pflegegrad_after_18_months"]))
    yield from _deciding(found, instrument, speech)


def _child(found: Found, instrument: Instrument, speech: Speech) -> Iterator[RenderableType]:
    months = found["age_months"]
    if months is None or months >= instrument.rule("age_norms")["full_from"]:
        return
    young = months < instrument.rule("young_children")["below_months"]
    yield plain(speech.say("views.nba.young" if young else "views.nba.child", months=months))


def _rows(found: Found, instrument: Instrument, speech: Speech) -> Iterator[tuple[str, str, str]]:
    unknown = speech.say("views.nba.unknown")
    for number, module in enumerate(SCORED_MODULES, start=1):
        points, weight = found["sums"][module], found["weighted"][module]
        name = f"{number}  {_says(instrument.rule('modules')[module], speech)}"
        yield (
            name,
            "" if points is None and weight else str(unknown if points is None else points),
            _decimal(weight, speech) if weight else unknown,
        )
    yield speech.say("views.nba.higher"), "", _decimal(found["weighted"]["module_23"], speech) or unknown
    low, high = (_decimal(end, speech) for end in found["range"]["total"])
    total = _decimal(found["total"], speech) or speech.say("views.nba.range", low=low, high=high)
    yield speech.say("views.nba.total"), "", total


def _decimal(points: str | None, speech: Speech) -> str:
    """Points as people write them; empty where they are not known."""
    return (points or "").replace(".", speech.say("views.nba.decimal_mark"))


def _deciding(found: Found, instrument: Instrument, speech: Speech) -> Iterator[RenderableType]:
    by_grade = found["deciding_pflegegrad"]
    names = by_grade or found["deciding"]
    if not names:
        return
    title = speech.say("views.nba.deciding" if by_grade else "views.nba.deciding_total")
    yield section(title, bullets(_name(name, instrument, speech) for name in names))


def _name(name: str, instrument: Instrument, speech: Speech) -> str:
    modules = instrument.rule("modules")
    if name in modules:
        return speech.say("views.nba.whole_module", module=f"{name[-1]}  {_says(modules[name], speech)}")
    return f"{name}  {instrument.text(name, str(speech.lang)) or ''}".rstrip()


def _says(entry: Mapping[str, Any], speech: Speech) -> str:
    return str(entry["says"][str(speech.lang)])
