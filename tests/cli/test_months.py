"""A year month by month at the command line, and an audit that no edited month gets past."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run_cli import call_cli

ROOT = Path(__file__).parents[2]
YEAR = """
horizon: {weeks: 52}
week_types: [{id: regular}, {id: holiday}]
calendar: [{week_type: holiday, begins: 2026-12-21, ends: 2027-01-03}]
amounts_used: [{person: p1, benefit: entlastungsbetrag, balance_cents: 100000}]
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The first case over a year, and its plan."""
    folder = tmp_path_factory.mktemp("year")
    case, plan = folder / "case.yaml", folder / "plan.json"
    text = (ROOT / "sample_data" / "cases" / "first_case.yaml").read_text(encoding="utf-8")
    case.write_text(text + YEAR, encoding="utf-8")
    ended = call_cli("plan", case, "--out", plan, "--months", "--lang", "de")
    assert ended.code == 0, ended.err
    assert "Der Plan Monat für Monat" in ended.out
    return case, plan


def test_a_year_is_printed_by_month(files: tuple[Path, Path]) -> None:
    shown = call_cli("show", files[1], "--months", "--lang", "de").out
    rows = [line.split() for line in shown.splitlines()]
    # December 2026: 31 days, 5 Tuesdays; Monday, Wednesday and Friday 4 + 5 + 4 times: 13 visits of 16 EUR
    assert ["12/2026", "31", "13", "5", "455", "180"] in rows
    assert ["12/2026", "gewöhnliche", "Woche", "20,", "Ferienwoche", "25.12.2026,", "26.12.2026"] in rows
    assert ["11"] in rows
    # 208 of 796 EUR are 26.13 %: 73.87 % of 347 EUR Pflegegeld stay
    assert ["12/2026", "208,00", "€", "0,00", "€", "208,00", "€", "256,33", "€"] in rows
    # what is left of 2026, 1000 + 2 x 131 EUR, lapses after 30 June; six months of 2027 stay
    assert ["06/2027", "1.917,00", "€", "131,00", "€", "0,00", "€", "1.262,00", "€", "786,00", "€"] in rows
    assert ["12/2026", "3.539,00", "€", "0,00", "€", "0,00", "€", "3.539,00", "€", "0,00", "€"] in rows


def test_a_reader_who_gets_no_months_is_told_so(files: tuple[Path, Path]) -> None:
    shown = call_cli("show", files[1], "--months", "--for", "payer:PK", "--lang", "en")
    assert shown.code == 0
    assert "The plan states no months." in shown.out


@pytest.mark.parametrize(
    ("field", "value", "invariant"),
    [("visits", 1, "A33"), ("stocks", [], "A22"), ("helper_minutes", 5, "A30")],
)
def test_an_edited_month_fails_the_audit(
    files: tuple[Path, Path], tmp_path: Path, field: str, value: object, invariant: str
) -> None:
    plan = json.loads(files[1].read_text(encoding="utf-8"))
    plan["months"][3][field] = value
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(plan), encoding="utf-8")
    ended = call_cli("audit", files[0], edited, "--json")
    assert ended.code == 3
    assert {row["invariant"] for row in ended.object["violations"]} - {"A20"} == {invariant}
