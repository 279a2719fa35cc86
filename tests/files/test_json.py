"""JSON beside YAML: the same content, the same faults, honest places."""

import json

import pytest

from assessment.files.canonical import sha256_of
from assessment.files.document import document_from_bytes
from tests.files.small import SMALL, changed, faults_of, only_fault, read

DATA = document_from_bytes(SMALL.encode(), "case.yaml").data
TWIN = json.dumps(DATA, indent=2, ensure_ascii=False)


@pytest.mark.parametrize("name", ["case.json", "case.JSON", "-", "case", "case.yaml"])
@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_a_yaml_file_and_its_json_twin_are_equal(name: str, indent: int | str | None) -> None:
    if name == "case.yaml" and indent == "\t":
        return
    twin = read(json.dumps(DATA, indent=indent), name)
    assert twin.model == read(SMALL).model
    assert twin.sha256 == read(SMALL).sha256 == sha256_of(twin.model)


def test_flow_yaml_on_standard_input_is_no_json() -> None:
    flow = "{schema: hilfemix.case.v1, id: small}"
    assert {f.code for f in faults_of(flow, "-")} == {"field.missing"}


def test_faults_of_the_twins_are_the_same() -> None:
    wrong = changed(("minutes: 15", "minutes: -15"), ("task: meal", "task: maal"), ("id: u1", "id: U1"))
    twin = json.dumps(document_from_bytes(wrong.encode(), "case.yaml").data)
    fields = [
        {(f.code, f.field) for f in faults_of(text, name)} for text, name in ((wrong, "a"), (twin, "b.json"))
    ]
    assert fields[0] == fields[1] != set()


def test_line_and_column_are_those_of_the_value() -> None:
    text = TWIN.replace('"minutes": 15', '"minutes":  -15')
    fault = only_fault(text, "case.json")
    line = next(n for n, written in enumerate(text.split("\n"), 1) if "-15" in written)
    assert (fault.line, fault.column) == (line, text.split("\n")[line - 1].index("-15") + 1)
    assert fault.field == "needs[0].measure.minutes"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('{"a": 1,\n "a": 2}', "key.twice", 2, 2),
        ('{"a": NaN}', "number.not_finite", 1, 7),
        ('{"a": -Infinity}', "number.not_finite", 1, 7),
        ('{"a": 1e999}', "number.not_finite", 1, 7),
        ('{"a": "\\u001b[2J"}', "text.control", 1, 7),
        ('{"a": "\\ud800"}', "text.control", 1, 7),
        ('{"\\u0000": 1}', "text.control", 1, 2),
        ('{"a": 1} x', "json.more", 1, 10),
        ('{"a": 1,}', "json.key", 1, 9),
        ("{'a': 1}", "json.key", 1, 2),
        ('{"a" 1}', "json.syntax", 1, 6),
        ('{"a": [1 2]}', "json.syntax", 1, 10),
        ('{"a": 01}', "json.syntax", 1, 8),
        ('{"a": tru}', "json.syntax", 1, 7),
        ('{"a": "b\n"}', "json.string", 1, 9),
        ('{"a": "b', "json.string", 1, 7),
        ('{"a":', "json.syntax", 1, 6),
        ("[1]", "file.not_a_map", 1, 1),
        ("null", "file.empty", 1, 1),
        ("[" * 5000 + "]" * 5000, "file.too_deep", 1, 101),
    ],
)
def test_what_json_must_not_hold_is_told_by_place(text: str, code: str, line: int, column: int) -> None:
    faults = faults_of(text, "case.json")
    assert (code, line, column) in {(f.code, f.line, f.column) for f in faults}


def test_pairs_of_surrogates_are_one_character() -> None:
    text = json.dumps({**DATA, "goals": [{"id": "g1", "person": "p1", "words": "😀"}]}, ensure_ascii=True)
    assert read(text, "case.json").model.goals[0].words == "😀"
