"""Copies of frozen data that tell who reads them; nothing outside the copies changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

Path = tuple[str, ...]
Note = Callable[[Path, str], None]

EACH = "[]"
_HIDDEN = "__watched__"


def watched_model(model: BaseModel, path: Path, note: Note) -> Any:
    """Copy a model with everything in it; reading a field of the copy calls `note(path, field)`.

    Args:
        model: Frozen data.
        path: Its way from the file; entries of lists all have the same.
        note: Told of every reading.
    """
    copy = model.model_copy(
        update={
            name: _watched(getattr(model, name), (*path, name), note) for name in type(model).model_fields
        }
    )
    return _become(copy, path, note, frozenset(type(model).model_fields))


def watched_data(data: Any, kinds: frozenset[type[Any]], note: Note) -> Any:
    """Do the same for frozen dataclasses of some kinds; the path is the name of the class."""
    fields = [field.name for field in dataclasses.fields(data)]
    copy = dataclasses.replace(
        data, **{name: _watched_data(getattr(data, name), kinds, note) for name in fields}
    )
    return _become(copy, (type(data).__name__,), note, frozenset(fields))


def _watched(value: Any, path: Path, note: Note) -> Any:
    if isinstance(value, BaseModel):
        return watched_model(value, path, note)
    if isinstance(value, tuple):
        return tuple(_watched(inner, (*path, EACH), note) for inner in value)
    if isinstance(value, Mapping):
        return {key: _watched(inner, (*path, EACH), note) for key, inner in value.items()}
    return value


def _watched_data(value: Any, kinds: frozenset[type[Any]], note: Note) -> Any:
    if type(value) in kinds:
        return watched_data(value, kinds, note)
    if isinstance(value, tuple) and any(type(inner) in kinds for inner in value):
        return tuple(_watched_data(inner, kinds, note) for inner in value)
    return value


def _become(copy: Any, path: Path, note: Note, fields: frozenset[str]) -> Any:
    # Frozen classes forbid the ordinary ways; the copy is ours alone.
    object.__setattr__(copy, "__class__", _watching(copy.__class__, tuple(sorted(fields))))
    copy.__dict__[_HIDDEN] = (path, note)
    return copy


@cache
def _watching(kind: Any, fields: tuple[str, ...]) -> type[Any]:
    def read(self: Any, name: str) -> Any:
        if name in fields:
            path, note = object.__getattribute__(self, "__dict__")[_HIDDEN]
            note(path, name)
        return object.__getattribute__(self, name)

    names = {"__getattribute__": read, "__module__": kind.__module__}
    made: type[Any] = type.__new__(type(kind), kind.__name__, (kind,), names)
    return made
