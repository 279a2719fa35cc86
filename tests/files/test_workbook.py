"""Workbooks: the form filled in as office programs do says the same as YAML; hostile ones are refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assessment.case import Case
from assessment.files.read import read_case
from assessment.files.tables.captions import caption, hint, sheet_name, sheet_says
from assessment.files.tables.layout import tables_of
from assessment.ground.texts import LANGUAGES
from tests.cli.run_cli import call_cli
from tests.files.bad_inputs import OUTSIDE, SECRET
from tests.files.limited import run_limited
from tests.files.tables import layout_of
from tests.solver.tiny import catalogue

FIRST = "sample_data/cases/first_case.yaml"


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    assert call_cli("init", str(folder), "--xlsx", "--lang", "de").code == 0
    return folder


def edited(forms: Path, folder: Path, edit: Callable[[Any], None], name: str = "beispiel.xlsx") -> Path:
    book = openpyxl.load_workbook(forms / name)
    edit(book)
    path = folder / "fall.xlsx"
    book.save(path)
    return path


def put(book: Any, sheet: str, column: str, row: int, value: Any) -> None:
    """Type a value into a row of a form, counted from the first below the headers."""
    cells = book[sheet]
    header = 5 if sheet != "Fall" else 4
    at = next(cell.column for cell in cells[header] if cell.value == column)
    cells.cell(header + row, at).value = value


def field(book: Any, name: str, value: Any) -> None:
    cells = book["Fall"]
    row = next(row for row in range(5, 20) if cells.cell(row, 4).value == name)
    cells.cell(row, 2).value = value


def test_the_example_is_the_first_case(forms: Path) -> None:
    assert read_case(forms / "beispiel.xlsx").sha256 == read_case(FIRST).sha256


def fill_in(book: Any) -> None:
    """The first case, typed by hand: German words, days and numbers also as texts, odd spaces."""
    field(book, "id", " first_case ")
    field(book, "plan_date", datetime(2026, 11, 23))
    put(book, "Wohnungen", "id", 1, "home")
    put(book, "Wohnungen", "stadtteil", 1, "walle")
    person = {"id": "p1", "home": "home", "birth_date": "04.05.1946", "pflegegrad.grade": "2"}
    for name, value in {**person, "pflegegrad.since": date(2026, 1, 1), "going_out": "allein"}.items():
        put(book, "Personen", name, 1, value)
    goal = {"id": "stay", "person": "p1", "importance": 3.0}
    for name, value in {**goal, "words": "Ich will zu Hause bleiben und dienstags unter Leute."}.items():
        put(book, "Ziele", name, 1, value)
    needs = [
        {"id": "wash", "task": "Körperpflege", "measure.kind": "Male", "measure.per_week": "3",
         "measure.minutes": 20, "days": "Mo, Mi,Fr", "parts": "Vormittag",
         "standing": "nach Gesetz", "urgency": "sofort", "entitlement": "Pflegesachleistung"},
        {"id": "shopping", "task": "EINKAUFEN", "measure.kind": "occurrences", "measure.per_week": 1,
         "measure.minutes": " 45 ", "days": "sat", "standing": "owed", "entitlement": "pflegesachleistung"},
        {"id": "company", "task": "Kontakt  und Gespräch", "action": "begleiten", "measure.kind": "Minuten",
         "measure.minutes": "120", "measure.at_least": 60, "days": "Dienstag", "parts": "afternoon",
         "standing": "Wunsch"},
    ]  # fmt: skip
    for row, need in enumerate(needs, start=1):
        shared = {
            "person": "p1",
            "goals": "stay",
            "confirmed.role": "case_manager",
            "confirmed.on": "20.11.2026",
        }
        for name, value in {**need, **shared}.items():
            # An empty row between two others changes nothing.
            put(book, "Bedarfe", name, row + (row > 1), value)
    helper = {
        "id": "neighbour",
        "relation": "Nachbarschaft",
        "birth_date": "15.1.1970",
        "gladly_minutes": "60",
    }
    for name, value in {**helper, "at_most_minutes": 90, "times": "Sa Vormittag"}.items():
        put(book, "Helfende", name, 1, value)
    for name, value in {"belongs_to": "neighbour", "tasks": "Einkaufen", "agreed_on": "2026-11-18"}.items():
        put(book, "Zusagen der Helfenden", name, 1, value)
    for row, (need, source, minutes, paid) in enumerate(
        [("wash", "pd_west_koerper", 60, 105), ("shopping", "pd_west_haushalt", "45", "60")], start=1
    ):
        values = {"need": need, "source": source, "minutes_per_week": minutes}
        for name, value in {**values, "professional_minutes_per_week": paid}.items():
            put(book, "Hilfe heute", name, row, value)
    put(book, "Hilfe heute", "source", 40, "   ")


def test_the_form_filled_in_by_hand_says_the_same_as_yaml(forms: Path, tmp_path: Path) -> None:
    case = read_case(edited(forms, tmp_path, fill_in, "fall.xlsx"))
    assert case.sha256 == read_case(FIRST).sha256


def test_money_is_typed_in_euros(forms: Path, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        for row, amount in ((1, "1.200,50"), (2, 32.4)):
            put(book, "Hilfe heute", "own_share_euros_per_month", row, amount)

    case = read_case(edited(forms, tmp_path, edit))
    assert [help_.own_share_cents_per_month for help_ in case.model.present_support] == [120050, 3240]
    assert case.notes == ("number_format",)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["first_case", "catalogue"])
def test_every_column_of_a_form_has_a_caption_and_a_hint(name: str, lang: Any) -> None:
    names = [sheet_name(table, lang) for table in layout_of(name)]
    assert len(set(names)) == len(names)
    for table in layout_of(name):
        assert sheet_says(table, lang)
        for column in table.columns:
            assert caption(column, lang)
            assert column.role == "empty" or hint(column, lang)


def test_headers_are_locked_and_cells_are_open(forms: Path) -> None:
    sheet = openpyxl.load_workbook(forms / "fall.xlsx")["Bedarfe"]
    assert sheet.protection.sheet
    assert sheet["A5"].protection.locked
    assert not sheet.column_dimensions["A"].protection.locked
    lists = {str(rule.sqref) for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert len(lists) > 5


def test_the_same_form_has_the_same_bytes(forms: Path, tmp_path: Path) -> None:
    assert call_cli("init", str(tmp_path / "again"), "--xlsx", "--lang", "de").code == 0
    for name in ("fall.xlsx", "beispiel.xlsx"):
        assert (forms / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def cell_of(forms: Path, sheet: str, column: str, row: int) -> str:
    """Where a column is found in a form; new fields of the models move it."""
    cells = openpyxl.load_workbook(forms / "beispiel.xlsx")[sheet]
    return next(str(cells.cell(5 + row, cell.column).coordinate) for cell in cells[5] if cell.value == column)


WRONG = {
    "table.word_misspelt": ("Helfende", "relation", 1, "neighbuor"),
    "table.formula": ("Bedarfe", "measure.minutes", 1, "=20+5"),
    "number.not_whole": ("Bedarfe", "measure.minutes", 2, 30.5),
    "table.date_here": ("Ziele", "indicator", 1, datetime(2026, 3, 14)),
    "table.times": ("Helfende", "times", 1, "samstags früh"),
    "day.not_in_calendar": ("Helfende", "birth_date", 1, "30.02.1970"),
    "id.form": ("Ziele", "id", 1, "Müller"),
    "table.number_here": ("Bedarfe", "id", 1, 1),
}


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_cell_is_named_with_sheet_and_cell(code: str, forms: Path, tmp_path: Path) -> None:
    sheet, column, row, value = WRONG[code]
    cell = cell_of(forms, sheet, column, row)
    path = edited(forms, tmp_path, lambda book: put(book, sheet, column, row, value))
    told = next(fault for fault in check(path, tmp_path) if fault["code"] == code)
    assert (told["file"], told["sheet"], told["cell"]) == (str(path), sheet, cell)
    assert told["remedy"]
    done = call_cli("check", str(path), HILFEMIX_CATALOGUE=str(tmp_path / "small.json"))
    assert f"fall.xlsx, {sheet}!{cell}" in done.err.replace("\n", "")


def check(path: Path, folder: Path) -> list[dict[str, Any]]:
    small = folder / "small.json"
    small.write_text(json.dumps(catalogue()), encoding="utf-8")
    done = call_cli("check", str(path), "--json", HILFEMIX_CATALOGUE=str(small))
    assert done.code == 2
    assert not any(word in done.err for word in SECRET)
    return [fault for fault in done.errors if fault["code"] not in OUTSIDE]


def test_a_time_and_a_month_that_became_something_else(forms: Path, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        put(book, "Verbrauchte Beträge", "person", 1, "p1")
        put(book, "Verbrauchte Beträge", "benefit", 1, "Pflegesachleistung")
        put(book, "Verbrauchte Beträge", "month", 1, datetime(2026, 11, 1))
        put(book, "Ziele", "start_value", 1, time(8, 30))

    case = read_case(edited(forms, tmp_path, edit))
    assert case.model.amounts_used[0].month == "2026-11"
    assert case.model.goals[0].start_value == "08:30"
    assert case.notes == ("month_from_date",)


# ------------------------------------------------------------------------------------------ hostile files


def repacked(forms: Path, folder: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The example with other members in its archive."""
    with zipfile.ZipFile(forms / "beispiel.xlsx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    path = folder / "fall.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            with archive.open(name, "w", force_zip64=BLANKS in content) as member:
                before, _, after = content.partition(BLANKS)
                member.write(before)
                for _ in range(1024 * (BLANKS in content)):
                    member.write(b" " * 1024 * 1024)
                member.write(after)
    return path


BLANKS = b"a gibibyte of blanks"
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def _bomb(members: dict[str, bytes]) -> None:
    members[SHEET] = members[SHEET].replace(b"<sheetData>", BLANKS + b"<sheetData>")


def _tags(members: dict[str, bytes]) -> None:
    members[SHEET] = members[SHEET].replace(b"</sheetData>", b"<row/>" * 3_000_000 + b"</sheetData>")


def _utf_16(members: dict[str, bytes]) -> None:
    members["xl/workbook.xml"] = (ENTITIES + members["xl/workbook.xml"]).decode().encode("utf-16")


HOSTILE: dict[str, tuple[str, Callable[[dict[str, bytes]], None]]] = {
    "a gibibyte of blanks": ("workbook.too_large", _bomb),
    "millions of rows": ("workbook.too_many_cells", _tags),
    "a name that leaves": ("workbook.leaves", lambda m: m.update({"../../weg.txt": b"x"})),
    "an absolute name": ("workbook.leaves", lambda m: m.update({"/etc/weg.txt": b"x"})),
    "a Windows name": ("workbook.leaves", lambda m: m.update({"xl\\..\\weg.txt": b"x"})),
    "entities": (
        "workbook.declares",
        lambda m: m.update({"xl/workbook.xml": ENTITIES + m["xl/workbook.xml"]}),
    ),
    "entities in two bytes": ("workbook.declares", _utf_16),
    "macros": ("workbook.active", lambda m: m.update({"xl/vbaProject.bin": b"x"})),
    "links to other files": ("workbook.active", lambda m: m.update({"xl/externalLinks/l.xml": b"<x/>"})),
    "thousands of members": (
        "workbook.too_many_members",
        lambda m: m.update({f"x{n}": b"" for n in range(999)}),
    ),
    "no workbook": ("workbook.not_one", lambda m: m.pop("xl/workbook.xml") and None),
    "broken XML": ("workbook.damaged", lambda m: m.update({SHEET: b"<worksheet"})),
    "a missing sheet": ("workbook.damaged", lambda m: m.pop(SHEET) and None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused(name: str, forms: Path, tmp_path: Path) -> None:
    code, change = HOSTILE[name]
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    path = repacked(forms, inside, change)
    told = check(path, inside)
    assert [fault["code"] for fault in told] == [code]
    assert told[0]["remedy"]
    assert [p for p in tmp_path.rglob("*") if "weg" in p.name] == []


@pytest.mark.parametrize("name", ["a gibibyte of blanks", "millions of rows", "entities"])
def test_a_hostile_archive_costs_little(name: str, forms: Path, tmp_path: Path) -> None:
    assert run_limited("check", repacked(forms, tmp_path, HOSTILE[name][1])).code == 2


def test_an_archive_that_lies_about_its_size(forms: Path, tmp_path: Path) -> None:
    path = repacked(forms, tmp_path, _bomb)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    assert data.count(size) >= 1
    path.write_bytes(bytes(data.replace(size, (4000).to_bytes(4, "little"))))
    assert check(path, tmp_path)[0]["code"].startswith("workbook.")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_cut_archive_is_refused(share: float, forms: Path, tmp_path: Path) -> None:
    data = (forms / "beispiel.xlsx").read_bytes()
    path = tmp_path / "fall.xlsx"
    path.write_bytes(data[: int(len(data) * share)])
    assert [fault["code"] for fault in check(path, tmp_path)] == ["workbook.damaged"]


def test_other_archives_and_old_files_are_named(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    (tmp_path / "fall.ods").write_bytes(packed.getvalue())
    (tmp_path / "fall.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))
    codes = [check(tmp_path / name, tmp_path)[0]["code"] for name in ("fall.ods", "fall.xls")]
    assert codes == ["workbook.not_one", "workbook.old"]


def test_an_unknown_sheet_is_named_and_a_marked_one_is_left_out(forms: Path, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book.create_sheet("_Notizen")["A1"] = "bleibt liegen"
        book.create_sheet("Bedarf")["A1"] = "id"

    told = check(edited(forms, tmp_path, edit), tmp_path)
    assert [(fault["code"], fault["sheet"]) for fault in told] == [("table.unknown", "Bedarf")]


def test_confirming_a_workbook_says_where_to_do_it(forms: Path) -> None:
    done = call_cli("confirm", str(forms / "beispiel.xlsx"), "--need", "wash", "--role", "case_manager")
    assert (done.code, done.out) == (2, "")
    assert "confirmed.role" in done.err


def test_a_new_field_is_a_new_column_by_itself() -> None:
    class Wider(Case):
        pets: int = 0

    names = [column.name for column in tables_of(Wider, "case")[0].columns]
    assert names[-1] == "pets"
