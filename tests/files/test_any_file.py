"""Promises for any file: nothing but an InputError, places within the file, no value in any message."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assessment.files.document import Document, document_from_bytes
from assessment.files.read import read_case
from assessment.files.yaml_text import read_yaml
from assessment.ground.errors import InputError
from tests.files.small import SMALL, faults_of, read

NAMES = ["case.yaml", "case.json", "-"]
PIECES = [
    "a",
    "id",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!t ",
    "|",
    ">",
    "?",
    "\t",
]
PIECES += [
    "1",
    "0x",
    ".nan",
    "null",
    "---\n",
    "...",
    "%",
    "@",
    "\\",
    "\x00",
    "\x1b",
    "ä",
    "😀",
    "\u202e",
    "\u2028",
    "\r",
    "12:30",
]

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def document_of(data: bytes, name: str) -> Document | None:
    try:
        return document_from_bytes(data, name)
    except InputError as error:
        for fault in error.faults:
            assert fault.line is not None
            assert 1 <= fault.line <= data.count(b"\n") + data.count(b"\r") + 1
            assert fault.column is not None
            assert fault.column >= 1
        return None


@given(st.binary(max_size=60), st.sampled_from(NAMES))
@example(b"\xef\xbb\xbf", "case.yaml")
@example(b"\xef\xbb\xbf\xff", "case.yaml")
@example(b'{"\\ud800": 1}', "case.json")
@example(b'"\\ud800": "\\udc00"', "case.yaml")
@example(b"1" * 5000, "case.json")
@example(b"schema: \xe2\x80\xae", "case.yaml")
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    document_of(data, name)
    faults_of(data, name)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(NAMES))
def test_anything_like_yaml_or_json_is_read_or_refused(text: str, name: str) -> None:
    document_of(text.encode(), name)
    faults_of(text, name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_any_file_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(data)
    with pytest.raises(InputError):
        read_case(path)


@given(plain, st.sampled_from([".yaml", ".json"]))
def test_any_plain_data_is_read_as_it_was_written_or_refused(value: Any, kind: str) -> None:
    text = json.dumps({"a": value})
    document = document_of(text.encode(), f"x{kind}")
    if document is not None and not document.faults:
        assert document.data == {"a": value}


@given(
    st.integers(0, len(SMALL)), st.integers(0, 30), st.lists(st.sampled_from(PIECES), max_size=3).map("".join)
)
def test_any_cut_or_slip_in_a_case_is_read_or_refused(at: int, length: int, slip: str) -> None:
    text = SMALL[:at] + slip + SMALL[at + length :]
    lines = text.count("\n") + text.count("\r") + 1
    for fault in faults_of(text):
        assert fault.line is not None
        assert 1 <= fault.line <= lines


@given(
    st.sampled_from([place for place in document_from_bytes(SMALL.encode(), "c.yaml").places if place]), plain
)
def test_any_value_in_any_place_is_accepted_or_refused_there(path: tuple[str | int, ...], value: Any) -> None:
    data: Any = json.loads(json.dumps(document_from_bytes(SMALL.encode(), "c.yaml").data))
    inside = data
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    faults_of(json.dumps(data), "case.json")


@given(st.text(alphabet="ab: -\n'\"#[]{},1.", max_size=30))
def test_both_yaml_loaders_agree(text: str) -> None:
    results = []
    for loader in (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader):
        try:
            tree = read_yaml(text, "f", loader)
            results.append((tree.data, tree.places, [f.code for f in tree.faults]))
        except InputError:
            results.append(None)
    assert results[0] == results[1]


def test_a_long_case_is_read_quickly() -> None:
    need = SMALL[SMALL.index("  - id: n2") : SMALL.index("helpers:")]
    more = "".join(need.replace("n2", f"m{n}") for n in range(70))
    text = SMALL.replace("helpers:", more + "helpers:", 1)
    assert text.count("\n") > 400
    assert len(read(text).model.needs) == 72
