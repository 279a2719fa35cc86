"""What is held about a case, and what was erased, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType

from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from cli.views.harmless import plain, whole
from cli.views.layout import bullets, section, table


def disclosure_view(found: Mapping[str, Any], speech: Speech, out: str | None) -> Group:
    """Draw the list of files, then every plan in words."""
    return Group(*_disclosed(found, speech, out))


def erasure_view(found: Mapping[str, Any], speech: Speech) -> Group:
    """Draw what was erased, or would be, and where people look themselves."""
    return Group(*_erased(found, speech))


def _disclosed(found: Mapping[str, Any], speech: Speech, out: str | None) -> Iterator[RenderableType]:
    yield plain(speech.say("disclosure.title", case=harmless(str(found["case"]))), "bold")
    yield _files(found["files"], speech)
    yield from _look_at(found, speech)
    yield plain(speech.say("disclosure.others"))
    if out is not None:
        yield whole(speech.say("cli.written", file=out))
        return
    for entry in found["reasons"]:
        yield section(harmless(str(entry["file"])), plain("\n".join(entry["sentences"])))


def _erased(found: Mapping[str, Any], speech: Speech) -> Iterator[RenderableType]:
    done = bool(found["erased"]) or not found["would_erase"]
    title = "disclosure.erased" if done else "disclosure.would_erase"
    yield plain(speech.say(title, case=harmless(str(found["case"]))), "bold")
    yield _files(found["erased"] or found["would_erase"], speech)
    yield from _look_at(found, speech)
    yield plain(speech.say("disclosure.beyond" if done else "disclosure.say_yes"))


def _files(files: list[Mapping[str, Any]], speech: Speech) -> RenderableType:
    heads = (speech.say("disclosure.kind"), speech.say("disclosure.file"))
    rows = [(speech.say(f"disclosure.of.{one['kind']}"), harmless(str(one["file"]))) for one in files]
    return table(heads, rows) if rows else plain(speech.say("disclosure.nothing"))


def _look_at(found: Mapping[str, Any], speech: Speech) -> Iterator[RenderableType]:
    if found["look_at"]:
        named = bullets([harmless(str(name)) for name in found["look_at"]])
        yield section(speech.say("disclosure.look_at"), named)
