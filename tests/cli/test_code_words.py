"""What people read holds words for people: no code words, no truth values, no paths of the project."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arrangement.law.law import law_on
from arrangement.law.services import services_on
from assessment.ground.dated import read_yaml
from assessment.ground.texts import texts
from tests.cases import shipped
from tests.cli.run_cli import ROOT, call_cli

CODE = re.compile(r"(?<![\w/.\-@„])[a-z0-9]+(?:_+[a-z0-9]+)+(?![\w/])")
ODD = re.compile(r"\b(?:True|False|None|null)\b|[{}]|\b[A-Z]+_[A-Z_]+\b")
WIDE = {"COLUMNS": "400"}
LANGS = ("de", "en")
DAYS = ("2018-01-01", "2024-03-01", "2026-11-26")
QUOTED = re.compile(r"\((?:Feld|field) [a-z_]+;")
"""Where a deadline waits for a fact, its field in the file stands beside the words for it."""


def code_words(text: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """Code words and odd values in a text."""
    plain = QUOTED.sub("(", text)
    return [word for word in CODE.findall(plain) if word not in allowed] + ODD.findall(plain)


def ids_in(data: object) -> Iterator[str]:
    """What a file itself calls its entries: the reader wrote it."""
    if isinstance(data, dict):
        for key, value in data.items():
            named = ("id", "holder", "helper", "provider", "offer", "source", "place", "by")
            if key in named and isinstance(value, str):
                yield value
            yield from ids_in(value)
    elif isinstance(data, list):
        for inner in data:
            yield from ids_in(inner)


def vectors() -> list[dict[str, Any]]:
    files = sorted((ROOT / "tests/law/vectors").glob("*.yaml"))
    every = [vector for file in files for vector in read_yaml(file.read_text(encoding="utf-8"))]
    return [vector for vector in every if not isinstance(vector["expect"], str)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("on", DAYS)
def test_lists_of_law_hold_words(on: str, lang: str) -> None:
    for command in (("list",), ("beside",), ("show", "§ 36")):
        ended = call_cli("law", *command, "--on", on, "--lang", lang, **WIDE)
        assert ended.code == 0
        assert code_words(ended.out) == [], command


@pytest.mark.parametrize("lang", LANGS)
def test_changes_of_law_hold_words(lang: str) -> None:
    for last in ("2022-01-01", "2026-11-26"):
        told = call_cli("law", "diff", "--from", "2017-01-01", "--to", last, "--lang", lang, **WIDE).out
        assert code_words(told) == []


@pytest.mark.parametrize("lang", LANGS)
def test_services_name_nothing_but_what_the_command_asks_for(lang: str) -> None:
    kinds = frozenset(str(one.as_json()["id"]) for one in services_on(law_on(shipped_day()), None))
    assert code_words(call_cli("law", "services", "--lang", lang, **WIDE).out, kinds) == []


@pytest.mark.parametrize("lang", LANGS)
def test_steps_of_every_calculation_hold_words(lang: str, tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    wrong = {}
    for vector in vectors():
        file.write_text(json.dumps(vector["given"], default=str), encoding="utf-8")
        ended = call_cli("law", vector["topic"], "--input", file, "--lang", lang, **WIDE)
        found = code_words(ended.out)
        if found:
            wrong[vector["says"]] = found
    assert wrong == {}


@pytest.mark.parametrize("name", shipped.NAMES)
def test_rights_and_deadlines_of_shipped_cases_hold_words(name: str) -> None:
    own = frozenset(ids_in(shipped.loaded(name).document.data))
    for command in ("rights", "deadlines"):
        for lang in LANGS:
            ended = call_cli(command, shipped.FOLDER / f"{name}.yaml", "--lang", lang, **WIDE)
            assert ended.code == 0
            assert code_words(ended.out, own) == [], (command, lang)


@pytest.mark.deep
@pytest.mark.parametrize("lang", LANGS)
def test_a_plan_and_its_page_hold_words(lang: str, tmp_path: Path) -> None:
    for name in shipped.SMALL:
        case = shipped.FOLDER / f"{name}.yaml"
        own = frozenset(ids_in(shipped.loaded(name).document.data))
        page = tmp_path / f"{name}.html"
        for more in ((), ("--months",)):
            ended = call_cli("plan", case, "--lang", lang, "--html", page, "--force", *more, **WIDE)
            assert ended.code == 0
            assert code_words(ended.out, own) == [], (name, more)
        read = re.sub(r"<style>.*?</style>|<[^>]*>", " ", page.read_text(encoding="utf-8"), flags=re.S)
        assert code_words(read, own) == [], name


def test_what_two_benefits_ask_for_has_words_in_both_languages() -> None:
    law = (ROOT / "arrangement/law/de/combination.yaml").read_text(encoding="utf-8")
    asked = set(re.findall(r'condition: "([^"]*)"', law))
    german, english = (
        {key: text for key, text in texts(lang).items() if key.startswith("word.beside_asks.")}
        for lang in ("de", "en")
    )
    assert set(german.values()) == asked
    assert all(english[key] != text for key, text in german.items())


def shipped_day() -> Any:
    on = shipped.loaded(shipped.TO_COPY).model.plan_date
    assert on is not None
    return on
