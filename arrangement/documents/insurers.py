"""Who stands behind a payer: for who is insured privately it is neither Pflegekasse nor Krankenkasse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from arrangement.law.access import BEIHILFE, PRIVATE
from arrangement.plan.plan import Plan

BOOKS = {"PK": "sgb_xi", "KK": "sgb_v"}
"""By which door each insurance is asked."""


@dataclass(frozen=True)
class Payers:
    """Whose sheet holds what: a private insurance and Beihilfe read of their own people only.

    Attributes:
        private: For each person the payers that are a private insurance.
        beside: For each person the payers beside which Beihilfe pays.
        shared: Payers that are a private insurance for some here, and none for others.
    """

    private: Mapping[str, Mapping[str, str]]
    beside: Mapping[str, frozenset[str]]
    shared: frozenset[str]

    def reads(self, reader: str, person: str, payer: str) -> bool:
        """Whether a reader, by its id, is who pays for this person where the plan names this payer."""
        if reader == BEIHILFE:
            return payer == BEIHILFE or payer in self.beside.get(person, ())
        behind = self.private.get(person, {}).get(payer, payer)
        return reader == behind or (reader == payer and payer not in self.shared)

    def persons(self, reader: str) -> Iterator[str]:
        """Everybody whom a payer of this id may be paying for."""
        for person in self.private:
            if any(self.reads(reader, person, payer) for payer in (reader, *BOOKS)):
                yield person


def payers_in(plan: Plan) -> Payers:
    """Look at the doors and rights of a plan."""
    found = list(entries(plan.rights.get("persons")))
    private = insurers_of(found)
    concerned = {(str(p.get("person")), r.get("payer")) for p in found for r in entries(p.get("rights"))}
    concerned |= {(line.person, line.payer) for line in plan.lines}
    shared = frozenset(
        payer
        for payer in PRIVATE
        if len({payer in private.get(person, {}) for person, of in concerned if of == payer}) > 1
    )
    beside = {str(person.get("person")): frozenset(_beside(person)) for person in found}
    return Payers(private, beside, shared)


def _beside(person: Mapping[str, Any]) -> Iterator[str]:
    for door in entries(person.get("access")):
        yield from (payer for payer, book in BOOKS.items() if book == door.get("book") and _helped(door))


def _helped(door: Mapping[str, Any]) -> bool:
    others = door.get("beside")
    return isinstance(others, list | tuple) and BEIHILFE in others


def insurers_of(persons: object) -> dict[str, dict[str, str]]:
    """Give for each person of a rights block the payers that are a private insurance, as the doors say."""
    found = entries(persons)
    return {str(person.get("person")): insurers_of_one(person) for person in found}


def insurers_of_one(person: Mapping[str, Any]) -> dict[str, str]:
    """Give the payers of one person that are a private insurance."""
    asked = {(str(door.get("book")), str(door.get("who"))) for door in entries(person.get("access"))}
    return {payer: private for payer, private in PRIVATE.items() if (BOOKS[payer], private) in asked}


def entries(found: object) -> Iterator[Mapping[str, Any]]:
    """Read a list of objects out of an open part of a plan; what is none is left out."""
    yield from (e for e in found if isinstance(e, Mapping)) if isinstance(found, list | tuple) else ()
