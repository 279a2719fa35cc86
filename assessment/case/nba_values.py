"""Single values of the Begutachtungsinstrument, in the ways in which reports and forms write them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, Strict, model_validator

from assessment.ground.ids import Count
from assessment.ground.model import FileModel

ITEM_PATTERN = r"^([1-8]\.([1-9]|1[0-6])|[45]\.K|4\.1\.B)$"
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_POINTS = re.compile(r"[0-9]{1,2}")
_DECIMAL = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "_", "-": "_"})


def _item(value: str) -> str:
    if not re.fullmatch(ITEM_PATTERN, value):
        raise ValueError("a criterion is named as in Anlage 1, its module first")
    return value


def _answer(value: object) -> object:
    """Bring a word into the spelling of the scales: `überwiegend selbstständig` is one of their words."""
    if isinstance(value, bool) or (isinstance(value, int) and value >= 0):
        return value
    if isinstance(value, str):
        if _POINTS.fullmatch(value):
            return int(value)
        word = value.strip().lower().translate(_SPELT).replace("selbststaendig", "selbstaendig")
        if _WORD.fullmatch(word):
            return word
    raise ValueError("an answer is a word of the scale, its points, or yes or no")


def _weighted(value: object) -> object:
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return float(value.replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("weighted points are a number such as 7.5")
    return value


Item = Annotated[str, Strict(), Field(json_schema_extra={"pattern": ITEM_PATTERN}), AfterValidator(_item)]
"""A criterion as the statute numbers it, module first: `4.10`, `5.13`; 7 and 8 are recorded under § 18a."""

Answer = Annotated[str | int | bool, BeforeValidator(_answer)]
"""A word of the criterion's scale, or its points; `unknown` and `not_applicable` are words too."""

Weighted = Annotated[float, BeforeValidator(_weighted)]
"""Weighted points of a module, as a number or as a decimal such as `7,5`."""


class HowOften(FileModel):
    """How often a measure of module 5 is needed; several figures are added, such as two kinds of visits."""

    per_day: Count | None = None
    per_week: Count | None = None
    per_month: Count | None = None

    @model_validator(mode="after")
    def _at_least_one(self) -> HowOften:
        if self.per_day is None and self.per_week is None and self.per_month is None:
            raise ValueError("how often: at least one of per_day, per_week, per_month")
        return self
