"""One entry of the record: what happened, sealed by a hash over itself and the entry before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

SCHEMA = "hilfemix.record.v1"
PLANNED, CONFIRMED, ACCEPTED, REVIEWED = "planned", "confirmed", "accepted", "reviewed"
WHAT = (PLANNED, CONFIRMED, ACCEPTED, REVIEWED)
_KEYS = frozenset({"schema", "number", "case", "what", "written_on", "facts", "previous", "sha256"})
_DECIDED = frozenset({"state", "accepted", "timing"})
"""Keys of a plan that a decision adds or changes: without them it is the plan that was proposed."""


@dataclass(frozen=True)
class Entry:
    """One entry.

    Attributes:
        number: From 1 on, without a gap.
        what: `planned`, `confirmed`, `accepted` or `reviewed`.
        written_on: The day of writing.
        facts: Hashes, figures and words of a decision; never what a case says.
        previous: Seal of the entry before; None for the first.
    """

    number: int
    case: str
    what: str
    written_on: str
    facts: Mapping[str, Any]
    previous: str | None

    @property
    def seal(self) -> str:
        """Hash over all of it, the entry before included."""
        return sha256(_written(self._bare()).encode("utf-8")).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The entry with its seal, as a line of the record holds it."""
        return {**self._bare(), "sha256": self.seal}

    def line(self) -> str:
        """One line of the record."""
        return _written(self.as_json()) + "\n"

    def _bare(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "number": self.number,
            "case": self.case,
            "what": self.what,
            "written_on": self.written_on,
            "facts": dict(self.facts),
            "previous": self.previous,
        }


def entry_of(data: object) -> Entry | None:
    """Read an entry; None where it is none, or its seal is not its own."""
    if not isinstance(data, dict) or data.keys() != _KEYS or data["schema"] != SCHEMA:
        return None
    number, facts = data["number"], data["facts"]
    texts = [data["case"], data["what"], data["written_on"], data["sha256"]]
    if type(number) is not int or not isinstance(facts, dict) or not all(isinstance(t, str) for t in texts):
        return None
    entry = Entry(number, data["case"], data["what"], data["written_on"], facts, data["previous"])
    return entry if entry.what in WHAT and entry.seal == data["sha256"] else None


def plan_sha256(plan: Mapping[str, Any]) -> str:
    """Hash of what a plan proposes: the same before and after its acceptance, another after any edit."""
    proposed = {key: value for key, value in plan.items() if key not in _DECIDED}
    return sha256(_written(proposed).encode("utf-8")).hexdigest()


def _written(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
