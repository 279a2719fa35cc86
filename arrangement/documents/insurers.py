"""Who stands behind a payer: for who is insured privately it is neither Pflegekasse nor Krankenkasse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.law.access import PRIVATE

BOOKS = {"PK": "sgb_xi", "KK": "sgb_v"}
"""By which door each insurance is asked."""


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
