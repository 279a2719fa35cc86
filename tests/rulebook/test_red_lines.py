"""Red lines that the formats themselves keep."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from arrangement.catalogue.offer import Catalogue
from arrangement.law.law import rules_of
from arrangement.plan.plan import Plan
from assessment.case.case import Case
from assessment.case.network import Helper
from assessment.case.words import Benefit
from tests.law import make_case

MUST_NOT_COUNT = frozenset(
    [
        "nationality",
        "nationalitaet",
        "citizenship",
        "origin",
        "herkunft",
        "religion",
        "konfession",
        "ethnicity",
        "race",
        "income",
        "einkommen",
        "assets",
        "vermoegen",
        "debt",
        "schulden",
        "fraud",
        "betrug",
        "orientation",
    ]
)
SCORES = frozenset(
    [
        "score",
        "rating",
        "rank",
        "ranking",
        "prognosis",
        "prospects",
        "risk",
        "compliance",
        "worth",
        "deservingness",
    ]
)


def _names(schema: Any) -> set[str]:
    if isinstance(schema, dict):
        inside = {name for value in schema.values() for name in _names(value)}
        return inside | set(schema.get("properties", {}))
    return {name for value in schema for name in _names(value)} if isinstance(schema, list) else set()


def test_no_format_asks_for_what_must_not_count() -> None:
    for model in (Case, Catalogue):
        words = {word for name in _names(model.model_json_schema()) for word in name.split("_")}
        assert words.isdisjoint(MUST_NOT_COUNT), model.__name__


def test_no_format_holds_a_score_of_a_person() -> None:
    for model in (Case, Catalogue, Plan):
        words = {word for name in _names(model.model_json_schema()) for word in name.split("_")}
        assert words.isdisjoint(SCORES), model.__name__


def test_nobody_is_planned_into_residential_care() -> None:
    forms = json.dumps(Catalogue.model_json_schema())
    assert "residential" not in forms
    assert "vollstationaer" not in {benefit.value for benefit in Benefit}
    (value,) = [block.value for block in rules_of("claims")["vollstationaer"].values.values()]
    assert value["to_confirm"] == ["only_by_own_wish"]


@pytest.mark.parametrize("field", ["consents", "gladly_minutes", "at_most_minutes", "times"])
def test_a_helper_who_says_nothing_gives_nothing(field: str) -> None:
    stated = make_case.helper()
    Helper.model_validate(stated)
    del stated[field]
    with pytest.raises(ValidationError):
        Helper.model_validate(stated)
