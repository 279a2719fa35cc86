"""The same files give the same plan, byte by byte, in whatever order and surroundings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import resources
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.cases import shipped
from tests.shipped import CASES, planned_case_files
from tests.solver import tiny

ROOT = Path(__file__).parents[2]
SHIPPED = planned_case_files()
FIRST = "first_case.yaml"

PLAN = """
import json, sys
from arrangement.catalogue.read import read_catalogue
from arrangement.policy.read import read_policy
from assessment.files.read import read_case
from solver.case.propose import propose
case = read_case(sys.argv[1])
plan = propose(case, read_catalogue(None), read_policy(None), case.model.plan_date)
del plan["timing"]
sys.stdout.buffer.write(json.dumps(plan, sort_keys=True).encode())
"""

PLACES = (("C", "UTC"), ("de_DE.UTF-8", "Europe/Berlin"), ("tr_TR.UTF-8", "Pacific/Auckland"))
SURROUNDINGS = tuple(
    {"PYTHONHASHSEED": str(seed), "LC_ALL": PLACES[seed % 3][0], "TZ": PLACES[seed % 3][1]}
    for seed in range(10)
)
SMALL = (FIRST, "separated_parents.yaml")

IN_ORDER = ("week_types",)
"""Lists whose order says something: the first type of week is the usual one."""


def planned_alone(case: str | Path, **surroundings: str) -> bytes:
    """The plan of a fresh process."""
    environment = {**os.environ, **surroundings}
    done = subprocess.run(
        [sys.executable, "-c", PLAN, str(case)], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def shuffled(value: Any, random: Random) -> Any:
    """Every list and every map in another order."""
    if isinstance(value, dict):
        keys = random.sample(list(value), len(value))
        return {key: value[key] if key in IN_ORDER else shuffled(value[key], random) for key in keys}
    if isinstance(value, list | tuple):
        return [shuffled(inner, random) for inner in random.sample(value, len(value))]
    return value


def in_another_order(name: str, folder: Path, seed: int) -> Path:
    """A shipped case with everything in it shuffled."""
    with resources.as_file(CASES.joinpath(name)) as path:
        data = tiny.plain_file(path)
    other = folder / f"{seed}.json"
    other.write_text(json.dumps(shuffled(data, Random(seed))), encoding="utf-8")
    return other


@pytest.fixture(scope="module", params=SMALL)
def small(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    """A small case and the plan of it, as it is made here."""
    return request.param, planned_alone(str(CASES.joinpath(request.param)))


def test_hash_seed_locale_and_time_zone_change_no_byte(small: tuple[str, bytes]) -> None:
    name, plan = small
    for surroundings in SURROUNDINGS:
        assert planned_alone(str(CASES.joinpath(name)), **surroundings) == plan


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_entries_changes_no_byte(small: tuple[str, bytes], seed: int, tmp_path: Path) -> None:
    name, plan = small
    assert planned_alone(in_another_order(name, tmp_path, seed)) == plan


@pytest.mark.deep
@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_case_depends_on_order_or_surroundings(name: str, tmp_path: Path) -> None:
    plain = {key: block for key, block in shipped.plan(Path(name).stem).items() if key != "timing"}
    number = SHIPPED.index(name)
    other = in_another_order(name, tmp_path, number)
    surroundings = SURROUNDINGS[number % len(SURROUNDINGS)]
    assert planned_alone(other, **surroundings) == json.dumps(plain, sort_keys=True).encode()
