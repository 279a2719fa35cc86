from pathlib import Path

import pytest

from tests.checks.facts_check import offences

LAW_FILE = """\
schema: hilfemix.law.v1
relief_amount:
  says: {de: Entlastungsbetrag, en: relief amount}
  law: SGB XI § 45b Abs. 1
  unit: EUR per month
  kind: ceiling
  values:
    2024-12-31: {value: 125, source: announcement A}
    2025-01-01:
      value: 131
      source: announcement B
      note: an example
  checked: {on: 2026-08-19, against: the law's text}
benefit_in_kind:
  says: {de: Pflegesachleistung, en: care in kind}
  law: SGB XI § 36 Abs. 3
  unit: EUR per month
  kind: ceiling
  values:
    2025-01-01: {value: {pg1: null, pg2: 796, pg3: 1497.50}, source: announcement B}
    2030-01-01: {value: null, source: it ends}
  checked: {on: 2026-08-19, against: the law's text}
share:
  says: {de: Anteil, en: share}
  law: SGB XI § 45a Abs. 4
  unit: percent
  kind: share
  values:
    2025-01-01: {value: 40, source: the law's text}
  checked: {on: 2026-08-19, against: the law's text}
"""
LAWFUL_CODE = '''\
"""131 and 796 in words are no literals."""
FREE = (0, 1, -1, 100, True, "131", 4000, 40)
NEAR = 1310
MARKED = 796  # no figure of law: the number of a house
'''


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small source tree without any offence."""
    _write(tmp_path, "arrangement/law/de/sgb_xi.yaml", LAW_FILE)
    _write(tmp_path, "arrangement/law/de/sgb_xi_45b.py", "ROUNDED = (0, 1, -1, 100)\n")
    _write(tmp_path, "solver/rows.py", LAWFUL_CODE)
    return tmp_path


def test_a_tree_without_offence_passes(tree: Path) -> None:
    assert offences(tree) == []


@pytest.mark.parametrize(
    ("written", "instead", "line", "what"),
    [
        ("  law: SGB XI § 45b Abs. 1\n", "", 2, "relief_amount.law is missing"),
        ("  law: SGB XI § 45b Abs. 1\n", "  law:\n", 2, "relief_amount.law is missing"),
        ("  unit: percent\n", "", 23, "share.unit is missing"),
        ("  kind: share\n", "", 23, "share.kind is missing"),
        ("{de: Anteil, en: share}", "{de: Anteil}", 23, "share.says.en is missing"),
        (", source: announcement A", "", 8, "relief_amount.values.2024-12-31.source is missing"),
        ("      source: announcement B\n", "", 9, "relief_amount.values.2025-01-01.source is missing"),
        (", source: it ends", "", 21, "benefit_in_kind.values.2030-01-01.source is missing"),
        ("{value: 125, source", "{source", 8, "relief_amount.values.2024-12-31.value is missing"),
        ("2024-12-31:", "2024:", 8, "relief_amount.values: '2024' is not a day"),
        (
            "    2025-01-01: {value: 40, source: the law's text}\n",
            "",
            23,
            "share.values holds no dated value",
        ),
        ("checked: {on: 2026-08-19, against", "checked: {against", 2, "relief_amount.checked.on is missing"),
        (
            "checked: {on: 2026-08-19,",
            "checked: {on: soon,",
            2,
            "relief_amount.checked.on: 'soon' is not a day",
        ),
        (", against: the law's text}", "}", 2, "relief_amount.checked.against is missing"),
        ("share:\n", "share: 12\nother:\n", 23, "share is missing or no map"),
        ("share:\n", "share: [\n", 25, "not readable as YAML"),
    ],
)
def test_a_value_without_what_it_needs_is_found(
    tree: Path, written: str, instead: str, line: int, what: str
) -> None:
    assert written in LAW_FILE
    _write(tree, "arrangement/law/de/sgb_xi.yaml", LAW_FILE.replace(written, instead, 1))
    found = offences(tree)
    assert any(what in o.what and o.line == line for o in found), found
    assert all(o.file == "arrangement/law/de/sgb_xi.yaml" and o.remedy for o in found)


@pytest.mark.parametrize(
    "file",
    [
        "arrangement/law/de/sgb_v.py",
        "arrangement/responsibility/table.py",
        "arrangement/funding/months.py",
        "arrangement/funding.py",
        "arrangement/audit/minutes.py",
    ],
)
@pytest.mark.parametrize("number", ["2", "-7", "0.5", "131"])
def test_a_number_where_law_is_applied_is_found(tree: Path, file: str, number: str) -> None:
    _write(tree, file, f"FINE = 100\nNOT_FINE = {number}  # no figure of law: helps nothing here\n")
    (offence,) = offences(tree)
    assert (offence.file, offence.line) == (file, 2)
    assert number.lstrip("-") in offence.what


@pytest.mark.parametrize(
    "file", ["assessment/case/a.py", "arrangement/plan.py", "solver/rules/b.py", "cli/c.py"]
)
@pytest.mark.parametrize(
    "number", ["131", "13100", "13_100", "131.0", "125", "796", "79600", "1497.5", "149750"]
)
def test_a_figure_of_law_in_code_is_found(tree: Path, file: str, number: str) -> None:
    _write(tree, file, f"FINE = 99\n\ndef fee(cents: int = {number}) -> int:\n    return cents\n")
    (offence,) = offences(tree)
    assert (offence.file, offence.line) == (file, 3)
    assert "is a figure of law" in offence.what


def test_a_tree_without_law_files_is_found(tmp_path: Path) -> None:
    (offence,) = offences(tmp_path)
    assert offence.what == "no figure of law found"


def _write(root: Path, name: str, text: str) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
