"""CSV folders: every shipped file says the same in them, and odd ones are read as they say or refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from arrangement.catalogue.read import read_catalogue
from assessment.files.as_tables import write_tables
from assessment.files.document import document_from_bytes
from assessment.files.open import open_document
from assessment.files.read import Loaded, load, read_case
from assessment.ground.errors import InputError
from tests.cli.run_cli import call_cli
from tests.files.bad_inputs import OUTSIDE, SECRET, shipped
from tests.files.limited import run_limited
from tests.files.tables import bad_tables, format_of, texts_of, write_folder
from tests.shipped import case_files
from tests.solver.tiny import catalogue

ALL = bad_tables()
FILES = [*(name.removesuffix(".yaml") for name in case_files()), "catalogue"]


def wanted(*wants: str) -> Any:
    chosen = [(name, spec) for name, spec in ALL if spec["want"] in wants]
    return pytest.mark.parametrize("spec", [spec for _, spec in chosen], ids=[name for name, _ in chosen])


def loaded(name: str, folder: Path, encoding: str | None = None) -> Loaded[Any]:
    return read_catalogue(folder, encoding) if name == "catalogue" else read_case(folder, encoding)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("target", ["tables.xlsx", "tables"])
def test_every_shipped_file_says_the_same_as_tables(name: str, target: str, tmp_path: Path) -> None:
    kind, model = format_of(name)
    document = document_from_bytes(shipped(name).encode(), f"{name}.yaml")
    write_tables(document, model, str(tmp_path / target), "de", force=False)
    again = open_document(tmp_path / target, {kind: model})
    assert load(again, model).sha256 == load(document, model).sha256


def test_a_table_holds_what_an_office_expects() -> None:
    text = texts_of("older_person_alone")["helpers"]
    header, first = text.split("\r\n")[:2]
    assert header.startswith("id;relation;sex;birth_date;gladly_minutes")
    assert first.startswith("daughter;child;female;02.08.1969;180;240;;sat sun noon afternoon | ")


@wanted("reject")
def test_it_is_refused_with_its_place(spec: Mapping[str, Any], tmp_path: Path) -> None:
    folder, text = write_folder(tmp_path / "tables", spec, spec.get("change", ()))
    small = tmp_path / "small.json"
    small.write_text(json.dumps(catalogue()), encoding="utf-8")
    options = spec.get("options", [])
    done = call_cli("check", str(folder), "--json", *options, HILFEMIX_CATALOGUE=str(small))
    assert done.code == 2
    told = [fault for fault in done.errors if fault["code"] not in OUTSIDE]
    codes = {fault["code"] for fault in told}
    assert set(spec.get("includes", spec.get("codes"))) <= codes
    if "includes" not in spec:
        assert sorted(fault["code"] for fault in told) == sorted(spec["codes"])
    first = next(f for f in told if f["code"] == spec.get("includes", spec.get("codes", []))[0])
    assert first["file"] == str(folder / f"{spec['table']}.csv")
    assert first["message"]
    assert first["remedy"]
    if "line_of" in spec:
        assert first["line"] == text[: text.rindex(spec["line_of"])].count("\n") + 1
    if "includes" not in spec:
        assert (first["field"] or "") == spec["field"]
    for name in spec.get("names", ()):
        assert name in first["message"] + first["remedy"]
    for word in (*SECRET, *spec.get("secret", ())):
        assert word not in done.err
    out = tmp_path / "out.yaml"
    assert call_cli("migrate", str(folder), "--out", str(out), *options).code == 2
    assert not out.exists()


@wanted("accept")
def test_it_is_read_as_what_it_says(spec: Mapping[str, Any], tmp_path: Path) -> None:
    folder, _ = write_folder(tmp_path / "tables", spec, spec.get("change", ()))
    plain_spec = {key: spec[key] for key in ("file", "table")}
    plain, _ = write_folder(tmp_path / "plain", plain_spec, spec["same_as"])
    encoding = spec["options"][1] if "options" in spec else None
    odd = loaded(spec["file"], folder, encoding)
    assert odd.sha256 == loaded(spec["file"], plain).sha256
    assert set(spec["notes"]) <= set(odd.notes)
    assert {f"note.{note}" for note in odd.notes} <= {warning.code for warning in odd.warnings}


@wanted("keep")
def test_it_is_kept_as_text(spec: Mapping[str, Any], tmp_path: Path) -> None:
    folder, _ = write_folder(tmp_path / "tables", spec, spec["change"])
    value: Any = loaded(spec["file"], folder).document.data
    for step in spec["path"]:
        value = value[step]
    assert value == spec["value"]


@pytest.mark.deep
@wanted("reject")
def test_refusing_it_costs_little(spec: Mapping[str, Any], tmp_path: Path) -> None:
    folder, _ = write_folder(tmp_path / "tables", spec, spec.get("change", ()))
    assert run_limited("check", folder, *spec.get("options", [])).code == 2


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "x;=1", "x,=1", "'=1", "''=1", "'tis", '="a"', "-", "=", "'"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_acts_as_a_formula_and_all_read_back(text: str, tmp_path: Path) -> None:
    changed = shipped("first_case").replace(
        '"Ich will zu Hause bleiben und dienstags unter Leute."', json.dumps(text)
    )
    document = document_from_bytes(changed.encode(), "case.yaml")
    kind, model = format_of("case")
    for target in ("tables", "tables.xlsx"):
        write_tables(document, model, str(tmp_path / target), "de", force=False)
        again = open_document(tmp_path / target, {kind: model})
        assert again.data["goals"][0]["words"] == text
    cell = (tmp_path / "tables" / "goals.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert cell.split(";")[2].strip('"')[:1] not in ("=", "+", "@", "-")


@pytest.mark.parametrize("text", ["\t=1", "\r=1"])
def test_tabs_and_returns_never_get_in(text: str) -> None:
    changed = shipped("first_case").replace(
        '"Ich will zu Hause bleiben und dienstags unter Leute."', json.dumps(text)
    )
    with pytest.raises(InputError):
        load(document_from_bytes(changed.encode(), "case.yaml"), format_of("case")[1])


def test_one_table_alone_and_a_folder_in_use_are_named(tmp_path: Path) -> None:
    folder, _ = write_folder(tmp_path / "tables", {"file": "first_case", "table": "needs"}, ())
    done = call_cli("check", str(folder / "needs.csv"), "--json")
    assert [fault["code"] for fault in done.errors] == ["table.single"]
    done = call_cli("migrate", str(folder), "--out", str(folder), "--force")
    assert done.code == 2
    assert sorted(p.stem for p in folder.iterdir()) == sorted(texts_of("first_case"))
