"""What a model refuses, told as faults with their places. No value is ever repeated."""

from __future__ import annotations

from pydantic import BaseModel, ValidationError

from assessment.files.document import Document
from assessment.files.shape import Shape, Spot, shape_of
from assessment.files.telling import Detail, Refusal, tell, value_at
from assessment.files.tree import MOST_TOLD, REFUSED, fault_at
from assessment.ground.errors import MOST_FAULTS, Fault
from assessment.ground.findings import FieldPath, Finding


def model_faults(error: ValidationError, model: type[BaseModel], document: Document) -> list[Fault]:
    """Tell every error of a model as a fault with its place; of very many, only the first."""
    shape = shape_of(model)
    found: list[Fault] = []
    for spot, detail in errors_by_place(error, shape, document.data):
        if value_at(document.data, spot.path) is REFUSED:
            # The reader said already what is wrong there.
            continue
        # Only what will be shown is worth the search for the word that was meant.
        refusal = Refusal(spot, detail, shape, document.data, search=len(found) < MOST_FAULTS)
        code, params, path = tell(refusal)
        if path not in document.refused:
            at_key = spot.at_key or detail["type"] == "extra_forbidden"
            found.append(document.fault(Finding(code, path, params), at_key))
    if error.error_count() > MOST_TOLD:
        end = max((place.value for place in document.places.values()), key=lambda mark: mark[:2])
        found.append(fault_at("file.too_many_faults", document.file, end, params={"most": MOST_TOLD}))
    return found


def errors_by_place(error: ValidationError, shape: Shape, data: object) -> list[tuple[Spot, Detail]]:
    """Give one error per fault: of a union only what fits the value that was written."""
    details = error.errors(include_url=False)[:MOST_TOLD]
    spots = [(shape.follow(detail["loc"]), detail) for detail in details]
    spots = [(spot, detail) for spot, detail in spots if not _is_about_entries(spot, detail, data)]
    kept: list[tuple[Spot, Detail]] = []
    of_union: dict[FieldPath, list[Detail]] = {}
    for spot, detail in spots:
        if spot.union is not None:
            of_union.setdefault(spot.union, []).append(detail)
    with_map = {spot.union for spot, _ in spots if _is_map(spot)}
    told: set[FieldPath] = set()
    for spot, detail in spots:
        if spot.union is None:
            kept.append((spot, detail))
        elif spot.union in with_map and isinstance(value_at(data, spot.union), dict):
            # A map can only be meant for the member that is a map.
            if _is_map(spot):
                kept.append((spot, detail))
        elif spot.union not in told:
            told.add(spot.union)
            day = [d for d in of_union[spot.union] if d["type"] == "value_error"]
            whole = Spot(spot.union, shape.at(spot.union), {}, spot.union)
            kept.append((whole, day[0] if day else {**detail, "type": "union"}))
    return kept


def _is_map(spot: Spot) -> bool:
    """Whether an error is about that member of a union which is a map."""
    return bool(spot.member and spot.member.keys() & {"properties", "additionalProperties"})


def _is_about_entries(spot: Spot, detail: Detail, data: object) -> bool:
    """A list counts as too short also where its entries have faults of their own; those say it better."""
    value = value_at(data, spot.path)
    least = detail["ctx"]["min_length"] if detail["type"] == "too_short" else 0
    return isinstance(value, list) and 0 < least <= len(value)
