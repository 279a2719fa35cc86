"""Claims of who helps, each said once; for whom, where it differs with the person cared for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from arrangement.documents.told import conditions_told

Entry = Mapping[str, Any]


def carer_claims_told(claims: Iterable[Entry], speech: Speech) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give the helper of each claim, its name, and what has to be clarified first."""
    rows = [(claim, tuple(conditions_told(claim, speech))) for claim in claims]
    said: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for claim, open_ in rows:
        said.setdefault(_kind(claim), set()).add(open_)
    return list(
        dict.fromkeys(
            (str(claim.get("helper")), _named(claim, len(said[_kind(claim)]) > 1, speech), open_)
            for claim, open_ in rows
        )
    )


def _kind(claim: Entry) -> tuple[str, str]:
    return str(claim.get("helper")), str(claim.get("claim"))


def _named(claim: Entry, with_person: bool, speech: Speech) -> str:
    name = f"{speech.word('claim', str(claim.get('claim')))} ({harmless(str(claim.get('paragraph')))})"
    if not with_person:
        return name
    return speech.say("views.carer_claim_for", what=name, person=harmless(str(claim.get("person"))))
