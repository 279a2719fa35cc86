"""The rest of a file that has faults, so that its cross-checks can run in the same run.

What is faulty is left out: an optional field, else the entry of the list around it. A check's findings about
what was left out are dropped, so that no fault follows from another fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast, get_origin

from pydantic import BaseModel, Field, ValidationError, create_model

from assessment.case.checks.references import SECTIONS, told_known
from assessment.files.document import Document
from assessment.files.model_faults import errors_by_place
from assessment.files.shape import Shape, Spot, shape_of
from assessment.files.telling import Detail, value_at
from assessment.ground.findings import FieldPath, Finding
from assessment.ground.ids import ID_PATTERN

M = TypeVar("M", bound=BaseModel)

_MOST_ROUNDS = 4
_WRONG_WORD = frozenset({"enum", "literal_error"})
_REFERENCE, _ID = "reference.", "id."
_BY_ITSELF = (_REFERENCE, _ID, "day.")
"""What an entry names, is called, or is dated holds or not, whatever else is wrong with the entry."""


@dataclass(frozen=True)
class Partial(Generic[M]):
    """A model of what is sound in a file.

    Attributes:
        model: The sound part.
        original: Gives the path in the file for a path in the model.
    """

    model: M
    original: Callable[[FieldPath], FieldPath]
    _hurt: frozenset[FieldPath]
    _gone: frozenset[str]
    _named: Mapping[str, frozenset[str]]

    def keep(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        """Give the findings that do not follow from a fault, with paths as in the file."""
        for finding in findings:
            path = self.original(finding.path)
            first = None if finding.first is None else self.original(finding.first)
            by_itself = finding.code.startswith(_BY_ITSELF)
            about_fault = not by_itself and any(path[: len(hurt)] == hurt for hurt in self._hurt)
            of_gone = not finding.code.startswith(_ID) and finding.params.get("id") in self._gone
            if not about_fault and not of_gone:
                yield Finding(finding.code, path, self._params(finding), first)

    def _params(self, finding: Finding) -> Mapping[str, str | int]:
        """The params of a finding; known ids are those of the file, not of its sound part."""
        if not finding.code.startswith(_REFERENCE):
            return finding.params
        sections = SECTIONS.get(finding.code.removeprefix(_REFERENCE), ())
        known = {name for section in sections for name in self._named.get(section, ())}
        told = told_known(str(finding.params["id"]), known) if known else finding.params["known"]
        return {**finding.params, "known": told}


def sound_part(model: type[M], document: Document) -> Partial[M] | None:
    """Read what is sound in a file; None where nothing useful is left."""
    loose = cast("type[M]", _loose(model))
    shape = shape_of(loose)
    free = frozenset(
        name for name, field in model.model_fields.items() if get_origin(field.annotation) is dict
    )
    removed: set[FieldPath] = set()
    stand_in: dict[FieldPath, str | int] = {}
    hurt: set[FieldPath] = set()
    for _ in range(_MOST_ROUNDS):
        rest, entries = _without(document.data, frozenset(removed), stand_in)

        def original(path: FieldPath, entries: Entries = entries) -> FieldPath:
            return _original(path, entries)

        try:
            sound = loose.model_validate(rest)
        except ValidationError as error:
            for spot, detail in errors_by_place(error, shape, rest):
                path = original(spot.path)
                hurt.add(_entry_of(path, document.data, free))
                instead = _instead(spot, detail, shape)
                if instead and path in document.places and path not in stand_in and shape.is_required(path):
                    stand_in[path] = instead
                    continue
                cut = path if detail["type"] == "extra_forbidden" else _removable(path, shape, document)
                if cut is None:
                    return None
                removed.add(cut)
            continue
        gone = {name for path in removed for name in _ids(value_at(document.data, path))}
        return Partial(sound, original, frozenset(hurt), frozenset(gone), _named(document.data))
    return None


@lru_cache(maxsize=16)
def _loose(model: type[BaseModel]) -> type[BaseModel]:
    """The same model, but its own fields may be missing and its own lists be empty.

    A fault in the only person, or in the file's id, then leaves the other sections to be checked.
    """
    loosened: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        is_list = get_origin(field.annotation) is tuple
        is_map = isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
        if field.is_required() and not is_map:
            loosened[name] = (field.annotation, Field(() if is_list else None, alias=field.alias))
    return create_model(f"Sound{model.__name__}", __base__=model, **loosened)


Entries = Mapping[FieldPath, list[int]]
"""For each list of the shortened data: where its entries stood in the file."""


def _without(
    data: Any, removed: frozenset[FieldPath], stand_in: Mapping[FieldPath, str | int]
) -> tuple[Any, Entries]:
    """Copy data without some places, and with some value where the entry needs one and has a wrong one."""
    entries: dict[FieldPath, list[int]] = {}

    def copy(value: Any, old: FieldPath, new: FieldPath) -> Any:
        if isinstance(value, dict):
            kept = {key: inner for key, inner in value.items() if (*old, key) not in removed}
            return {key: copy(inner, (*old, key), (*new, key)) for key, inner in kept.items()}
        if isinstance(value, list):
            numbers = [number for number in range(len(value)) if (*old, number) not in removed]
            entries[new] = numbers
            return [copy(value[o], (*old, o), (*new, n)) for n, o in enumerate(numbers)]
        return stand_in.get(old, value)

    return copy(data, (), ()), entries


def _original(path: FieldPath, entries: Entries) -> FieldPath:
    found: FieldPath = ()
    for depth, step in enumerate(path):
        numbers = entries.get(path[:depth], [])
        found = (*found, numbers[step] if isinstance(step, int) and step < len(numbers) else step)
    return found


def _instead(spot: Spot, detail: Detail, shape: Shape) -> str | int | None:
    """What may stand in for a wrong value: some word, or the least number."""
    if detail["type"] in _WRONG_WORD:
        return next(iter(shape.words(spot.schema)), None)
    least = detail.get("ctx", {}).get("ge") if detail["type"] == "greater_than_equal" else None
    return least if isinstance(least, int) else None


def _removable(path: FieldPath, shape: Shape, document: Document) -> FieldPath | None:
    """The smallest part around a place that is written and may be left out."""
    while path and (path not in document.places or shape.is_required(path)):
        path = path[:-1]
    return path or None


def _entry_of(path: FieldPath, data: object, free: frozenset[str]) -> FieldPath:
    """The innermost entry with fields of its own around a place, else the section of the file.

    In a section whose names are free, such as `criteria`, each name stands for itself.
    """
    entries = [path[: depth + 1] for depth, step in enumerate(path) if isinstance(step, int)]
    maps = [entry for entry in entries if isinstance(value_at(data, entry), dict)]
    return maps[-1] if maps else path[:2] if path[:1] and path[0] in free else path[:1]


def _named(data: Mapping[str, object]) -> Mapping[str, frozenset[str]]:
    """What has the form of an id in the entries of each section, whatever else is wrong there."""
    return {
        section: frozenset(id_ for one in entries if ID_PATTERN.fullmatch(id_ := _id_of(one)))
        for section, entries in data.items()
        if isinstance(entries, list)
    }


def _id_of(entry: object) -> str:
    return str(entry.get("id")) if isinstance(entry, dict) and isinstance(entry.get("id"), str) else ""


def _ids(data: object) -> Iterator[str]:
    """Every id that stands in a part of the file."""
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for inner in data.values():
            yield from _ids(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from _ids(inner)
