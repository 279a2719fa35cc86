"""`check --why` is true: what it names reads the field, what it does not name is not moved by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from arrangement.law.law import law_on
from arrangement.law.rights import derive_rights
from arrangement.problem.build import build_problem
from assessment.case import Case
from assessment.files.read import Loaded, read_case
from assessment.files.shape import Schema, Shape, shape_of
from solver.aims import AIMS
from solver.aims.links import links
from solver.rows import Columns
from solver.rules import RULES
from solver.why import Reader, readers_of
from tests.cli.run_cli import call_cli
from tests.shipped import inputs_of

HERE = Path(__file__).parent
CASES = ("first_case", "friday_discharge", "family_protection_plan", "toddler_multiple_disabilities")


@cache
def of(name: str) -> Mapping[str, tuple[Reader, ...]]:
    inputs = inputs_of(f"{name}.yaml")
    return readers_of(inputs.case, inputs.catalogue.model, inputs.policy.model, inputs.on)


@cache
def everything() -> Mapping[str, tuple[Reader, ...]]:
    """Readers in a case that has what the shipped ones leave out."""
    inputs = inputs_of("first_case.yaml")
    case: Loaded[Case] = read_case(HERE / "everything.yaml")
    return readers_of(case, inputs.catalogue.model, inputs.policy.model, inputs.on)


def required(shape: Shape, schema: Schema, path: str, must: bool) -> Iterator[str]:
    """The required fields that hold a value themselves."""
    for choice in shape.choices(schema):
        if choice.get("properties"):
            for name, inside in choice["properties"].items():
                below = f"{path}.{name}" if path else name
                yield from required(shape, shape.resolved(inside), below, name in choice.get("required", ()))
        elif choice.get("type") == "array":
            item = shape.resolved((choice.get("prefixItems") or [choice.get("items", {})])[0])
            is_map = any(one.get("properties") for one in shape.choices(item))
            yield from required(shape, item, f"{path}[]" if is_map else path, must)
        elif must:
            yield path


def test_every_required_field_is_read_by_a_rule_or_named_as_a_defect() -> None:
    shape = shape_of(Case)
    read = set(everything()).union(*(of(name) for name in CASES))
    ledger = yaml.safe_load((HERE / "unread.yaml").read_text(encoding="utf-8"))
    known = {field for part in ledger.values() for field in part["fields"]}
    fields = set(required(shape, shape.at(()), "", True))
    assert sorted(fields - read - known) == []
    assert sorted(known - fields) == []


@pytest.mark.parametrize(
    ("field", "kind", "name"),
    [
        ("helpers[].at_most_minutes", "rule", "helpers_within_offer"),
        ("helpers[].gladly_minutes", "aim", "helper_overload_worst"),
        ("helpers[].at_most_minutes_per_day", "rule", "helper_day_limit_kept"),
        ("helpers[].birth_date", "condition", "helper_is_of_age"),
        ("helpers[].consents[].tasks", "condition", "helper_agreed"),
        ("needs[].min_qualification", "condition", "qualification_reached"),
        ("needs[].person", "check", "references_are_known"),
        ("persons[].pflegegrad.grade", "law", "conditions"),
        ("persons[].reach_minutes", "condition", "within_reach"),
        ("present_support[].minutes_per_week", "aim", "distance_from_present"),
        ("goals[].importance", "aim", "goals_and_preferences"),
        ("helpers[].consents[].agreed_on", "audit", "A04"),
    ],
)
def test_well_known_readers_are_found(field: str, kind: str, name: str) -> None:
    assert Reader(kind, name) in of("first_case")[field]


def rows_of(case: Case) -> dict[str, Any]:
    """Every rule's rows and every aim with the definitions of what it counts."""
    inputs = inputs_of("first_case.yaml")
    rights = derive_rights(case, inputs.on)
    law = law_on(inputs.on)
    problem = build_problem(case, inputs.catalogue.model, inputs.policy.model, law, rights, inputs.on).problem
    columns = Columns(problem)
    found: dict[str, Any] = {rule.id: tuple(rows(problem, columns)) for rule, rows in RULES}
    found |= {aim.id: objective(problem, columns) for aim, objective in AIMS}
    return {**found, "links": tuple(links(problem, columns))}


def with_helper(**changes: Any) -> Case:
    case = inputs_of("first_case.yaml").case.model
    helper = case.helpers[0].model_copy(update=changes)
    return case.model_copy(update={"helpers": (helper,)})


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("helpers[].at_most_minutes", with_helper(at_most_minutes=75)),
        ("helpers[].gladly_minutes", with_helper(gladly_minutes=15)),
        ("helpers[].at_most_minutes_per_day", with_helper(at_most_minutes_per_day=30)),
        ("helpers[].presence_at_most_minutes", with_helper(presence_at_most_minutes=60)),
        ("helpers[].own_gain", with_helper(own_gain="Der Hund muss ohnehin raus.")),
        ("helpers[].strained", with_helper(strained=True)),
    ],
)
def test_what_is_not_named_is_not_moved(field: str, changed: Case) -> None:
    """Rows that differ belong to rules that are named; links belong to the aims that count them."""
    before, after = rows_of(inputs_of("first_case.yaml").case.model), rows_of(changed)
    moved = {name for name in before if before[name] != after[name]}
    named = {reader.id for reader in of("first_case").get(field, ()) if reader.kind in ("rule", "aim")}
    assert moved - {"links"} <= named
    if "links" in moved:
        assert any(reader.kind == "aim" for reader in of("first_case")[field])


def test_watching_changes_nothing() -> None:
    inputs = inputs_of("first_case.yaml")
    before = inputs.case.model.model_dump()
    of("first_case")
    assert inputs.case.model.model_dump() == before
    assert type(inputs.case.model) is Case


def test_the_command_names_readers_for_people_and_programs() -> None:
    file = "sample_data/cases/first_case.yaml"
    shown = call_cli("check", "--why", file, COLUMNS="200")
    assert shown.code == 0
    assert "helpers_within_offer" in shown.out
    why = call_cli("check", "--why", file, "--json").object["why"]
    fields = {row["field"]: row["read_by"] for row in why[0]["fields"]}
    assert {"kind": "rule", "id": "helpers_within_offer"} in fields["helpers[].at_most_minutes"]
    assert "why" not in call_cli("check", file, "--json").object
