"""The norms: which answer leads to which planning proposal, and how many minutes it stands for."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Annotated, Any, Literal

from pydantic import Field

from assessment.case.words import Action, Qualification, Standing, Task
from assessment.ground.dated import read_yaml
from assessment.ground.grid import Part
from assessment.ground.ids import Day, Flag, Id
from assessment.ground.model import FileModel

SECOND_LEVEL = len("d510")
"""Signs of an ICF code that says more than its chapter."""

FILE = resources.files("assessment.needs").joinpath("norms.yaml")


Only = Literal["complete", "urine", "stool", "urine_diverted", "stool_diverted", "tube", "shaves"]
"""Conditions that a norm asks for besides its criteria."""


class Norm(FileModel):
    """One activity.

    Attributes:
        items, icf: Criteria and ICF codes that lead to it.
        never: Why it is never derived, a word under `needs.never`; then nothing else is set.
        measure: `times` so often a week, `week` so many minutes a week, `frequency` as often as module 3
            says, `often` as module 5 says, `order` only under a medical order, `presence` somebody is there,
            `night` somebody is in the house and may sleep, or, if seldom needed, can be reached.
        minutes: From and to, for one time.
        per_week_minutes, per_occurrence: Minutes a week at full need; minutes of one time.
        within_minutes: How soon somebody must come who can be reached.
        excludes: Norm that it takes the place of.
        beside: Norm that it is done on other days than.
        only: Further condition on the answer.
        household: Belongs to the home and is met once for all who live there.
    """

    id: Id
    de: str
    items: tuple[str, ...] = ()
    icf: tuple[str, ...] = ()
    never: Id | None = None
    measure: Literal["times", "week", "frequency", "often", "order", "presence", "night"] | None = None
    minutes: tuple[int, int] | None = None
    per_week: int = 0
    per_week_minutes: int = 0
    per_occurrence: int = 0
    within_minutes: int = 0
    task: Task | None = None
    action: Action = Action.TAKE_OVER
    parts: tuple[Part, ...] = ()
    intimate: Flag = False
    min_q: Qualification = Qualification.Q0
    standing: Standing = Standing.WISHED
    place: Literal["home", "outside", "anywhere"] = "anywhere"
    excludes: Id | None = None
    beside: Id | None = None
    only: Only | None = None
    household: Flag = False
    source: str = ""


class Regain(FileModel):
    """Hundredths of the full time where the person shall do it again: planned, and at most."""

    planned: int
    most: int


class Norms(FileModel):
    """The whole file: shares in hundredths by level and qualifier, times a week by frequency, and norms."""

    schema_: Literal["hilfemix.norms.v1"] = Field(alias="schema")
    as_of: Day
    sources: dict[str, str]
    shares: dict[str, Annotated[int, Field(ge=0, le=100)]]
    frequency: dict[str, Annotated[int, Field(ge=0, le=7)]]
    regain: Regain
    shaves_from_years: int
    grown_up_from_years: int
    qualifier_shares: dict[str, Annotated[int, Field(ge=0, le=100)]]
    norms: tuple[Norm, ...]

    def share(self, level: int) -> int:
        """Hundredths of the full time at a level, 0 the best."""
        return self.shares[f"level_{level}"]

    def times(self, level: int) -> int:
        """Times a week at a level of module 3."""
        return self.frequency[f"level_{level}"]

    def of_qualifier(self, qualifier: int) -> int:
        """Hundredths of the full time at a first qualifier of the ICF."""
        return self.qualifier_shares[f"q_{qualifier}"]


@cache
def norms() -> Norms:
    """The shipped norms."""
    data: Any = read_yaml(FILE.read_text(encoding="utf-8"))
    return Norms.model_validate(data)


def for_item(item: str) -> tuple[Norm, ...]:
    """The norms that a criterion leads to, those that are never derived included."""
    return tuple(norm for norm in norms().norms if item in norm.items)


def for_code(code: str) -> tuple[Norm, ...]:
    """The norms that an ICF code leads to, be it coarser or finer than theirs."""
    return tuple(norm for norm in norms().norms if reaches(code, norm))


def reaches(code: str, norm: Norm) -> bool:
    """Whether an ICF code is one of a norm, a finer one (d5400 of d540), or a coarser one (d510 of d5101)."""
    return any(
        code.startswith(known) or (len(code) >= SECOND_LEVEL and known.startswith(code)) for known in norm.icf
    )
