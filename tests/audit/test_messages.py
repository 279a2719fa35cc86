"""Every finding of the audit can be said in both languages, with every value that its text names."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import arrangement.audit
from assessment.ground.texts import LANGUAGES, Lang, fields, texts

FOLDER = Path(arrangement.audit.__file__).parent


def _calls() -> list[tuple[str, str, frozenset[str]]]:
    """Invariant, finding and values of every `broken(...)` call that names both outright."""
    found = []
    for file in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "broken":
                invariant, what = node.args[0], node.args[2]
                if isinstance(invariant, ast.Constant) and isinstance(what, ast.Constant):
                    values = frozenset(str(keyword.arg) for keyword in node.keywords)
                    found.append((str(invariant.value), str(what.value), values))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_has_a_text_that_names_only_what_it_knows(lang: Lang) -> None:
    known = texts(lang)
    for invariant, what, values in _calls():
        assert fields(known[f"audit.{invariant}.{what}"]) <= values, (invariant, what)


def test_both_languages_have_the_same_keys_and_values() -> None:
    german, english = (
        {key: fields(text) for key, text in texts(lang).items() if key.startswith("audit.")}
        for lang in LANGUAGES
    )
    assert german == english


def test_every_condition_named_in_the_code_has_a_text() -> None:
    keys = {key.rsplit(".", 1)[-1] for key in texts("en") if key.startswith("audit.")}
    for file in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Constant):
                assert str(node.value.value).rsplit(".", 1)[-1] in keys
