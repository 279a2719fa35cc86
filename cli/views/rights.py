"""What the law grants, by our preliminary check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.carer_claims import carer_claims_told
from arrangement.documents.harmless import harmless
from arrangement.documents.insurers import insurers_of
from arrangement.documents.names import Names
from arrangement.documents.speech import Speech
from arrangement.documents.told import conditions_told, extent_told
from cli.views.harmless import plain
from cli.views.law_steps import names_told
from cli.views.layout import bullets, section, table
from cli.views.rights_access import standing

Entry = Mapping[str, Any]
SERVICE = "service"


def rights_view(found: Entry, speech: Speech, names: Names) -> Group:
    """Draw the rights of each person, then those of their carers."""
    return Group(*_parts(found, speech, replace(names, insurers=insurers_of(found["persons"]))))


def claims_by_helper(claims: Iterable[Entry], speech: Speech, names: Names) -> list[str]:
    """Say for each helper what they can claim themselves, each claim with what has to be clarified first."""
    return [
        speech.say("views.carer_claim", who=names.helper(helper, speech), what=said)
        for helper, claimed in _of_helpers(claims, speech).items()
        for said in claimed
    ]


def _parts(found: Entry, speech: Speech, names: Names) -> Iterator[RenderableType]:
    yield plain(speech.say("views.rights.title"), "bold")
    facts = [speech.say("views.case", case=harmless(str(found["case"])))]
    facts.append(speech.say("views.on", day=speech.day(str(found["on"]))))
    yield plain(" · ".join(facts))
    yield plain(speech.say("views.rights.say"))
    for person in found["persons"]:
        id_ = str(person["person"])
        title = speech.say("views.rights.person", person=harmless(id_))
        rights = [right for right in person["rights"] if right.get("kind") != SERVICE]
        of_service = [right for right in person["rights"] if right.get("kind") == SERVICE]
        yield section(title, *_rights(rights, id_, speech, names))
        if of_service:
            yield Text()
            yield plain(speech.say("views.rights.claims"), "bold")
            yield from _rights(of_service, id_, speech, names)
        yield from _to_clarify(person.get("clarify") or (), speech, names)
        yield from _unverified(person["rights"], date.fromisoformat(str(found["on"])), speech)
        yield from standing(person, speech)
    claims = found.get("carer_claims") or ()
    if claims:
        yield section(speech.say("views.rights.carers"), *_claims(claims, speech, names))
    yield Text()
    yield plain(speech.say("views.rights_stay"))


def _unverified(rights: Iterable[Entry], on: date, speech: Speech) -> Iterator[RenderableType]:
    """Name the values that nobody could compare with the law of the day."""
    found = sorted({name for right in rights for name in right.get("unverified") or ()})
    if found:
        named = names_told(map(harmless, found), on, speech)
        yield plain(f"! {speech.say('views.law.unverified_values', list=named)}")


def _rights(rights: Iterable[Entry], person: str, speech: Speech, names: Names) -> Iterator[RenderableType]:
    rows = [_row(right, person, speech, names) for right in rights]
    if not rows:
        yield plain(speech.say("views.rights.none"))
        return
    heads = [
        speech.say(f"views.{head}") for head in ("rights.benefit", "rights.place", "payer", "rights.extent")
    ]
    yield table(heads, rows)
    open_ = [text for right in rights if (text := _open(right, speech))]
    if open_:
        yield plain(speech.say("views.rights.open"))
        yield bullets(dict.fromkeys(open_))


def _row(right: Entry, person: str, speech: Speech, names: Names) -> list[str]:
    return [
        speech.word("benefit", str(right["benefit"])),
        str(right.get("paragraph") or "–"),
        names.payer(str(right.get("payer") or "–"), speech, (person,)),
        extent_told(right, speech, names),
    ]


def _open(right: Entry, speech: Speech) -> str | None:
    said = conditions_told(right, speech)
    return f"{speech.word('benefit', str(right['benefit']))}: {'; '.join(said)}" if said else None


def _to_clarify(entries: Iterable[Entry], speech: Speech, names: Names) -> Iterator[RenderableType]:
    lines = []
    for entry in entries:
        what = speech.word("benefit", str(entry["benefit"])) if entry.get("benefit") else None
        need = names.need(str(entry["need"]), speech) if entry.get("need") else None
        head = ", ".join(part for part in (what, need) if part)
        said = "; ".join(conditions_told(entry, speech))
        lines.append(f"{head}: {said}" if head else said)
    if lines:
        yield plain(speech.say("views.rights.clarify"))
        yield bullets(lines, "?")


def _claims(claims: Iterable[Entry], speech: Speech, names: Names) -> Iterator[RenderableType]:
    for helper, said in _of_helpers(claims, speech).items():
        yield plain(names.helper(helper, speech), "bold")
        yield bullets(said)


def _of_helpers(claims: Iterable[Entry], speech: Speech) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for helper, what, open_ in carer_claims_told(claims, speech):
        said = speech.say("views.rights.if", what=what, list="; ".join(open_)) if open_ else what
        found.setdefault(helper, []).append(said)
    return found
