"""JSON Schemas of the formats, with words out of the docstrings."""

import json
import re

import pytest
from pydantic import BaseModel

from arrangement.catalogue.offer import Catalogue
from arrangement.policy.policy import Policy
from assessment.case import Case
from assessment.files.schemas import DRAFT, json_schema


@pytest.mark.parametrize("model", [Case, Catalogue, Policy])
def test_a_schema_says_what_it_is(model: type[BaseModel]) -> None:
    schema = json_schema(model)
    assert schema["$schema"] == DRAFT
    assert schema["title"] == model.__name__
    assert schema["additionalProperties"] is False
    assert schema["properties"]["schema"]["const"] == f"hilfemix.{model.__name__.lower()}.v1"
    for part in schema["$defs"].values():
        assert part["description"]
        assert "Attributes:" not in part["description"]
    assert json.dumps(schema) == json.dumps(json_schema(model))


def test_fields_are_described_by_the_docstring() -> None:
    parts = json_schema(Case)["$defs"]
    assert parts["Helper"]["description"] == "Somebody who helps unpaid. Their relation is never rated."
    fields = parts["Helper"]["properties"]
    assert fields["own_gain"]["description"] == "What they get out of it, in their words."
    # One line of the docstring may speak of several fields.
    assert fields["gladly_minutes"]["description"] == fields["at_most_minutes"]["description"]
    assert parts["Person"]["properties"]["reach_minutes"]["description"].endswith(
        "by the means the person has."
    )


def test_ids_carry_their_form() -> None:
    schema = json_schema(Case)
    pattern = schema["properties"]["id"]["pattern"]
    assert re.search(pattern, "n_1")
    assert not re.search(pattern, "N1")
    assert schema["$defs"]["Need"]["properties"]["goals"]["items"]["pattern"] == pattern
