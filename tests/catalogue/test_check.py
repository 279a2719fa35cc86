"""`check` names stale offers, offers that help nobody, and offers that fit none of the cases beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.ground.texts import LANGUAGES
from tests.cli.run_cli import ROOT, call_cli, run_cli
from tests.files.test_catalogue import CATALOGUE

BREMEN = ROOT / "sample_data" / "catalogue" / "bremen.yaml"
CASES = ROOT / "sample_data" / "cases"
FIRST = CASES / "first_case.yaml"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two offers, looked at on the first day of 2026."""
    file = tmp_path / "small.yaml"
    file.write_text(CATALOGUE, encoding="utf-8")
    return file


@pytest.mark.parametrize(("on", "stale"), [("2026-06-30", []), ("2026-07-01", ["besuch", "gruppe"])])
def test_stale_counts_from_the_day_asked_for(small: Path, on: str, stale: list[str]) -> None:
    ended = call_cli("check", small, "--on", on, "--json")
    assert ended.code == 0
    row = ended.object["catalogues"][0]
    assert (row["on"], row["offers"], row["cases"]) == (on, 2, 0)
    assert [entry["offer"] for entry in row["stale"]] == stale
    assert [(w["code"], w["field"]) for w in ended.object["warnings"]] == [
        ("offer.stale", f"offers[{number}].verified_on") for number in range(len(stale))
    ]
    assert all(warning["line"] for warning in ended.object["warnings"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_warning_is_one_clear_sentence_with_its_place(small: Path, lang: str) -> None:
    ended = run_cli("check", small, "--on", "2026-12-01", "--lang", lang)
    assert ended.code == 0
    assert ended.err == ""
    said = " ".join(ended.out.split())
    assert "offers[0].verified_on" in said
    assert {
        "de": "besuch war am 2026-12-01 seit 334 Tagen nicht geprüft",
        "en": "looked at besuch for 334 days",
    }[lang] in said


def test_the_limit_is_the_policy_s(small: Path, tmp_path: Path) -> None:
    strict = tmp_path / "strict.yaml"
    standard = (ROOT / "sample_data" / "policies" / "standard.yaml").read_text(encoding="utf-8")
    strict.write_text(standard.replace("stale_after_days: 180", "stale_after_days: 30"), encoding="utf-8")
    found = call_cli("check", small, "--on", "2026-02-15", "--policy", strict, "--json").object
    assert [entry["offer"] for entry in found["catalogues"][0]["stale"]] == ["besuch", "gruppe"]


def test_the_shipped_catalogue_shows_each_way_to_help_nobody() -> None:
    found = call_cli("check", BREMEN, "--on", "2026-11-25", "--json").object["catalogues"][0]
    assert {entry["offer"] for entry in found["stale"]} == {
        "begegnung_findorff_treff",
        "freizeit_neustadt_montag",
    }
    named = {entry["offer"]: entry["code"] for entry in found["never"]}
    assert set(named.values()) == {
        "offer.closed",
        "offer.undecided",
        "offer.not_open_yet",
        "offer.waiting",
        "offer.full",
    }
    assert named["brise_begleitung"] == "offer.closed"


def test_an_hour_below_the_minimum_wage_is_named(tmp_path: Path) -> None:
    text = Path(BREMEN).read_text(encoding="utf-8")
    cheap = tmp_path / "cheap.yaml"
    cheap.write_text(
        text.replace("{unit: hour, cents: 4800}", "{unit: hour, cents: 1380}", 1), encoding="utf-8"
    )
    found = call_cli("check", cheap, "--on", "2026-11-25", "--json").object["catalogues"][0]
    assert [entry["code"] for entry in found["underpaid"]] == ["offer.below_minimum_wage"]
    shipped = call_cli("check", BREMEN, "--on", "2026-11-25", "--json").object["catalogues"][0]
    assert shipped["underpaid"] == []


def test_a_case_is_checked_beside_the_catalogue_given_with_it(small: Path) -> None:
    """The case's Stadtteil is on both maps, its present help only in the shipped catalogue."""
    found = call_cli("check", FIRST, small, "--json")
    row = found.object["cases"][0]
    assert row["fitting"] == []
    assert found.object["catalogues"][0]["cases"] == 1


def test_an_offer_that_fits_no_case_is_named_with_the_reason_in_words() -> None:
    ended = call_cli("check", BREMEN, FIRST, CASES / "older_person_alone.yaml", "--json")
    assert ended.code == 0
    row = ended.object["catalogues"][0]
    unmatched = {entry["offer"]: entry["condition"] for entry in row["unmatched"]}
    assert unmatched["dorf_strom_mittag"] == "within_reach"
    assert unmatched["pd_ost_koerper"] == "team_comes_here"
    assert "pd_west_koerper" not in unmatched
    assert not set(unmatched) & {entry["offer"] for entry in (*row["stale"], *row["never"])}
    said = {w["message"] for w in ended.object["warnings"] if w["code"] == "offer.unmatched"}
    assert any("der Weg ist zu weit" in sentence and "dorf_strom_mittag" in sentence for sentence in said)
    of_case = ended.object["cases"][0]
    assert set(of_case["fitting"]) & {entry["offer"] for entry in of_case["never"]} == set()


def test_a_case_hears_of_stale_offers_that_would_fit_it() -> None:
    """Half a year later every offer is stale, and the plan would stand alone."""
    ended = call_cli("check", FIRST, "--on", "2027-06-01", "--json")
    assert ended.code == 0
    assert "offer.stale_here" in {w["code"] for w in ended.object["warnings"]}
    assert "pd_west_koerper" in ended.object["cases"][0]["stale"]
