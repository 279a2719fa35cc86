"""The rest of a file that has faults, so that its cross-checks can run in the same run.

What is faulty is left out, or something stands in for it, and a check's findings about that are dropped, so
that no fault follows from another fault. There are two rests. In `sound_part` whatever a fault makes unusable
is gone: all checks run on it. In `filled_part` as much as possible still stands: an entry whose other fields
are sound is looked at for what it names, is called and is dated, and for what it contradicts in itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast, get_origin

from pydantic import BaseModel, Field, ValidationError, create_model

from assessment.case.checks.references import SECTIONS, told_known
from assessment.files.document import Document
from assessment.files.model_faults import errors_by_place
from assessment.files.sentences import READS, SENTENCES
from assessment.files.shape import Shape, Spot, shape_of
from assessment.files.stand_in import NOTHING, stand_in
from assessment.files.telling import Detail, Refusal, tell, value_at
from assessment.ground.findings import FieldPath, Finding
from assessment.ground.ids import ID_PATTERN

M = TypeVar("M", bound=BaseModel)

_MOST_ROUNDS = 4
_WRONG_WORD = frozenset({"enum", "literal_error"})
_REFERENCE, _ID = "reference.", "id."
_BY_ITSELF = (_REFERENCE, _ID, "day.")
"""What an entry names, is called, or is dated holds or not, whatever else is wrong with the entry."""
_WHEN = ("days", "parts", "times")
_READ_BY: Mapping[str, tuple[str, ...]] = {
    "consent.ends_before_it_begins": ("agreed_on", "until", "withdrawn_on"),
    "need.occurrences_do_not_fit": ("measure", *_WHEN),
    "need.minutes_do_not_fit": ("measure", *_WHEN),
    "need.piece_does_not_fit": ("measure", *_WHEN),
    "need.date_does_not_fit": ("measure", *_WHEN),
    "need.call_without_its_action": ("measure", "action"),
    "need.several_without_occurrences": ("measure", "helpers_at_once"),
    "need.order_missing": ("order", "task", "entitlement"),
    "part.too_short": ("measure", "minutes", "part", *_WHEN),
}
"""Findings about one entry alone, and the fields that they look at."""
_OF_ALL: Mapping[str, tuple[str, ...]] = {
    "phase.": ("phases", "plan_date", "horizon"),
    "learning.": ("phases", "protection"),
}
"""Findings that look at several entries at once: a fault in any of these may be what they follow from."""
_NAMED_IN = {**SECTIONS, "source": ("helpers", "employed", "persons")}


@dataclass(frozen=True)
class Partial(Generic[M]):
    """A model of what is usable in a file.

    Attributes:
        model: The usable part.
        original: Gives the path in the file for a path in the model.
        late: Contradictions within entries that could be seen only here.
    """

    model: M
    original: Callable[[FieldPath], FieldPath]
    _rest: _Rest
    _named: Mapping[str, frozenset[str]]
    late: tuple[Finding, ...] = ()

    def keep(self, findings: Iterator[Finding], by_itself: bool) -> Iterator[Finding]:
        """Give the findings that do not follow from a fault, with paths as in the file.

        Args:
            findings: What the checks found in this part.
            by_itself: Whether what holds by itself is wanted, or all the rest.
        """
        for finding in findings:
            path = self.original(finding.path)
            first = None if finding.first is None else self.original(finding.first)
            alone = finding.code.startswith(_BY_ITSELF) or finding.code in _READ_BY
            if alone is by_itself and not self._rest.explains(finding, path, first, alone):
                yield Finding(finding.code, path, self._params(finding), first)

    def _params(self, finding: Finding) -> Mapping[str, str | int]:
        """The params of a finding; known ids are those of the file, not of its usable part."""
        if not finding.code.startswith(_REFERENCE):
            return finding.params
        sections = SECTIONS.get(finding.code.removeprefix(_REFERENCE), ())
        known = {name for section in sections for name in self._named.get(section, ())}
        told = told_known(str(finding.params["id"]), known) if known else finding.params["known"]
        return {**finding.params, "known": told}


@dataclass
class _Rest:
    """What was taken out of a file, and what stands in.

    Attributes:
        removed, filled: Places without their value, and values in the place of others.
        hurt: Entries in which something is wrong.
        gone: Ids of entries that were taken out.
    """

    data: Mapping[str, Any]
    removed: set[FieldPath] = field(default_factory=set)
    filled: dict[FieldPath, Any] = field(default_factory=dict)
    hurt: set[FieldPath] = field(default_factory=set)

    @property
    def gone(self) -> set[str]:
        """Ids that stood in what was taken out."""
        return {name for path in self.removed for name in _ids(value_at(self.data, path))}

    def touches(self, path: FieldPath) -> bool:
        """Whether a place, or anything in it or around it, is not as the file says."""
        return any(
            path[: len(one)] == one or one[: len(path)] == path for one in (*self.removed, *self.filled)
        )

    def explains(self, finding: Finding, path: FieldPath, first: FieldPath | None, alone: bool) -> bool:
        """Whether a finding follows, or may follow, from a fault that is told already."""
        places = [place for place in (path, first) if place is not None]
        if any(place[: len(one)] == one for place in places for one in (*self.removed, *self.filled)):
            return True
        if not finding.code.startswith(_ID) and finding.params.get("id") in self.gone:
            return True
        if finding.code in _READ_BY:
            entry = path[: 1 + max(depth for depth, step in enumerate(path) if isinstance(step, int))]
            return any(self.touches((*entry, name)) for name in _READ_BY[finding.code])
        if alone:
            return finding.code.startswith(_REFERENCE) and self._unnamed(finding.code)
        if any(path[: len(hurt)] == hurt for hurt in self.hurt):
            return True
        of_all = (sections for code, sections in _OF_ALL.items() if finding.code.startswith(code))
        return any(
            hurt[:1] == (section,) for sections in of_all for section in sections for hurt in self.hurt
        )

    def _unnamed(self, code: str) -> bool:
        """Whether an entry that may be meant has no id."""
        sections = _NAMED_IN.get(code.removeprefix(_REFERENCE), ())
        touched = [
            (*path, "id") if isinstance(path[-1], int) else path for path in (*self.removed, *self.filled)
        ]
        around = [value_at(self.data, p[:-1]) for p in touched if p[-1] == "id" and p[0] in sections]
        return any(isinstance(entry, dict) and not entry.get("id") for entry in around)


def sound_part(model: type[M], document: Document) -> Partial[M] | None:
    """Read what is sound in a file; None where nothing useful is left."""
    return _part(model, document, fill=False)


def filled_part(model: type[M], document: Document) -> Partial[M] | None:
    """Read a file with something in the place of what is faulty; None where nothing useful comes of it."""
    return _part(model, document, fill=True)


def _part(model: type[M], document: Document, fill: bool) -> Partial[M] | None:
    loose = cast("type[M]", _loose(model))
    shape, data = shape_of(loose), document.data
    free = frozenset(
        name for name, field in model.model_fields.items() if get_origin(field.annotation) is dict
    )
    rest, late = _Rest(data), list[Finding]()
    for number in range(_MOST_ROUNDS):
        shortened, entries = _without(data, rest)

        def original(path: FieldPath, entries: Entries = entries) -> FieldPath:
            return _original(path, entries)

        try:
            usable = loose.model_validate(shortened)
        except ValidationError as error:
            found = errors_by_place(error, shape, shortened)
            if number and fill:
                late += (one for spot, detail in found for one in _late(spot, detail, shape, rest, original))
            for spot, detail in found:
                path = _blamed(original(spot.path), detail) if fill else original(spot.path)
                rest.hurt.add(_entry_of(path, data, free))
                if fill and path in rest.filled:
                    path = _also_blamed(path, detail, rest)
                instead = _instead(path, spot, detail, shape, fill)
                if instead is not NOTHING and path not in rest.filled and _is_free(path, rest):
                    rest.filled[path] = instead
                    continue
                cut = path if detail["type"] == "extra_forbidden" else _removable(path, shape, document)
                if cut is None:
                    return None
                rest.removed.add(cut)
            continue
        return Partial(usable, original, rest, _named(data), tuple(late))
    return None


def _is_free(path: FieldPath, rest: _Rest) -> bool:
    return not any(path[: len(one)] == one for one in rest.filled)


def _blamed(path: FieldPath, detail: Detail) -> FieldPath:
    """The field that a sentence about a whole entry is about; any other error is about its own place."""
    if detail["type"] != "value_error":
        return path
    _, below = SENTENCES.get(_sentence(detail), ("", None))
    return path if below is None else (*path, below)


def _also_blamed(path: FieldPath, detail: Detail, rest: _Rest) -> FieldPath:
    """Another field that a sentence looks at, where nothing that stands in for the first one suits it."""
    others = ((*path[:-1], name) for name in READS.get(_sentence(detail), ()))
    return next((other for other in others if other not in rest.filled), path)


def _late(
    spot: Spot, detail: Detail, shape: Shape, rest: _Rest, original: Callable[[FieldPath], FieldPath]
) -> Iterator[Finding]:
    """A contradiction that was hidden by another fault of its entry, if all that it reads is as written."""
    reads = READS.get(_sentence(detail)) if detail["type"] == "value_error" else None
    path = original(spot.path)
    if reads is not None and not any(rest.touches((*path, name)) for name in reads):
        code, params, place = tell(Refusal(spot, detail, shape, rest.data, search=False))
        yield Finding(code, (*path, *place[len(spot.path) :]), params)


def _sentence(detail: Detail) -> str:
    return str(detail.get("ctx", {}).get("error", ""))


@lru_cache(maxsize=16)
def _loose(model: type[BaseModel]) -> type[BaseModel]:
    """The same model, but its own fields may be missing and its own lists be empty.

    A fault in the only person, or in the file's id, then leaves the other sections to be checked.
    """
    loosened: dict[str, Any] = {}
    for name, field_ in model.model_fields.items():
        is_list = get_origin(field_.annotation) is tuple
        is_map = isinstance(field_.annotation, type) and issubclass(field_.annotation, BaseModel)
        if field_.is_required() and not is_map:
            loosened[name] = (field_.annotation, Field(() if is_list else None, alias=field_.alias))
    return create_model(f"Sound{model.__name__}", __base__=model, **loosened)


Entries = Mapping[FieldPath, list[int]]
"""For each list of the shortened data: where its entries stood in the file."""


def _without(data: Any, rest: _Rest) -> tuple[Any, Entries]:
    """Copy data without some places, and with other values in some; what is missing may be filled, too."""
    entries: dict[FieldPath, list[int]] = {}

    def copy(value: Any, old: FieldPath, new: FieldPath) -> Any:
        if old in rest.filled:
            return rest.filled[old]
        if isinstance(value, dict):
            kept = {key: inner for key, inner in value.items() if (*old, key) not in rest.removed}
            added = {path[-1]: inner for path, inner in rest.filled.items() if path[:-1] == old}
            return added | {key: copy(inner, (*old, key), (*new, key)) for key, inner in kept.items()}
        if isinstance(value, list):
            numbers = [number for number in range(len(value)) if (*old, number) not in rest.removed]
            entries[new] = numbers
            return [copy(value[o], (*old, o), (*new, n)) for n, o in enumerate(numbers)]
        return value

    return copy(data, (), ()), entries


def _original(path: FieldPath, entries: Entries) -> FieldPath:
    found: FieldPath = ()
    for depth, step in enumerate(path):
        numbers = entries.get(path[:depth], [])
        found = (*found, numbers[step] if isinstance(step, int) and step < len(numbers) else step)
    return found


def _instead(path: FieldPath, spot: Spot, detail: Detail, shape: Shape, fill: bool) -> Any:
    """What may stand in for a required value: in a filled part whatever fits, else some word or number."""
    if not path or not shape.is_required(path):
        return NOTHING
    if fill:
        return stand_in(shape, shape.at(path), path)
    if detail["type"] in _WRONG_WORD:
        return next(iter(shape.words(spot.schema)), NOTHING)
    least = detail.get("ctx", {}).get("ge") if detail["type"] == "greater_than_equal" else None
    return least if isinstance(least, int) else NOTHING


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
