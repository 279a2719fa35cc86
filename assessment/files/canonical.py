"""The hash of a content: what a file means, whatever the order of its entries, fields or comments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from assessment.ground.model import IN_ORDER


def canonical_json(model: BaseModel) -> bytes:
    """Write a model so that equal contents give equal bytes.

    Fields that hold their default are left out, so that a field added later changes no old hash. Lists are
    sorted by their own canonical form, keys by name: order carries no meaning, but in lists
    marked `IN_ORDER`.
    """
    return _written(_plain(model)).encode("utf-8")


def sha256_of(model: BaseModel) -> str:
    """Give the hash of a content, in hexadecimal."""
    return sha256(canonical_json(model)).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return sorted((_plain(inner) for inner in value), key=_written)
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _fields(model: BaseModel) -> dict[str, Any]:
    """The fields that differ from their default, and whatever an open model holds besides."""
    defaults = _defaults(type(model))
    found: dict[str, Any] = dict(_plain(model.model_extra or {}))
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        ordered = IN_ORDER in field.metadata and value is not None
        plain = [_plain(inner) for inner in value] if ordered else _plain(value)
        if name not in defaults or plain != defaults[name]:
            found[field.alias or name] = plain
    return found


@lru_cache(maxsize=256)
def _defaults(kind: type[BaseModel]) -> Mapping[str, Any]:
    """Compared in canonical form: all seven days in another order are still the default."""
    fields = kind.model_fields.items()
    return {n: _plain(f.get_default(call_default_factory=True)) for n, f in fields if not f.is_required()}


def _written(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
