"""A solved case to start from, and changes of its files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from arrangement.policy.tiers import tiers_of
from solver.case.clock import with_clock
from solver.case.search import Search
from solver.engines import Status
from solver.rows import Columns, Row
from tests.solver import tiny
from tests.solver.other_engines import Aims, AnyCpSat, reached, rows_and_aims
from tests.solver.some_cases import Files
from tests.solver.tiny import Json

Holds = Callable[["Base", Random], bool]
"""Looks at a case: False if the relation says nothing about it; fails where it does not hold."""


@dataclass(frozen=True)
class Relation:
    """One relation of the list of invariants, or a part of one.

    Attributes:
        id: Such as `MR-03`.
        holds: Its docstring is what it says.
    """

    id: str
    holds: Holds

    @property
    def file(self) -> str:
        """Where it stands, as the registry of guardrails links it."""
        return f"{self.holds.__module__.replace('.', '/')}.py"

    def __str__(self) -> str:
        """Name it in a test report."""
        return f"{self.id} {self.holds.__name__}"


@dataclass
class Base:
    """A case with its catalogue.

    Attributes:
        staffed: Whether staff could do everything that is owed.
        audited: Whether plans of changed cases are made with everything and audited, not only their values.
    """

    files: Files
    staffed: bool = False
    audited: bool = False

    @property
    def case(self) -> Json:
        """The case file."""
        return self.files[0]

    @property
    def catalogue(self) -> Json:
        """The catalogue file."""
        return self.files[1]

    @property
    def person(self) -> str:
        """Whoever is named first."""
        return str(self.case["persons"][0]["id"])

    @cached_property
    def plan(self) -> Json:
        """The plan, audited and with every tier proved."""
        return tiny.plan(*self.files, strict())

    @cached_property
    def values(self) -> list[int]:
        """The values of the plan."""
        return tiny.values(self.plan)

    @cached_property
    def rows(self) -> tuple[Columns, list[Row], Aims]:
        """The first model, before any clock time."""
        return rows_and_aims(tiny.built(tiny.inputs(*self.files)).problem)

    @cached_property
    def reached(self) -> tuple[dict[str, int], list[int]]:
        """What the first model reaches without any tolerance, and how."""
        columns, rows, aims = self.rows
        return reached(AnyCpSat(columns, rows), aims)

    def used(self, key: str) -> set[str]:
        """Helpers or offers of the plan."""
        return {line[key] for line in self.plan["lines"] if line[key]}

    def tiers(self, files: Files, policy: Json | None = None) -> Json:
        """The tiers of a changed case, every one proved."""
        if self.audited:
            return tiny.plan(*files, policy or strict())
        given = tiny.inputs(*files, policy or strict())
        problem, order = tiny.built(given).problem, tiers_of(given.policy.model)
        search = Search(problem, order)
        solved, _ = with_clock(problem, search.solved(), search.again)
        assert solved.status is Status.OPTIMAL
        return {"tiers": [vars(tier) | {"terms": list(map(vars, tier.terms))} for tier in solved.tiers]}

    def after(self, files: Files, policy: Json | None = None) -> list[int]:
        """The values of a changed case."""
        return tiny.values(self.tiers(files, policy))

    def named(self, id: str) -> bool:
        """Whether anything in the case beside its own entry speaks of a helper or offer."""
        return json.dumps(self.case).count(f'"{id}"') > (id in {h["id"] for h in self.case["helpers"]})


def strict() -> Json:
    """The standard policy without its tolerance.

    Where one is spent, the best of its tier belongs to another plan than the one made: what that plan does
    not use may be missed there.
    """
    return {**tiny.standard_policy(), "tolerances": []}


def with_case(files: Files, **changes: Any) -> Files:
    """The same catalogue, another case."""
    return {**files[0], **changes}, files[1]


def with_entry(files: Files, key: str, number: int, **changes: Any) -> Files:
    """One entry of a list of the case changed."""
    entries = [dict(entry) for entry in files[0][key]]
    entries[number] |= changes
    return with_case(files, **{key: entries})


def with_offer(files: Files, offer: Json, *teams: Json) -> Files:
    """One more offer."""
    case, catalogue = files
    known = {provider["id"] for provider in catalogue["providers"]}
    new = [{"id": id, "name": id} for id in sorted({offer["provider"]} - known)]
    return case, {
        **catalogue,
        "providers": [*catalogue["providers"], *new],
        "offers": [*catalogue["offers"], offer],
        "teams": [*catalogue["teams"], *teams],
    }


def with_offers(files: Files, change: Callable[[Json], Json]) -> Files:
    """Every offer changed."""
    case, catalogue = files
    return case, {**catalogue, "offers": [change(offer) for offer in catalogue["offers"]]}


def with_teams(files: Files, change: Callable[[Json], Json]) -> Files:
    """Every team changed."""
    case, catalogue = files
    return case, {**catalogue, "teams": [change(team) for team in catalogue["teams"]]}


def refusing(files: Files, person: str, **of: str) -> Files:
    """One more refusal."""
    refusal = {"person": person, "of": of, "stated_on": tiny.STATED}
    return with_case(files, refusals=[*files[0].get("refusals", []), refusal])


def everywhere(data: Any, change: Callable[[Any], Any]) -> Any:
    """Apply a change to every value in a tree, lists and maps after their content."""
    if isinstance(data, tuple):
        return tuple(everywhere(inner, change) for inner in data)
    if isinstance(data, dict):
        return change({key: everywhere(inner, change) for key, inner in data.items()})
    if isinstance(data, list):
        return change([everywhere(inner, change) for inner in data])
    return change(data)


def as_text(made: Json, *without: str) -> str:
    """A plan as text, without its timing."""
    return json.dumps(
        {key: value for key, value in made.items() if key not in ("timing", *without)}, sort_keys=True
    )
