"""Values of law and single calculations, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from arrangement.law.values import Change, Shown
from assessment.ground.dated import UNVERIFIED
from cli.views.harmless import plain
from cli.views.law_steps import names_told, steps_told
from cli.views.law_values import amount_told
from cli.views.layout import bullets, section, table

CENTS, PERCENT = "_cents", "_percent"
NO_RESULT = ("trace", "unverified", "not_read")


def values_view(found: Iterable[Shown], on: date, speech: Speech) -> Group:
    """Draw the values in force on a day."""
    shown = [value.as_json() for value in found]
    heads = [speech.say(f"views.law.{head}") for head in ("key", "value", "paragraph", "since")]
    rows = [
        (
            _named(entry, speech),
            amount_told(entry["value"], entry["unit"], entry["key"], speech),
            entry["paragraph"],
            _since(entry, speech),
        )
        for entry in shown
    ]
    sources = [f"{entry['text'][speech.lang]}: {entry['source']}" for entry in shown]
    return Group(
        plain(speech.say("views.law.title", day=speech.day(on.isoformat())), "bold"),
        Text(),
        table(heads, rows),
        section(speech.say("views.law.sources"), bullets(harmless(source) for source in sources)),
    )


def changes_view(changes: Iterable[Change], first: date, last: date, speech: Speech) -> Group:
    """Draw what changed between two days."""
    heads = [speech.say(f"views.law.{head}") for head in ("key", "before", "after", "paragraph")]
    rows = [
        (
            change.text[speech.lang],
            *(amount_told(x, change.unit, change.key, speech) for x in (change.before, change.after)),
            change.paragraph,
        )
        for change in changes
    ]
    days = {"first": speech.day(first.isoformat()), "last": speech.day(last.isoformat())}
    body = table(heads, rows) if rows else plain(speech.say("views.law.no_change"))
    return Group(plain(speech.say("views.law.changes", **days), "bold"), Text(), body)


def worked_view(topic: str, found: Mapping[str, Any], on: date, speech: Speech) -> Group:
    """Draw a calculation: results first, then its steps."""
    return Group(*_worked(topic, found, on, speech))


def beside_view(pairs: Iterable[Mapping[str, Any]], on: date, speech: Speech) -> Group:
    """Draw what stands beside what."""
    heads = [speech.say(f"views.law.{head}") for head in ("first", "second", "beside", "paragraph")]
    rows = [
        (
            speech.word("benefit", str(pair["first"])),
            speech.word("benefit", str(pair["second"])),
            "; ".join(
                filter(None, (speech.word("beside", pair["beside"]), speech.asked(pair["condition"] or "")))
            ),
            str(pair["paragraph"]),
        )
        for pair in pairs
    ]
    title = plain(speech.say("views.law.beside_title", day=speech.day(on.isoformat())), "bold")
    return Group(title, Text(), table(heads, rows))


def services_view(services: Iterable[Mapping[str, Any]], on: date, speech: Speech) -> Group:
    """Draw the kinds of professional help."""
    heads = [speech.say(f"views.law.{head}") for head in ("kind", "floors", "payers", "paragraph")]
    rows = [
        (
            f"{service['text'][speech.lang]} ({service['id']})",
            ", ".join(_floor(what, floor, speech) for what, floor in service["floors"].items()) or "–",
            ", ".join(speech.word("payer", payer) for payer in service["payers"]),
            str(service["paragraph"]),
        )
        for service in services
    ]
    title = plain(speech.say("views.law.services_title", day=speech.day(on.isoformat())), "bold")
    return Group(title, Text(), table(heads, rows))


def _floor(what: str, floor: object, speech: Speech) -> str:
    """The least qualification, and for which kind of help."""
    return f"{speech.word('floor', what)}: {speech.word('qualification', str(floor))} ({floor})"


def _worked(topic: str, found: Mapping[str, Any], on: date, speech: Speech) -> Iterator[RenderableType]:
    yield plain(speech.say(f"views.law.{topic}", day=speech.day(on.isoformat())), "bold")
    yield Text()
    rows = [
        (speech.say(f"views.law.{key}"), _result(key, value, speech))
        for key, value in found.items()
        if key not in NO_RESULT
    ]
    yield table([speech.say("views.law.what"), speech.say("views.law.value")], rows, right=(1,))
    if found["unverified"]:
        named = names_told(map(str, found["unverified"]), on, speech)
        yield plain(f"! {speech.say('views.law.unverified_values', list=named)}")
    if found.get("not_read"):
        yield plain(f"! {speech.say('views.law.not_read', list=', '.join(found['not_read']))}")
    steps = steps_told(found["trace"], on, speech)
    yield section(speech.say("views.law.steps"), bullets(harmless(step) for step in steps))


def _result(key: str, value: Any, speech: Speech) -> str:
    if isinstance(value, Mapping):
        cents = key.endswith(CENTS)
        return "; ".join(
            f"{harmless(k)}: {speech.euros(v) if cents else _words(v, speech)}" for k, v in value.items()
        )
    if value is None:
        return "–"
    if isinstance(value, bool):
        return speech.say("views.law.yes" if value else "views.law.no")
    if key.endswith(CENTS):
        return speech.euros(value)
    return f"{value} %" if key.endswith(PERCENT) else _words(value, speech)


def _words(value: Any, speech: Speech) -> str:
    """A day, or words of the calculations, in the reader's language."""
    if isinstance(value, Mapping):
        return ", ".join(_words(word, speech) for word in value.values())
    return speech.say_or(f"word.answer.{value}", speech.day(str(value)))


def _named(entry: Mapping[str, Any], speech: Speech) -> str:
    mark = f" ({speech.say('views.law.unverified')})" if entry["status"] == UNVERIFIED else ""
    return f"{entry['text'][speech.lang]}{mark}"


def _since(entry: Mapping[str, Any], speech: Speech) -> str:
    return speech.day(entry["valid_from"])
