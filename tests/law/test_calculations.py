"""Vectors for the calculations of the command line, one file per paragraph, readable beside the law."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arrangement.law.worked.read import read_worked
from arrangement.law.worked.topics import TOPICS
from assessment.ground.dated import read_yaml
from assessment.ground.errors import InputError
from assessment.ground.texts import texts
from cli.commands.law import CALCULATIONS

VECTORS = Path(__file__).with_name("vectors")
TODAY = date(2026, 11, 22)


def _vectors() -> Iterator[Any]:
    for file in sorted(VECTORS.glob("*.yaml")):
        for vector in read_yaml(file.read_text(encoding="utf-8")):
            yield pytest.param(vector, id=f"{file.stem}: {vector['says']}")


@pytest.mark.parametrize("vector", list(_vectors()))
def test_the_calculation_comes_out(vector: dict[str, Any], tmp_path: Path) -> None:
    assert vector["source"]
    file = tmp_path / "given.json"
    file.write_text(json.dumps(vector["given"], default=str), encoding="utf-8")
    expect = dict(vector["expect"])
    refused = expect.pop("error", None)
    if refused is not None:
        with pytest.raises(InputError) as error:
            _work(file, vector["topic"])
        assert [fault.code for fault in error.value.faults] == [refused]
        return
    found = _work(file, vector["topic"])
    for key, value in expect.items():
        right = round(value * 100) if key.endswith("_cents") else value
        assert found[key] == right, key
    assert found["trace"]
    assert all(step["paragraph"] for step in found["trace"])


def _work(file: Path, topic: str) -> dict[str, Any]:
    given = read_worked(file, topic, None)
    return given.work(given.day or TODAY).as_json()


def test_every_calculation_has_a_command_and_a_vector() -> None:
    assert set(CALCULATIONS) == set(TOPICS)
    assert {vector.values[0]["topic"] for vector in _vectors()} == set(TOPICS)


def test_every_result_and_every_calculation_has_words(tmp_path: Path) -> None:
    known = texts("de")
    for param in _vectors():
        (vector,) = param.values
        assert f"views.law.{vector['topic']}" in known
        if "error" in vector["expect"]:
            continue
        file = tmp_path / "given.json"
        file.write_text(json.dumps(vector["given"], default=str), encoding="utf-8")
        results = _work(file, vector["topic"]).keys() - {"trace", "unverified"}
        assert {f"views.law.{key}" for key in results} <= known.keys()
