"""The file of `hilfemix responsible`: of everything in it, only `inputs` is read.

Lists may be written as single words. What is left out is unknown, and asked for only where it matters.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from arrangement.responsibility.words import words
from assessment.ground.ids import MOST_GRADE, MOST_YEARS

_WORD: dict[str, Any] = {"type": "string"}
_INTEGER: dict[str, Any] = {"type": "integer"}


def _one_of(known: tuple[str, ...]) -> dict[str, Any]:
    word = {"enum": [*known, "unknown"]}
    return {"anyOf": [word, {"type": "array", "items": word}, {"type": "null"}]}


def _listed(entry: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [entry, {"type": "array", "items": entry}, {"type": "null"}]}


_YEARS = {**_INTEGER, "minimum": 0, "maximum": MOST_YEARS}
_AGE = {"anyOf": [_YEARS, {"enum": list(words().ages)}, {"type": "object"}, {"type": "null"}]}
_GRADE = {
    "anyOf": [
        {**_INTEGER, "minimum": 0, "maximum": MOST_GRADE},
        {"enum": ["none", "unknown"]},
        {"type": "null"},
    ]
}
_DAY = {"type": "string", "format": "date"}
_LAW_DATE = {"anyOf": [_WORD, _INTEGER, {"type": "null"}]}

Age = Annotated[Any, WithJsonSchema(_AGE)]
Grade = Annotated[Any, WithJsonSchema(_GRADE)]
Birth = Annotated[Any, WithJsonSchema({"anyOf": [_DAY, {"const": "unknown"}, {"type": "null"}]})]
Role = Annotated[Any, WithJsonSchema({"anyOf": [{"enum": sorted(words().roles)}, {"type": "null"}]})]
Disabilities = Annotated[Any, WithJsonSchema(_one_of(words().disabilities))]
Places = Annotated[Any, WithJsonSchema(_one_of(words().known_places()))]
Needs = Annotated[Any, WithJsonSchema(_one_of(words().known_needs()))]
Flags = Annotated[Any, WithJsonSchema(_listed(_WORD))]
LawDate = Annotated[Any, WithJsonSchema(_LAW_DATE)]
YesNo = Annotated[
    Any, WithJsonSchema({"anyOf": [{"type": "boolean"}, {"const": "unknown"}, {"type": "null"}]})
]
System = Annotated[Any, WithJsonSchema({"anyOf": [_WORD, {"type": "null"}]})]
Told = Annotated[Any, WithJsonSchema({})]


class _Open(BaseModel):
    """Unknown fields are judged by the checks, which know what may be told without being read."""

    model_config = ConfigDict(frozen=True, extra="allow", hide_input_in_errors=True)


class AskedPerson(_Open):
    """One person of the question.

    Attributes:
        age: Completed years, a word such as `child` or `adult`, or `{min, max}`.
        birth_date: Instead of the age.
        disability: Kinds of disability; `none` where there is none.
        pflegegrad: 1 to 5; 0 or `none` without one.
    """

    role: Role = None
    age: Age = None
    birth_date: Birth = None
    disability: Disabilities = None
    pflegegrad: Grade = None


class Procedure(_Open):
    """How an application went: § 14 SGB IX.

    Attributes:
        filed_at: The carrier where it was handed in.
        forwarded_within_14_days: Whether that carrier forwarded it in time.
        forwarded_to: The carrier to which it went.
    """

    filed_at: System = None
    forwarded_within_14_days: YesNo = None
    forwarded_to: System = None


class Claimed(_Open):
    """What a carrier says about itself."""

    payer: System = None
    says: Annotated[Any, WithJsonSchema({"enum": ["responsible", "not_responsible"]})] = None


class Inputs(_Open):
    """What is asked.

    Attributes:
        persons: Whom it is about.
        place: Where help is given; where somebody lives.
        need: Kinds of need.
        flags: Facts; a fact may also stand as a field of its own with true or false.
        law_date: Year or day whose law is asked for; rules that began later do not fit.
        benefits_running: Benefits that run already.
        claims: What carriers say about themselves.
        time, land: Time of day; Land of the Federal Republic.
    """

    persons: tuple[AskedPerson, ...] | AskedPerson | None = ()
    place: Places = None
    need: Needs = None
    flags: Flags = None
    law_date: LawDate = None
    procedure: Procedure | None = None
    benefits_running: Flags = None
    claims: tuple[Claimed, ...] = ()
    time: Flags = None
    land: Flags = None


class AskedFile(BaseModel):
    """A question: who is responsible?

    Attributes:
        inputs: All that is read; other fields of the file are not.
    """

    model_config = ConfigDict(frozen=True, extra="allow", hide_input_in_errors=True)

    schema_: Literal["hilfemix.responsible.v1"] = Field(alias="schema")
    inputs: Inputs
