"""What a model expects at a place, read from its JSON Schema: fields, words, bounds.

pydantic names a place by its own path, in which the members of a union have a step of their own. `follow`
turns such a path into the path that the user wrote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from assessment.ground.findings import FieldPath

Schema = Mapping[str, Any]
_MAP_KEY = "[key]"


@dataclass(frozen=True)
class Spot:
    """One place in a model.

    Attributes:
        path: The path as the user wrote it.
        schema: What is expected there; empty where nothing is known.
        parent: What is expected of the map or list around it.
        union: Path of the union on the way, if there is one.
        member: What the member of that union expects.
        at_key: Whether the key of the path is meant, not its value.
    """

    path: FieldPath
    schema: Schema
    parent: Schema
    union: FieldPath | None = None
    member: Schema | None = None
    at_key: bool = False


@lru_cache(maxsize=16)
def shape_of(model: type[BaseModel]) -> Shape:
    """Give the shape of a model; made once."""
    return Shape(model.model_json_schema())


class Shape:
    """The JSON Schema of a model, with ways through it."""

    def __init__(self, schema: Schema) -> None:
        self._root = schema

    def follow(self, steps: Sequence[str | int]) -> Spot:
        """Follow a path of pydantic."""
        path: FieldPath = ()
        schema = parent = self.resolved(self._root)
        union: FieldPath | None = None
        member: Schema | None = None
        for step in steps:
            if "discriminator" in schema:
                schema = self._tagged(schema, step)
                continue
            choices = self.choices(schema)
            if len(choices) > 1:
                schema = self._named(schema, step)
                union, member = path, schema
                continue
            schema = choices[0]
            if step == _MAP_KEY:
                names = self.resolved(parent.get("propertyNames", {}))
                return Spot(path, names, parent, union, member, at_key=True)
            path, parent = (*path, step), schema
            schema = self._inside(schema, step)
        return Spot(path, schema, parent, union, member)

    def at(self, path: FieldPath) -> Schema:
        """What is expected at a path as the user writes it; for unions all that any member expects."""
        found = [self.resolved(self._root)]
        for step in path:
            inside = [self._inside(choice, step) for schema in found for choice in self.choices(schema)]
            found = [schema for schema in inside if schema]
        return found[0] if found else {}

    def choices(self, schema: Schema) -> list[Schema]:
        """The members of a union, null left out; anything else is its own only choice."""
        members = schema.get("anyOf") or schema.get("oneOf")
        if not members:
            return [schema]
        return [self.resolved(m) for m in members if m.get("type") != "null"]

    def words(self, schema: Schema) -> list[str]:
        """The closed list of words that are allowed; truth values included."""
        found: list[str] = []
        for choice in self.choices(schema):
            if choice.get("type") == "boolean":
                found += ["true", "false"]
            found += [str(word) for word in choice.get("enum", [])]
            found += [str(choice["const"])] if "const" in choice else []
        return found

    def fields(self, schema: Schema) -> list[str]:
        """The names of the fields of a map."""
        names = [name for choice in self.choices(schema) for name in choice.get("properties", {})]
        return list(dict.fromkeys(names))

    def is_required(self, path: FieldPath) -> bool:
        """Whether a field must stand in its map. An entry of a list may be left out."""
        if not path or isinstance(path[-1], int):
            return not path
        parents = self.choices(self.at(path[:-1]))
        return any(path[-1] in parent.get("required", []) for parent in parents)

    def resolved(self, schema: Schema) -> Schema:
        """The schema itself, where another place is named instead."""
        reference = schema.get("$ref")
        if reference is None:
            return schema
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        return {**self.resolved(self._root["$defs"][str(reference).rpartition("/")[2]]), **beside}

    def _tagged(self, schema: Schema, tag: str | int) -> Schema:
        reference = schema["discriminator"].get("mapping", {}).get(str(tag))
        return self.resolved({"$ref": reference}) if reference else {}

    def _named(self, schema: Schema, label: str | int) -> Schema:
        """Find the member of a union by pydantic's label: `GivenPflegegrad`, `bool`, `literal['none']`."""
        simple = {"bool": "boolean", "int": "integer", "float": "number", "constrained-float": "number"}
        for member in schema.get("anyOf", []):
            name = str(member.get("$ref", "")).rpartition("/")[2]
            if name and name in str(label):
                return self.resolved(member)
            if member.get("format") == "date" and "date" in str(label):
                return self.resolved(member)
            if member.get("type") == simple.get(str(label), "?"):
                return self.resolved(member)
            if str(label).startswith("dict[") and member.get("type") == "object" and not name:
                return self.resolved(member)
            if str(label).startswith("literal") and ("const" in member or "enum" in member):
                return self.resolved(member)
        return {}

    def _inside(self, schema: Schema, step: str | int) -> Schema:
        if isinstance(step, int):
            fixed = schema.get("prefixItems", [])
            inside = fixed[step] if step < len(fixed) else schema.get("items", {})
        else:
            by_form = (
                found for form, found in schema.get("patternProperties", {}).items() if re.search(form, step)
            )
            inside = schema.get("properties", {}).get(step) or next(by_form, None)
            inside = inside or schema.get("additionalProperties") or {}
        return self.resolved(inside) if isinstance(inside, dict) else {}
