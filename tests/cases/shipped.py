"""The shipped cases, each read once and planned at most once in a test session."""

from __future__ import annotations

import json
import os
import tempfile
import time
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from arrangement.catalogue import Catalogue
from arrangement.catalogue.read import read_catalogue
from arrangement.law.law import law_on
from arrangement.matching import Matches
from arrangement.matching.candidate import World
from arrangement.matching.match import match_all
from arrangement.policy import Policy
from arrangement.policy.read import read_policy
from assessment.case import Case
from assessment.files.read import Loaded, read_case
from assessment.files.write import write_atomically
from solver.case import propose

MOST_SECONDS = 300
"""How long a plan that another process makes is waited for."""

FOLDER = Path(str(resources.files("sample_data"))) / "cases"
NAMES = tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))

TO_COPY = "first_case"
SMALL = (TO_COPY, "cooking_again", "signing")
"""Written to be copied: small on purpose."""

ALONE = ("nobody",)
"""The twin of `somebody`: the same person without any network."""

TWINS = {"nobody": "twin", "somebody": "twin"}
"""Differ in nothing but the network, so they have one id."""

STOPPED = ("vollmacht_danger",)
"""Rightly not planned: a person acts first."""

PLANNED = tuple(name for name in NAMES if name not in STOPPED)
QUICK = ("care_leaver", "refugee_family", "separated_parents")
LONG = (
    "dementia_spouse",
    "family_protection_plan",
    "mother_ms",
    "three_generations",
    "toddler_multiple_disabilities",
)
"""Their plans take half a minute and more, so only the deep suite makes them."""

LONG_IN_DEEP = [pytest.param(name, marks=pytest.mark.deep) if name in LONG else name for name in PLANNED]
"""Every case that may be planned, for a test of every run."""

RIGHTLY_NOT_LESS = (
    "child_autism_school",
    "dementia_spouse",
    "intensive_care_at_home",
    "three_generations",
    "vollmacht_assessed",
)
"""Need as many professional hours as today or more: owed help is missing, or somebody carries too much."""


@cache
def text(name: str) -> str:
    """The file as it is shipped."""
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def loaded(name: str) -> Loaded[Case]:
    """A case, read with every check."""
    return read_case(str(FOLDER / f"{name}.yaml"))


@cache
def catalogue() -> Loaded[Catalogue]:
    """The shipped catalogue."""
    return read_catalogue(None)


@cache
def policy() -> Loaded[Policy]:
    """The standard policy."""
    return read_policy(None)


@cache
def matches(name: str) -> Matches:
    """Every need beside every source, without solving."""
    case = loaded(name).model
    assert case.plan_date is not None
    return match_all(World(case, catalogue().model, policy().model, law_on(case.plan_date), case.plan_date))


@cache
def plan(name: str) -> dict[str, Any]:
    """The plan, made once in a run of the tests, whichever process asks first; a rejected audit raises."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is None:
        return _made(name)
    shared = Path(tempfile.gettempdir()) / f"plans-{run}"
    shared.mkdir(exist_ok=True)
    done, turn = shared / f"{name}.json", shared / f"{name}.turn"
    try:
        turn.mkdir()
    except FileExistsError:
        return _from(done) or _made(name)
    made = _made(name)
    write_atomically(done, json.dumps(made))
    return made


def _made(name: str) -> dict[str, Any]:
    case = loaded(name)
    assert case.model.plan_date is not None
    return propose(case, catalogue(), policy(), case.model.plan_date)


def _from(done: Path) -> dict[str, Any] | None:
    """Wait for the process whose turn it is; None if it never comes to an end."""
    for _ in range(MOST_SECONDS):
        if done.exists():
            found: dict[str, Any] = json.loads(done.read_text(encoding="utf-8"))
            return found
        time.sleep(1)
    return None
