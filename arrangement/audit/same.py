"""Comparing and walking JSON without trusting its depth or its types."""

from __future__ import annotations

from collections.abc import Iterator


def same_json(one: object, other: object) -> bool:
    """Whether two JSON values are written by the same bytes, apart from the order of keys."""
    left = [(one, other)]
    while left:
        a, b = left.pop()
        if type(a) is not type(b):
            return False
        if isinstance(a, dict) and isinstance(b, dict):
            if a.keys() != b.keys():
                return False
            left += [(a[key], b[key]) for key in a]
        elif isinstance(a, list) and isinstance(b, list):
            if len(a) != len(b):
                return False
            left += list(zip(a, b, strict=True))
        elif a != b:
            return False
    return True


def walk(value: object) -> Iterator[tuple[str, str | None, object]]:
    """Every key and every value that is no container: its path, the path again (None for a key), itself."""
    left: list[tuple[str, object]] = [("", value)]
    while left:
        where, entry = left.pop()
        if isinstance(entry, dict):
            for key, inner in entry.items():
                path = f"{where}.{key}" if where else key
                yield path, None, key
                left.append((path, inner))
        elif isinstance(entry, list):
            left += [(f"{where}[{number}]", inner) for number, inner in enumerate(entry)]
        else:
            yield where, where, entry
