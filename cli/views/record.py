"""The record of a case: entry by entry, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType

from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from cli.views.harmless import plain, whole
from cli.views.layout import section, table

SHORT = 12


def record_view(found: Mapping[str, Any], speech: Speech) -> Group:
    """Draw the entries and the verdict."""
    return Group(*_parts(found, speech))


def _parts(found: Mapping[str, Any], speech: Speech) -> Iterator[RenderableType]:
    yield plain(speech.say("record.title", case=harmless(str(found["case"]))), "bold")
    heads = [speech.say(f"record.{head}") for head in ("number", "written_on", "what", "facts", "seal")]
    rows = [_row(entry, speech) for entry in found["entries"]]
    if rows:
        yield section(speech.say("record.entries"), table(heads, rows))
    intact = "record.intact" if found["intact"] else "record.not_intact"
    yield section(
        speech.say("record.verdict"), plain(speech.say(intact, line=str(found["broken_at"] or "")), "bold")
    )
    if found["plan_known"] is not None:
        known = "record.plan_known" if found["plan_known"] else "record.plan_unknown"
        yield plain(speech.say(known))
    yield whole(speech.say("record.head", seal=str(found["head"] or "–")))


def _row(entry: Mapping[str, Any], speech: Speech) -> tuple[str, ...]:
    facts = entry["facts"]
    return (
        str(entry["number"]),
        speech.day(entry["written_on"]),
        speech.say(f"record.of.{entry['what']}"),
        " · ".join(_told(entry["what"], facts, speech)),
        str(entry["sha256"])[:SHORT],
    )


def _told(what: str, facts: Mapping[str, Any], speech: Speech) -> Iterator[str]:
    """The little of an entry that a reader looks for; the whole of it is in the JSON."""
    if what == "planned":
        yield speech.say_or(f"record.state.{facts.get('state')}", str(facts.get("state")))
        yield harmless(str(facts.get("policy")))
    if facts.get("role"):
        yield speech.word("role", str(facts["role"]))
    if facts.get("reason"):
        yield harmless(str(facts["reason"]))
    if what == "confirmed":
        yield ", ".join(harmless(str(need)) for need in facts.get("needs") or ())
    if what == "accepted":
        number = facts.get("proposal")
        yield speech.say("record.as_proposed", n=str(number)) if number else speech.say("record.deviates")
