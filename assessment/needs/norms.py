"""The norms: which answer leads to which planning proposal, and how many minutes it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Annotated, Any, Literal

from pydantic import Field

from assessment.case.words import Action, Qualification, Standing, Task
from assessment.ground.dated import read_yaml
from assessment.ground.grid import Part
from assessment.ground.ids import Day, Flag, Id
from assessment.ground.model import FileModel

FILE = resources.files("assessment.needs").joinpath("norms.yaml")


class Norm(FileModel):
    """One activity.

    Attributes:
        items, icf: Criteria and ICF codes that lead to it.
        never: Why it is never derived; then nothing else is set.
        measure: `times` so often a week, `week` so many minutes a week, `frequency` as often as module 3
            says, `often` as module 5 says, `order` only under a medical order, `presence` somebody is there.
        minutes: From and to, for one time.
        per_week_minutes, per_occurrence: Minutes a week at full need; minutes of one time.
        excludes: Norm that it takes the place of.
        only: Further condition on the answer.
        household: Belongs to the home and is met once for all who live there.
    """

    id: Id
    de: str
    items: tuple[str, ...] = ()
    icf: tuple[str, ...] = ()
    never: str | None = None
    measure: Literal["times", "week", "frequency", "often", "order", "presence"] | None = None
    minutes: tuple[int, int] | None = None
    per_week: int = 0
    per_week_minutes: int = 0
    per_occurrence: int = 0
    task: Task | None = None
    action: Action = Action.TAKE_OVER
    parts: tuple[Part, ...] = ()
    intimate: Flag = False
    min_q: Qualification = Qualification.Q0
    standing: Standing = Standing.WISHED
    place: Literal["home", "outside", "anywhere"] = "anywhere"
    excludes: Id | None = None
    only: Literal["complete", "urine", "stool", "urine_diverted", "stool_diverted"] | None = None
    household: Flag = False
    source: str = ""


class Norms(FileModel):
    """The whole file: shares in hundredths by level and qualifier, times a week by frequency, and norms."""

    schema_: Literal["hilfemix.norms.v1"] = Field(alias="schema")
    as_of: Day
    sources: dict[str, str]
    shares: dict[str, Annotated[int, Field(ge=0, le=100)]]
    frequency: dict[str, Annotated[int, Field(ge=0, le=7)]]
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


@cache
def by_id() -> Mapping[str, Norm]:
    """Norms by id."""
    return {norm.id: norm for norm in norms().norms}
