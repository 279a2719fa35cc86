"""The words for one refusal of a model: code and values of its message, and the field to look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.files.sentences import OTHERWISE, SENTENCES
from assessment.files.shape import Shape, Spot
from assessment.files.tree import code_point
from assessment.ground.findings import FieldPath, listed, nearest

Detail = Mapping[str, Any]
Params = dict[str, str | int]
Told = tuple[str, Params]

_TAG = "kind"
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
# Words that people bring along from elsewhere; a refusal must not vanish because of its name.
_OTHER_NAMES = {
    "veto": "refusals",
    "vetos": "refusals",
    "vetoes": "refusals",
    "pflegestufe": "pflegegrad",
    "volunteers": "helpers",
    "clients": "persons",
}
_PATTERNS = {
    "^[a-z]{2,3}$": "language.form",
    "^[0-9]{4}-(0[1-9]|1[0-2])$": "month.form",
    "^[A-Za-z][A-Za-z0-9_]*$": "word.form",
}


@dataclass(frozen=True)
class Refusal:
    """One error of a model, and what is known about its place.

    Attributes:
        spot: Where.
        detail: What pydantic says.
        shape: What the model expects.
        data: The whole file.
        search: Whether to look for the word that was meant.
    """

    spot: Spot
    detail: Detail
    shape: Shape
    data: object
    search: bool

    @property
    def kind(self) -> str:
        """Pydantic's name of the error."""
        return str(self.detail["type"])

    @property
    def value(self) -> object:
        """What was written. Looked at, never shown."""
        return self.detail.get("input")

    @property
    def limits(self) -> Mapping[str, Any]:
        """Figures of the error."""
        found: Mapping[str, Any] = self.detail.get("ctx", {})
        return found

    @property
    def expected(self) -> Mapping[str, Any]:
        """What is expected there, null left out."""
        return self.shape.choices(self.spot.schema)[0]


def tell(refusal: Refusal) -> tuple[str, Params, FieldPath]:
    """Give code, values and path of the message for a refusal."""
    path, kind = refusal.spot.path, refusal.kind
    if kind == "value_error":
        return _sentence(refusal)
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return *_tag(refusal), (*path, _TAG)
    if refusal.value is None and kind != "missing" and not refusal.spot.at_key:
        return "value.empty", {}, path
    return *_BY_KIND.get(kind, _otherwise)(refusal), path


def value_at(data: object, path: FieldPath) -> object:
    """Give the value at a path; None where there is none."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _sentence(refusal: Refusal) -> tuple[str, Params, FieldPath]:
    """A model's own sentence; some say more where words or unseen characters are in play."""
    path = refusal.spot.path
    code, below = SENTENCES.get(str(refusal.limits.get("error", "")), OTHERWISE)
    words = refusal.shape.words(refusal.spot.schema)
    if code == "day.form" and words:
        return "day.form_or_word", {"allowed": listed(words)}, path
    odd = _UNSEEN.search(refusal.value) if isinstance(refusal.value, str) else None
    if code == "id.form" and odd:
        return "id.unseen", {"code_point": code_point(odd.group())}, path
    if code == "id.form" and path[-1:] == ("stadtteil",):
        return "id.place", {}, path
    return code, {}, path if below is None else (*path, below)


def _tag(refusal: Refusal) -> Told:
    allowed = list(refusal.spot.schema.get("discriminator", {}).get("mapping", {}))
    if refusal.kind == "union_tag_not_found":
        return "field.missing_word", {"name": _TAG, "allowed": listed(allowed)}
    return _not_allowed(value_at(refusal.data, (*refusal.spot.path, _TAG)), allowed, refusal.search)


def _missing(refusal: Refusal) -> Told:
    if isinstance(refusal.spot.path[-1], int):
        return "list.too_short", {"least": int(refusal.spot.parent.get("minItems", 1))}
    return "field.missing", {"name": str(refusal.spot.path[-1])}


def _unknown_field(refusal: Refusal) -> Told:
    known = refusal.shape.fields(refusal.spot.parent)
    around = value_at(refusal.data, refusal.spot.path[:-1])
    free = [name for name in known if not (isinstance(around, dict) and name in around)]
    name = str(refusal.spot.path[-1])
    near = _meant(name, free) if refusal.search else []
    return ("field.misspelt", {"nearest": near[0]}) if near else ("field.unknown", {"known": listed(known)})


def _meant(name: str, free: list[str]) -> list[str]:
    other = _OTHER_NAMES.get(name.lower())
    return [other] if other in free else nearest(name, free, 1)


def _word(refusal: Refusal) -> Told:
    return _not_allowed(refusal.value, refusal.shape.words(refusal.expected), refusal.search)


def _union(refusal: Refusal) -> Told:
    words, names = refusal.shape.words(refusal.spot.schema), refusal.shape.fields(refusal.spot.schema)
    if names:
        fields = [f"{name}{_range(refusal, name)}" for name in names]
        return "value.word_or_map", {"allowed": listed(words), "fields": listed(fields)}
    return _not_allowed(refusal.value, words, refusal.search)


def _range(refusal: Refusal, name: str) -> str:
    schema = refusal.shape.at((*refusal.spot.path, name))
    return f" ({schema['minimum']}–{schema['maximum']})" if {"minimum", "maximum"} <= set(schema) else ""


def _not_allowed(value: object, words: Iterable[str], search: bool) -> Told:
    allowed = list(words)
    near = nearest(value, allowed, 1) if search and isinstance(value, str) else []
    if near:
        return "value.misspelt", {"nearest": near[0], "allowed": listed(allowed)}
    return "value.not_allowed", {"allowed": listed(allowed)}


def _bounds(refusal: Refusal) -> Told:
    least, most = refusal.expected.get("minimum"), refusal.expected.get("maximum")
    if least is None or most is None:
        return "value.refused", {}
    return "number.out_of_range", {"least": int(least), "most": int(most)}


def _map(refusal: Refusal) -> Told:
    fields = refusal.shape.fields(refusal.spot.schema)
    return ("value.not_a_map", {"fields": listed(fields)}) if fields else ("value.not_a_map_of_entries", {})


def _too_short(refusal: Refusal) -> Told:
    return "list.too_short", {"least": int(refusal.limits["min_length"])}


def _too_long(refusal: Refusal) -> Told:
    code = "list.too_long" if refusal.kind == "too_long" else "text.too_long"
    return code, {"most": int(refusal.limits["max_length"])}


def _pattern(refusal: Refusal) -> Told:
    return _PATTERNS.get(str(refusal.limits["pattern"]), OTHERWISE[0]), {}


def _list(_: Refusal) -> Told:
    return "value.not_a_list", {}


def _text(_: Refusal) -> Told:
    return "value.not_text", {}


def _empty(_: Refusal) -> Told:
    return "text.empty", {}


def _otherwise(refusal: Refusal) -> Told:
    if refusal.kind == "float_type":
        return "number.no_number", {}
    is_number = refusal.kind.startswith(("int_", "float_", "finite_"))
    return "number.not_whole" if is_number else OTHERWISE[0], {}


_BY_KIND: Mapping[str, Callable[[Refusal], Told]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "enum": _word,
    "literal_error": _word,
    "bool_type": _word,
    "bool_parsing": _word,
    "union": _union,
    "greater_than_equal": _bounds,
    "less_than_equal": _bounds,
    "model_type": _map,
    "model_attributes_type": _map,
    "dict_type": _map,
    "tuple_type": _list,
    "list_type": _list,
    "too_short": _too_short,
    "too_long": _too_long,
    "string_too_long": _too_long,
    "string_too_short": _empty,
    "string_type": _text,
    "string_pattern_mismatch": _pattern,
}
