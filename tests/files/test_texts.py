"""Texts: equal keys and equal named fields in every language, and a fault for every code."""

import re
from pathlib import Path

import pytest

from assessment.ground.errors import BugError, Fault
from assessment.ground.texts import LANGUAGES, fault_text, fields, say, texts

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r'(?:Finding|Fault|stop)\(\s*f?"([a-z_0-9.]+)"')


def test_every_language_has_the_same_keys() -> None:
    german = set(texts("de"))
    for lang in LANGUAGES:
        assert set(texts(lang)) == german


def test_every_language_asks_for_the_same_values() -> None:
    for key, text in texts("de").items():
        for lang in LANGUAGES:
            assert fields(texts(lang)[key]) == fields(text), f"{lang}: {key}"


def test_no_text_is_empty() -> None:
    for lang in LANGUAGES:
        assert [key for key, text in texts(lang).items() if not text.strip()] == []


def test_every_fault_says_what_and_what_to_do() -> None:
    for lang in LANGUAGES:
        faults = {key for key in texts(lang) if key.startswith("fault.")}
        codes = {key.removesuffix(".says").removesuffix(".remedy") for key in faults}
        assert faults == {f"{code}.{half}" for code in codes for half in ("says", "remedy")}


def test_every_code_in_these_rooms_has_a_text() -> None:
    rooms = ["assessment/files", "assessment/case", "arrangement/catalogue", "arrangement/policy"]
    found = {
        code
        for room in rooms
        for file in (ROOT / room).rglob("*.py")
        for code in CODE.findall(file.read_text(encoding="utf-8"))
    }
    assert len(found) > 50
    assert [code for code in sorted(found) if f"fault.{code}.says" not in texts("de")] == []


def test_values_are_filled_in() -> None:
    fault = Fault("number.out_of_range", params={"least": 1, "most": 5})
    assert fault_text(fault, "de")[1] == "Erlaubt sind ganze Zahlen von 1 bis 5."
    assert fault_text(fault, "en")[1] == "Whole numbers from 1 to 5 are allowed."


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert "{most}" in say("fault.number.out_of_range.says", {"least": "{most}", "most": 5}, "en")


def test_a_missing_text_or_value_is_our_mistake() -> None:
    with pytest.raises(BugError, match="no text"):
        say("fault.none.says", {}, "de")
    with pytest.raises(BugError, match="needs least, most"):
        say("fault.number.out_of_range.says", {}, "de")
