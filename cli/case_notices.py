"""What `check` says about a case beside its faults: words that are not on record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arrangement.matching.candidate import World
from arrangement.matching.consents import unrecorded
from assessment.files.read import Loaded
from assessment.ground.errors import Fault
from assessment.ground.findings import Finding
from assessment.ground.texts import Lang, say


def case_notices(case: Loaded[Any], world: World, lang: Lang) -> Iterator[Fault]:
    """Everything that somebody should look at before a case is planned."""
    yield from case.faults([*_consents(world, lang)])


def _consents(world: World, lang: Lang) -> Iterator[Finding]:
    """Whose consent to which help is not on record, at whom it is about."""
    places = {person.id: number for number, person in enumerate(world.case.persons)}
    for one in unrecorded(world.case, world.law):
        code = "consent.to_clarify" if one.runs else "consent.missing"
        params: dict[str, str | int] = {
            "person": one.person,
            "holder": one.holder,
            "book": say(f"word.book.{one.book}", {}, lang),
            "matter": str(one.book),
            "needs": ", ".join(one.needs),
        }
        yield Finding(code, ("persons", places[one.person], "representation"), params)
