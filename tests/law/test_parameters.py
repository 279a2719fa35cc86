"""The law files themselves: complete blocks, every change day and the day before, what nobody compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from arrangement.law import age
from arrangement.law.benefits import benefit_rule
from arrangement.law.combination import known, pairs_of
from arrangement.law.law import Law, dated_files, figures, law_on, rules_of
from arrangement.law.places import asked_for, is_among, near, places
from arrangement.law.services import floor_of, services_on
from arrangement.law.values import values_on
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.dated import DatedValue, NoLawForDay
from assessment.ground.errors import InputError
from tests.cli.run_cli import call_cli

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def _dated() -> Iterator[Any]:
    for file, values in dated_files().items():
        for key, value in values.items():
            yield pytest.param(value, id=f"{file}: {key}")


@pytest.mark.parametrize("value", list(_dated()))
def test_each_block_holds_from_its_day_and_the_one_before_until_then(value: DatedValue) -> None:
    days = value.changes()
    for number, day in enumerate(days):
        assert law_on(day).of(value).valid_from == day
        if number:
            assert law_on(day - DAY).of(value).valid_from == days[number - 1]
            continue
        with pytest.raises(NoLawForDay) as fault:
            law_on(day - DAY).of(value)
        (found,) = fault.value.faults
        assert (fault.value.exit_code, found.field) == (2, value.key)
        assert found.params["earliest"] == day.isoformat()


@pytest.mark.parametrize("value", list(_dated()))
def test_each_block_can_be_read_alone(value: DatedValue) -> None:
    """Where two blocks speak of the same parts, both name all of them."""
    if value.unit == "rule":
        return
    for before, after in pairwise(value.values[day].value for day in value.changes()):
        if isinstance(before, Mapping) and isinstance(after, Mapping) and before.keys() & after.keys():
            assert before.keys() == after.keys()


def test_ceilings_floors_thresholds_and_shares_are_told_apart() -> None:
    kinds = {dated.kind for dated in figures().values()}
    assert {"ceiling", "floor", "threshold", "share"} <= kinds <= {
        "ceiling", "floor", "threshold", "share", "amount", "rule"
    }  # fmt: skip


def test_list_holds_every_figure_and_says_what_is_unverified() -> None:
    shown = {value.figure.key: value.as_json() for value in values_on(TODAY)}
    assert shown.keys() == figures().keys()
    assert shown["kostenbeitrag_tabelle"]["status"] == "UNVERIFIED"
    assert shown["pflegegeld"]["status"] == "verified"
    assert all(entry["source"] and entry["checked"]["on"] for entry in shown.values())


def test_a_result_that_rests_on_an_unverified_value_says_so(tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    file.write_text(json.dumps({"month": "2026-01", "setting": "residential", "net_month": 4000}))
    done = call_cli("law", "kostenbeitrag", "--input", str(file), "--json")
    assert done.object["unverified"] == ["kostenbeitrag_tabelle"]
    assert "Nicht am Gesetz des Tages geprüft: " in call_cli("law", "kostenbeitrag", "--input", str(file)).out
    older = call_cli("law", "beside", "pflegegeld", "pflegesachleistung", "--on", "2020-01-01", "--json")
    assert older.object["pairs"][0]["status"] == "UNVERIFIED"


# ------------------------------------------------------------------------------------- how old the law is


def test_the_alarm_rings_after_twelve_months_and_not_before() -> None:
    oldest = age.oldest_look().day
    assert age.unchecked_since(date(oldest.year + 1, oldest.month, oldest.day)) == ()
    late = age.unchecked_since(date(oldest.year + 1, oldest.month, oldest.day) + DAY)
    assert age.oldest_look().name in late


def test_the_alarm_is_a_check_of_doctor() -> None:
    checks = {check["id"]: check for check in call_cli("doctor", "--json").object["checks"]}
    assert "days" in checks["law_age"]["detail"]


# -------------------------------------------------------------------------------------------- paragraphs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SGB XI § 38, § 45a Abs. 4", {("SGB XI", "38"), ("SGB XI", "45a")}),
        ("SGB IX § 136 Abs. 3 bis 5", {("SGB IX", "136")}),
        ("SGB VIII §§ 91-94; KostenbeitragsV Anlage", {("SGB VIII", str(n)) for n in (91, 92, 93, 94)}),
        ("SGB XII § 90 Abs. 2 Nr. 9; BarBetrV", {("SGB XII", "90")}),
        ("SGB XI §§ 39a, 40a, 40b", {("SGB XI", "39a"), ("SGB XI", "40a"), ("SGB XI", "40b")}),
        ("SGB XI § 39 Abs. 2, § 42 Abs. 2 a. F.", {("SGB XI", "39"), ("SGB XI", "42")}),
        ("Festlegung des Projekts", set()),
    ],
)
def test_paragraphs_are_read_as_people_write_them(text: str, found: set[tuple[str, str]]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("asked", "law", "fits"),
    [
        ("§ 36", "SGB XI § 36 Abs. 3", True),
        ("36", "SGB XI § 36 Abs. 3", True),
        ("sgb xi §36 Abs. 3", "SGB XI § 36 Abs. 3", True),
        ("§ 36", "SGB XI § 136", False),
        ("§ 3", "SGB XI § 36 Abs. 3", False),
        ("SGB IX § 36", "SGB XI § 36 Abs. 3", False),
        ("SGB XII § 28", "SGB XI § 28 Abs. 2", False),
        ("§ 45", "SGB XI § 45b", False),
    ],
)
def test_a_paragraph_is_found_by_book_and_number(asked: str, law: str, fits: bool) -> None:
    place = asked_for(asked)
    assert place is not None
    assert is_among(place, law) is fits


def test_an_unknown_paragraph_names_near_ones() -> None:
    assert near(("SGB XI", "46"), ["SGB XI § 45b", "SGB XI § 18c", "SGB IX § 46"])[0] == "SGB XI § 45b"
    (fault,) = call_cli("law", "show", "SGB XI § 46", "--json").errors
    assert fault["code"] == "law.no_paragraph"
    assert "SGB XI § 45" in fault["remedy"]


def test_a_paragraph_that_moved_is_found_on_its_days_and_named_on_others() -> None:
    def shown(paragraph: str, day: str) -> set[str]:
        found = call_cli("law", "show", paragraph, "--on", day, "--json").object["values"]
        return {value["key"] for value in found}

    assert "wohngruppenzuschlag" in shown("§ 38a", "2025-12-31") & shown("§ 45f", "2026-01-01")
    (fault,) = call_cli("law", "show", "§ 38a", "--on", "2026-01-01", "--json").errors
    assert (fault["code"], "§ 45f" in fault["remedy"]) == ("law.paragraph_moved", True)


def test_a_paragraph_before_its_first_day_names_value_and_day() -> None:
    (fault,) = call_cli("law", "show", "§ 45h", "--on", "2025-12-31", "--json").errors
    assert (fault["code"], fault["field"]) == ("no_law_for_day", "gemeinschaftliche_wohnformen")
    assert "2026-01-01" in fault["remedy"]
    assert call_cli("law", "diff", "--from", "2016-12-31", "--to", "2017-01-01").code == 2


# ------------------------------------------------------------------------- what stands beside what, services


def test_the_table_reads_both_ways_and_knows_every_pair_once() -> None:
    law = law_on(TODAY)
    pairs = pairs_of(law)
    assert len(pairs) == len(rules_of("combination")) == len({frozenset((p.first, p.second)) for p in pairs})
    for pair in pairs:
        (turned,) = pairs_of(law, pair.second, pair.first)
        assert turned.rule == pair.rule
    assert {name for pair in pairs for name in (pair.first, pair.second)} == set(known())


@pytest.mark.parametrize(
    ("first", "second", "on", "beside"),
    [
        ("pflegesachleistung", "pflegegeld", "2026-01-01", "share"),
        ("umwandlungsanspruch", "pflegegeld", "2026-01-01", "share"),
        ("tages_nachtpflege", "pflegegeld", "2026-01-01", "full"),
        ("entlastungsbetrag", "kurzzeitpflege", "2026-01-01", "pays_own_share"),
        ("verhinderungspflege", "kurzzeitpflege", "2025-06-30", "transfer"),
        ("verhinderungspflege", "kurzzeitpflege", "2025-07-01", "pool"),
        ("pflegegeld", "kurzzeitpflege", "2026-01-01", "half"),
        ("vollstationaer", "pflegegeld", "2026-01-01", "no"),
        ("gemeinschaftliche_wohnformen", "entlastungsbetrag", "2026-01-01", "no"),
        ("wohngruppenzuschlag", "tages_nachtpflege", "2026-01-01", "cond"),
    ],
)
def test_benefits_stand_side_by_side_as_the_law_says(first: str, second: str, on: str, beside: str) -> None:
    (pair,) = pairs_of(law_on(date.fromisoformat(on)), first, second)
    assert (pair.rule.beside, pair.together) == (beside, beside != "no")


def test_a_pair_before_its_time_and_an_unknown_one_are_refused() -> None:
    with pytest.raises(NoLawForDay):
        pairs_of(law_on(date(2025, 12, 31)), "gemeinschaftliche_wohnformen", "pflegegeld")
    for names in (("pflegegold",), ("pflegegeld", "leistungszuschlag_vollstationaer")):
        with pytest.raises(InputError):
            pairs_of(law_on(TODAY), *names)


def test_every_kind_of_help_is_there_with_floor_and_payer() -> None:
    services = services_on(law_on(TODAY))
    assert len(services) == len(rules_of("services")) == 68
    free_to_choose = {"pv_einzel", "hzp_ag"}
    for service in services:
        assert service.rule.payers
        assert service.rule.units
        for floor in service.rule.floors.values():
            assert service.rule.lead is None or floor <= service.rule.lead
        if service.id in free_to_choose:
            assert not service.rule.floors
    assert {service.id for service in services if not service.rule.placed} == {"jh_42", "jh_8a"}


@pytest.mark.parametrize("benefit", list(Benefit))
def test_no_benefit_asks_for_less_than_the_kinds_of_help_behind_it(benefit: Benefit) -> None:
    law: Law = law_on(TODAY)
    rule, floor = benefit_rule(benefit, law), floor_of(benefit, law)
    assert (rule.min_qualification is None) == (benefit is Benefit.PFLEGEGELD)
    if rule.min_qualification is not None and floor is not None:
        assert rule.min_qualification >= floor


def test_the_case_format_knows_every_claim() -> None:
    assert set(ClaimWord) == set(rules_of("claims")) | {ClaimWord.VERHINDERUNGSPFLEGE}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_tables_are_readable(lang: str) -> None:
    assert "§ 38" in call_cli("law", "beside", "pflegegeld", "--lang", lang).out
    assert "Q4" in call_cli("law", "services", "egh_ass_q", "--lang", lang).out
    (fault,) = call_cli("law", "services", "egh_ass_x", "--json", "--lang", lang).errors
    assert "egh_ass_" in fault["remedy"]


def test_a_difference_names_rules_as_well_as_figures() -> None:
    span = ("--from", "2025-06-30", "--to", "2025-07-01")
    changes = {c["key"]: c for c in call_cli("law", "diff", *span, "--json").object["changes"]}
    assert changes["jahresbetrag"]["before"] is None
    assert changes["combination.kurzzeitpflege__verhinderungspflege"]["after"]["beside"] == "pool"
    assert "carers.verhinderungspflege" in changes
    assert "pflegegeld" not in changes
    assert "one joint yearly" in call_cli("law", "diff", *span, "--lang", "en").out
