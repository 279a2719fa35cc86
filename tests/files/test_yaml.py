"""YAML 1.2 meanings, and what YAML can do that a case file must not."""

import json
from pathlib import Path

import pytest
import yaml

from assessment.files.document import document_from_bytes
from assessment.files.yaml_text import FAST, read_yaml
from tests.files.small import SMALL, changed, faults_of, line_of, only_fault, read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("tRue", "tRue"),
        ("12:30", "12:30"),
        ("08:30", "08:30"),
        ("2026-02-03", "2026-02-03"),
        ("2026-02-30", "2026-02-30"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
        ("30", 30),
        ("-30", -30),
        ("+30", 30),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.200,00", "1.200,00"),
        ("7,5", "7,5"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'30'", "30"),
        ('"true"', "true"),
        ("=", "="),
        ("<<", "<<"),
        (".", "."),
        ("III", "III"),
    ],
)
def test_plain_words_mean_what_yaml_1_2_says(written: str, meant: object) -> None:
    value = document_from_bytes(f"a: {written}\nb: x".encode(), "f.yaml").data["a"]
    assert value == meant
    assert type(value) is type(meant)


def test_an_unquoted_word_and_its_quoted_twin_are_equal() -> None:
    plain = read(changed(("words: wieder zum Chor", "words: NO")))
    quoted = read(changed(("words: wieder zum Chor", 'words: "NO"')))
    assert plain.model == quoted.model
    assert plain.model.goals[0].words == "NO"


def test_a_key_twice_is_refused_with_both_lines() -> None:
    text = changed(("    gladly_minutes: 60\n", "    gladly_minutes: 60\n    gladly_minutes: 30 # again\n"))
    fault = only_fault(text)
    assert (fault.code, fault.field) == ("key.twice", "helpers[0].gladly_minutes")
    assert fault.line == line_of(text, "gladly_minutes: 30 # again")
    assert fault.params == {"other_line": line_of(text, "gladly_minutes: 60\n")}


def test_the_alias_bomb_is_refused_at_each_alias() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    faults = [f for f in faults_of(SMALL + "\n".join(lines)) if f.code == "yaml.alias"]
    assert len(faults) == 81
    assert {f.line for f in faults} == {line_of(SMALL + "\n".join(lines), f"a{n}: &") for n in range(1, 10)}


def test_a_reference_to_itself_is_refused() -> None:
    text = changed(("    parts: [noon]\n    standing: wished", "    parts: &x [*x]\n    standing: wished"))
    fault = only_fault(text)
    assert (fault.code, fault.line, fault.field) == ("yaml.alias", line_of(text, "&x"), "needs[0].parts[0]")


def test_an_alias_as_key_is_refused() -> None:
    assert only_fault("a: &a x\n*a : y\n").code == "yaml.alias"


@pytest.mark.parametrize("inside", ["[" * 5000 + "]" * 5000, "{a: " * 5000 + "}" * 5000, "- " * 5000])
def test_nesting_without_end_is_refused(inside: str) -> None:
    fault = only_fault(f"{SMALL}note:\n  {inside}\n")
    assert (fault.code, fault.line) == ("file.too_deep", SMALL.count("\n") + 2)


def test_nothing_is_ever_executed(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    text = SMALL + f"note: !!python/object/apply:pathlib.Path.touch [{json.dumps(str(marker))}]\n"
    faults = faults_of(text)
    assert ("yaml.tag", line_of(text, "!!python")) in {(f.code, f.line) for f in faults}
    assert not marker.exists()


@pytest.mark.parametrize("value", ["!!str 12", "!x y", "!!binary aGFsbG8=", "! z"])
def test_types_are_refused(value: str) -> None:
    fault = only_fault(changed(("words: wieder zum Chor", f"words: {value}")))
    assert (fault.code, fault.field) == ("yaml.tag", "goals[0].words")


@pytest.mark.parametrize("second", [SMALL, "", "x"])
def test_a_second_document_is_refused_at_its_line(second: str) -> None:
    fault = only_fault(f"{SMALL}---\n{second}")
    assert (fault.code, fault.line) == ("yaml.two_documents", SMALL.count("\n") + 1)


@pytest.mark.parametrize("text", ["", "\n\n", "# Fall folgt\n", "---\n", "null", "~\n", "---\n...\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert only_fault(text).code == "file.empty"


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words", "12", "[schema]", "true"])
def test_a_file_that_is_no_map_is_refused(text: str) -> None:
    assert only_fault(text).code == "file.not_a_map"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb:\n\t- x\n", "yaml.tab", 3),
        ("a: 1\ngoal: sagt: nein\n", "yaml.colon", 2),
        ("a: 1\nb: 'open\nc: 2\n", "yaml.quote", 2),
        ("a: [1, 2\nb: 3\n", "yaml.syntax", 2),
        ("a: 1\nb: @home\n", "yaml.syntax", 2),
        ("a: 1\n{b: 2}: 3\n", "key.not_text", 2),
        ("? [a, b]\n: 1\n", "key.not_text", 1),
        ("%YAML 9.9\n---\na: 1\n", "yaml.syntax", 1),
        ("a: !u!x y\n", "yaml.tag", 1),
    ],
)
def test_what_yaml_cannot_read_is_told_by_line(text: str, code: str, line: int) -> None:
    fault = only_fault(text)
    assert (fault.code, fault.line) == (code, line)


def test_both_loaders_read_the_same() -> None:
    text = changed(("words: wieder zum Chor", 'words: "Ä\\u00e4 😀 \\\n      weiter"'))
    for source in (
        text,
        f"{{{json.dumps('a')}: [1, 2]}}",
        "a: |\n  zwei\n  Zeilen\nb: >-\n  eine\n  Zeile\n",
    ):
        fast, pure = read_yaml(source, "f"), read_yaml(source, "f", yaml.SafeLoader)
        assert fast.data == pure.data
        assert fast.places == pure.places


def test_the_fast_loader_is_in_use() -> None:
    assert FAST is getattr(yaml, "CSafeLoader", yaml.SafeLoader)
