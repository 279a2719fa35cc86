"""What the input file of each calculation may hold, read from the model that checks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from arrangement.law.worked.topics import TOPICS


@dataclass(frozen=True)
class InputField:
    """One field.

    Attributes:
        forms: Words of the schema for what may stand there, or the allowed words themselves.
    """

    name: str
    required: bool
    forms: tuple[str, ...]
    words: tuple[str, ...] = ()


def fields_of(topic: str) -> tuple[InputField, ...]:
    """Give the fields of a calculation, those that it cannot do without first."""
    schema, read = TOPICS[topic].model.model_json_schema(), TOPICS[topic].fields
    needed = set(schema.get("required", ()))
    found = [
        _field(name, name in needed, about, schema)
        for name, about in schema["properties"].items()
        if name in read
    ]
    return tuple(sorted(found, key=lambda field: not field.required))


def _field(name: str, required: bool, about: Mapping[str, Any], schema: Mapping[str, Any]) -> InputField:
    forms = [form for form in _forms(about, schema) if form.get("type") != "null"]
    words = tuple(str(word) for form in forms for word in form.get("enum", ()))
    kinds = dict.fromkeys(_kind(form) for form in forms if "enum" not in form)
    return InputField(name, required, tuple(kinds), words)


def _forms(about: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "$ref" in about:
        yield schema["$defs"][about["$ref"].removeprefix("#/$defs/")]
    elif "anyOf" in about:
        for one in about["anyOf"]:
            yield from _forms(one, schema)
    else:
        yield about


def _kind(form: Mapping[str, Any]) -> str:
    if form.get("type") != "string":
        return str(form.get("type", "day"))
    return "month" if "pattern" in form else "day"
