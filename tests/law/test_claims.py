"""Claims that no line of a week draws, and what belongs to those who care."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arrangement.law.rights import derive_rights
from tests.law import make_case

ON = date(2026, 12, 7)


def _claims(person: dict[str, Any], on: date = ON, **changes: Any) -> dict[str, dict[str, Any]]:
    case = make_case.case(person, **changes)
    (found,) = derive_rights(case, on).as_json()["persons"]  # type: ignore[misc]
    rights = found["rights"]  # type: ignore[index]
    assert [right["id"] for right in rights] == sorted(right["id"] for right in rights)
    return {right["benefit"]: right for right in rights if right["kind"] == "service"}


PG1 = {
    "pflegeberatung",
    "beratungsbesuch",
    "pflegehilfsmittel_verbrauch",
    "technische_hilfsmittel",
    "wohnumfeldverbesserung",
    "digitale_pflegeanwendungen",
    "wohngruppenzuschlag",
    "wohngruppe_anschub",
    "gemeinschaftliche_wohnform",
    "vollstationaer",
    "hilfe_zur_pflege",
}
"""§ 28a SGB XI."""


def test_pflegegrad_1_has_what_28a_names_and_pflegegrad_2_more() -> None:
    assert set(_claims(make_case.person(1))) == PG1
    assert set(_claims(make_case.person(2))) == PG1 | {"umwandlungsanspruch", "kurzzeitpflege"}
    assert not _claims(make_case.person())


@pytest.mark.parametrize(
    ("grade", "on", "claim", "cents", "expires"),
    [
        (2, "2026-12-07", "umwandlungsanspruch", 31_840, "2026-12-31"),
        (3, "2025-06-30", "kurzzeitpflege", 353_900, "2025-12-31"),
        (3, "2024-12-31", "kurzzeitpflege", 338_600, "2024-12-31"),
        (1, "2024-12-31", "pflegehilfsmittel_verbrauch", 4_000, "2024-12-31"),
        (1, "2025-01-01", "pflegehilfsmittel_verbrauch", 4_200, "2025-01-31"),
        (1, "2025-12-31", "digitale_pflegeanwendungen", 5_300, "2025-12-31"),
        (1, "2026-01-01", "digitale_pflegeanwendungen", 7_000, "2026-01-31"),
        (4, "2026-01-01", "wohnumfeldverbesserung", 418_000, None),
        (1, "2026-01-01", "gemeinschaftliche_wohnform", 45_000, "2026-01-31"),
        (5, "2026-01-01", "vollstationaer", 209_600, "2026-01-31"),
    ],
)
def test_a_claim_has_its_amount_and_last_day(
    grade: int, on: str, claim: str, cents: int, expires: str | None
) -> None:
    found = _claims(make_case.person(grade), date.fromisoformat(on))[claim]
    assert (found["amount_cents"], found["left_cents"], found["expires"]) == (cents, cents, expires)
    assert all(step["paragraph"] for step in found["trace"])


def test_the_form_of_living_together_begins_in_2026() -> None:
    assert "gemeinschaftliche_wohnform" not in _claims(make_case.person(1), date(2025, 12, 31))
    old = _claims(make_case.person(1), date(2025, 12, 31))["wohngruppenzuschlag"]
    new = _claims(make_case.person(1), date(2026, 1, 1))["wohngruppenzuschlag"]
    assert (old["paragraph"], new["paragraph"]) == ("SGB XI § 38a", "SGB XI § 45f")


def test_a_claim_is_listed_until_it_is_used() -> None:
    def used(cents: int, on: str, claim: str = "kurzzeitpflege") -> dict[str, dict[str, Any]]:
        entry = {"person": "p1", "claim": claim, "on": on, "used_cents": cents}
        return _claims(make_case.person(2), claims_used=[entry])

    assert used(100_000, "2026-03-01")["kurzzeitpflege"]["left_cents"] == 253_900
    assert used(100_000, "2026-03-01", "verhinderungspflege")["kurzzeitpflege"]["left_cents"] == 253_900
    assert "kurzzeitpflege" not in used(353_900, "2026-03-01")
    assert used(353_900, "2025-12-31")["kurzzeitpflege"]["left_cents"] == 353_900
    assert used(353_900, "2026-12-08")["kurzzeitpflege"]["left_cents"] == 353_900
    assert (
        used(3_000, "2026-12-01", "pflegehilfsmittel_verbrauch")["pflegehilfsmittel_verbrauch"]["left_cents"]
        == 1_200
    )
    assert "wohngruppe_anschub" not in used(261_300, "2020-01-01", "wohngruppe_anschub")


def test_claims_follow_age_and_disability() -> None:
    young = make_case.person(birth_date="2012-01-01", disability=["seelisch"])
    assert {
        "verfahrenslotse",
        "eutb",
        "vertrauensperson",
        "beratung_eingliederungshilfe",
        "ombudsstelle",
    } <= set(_claims(young))
    assert not {"verfahrenslotse", "eutb"} & set(_claims(make_case.person(birth_date="2012-01-01")))
    grown = make_case.person(birth_date="1999-12-07", disability=["seelisch"])
    assert "verfahrenslotse" not in _claims(grown)
    assert "verfahrenslotse" in _claims(grown, date(2026, 12, 6))


def test_all_day_care_begins_in_august_2026_and_grows() -> None:
    child = make_case.person(birth_date="2020-02-01")
    assert "ganztag" not in _claims(child, date(2026, 7, 31))
    for year, most in ((2026, 1), (2027, 2), (2028, 3), (2029, 4)):
        (open_,) = [
            c for c in _claims(child, date(year, 8, 1))["ganztag"]["conditions"] if c["state"] == "open"
        ]
        assert open_["params"]["most"] == most
    assert "kindertagesbetreuung" in _claims(make_case.person(birth_date="2023-02-01"))


def test_short_term_care_of_the_krankenkasse_ends_where_the_care_insurance_begins() -> None:
    washing = [make_case.need(task="body_care")]
    found = _claims(make_case.person(1), needs=washing)["uebergangs_kurzzeitpflege"]
    assert (found["payer"], found["amount_cents"], found["paragraph"]) == ("KK", 353_900, "SGB V § 39c")
    earlier = _claims(make_case.person(), date(2025, 6, 30), needs=washing)["uebergangs_kurzzeitpflege"]
    assert earlier["amount_cents"] == 185_400
    assert "uebergangs_kurzzeitpflege" not in _claims(make_case.person(2), needs=washing)
    assert "uebergangs_kurzzeitpflege" not in _claims(make_case.person())
    private = make_case.person(insurance={"health": "pkv"})
    assert "uebergangs_kurzzeitpflege" not in _claims(private, needs=washing)


def test_the_land_allowance_is_what_care_insurance_leaves_and_says_what_nobody_read() -> None:
    def land(grade: int | None, on: date, **changes: Any) -> dict[str, Any] | None:
        who = make_case.person(grade, disability=["sinnes"], **changes)
        return _claims(who, on).get("landespflegegeld")

    assert land(None, date(2024, 6, 30)) is None
    assert land(None, date(2024, 7, 1))["amount_cents"] == 51_759  # type: ignore[index]
    assert land(2, date(2024, 7, 1))["amount_cents"] == 51_759 - 33_200  # type: ignore[index]
    assert land(None, date(2024, 7, 1), birth_date="2006-07-02")["amount_cents"] == 25_880  # type: ignore[index]
    assert land(None, date(2024, 7, 2), birth_date="2006-07-02")["amount_cents"] == 51_759  # type: ignore[index]
    assert land(3, date(2024, 7, 1)) is None
    assert land(2, date(2024, 7, 1), birth_date="2010-01-01") is None
    later = land(2, date(2025, 7, 1))
    assert later is not None
    assert later["amount_cents"] is None
    assert later["unverified"] == ["landespflegegeld"]
    assert land(3, date(2026, 12, 7)) is None


def test_blindness_benefit_is_what_care_insurance_leaves() -> None:
    """§ 72 Abs. 1 SGB XII by hand: half of 347 €, 40 per cent of 599 €, for a child at most half."""

    def blind(grade: int | None, on: date, **changes: Any) -> int | None:
        who = make_case.person(grade, disability=["sinnes"], **changes)
        found = _claims(who, on)["blindenhilfe"]["amount_cents"]
        assert found is None or isinstance(found, int)
        return found

    day = date(2026, 6, 30)
    assert blind(None, day) == 91_319
    assert blind(1, day) == 91_319
    assert blind(2, day) == 91_319 - 17_350
    assert [blind(grade, day) for grade in (3, 4, 5)] == [91_319 - 23_960] * 3
    assert blind(3, day, birth_date="2015-01-01") == 45_738 - 22_869
    assert blind(None, date(2025, 6, 30)) == 88_028
    assert blind(2, date(2026, 7, 1)) is None


def test_blindness_benefit_and_low_threshold_help_are_named() -> None:
    assert "blindenhilfe" in _claims(make_case.person(disability=["sinnes"]))
    assert "blindenhilfe" not in _claims(make_case.person(disability=["geistig"]))
    assert "niedrigschwellige_hilfen" in _claims(make_case.person(birth_date="2005-12-08"))
    assert "niedrigschwellige_hilfen" not in _claims(make_case.person(birth_date="2005-12-07"))


def test_a_budget_is_offered_as_a_form_of_what_the_person_has() -> None:
    person = make_case.person(3, disability=["koerperlich"])
    need = make_case.need(standing="owed", entitlement="assistenz_kompensatorisch")
    forms = _claims(person, needs=[need])["persoenliches_budget"]["forms"]
    assert forms["assistenz_kompensatorisch"] == forms["pflegegeld"] == "money"
    assert forms["pflegesachleistung"] == forms["tagespflege"] == "voucher"
    assert "entlastungsbetrag" not in forms


def test_helpers_and_choices_change_no_claim() -> None:
    alone = _claims(make_case.person(3, disability=["koerperlich"]))
    helped = _claims(make_case.person(3, disability=["koerperlich"]), helpers=[make_case.helper()])
    assert helped == alone


def test_replacement_care_stands_on_the_carers_page_with_its_amount() -> None:
    entry = {"person": "p1", "claim": "kurzzeitpflege", "on": "2026-03-01", "used_cents": 100_000}
    case = make_case.case(make_case.person(2), helpers=[make_case.helper()], claims_used=[entry])
    rights = derive_rights(case, ON)
    (claim,) = [claim for claim in rights.carer_claims if claim.claim == "verhinderungspflege"]
    assert (claim.left_cents, claim.expires) == (253_900, date(2026, 12, 31))
    assert "verhinderungspflege" not in _claims(make_case.person(2))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_claims_are_told_in_words(lang: str) -> None:
    from assessment.ground.texts import texts

    case = make_case.case(
        make_case.person(2, birth_date="2012-01-01", disability=["seelisch"]),
        {"id": "k1", "home": "h1", "birth_date": "2020-02-01"},
        {"id": "k2", "home": "h1", "birth_date": "2024-02-01"},
    )
    known = texts(lang)  # type: ignore[arg-type]
    for person in derive_rights(case, ON).persons:
        for claim in person.claims:
            assert f"word.benefit.{claim.claim}" in known
            assert f"word.payer.{claim.payer}" in known
            assert claim.period is None or f"word.period.{claim.period}" in known
            assert all(condition.key in known for condition in claim.conditions)


def test_family_guidance_is_open_without_application_or_decision() -> None:
    child = make_case.person(birth_date="2015-01-01")
    need = make_case.need(task="counselling", standing="owed", entitlement="erziehungsberatung")
    case = make_case.case(child, needs=[need])
    (right,) = [r for r in derive_rights(case, ON).of("p1") if r.benefit == "erziehungsberatung"]
    assert "law.condition.not_applied_for" not in {condition.key for condition in right.conditions}
    other = make_case.need(task="living_skills", standing="owed", entitlement="erziehungsbeistand")
    (right,) = [
        r
        for r in derive_rights(make_case.case(child, needs=[other]), ON).of("p1")
        if r.benefit == "erziehungsbeistand"
    ]
    assert "law.condition.not_applied_for" in {condition.key for condition in right.conditions}


def test_rights_of_the_largest_cases_take_less_than_five_milliseconds() -> None:
    import time

    from assessment.files.read import read_case

    folder = Path(__file__).parents[2] / "sample_data" / "cases"
    for file in sorted(folder.glob("*.yaml"), key=lambda file: -file.stat().st_size)[:3]:
        case = read_case(file).model
        derive_rights(case, ON)
        took = []
        for _ in range(5):
            began = time.process_time()
            derive_rights(case, ON)
            took.append(time.process_time() - began)
        assert min(took) < 0.005, file.name


def test_an_unknown_age_is_asked_for_and_no_silent_no() -> None:
    (person,) = derive_rights(make_case.case(make_case.person(2)), ON).persons
    assert "law.condition.birth_date_unknown" in {c.key for open_ in person.clarify for c in open_.conditions}
    (known,) = derive_rights(make_case.case(make_case.person(2, birth_date="1950-01-01")), ON).persons
    assert not known.clarify


@pytest.mark.parametrize(
    ("stay", "on", "cash", "in_kind"),
    [
        ({"kind": "hospital", "begins": "2026-10-12"}, date(2026, 12, 6), "goes_on_until", True),
        ({"kind": "hospital", "begins": "2026-10-12"}, date(2026, 12, 7), "rests_since", True),
        ({"kind": "abroad_eu", "begins": "2026-01-12"}, date(2026, 12, 7), "goes_on", True),
        ({"kind": "hospital", "begins": "2026-12-08"}, date(2026, 12, 7), None, False),
    ],
)
def test_during_a_stay_the_allowance_goes_on_for_a_time_and_care_in_kind_rests(
    stay: dict[str, Any], on: date, cash: str | None, in_kind: bool
) -> None:
    rights = derive_rights(make_case.case(make_case.person(3, stays_away=[stay])), on).of("p1")
    keys = {right.benefit.value: {c.key.rpartition(".")[2] for c in right.conditions} for right in rights}
    assert (f"pflegegeld_{cash}" in keys["pflegegeld"]) == (cash is not None)
    assert ("rests_while_away" in keys["pflegesachleistung"]) is in_kind
    amounts = {right.benefit: right.amount_cents for right in rights}
    assert amounts == {
        r.benefit: r.amount_cents for r in derive_rights(make_case.case(make_case.person(3)), on).of("p1")
    }
