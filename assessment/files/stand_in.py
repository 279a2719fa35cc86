"""What may stand in for a value that is faulty or missing, so that the rest of its entry can be checked.

A stand-in fits the form and says nothing: whatever a check finds about it is about the fault, and is dropped.
"""

from __future__ import annotations

import re
from typing import Any

from assessment.files.shape import Schema, Shape
from assessment.ground.findings import FieldPath

NOTHING = object()
"""Where nothing simple fits."""

_DAY = "2000-01-01"
_TEXTS = ("de", "06:00", "2000-01", "4.1", "x")
"""One for each form of text that the formats know."""


def stand_in(shape: Shape, schema: Schema, path: FieldPath) -> Any:
    """Give some value that the schema allows; ids are of their own for each path."""
    kind = schema.get("discriminator", {}).get("mapping")
    choices = shape.choices(schema)
    choice = choices[0] if choices else {}
    if kind:
        return _map(shape, choice, path)
    if "const" in choice:
        return choice["const"]
    if choice.get("enum"):
        return choice["enum"][0]
    return _of_type(shape, choice, path)


def _of_type(shape: Shape, choice: Schema, path: FieldPath) -> Any:
    match choice.get("type"):
        case "boolean":
            return False
        case "integer" | "number":
            return int(choice.get("minimum", 0))
        case "string":
            return _text(choice, path)
        case "array":
            inside = [
                stand_in(shape, shape.resolved(choice.get("items", {})), (*path, number))
                for number in range(int(choice.get("minItems", 0)))
            ]
            return NOTHING if NOTHING in inside else inside
        case "object":
            return _map(shape, choice, path)
        case _:
            return NOTHING


def _map(shape: Shape, choice: Schema, path: FieldPath) -> Any:
    properties = choice.get("properties", {})
    filled = {
        name: stand_in(shape, shape.resolved(properties[name]), (*path, name))
        for name in choice.get("required", [])
    }
    return NOTHING if any(value is NOTHING for value in filled.values()) else filled


def _text(choice: Schema, path: FieldPath) -> Any:
    if choice.get("format") == "date":
        return _DAY
    own = "_".join(["stand_in", *(re.sub("[^a-z0-9]", "", str(step).lower()) for step in path)])
    least = int(choice.get("minLength", 0))
    fitting = (
        text
        for text in (own[: int(choice.get("maxLength", 80))], *_TEXTS)
        if len(text) >= least and re.search(choice.get("pattern", ""), text)
    )
    return next(fitting, NOTHING)
