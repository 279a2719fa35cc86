"""What the agencies found: Begutachtung, ICF, household, Hilfeplan. One file holds them all."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assessment.case.nba_values import Answer, HowOften, Item, Weighted
from assessment.case.words import Book
from assessment.ground.ids import Count, Day, Flag, Id, NotApplicable, Text, Unknown
from assessment.ground.model import FileModel

IcfCode = Annotated[str, Field(strict=True, pattern=r"^[bsde][1-9][0-9]{0,4}$")]


Module = Literal["module_1", "module_2", "module_3", "module_4", "module_5", "module_6"]


class Child(FileModel):
    """What scoring a child needs: both days, or the age in completed months."""

    born: Day | None = None
    assessed: Day | None = None
    age_months: Count | None = None


ContinenceWord = Literal[
    "kontinent",
    "ueberwiegend_kontinent",
    "ueberwiegend_inkontinent",
    "vollstaendig_inkontinent",
    "kuenstliche_ableitung",
]


class Continence(FileModel):
    """The findings before 4.11 and 4.12."""

    urine: ContinenceWord | None = None
    stool: ContinenceWord | None = None


class NbaAnswers(FileModel):
    """Answers to the Begutachtungsinstrument as reports give them: single answers, sums or weighted points.

    Attributes:
        criteria: Answers by criterion; points are those that count, in a child what is beyond its age.
        module_5_input: How often each measure of module 5 is needed, or `unknown`.
        continence: The findings before 4.11 and 4.12, which count only with incontinence or a diversion.
        sums, weighted: By `module_1` … `module_6`, where a report states only these.
        zero_modules: Modules known to be 0.
        sums_partial: Criteria that are not listed are unknown, not 0.
    """

    criteria: dict[Item, Answer] = Field(default_factory=dict)
    module_5_input: dict[Item, HowOften | Unknown | NotApplicable] = Field(default_factory=dict)
    continence: Continence | None = None
    sums: dict[Module, Count] = Field(default_factory=dict)
    weighted: dict[Module, Weighted] = Field(default_factory=dict)
    zero_modules: tuple[Module, ...] = ()
    sums_partial: Flag = False
    child: Child | None = None


class IcfFinding(FileModel):
    """One ICF code with its first qualifier: 0 no problem to 4 complete problem."""

    id: Id
    code: IcfCode
    qualifier: Annotated[int, Field(strict=True, ge=0, le=4)] | Unknown | NotApplicable
    regain: Flag = False
    """Whether the person wants to do it themselves again: help then enables."""


class HilfeplanFinding(FileModel):
    """A finding of the Jugendamt or the Fachteam in its own words; help is never derived from it."""

    id: Id
    words: Text


class Assessment(FileModel):
    """One agency's view of one person on one day.

    Attributes:
        by: The role that assessed.
        book: The book of law under which it was done.
        regain: Criteria that the person wants to do themselves again: help then enables.
    """

    id: Id
    person: Id
    on: Day
    by: Id
    book: Book | None = None
    nba: NbaAnswers | None = None
    regain: tuple[Item, ...] = ()
    icf: tuple[IcfFinding, ...] = ()
    hilfeplan: tuple[HilfeplanFinding, ...] = ()
