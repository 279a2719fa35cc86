"""The JSON Schema of a file format, with titles and descriptions out of the models' own docstrings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_SECTION = re.compile(r"^Attributes:\s*$", re.MULTILINE)
_ENTRY = re.compile(r"^    (\w+(?:, \w+)*): (.*)$")


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a file format.

    What needs more than one part of a file, such as a known id, is not in it: `check` judges that.
    """
    schema = model.model_json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        _describe(part)
    return {"$schema": DRAFT, **schema}


def _describe(part: dict[str, Any]) -> None:
    """Split a docstring: its text stays with the map, each attribute's line goes to its field."""
    text = part.get("description", "")
    found = _SECTION.search(text)
    if not found:
        return
    part["description"] = text[: found.start()].strip()
    for name, says in _attributes(text[found.end() :]):
        inside = part.get("properties", {}).get(name)
        if isinstance(inside, dict):
            inside["description"] = says


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    """The entries of a Google-style section; `a, b: says` describes both."""
    described: Mapping[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        entry = _ENTRY.match(line)
        if entry:
            lines = [entry.group(2)]
            described = {**described, **dict.fromkeys(entry.group(1).split(", "), lines)}
        elif line.startswith("        "):
            lines.append(line.strip())
        elif line.strip():
            break
    for name, parts in described.items():
        yield name, " ".join(parts)
