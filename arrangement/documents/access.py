"""What stands before the rights of a person, in words: access and offices, who acts, who is responsible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from arrangement.documents.harmless import harmless
from arrangement.documents.insurers import insurers_of_one
from arrangement.documents.speech import Speech

Entry = Mapping[str, Any]
MARKS = {"yes": "✓", "no": "✗", "clarify": "?"}
"""How an answer is marked; the words say the same."""
_ALL = 100


def acting_told(person: Entry, speech: Speech) -> Iterator[str]:
    """Say who applies and consents for a person, books in which it is the same together."""
    return (_acting(same, speech) for same in _alike(person.get("representation") or ()))


def responsible_told(person: Entry, speech: Speech) -> str | None:
    """Say who is responsible for what a person is owed; None where the result does not hold it."""
    told = person.get("responsible")
    if not told:
        return None
    insurers = insurers_of_one(person)
    named = (insurers.get(str(payer), str(payer)) for payer in told.get("payer") or ())
    payers = ", ".join(speech.word("payer", payer) for payer in named)
    relation = speech.say_or(f"responsible.relation.{told.get('relation')}", str(told.get("relation")))
    key = "access.responsible_clarify" if told.get("clarify") else "access.responsible"
    return speech.say(key, list=payers or "–", relation=relation)


def door_told(door: Entry, speech: Speech) -> str:
    """Say whether a door is open, why, whom to ask and where."""
    answer = speech.say_or(f"access.answer.{door.get('access')}", str(door.get("access")))
    reason = speech.say_or(f"access.reason.{door.get('reason')}", str(door.get("reason")))
    who = speech.word("payer", str(door.get("who")))
    said = speech.say(
        "access.door",
        book=speech.word("book", str(door.get("book"))),
        answer=answer,
        reason=reason,
        who=who,
        paragraph=harmless(str(door.get("paragraph"))),
    )
    share = door.get("share_percent")
    beside = ", ".join(speech.word("payer", str(name)) for name in door.get("beside") or ())
    if isinstance(share, int) and 0 < share < _ALL and beside:
        said += " " + speech.say("access.share", percent=share, list=beside)
    elif beside:
        said += " " + speech.say("access.instead", list=beside)
    if door.get("office"):
        place = [speech.word("office", str(door["office"]))]
        place += [harmless(str(door[key])) for key in ("site", "address") if door.get(key)]
        said += " " + speech.say("access.office", list=", ".join(place))
    return said


def _alike(acting: Iterable[Entry]) -> list[list[Entry]]:
    """Books in which the same people act in the same way, together."""
    groups: dict[str, list[Entry]] = {}
    for entry in acting:
        key = "|".join(str(entry.get(name)) for name in ("may_apply", "consent_of", "effect", "open"))
        groups.setdefault(key, []).append(entry)
    return list(groups.values())


def _acting(same: list[Entry], speech: Speech) -> str:
    entry = same[0]
    paragraphs = dict.fromkeys(harmless(str(other.get("paragraph"))) for other in same)
    said = speech.say(
        "access.who_acts",
        book=", ".join(speech.word("book", str(other.get("book"))) for other in same),
        apply=_holders(entry.get("may_apply") or (), speech),
        consent=_holders(entry.get("consent_of") or (), speech),
        effect=speech.say_or(f"access.effect.{entry.get('effect')}", str(entry.get("effect"))),
        paragraph="; ".join(paragraphs),
    )
    open_ = [speech.say_or(f"access.open.{key}", str(key)) for key in entry.get("open") or ()]
    return " ".join([said, *open_])


def _holders(holders: Any, speech: Speech) -> str:
    return (
        ", ".join(speech.say("access.person") if h == "person" else harmless(str(h)) for h in holders) or "–"
    )
