"""§ 116 SGB IX and its neighbours: whether several persons may be helped together, asked person by person."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from arrangement.law.law import Law
from arrangement.law.sgb_ix.p116 import Asked, may_pool
from arrangement.law.worked.inputs import When
from arrangement.law.worked.result import Worked
from assessment.case.words import Benefit
from assessment.ground.ids import Flag, Id
from assessment.ground.model import FileModel


class Pooled(FileModel):
    """What is known about one person; what is left out is unknown."""

    id: Id
    reasonable: Flag | None = None
    wish: Literal["together", "alone"] | None = None
    at_home_personal: Flag = False


class Pool(When):
    """Several persons and one benefit; `agreed`: whether the provider agreed."""

    benefit: Benefit
    agreed: Flag | None = None
    persons: Annotated[tuple[Pooled, ...], Field(min_length=1)]


def pooling(given: Pool, law: Law) -> Worked:
    """The answer for each person, and for all of them: the most hesitant one decides."""
    found = {
        person.id: may_pool(
            given.benefit,
            Asked(person.reasonable, given.agreed, person.wish, person.at_home_personal),
            law,
        )
        for person in given.persons
    }
    order = ("no", "clarify", "yes", "owed")
    answer = min((one.answer for one in found.values()), key=order.index)
    figures = {
        "answer": answer,
        "persons": {name: {"answer": one.answer, "reason": one.reason} for name, one in found.items()},
    }
    return Worked(figures, tuple(one.step for one in found.values()))
