"""`schema`: the JSON Schema of a file format."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson
from cli.output import print_json


class Thing(StrEnum):
    """Formats with a schema."""

    CASE = "case"
    CATALOGUE = "catalogue"
    POLICY = "policy"
    PLAN = "plan"
    NBA = "nba"
    RESPONSIBLE = "responsible"
    ACTUAL = "actual"


def schema(
    thing: Annotated[Thing, typer.Argument(metavar="THING", help=help_text("thing"), show_default=False)],
    as_object: AsJson = False,
) -> None:
    """Print the JSON Schema of a file format: JSON in any case, with --json named as all our output is."""
    from assessment.files.schemas import json_schema
    from cli.files import MODELS

    name = f"hilfemix.{thing}.v1"
    found = json_schema(MODELS[thing])
    found["properties"]["schema"]["const"] = name
    marked = {"schema": "hilfemix.schema.v1"} if as_object else {}
    print_json({**marked, "$id": name, **found})
