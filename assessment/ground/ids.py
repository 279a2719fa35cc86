"""Identifiers and the small value types of every file format.

Ids are `[a-z][a-z0-9_]*`: neutral, readable, and safe in a file name, a terminal and a URL.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, Strict

ID_PATTERN = re.compile(r"^[a-z][a-z0-9_]*$")
_DAY_PATTERN = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def _id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        raise ValueError("an id starts with a small letter and holds only a-z, 0-9 and _")
    return value


def _day(value: object) -> object:
    """Read a day written as YYYY-MM-DD; anything else, a timestamp too, is refused."""
    if isinstance(value, str):
        if not _DAY_PATTERN.fullmatch(value):
            raise ValueError("a day is written YYYY-MM-DD")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("this day does not exist in the calendar") from None
    if isinstance(value, date):
        return value
    raise ValueError("a day is written YYYY-MM-DD")


def _text(value: str) -> str:
    if _CONTROL.search(value):
        raise ValueError("control characters are not allowed in text")
    return value


Id = Annotated[
    str,
    Strict(),
    Field(min_length=1, max_length=80, json_schema_extra={"pattern": ID_PATTERN.pattern}),
    AfterValidator(_id),
]
"""A neutral identifier."""

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, Europe/Berlin."""

Text = Annotated[str, Strict(), Field(max_length=2000), AfterValidator(_text)]
"""Free text. Sensitive: never echoed in a message, a log or an export."""

Flag = Annotated[bool, Strict()]
"""true or false, nothing else."""

Euros = Annotated[float, Strict(), Field(ge=0, le=999_999)]
"""An amount in euros, as reports and bills write it."""

Wealth = Annotated[float, Strict(), Field(ge=0, le=999_999_999)]
"""A yearly income or assets in euros."""

Rate = Annotated[float, Strict(), Field(ge=0, le=1000)]
"""A share, a factor, or hours, as reports write them."""

Grade = Annotated[int, Strict(), Field(ge=1, le=5)]
"""A Pflegegrad."""

FIRST_YEAR, LAST_YEAR = (
    1994,
    2100,
)  # no figures of law: nobody asks for earlier law, nobody plans further ahead
"""The first and the last calendar year that are asked about: since there is a Pflegeversicherung."""

Year = Annotated[int, Strict(), Field(ge=FIRST_YEAR, le=LAST_YEAR)]
"""A calendar year of law."""

Month = Annotated[str, Strict(), Field(pattern=r"^[12][0-9]{3}-(0[1-9]|1[0-2])$")]
"""A calendar month, `YYYY-MM`."""

Count = Annotated[int, Strict(), Field(ge=0, le=1000)]
"""A small whole number."""

Minutes = Annotated[int, Strict(), Field(ge=0, le=10080)]
"""Whole minutes, at most one week (10080)."""

Cents = Annotated[int, Strict(), Field(ge=0, le=100_000_000)]
"""Whole cents, at most one million euros."""

Percent = Annotated[int, Strict(), Field(ge=0, le=100)]
"""Whole per cent."""

MOST_YEARS = 130  # no figure of law: nobody has become older
"""The highest age that is believed."""

MOST_GRADE = 5
"""The highest Pflegegrad."""

Language = Annotated[str, Strict(), Field(pattern=r"^[a-z]{2,3}$")]
"""ISO 639 code of a language; `dgs` is German Sign Language."""

Unknown = Literal["unknown"]
NotApplicable = Literal["not_applicable"]
