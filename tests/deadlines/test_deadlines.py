"""Deadlines, counted by hand in vectors; calendar arithmetic by property; the command."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangement.deadlines import deadlines_of
from arrangement.deadlines.count import moved, working_days_after
from arrangement.deadlines.holidays import holidays, is_working_day
from arrangement.law.time import months_after
from assessment.ground.dated import read_yaml
from tests.cli.run_cli import ROOT, call_cli
from tests.law.make_case import case as make_case
from tests.law.make_case import person as make_person

VECTORS = read_yaml((Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8"))
DAYS = st.dates(date(2017, 1, 1), date(2035, 12, 31))


def _case(vector: Any) -> Any:
    who = {**make_person(), **vector.get("person", {})}
    parts = {
        key: [{"person": "p1", **entry} for entry in vector.get(key, [])]
        for key in ("grants", "orders", "amounts_used", "claims_used")
    }
    return make_case(who, needs=[], **parts)


@pytest.mark.parametrize("vector", [pytest.param(v, id=v["says"]) for v in VECTORS])
def test_time_limits_as_a_jurist_counts_them(vector: Any) -> None:
    on = date.fromisoformat(str(vector["on"]))
    found = deadlines_of(_case(vector), on)
    dated = {entry.id: entry for entry in found.deadlines}
    for name, day in (vector.get("expect") or {}).items():
        assert str(dated[name].due) == str(day), name
        assert dated[name].paragraph
    for name, holders in (vector.get("represented") or {}).items():
        assert list(dated[name].represented_by) == holders, name
    undated = {entry.id: entry.missing for entry in found.without_date}
    for name, missing in (vector.get("undated") or {}).items():
        assert undated[name] == missing
        assert name not in dated
    assert not set(vector.get("without") or ()) & set(dated)
    over = {row["id"] for row in found.as_json()["deadlines"] if row["overdue"]}  # type: ignore[union-attr, index]
    assert set(vector.get("overdue") or ()) <= over
    assert [entry.due for entry in found.deadlines] == sorted(entry.due for entry in found.deadlines)


def test_public_holidays_of_bremen() -> None:
    named = {
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-17",
        "2027-10-03", "2027-10-31", "2027-12-25", "2027-12-26",
    }  # fmt: skip
    assert {day.isoformat() for day in holidays(2027)} == named
    assert not is_working_day(date(2026, 11, 21))
    assert is_working_day(date(2026, 12, 24))


@given(day=DAYS)
def test_an_end_moves_forward_to_a_working_day_and_never_far(day: date) -> None:
    assert is_working_day(moved(day))
    assert timedelta(0) <= moved(day) - day <= timedelta(days=4)
    assert moved(day) == day if is_working_day(day) else moved(day) > day


@given(day=DAYS, number=st.integers(1, 30))
def test_working_days_are_counted_one_by_one(day: date, number: int) -> None:
    last = working_days_after(day, number)
    between = (day + timedelta(days=n) for n in range(1, (last - day).days + 1))
    assert sum(map(is_working_day, between)) == number
    assert is_working_day(last)


@given(day=DAYS, number=st.integers(-24, 24))
def test_months_keep_the_day_or_take_the_last_one(day: date, number: int) -> None:
    end = months_after(day, number)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == number
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "sample_data" / "cases").glob("*.yaml")), ids=lambda p: p.stem
)
def test_every_shipped_case_has_deadlines_with_paragraphs(path: Path) -> None:
    said = call_cli("deadlines", path, "--json").object
    assert said["schema"] == "hilfemix.deadlines.v1"
    for row in said["deadlines"]:
        assert row["paragraph"]
        assert row["who"]
        assert row["due"] >= said["on"] or row["overdue"]


def test_the_view_names_what_has_no_day() -> None:
    shown = call_cli("deadlines", ROOT / "sample_data" / "cases" / "care_leaver.yaml", "--lang", "de")
    assert shown.code == 0
    assert "applied_on" in shown.out
    assert "27.04.2027" in shown.out
