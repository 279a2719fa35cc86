"""Access, offices and representation: vectors, and what must never change."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arrangement.law.law import law_on
from arrangement.responsibility.of_case import rights_with_access
from arrangement.responsibility.offices import office_of_system
from assessment.case.case import Case
from assessment.case.words import TitleClass
from assessment.files.read import read_case
from assessment.ground.dated import read_yaml
from tests.cli.run_cli import ROOT, call_cli
from tests.law.make_case import ON, helper
from tests.law.make_case import person as make_person

VECTORS = read_yaml((Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8"))
DAY = date.fromisoformat(ON)
SHIPPED = sorted((ROOT / "sample_data" / "cases").glob("*.yaml"))


def _case(vector: Any, **more: Any) -> Case:
    return Case.model_validate(
        {
            "schema": "hilfemix.case.v1",
            "id": "c1",
            "homes": [{"id": "h1", "stadtteil": "neustadt", **vector.get("home", {})}],
            "persons": [{**make_person(), **vector["person"]}],
            **more,
        }
    )


@pytest.mark.parametrize("vector", [pytest.param(v, id=v["says"]) for v in VECTORS])
def test_access_and_representation(vector: Any) -> None:
    (found,) = rights_with_access(_case(vector), DAY)["persons"]
    doors = {door["book"]: door for door in found["access"]}
    acting = {entry["book"]: entry for entry in found["representation"]}
    for key, field, where in (
        ("access", "access", doors),
        ("rule", "rule", doors),
        ("share", "share_percent", doors),
        ("beside", "beside", doors),
        ("site", "site", doors),
        ("carrier", "carrier", doors),
        ("office", "office", doors),
        ("may_apply", "may_apply", acting),
        ("consent_of", "consent_of", acting),
        ("effect", "effect", acting),
        ("to_clarify", "open", acting),
    ):
        for book, expected in (vector.get(key) or {}).items():
            assert where[book][field] == expected, (key, book)
            assert where[book]["paragraph"]
    if "rights" in vector:
        drawn = [r for r in found["rights"] if r["kind"] != "service" and r["amount_cents"] is not None]
        assert {r["benefit"]: r["amount_cents"] for r in drawn} == vector["rights"]
    amounts = {r["benefit"]: r["amount_cents"] for r in found["rights"] if r["kind"] == "service"}
    for claim, cents in (vector.get("claims") or {}).items():
        assert amounts.get(claim) == cents, claim
    assert set(vector.get("has") or ()) <= set(amounts)
    assert not set(vector.get("lacks") or ()) & set(amounts)
    said = {c["key"] for entry in found["clarify"] for c in entry["conditions"]}
    assert set(vector.get("clarify") or ()) <= said
    open_ = {c["key"] for r in found["rights"] for c in r["conditions"] if c["state"] == "open"}
    assert set(vector.get("open") or ()) <= open_


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_helpers_change_nothing_before_the_law(path: Path) -> None:
    case = read_case(path).model
    alone = case.model_copy(update={"helpers": (), "present_support": (), "choices": ()})
    with_them, without = (rights_with_access(one, case.plan_date or DAY) for one in (case, alone))
    for found in (with_them, without):
        found.pop("carer_claims")
    assert with_them == without


def test_more_helpers_change_nothing_either() -> None:
    vector = {"person": {"pflegegrad": {"grade": 2, "since": "2026-01-01"}}}
    alone, helped = _case(vector), _case(vector, helpers=[helper()])
    assert rights_with_access(alone, DAY)["persons"] == rights_with_access(helped, DAY)["persons"]


@pytest.mark.parametrize("title", [title for title in TitleClass if title is not TitleClass.NONE])
def test_the_class_of_a_title_is_in_no_result(title: TitleClass) -> None:
    person = {"disability": ["geistig"], "stay": {"title": title.value, "in_germany_since": "2025-01-01"}}
    said = json.dumps(rights_with_access(_case({"person": person}), DAY), ensure_ascii=False)
    assert f'"{title.value}"' not in said


def test_every_stadtteil_of_the_catalogue_has_its_sozialzentrum() -> None:
    catalogue = read_yaml((ROOT / "sample_data" / "catalogue" / "bremen.yaml").read_text(encoding="utf-8"))
    places = [entry["id"] for entry in catalogue["places"]]
    assert len(places) == 23
    for place in places:
        case = _case({"person": {}, "home": {"stadtteil": place}})
        for system in ("JA", "HZP"):
            office = office_of_system(case, case.persons[0], system, DAY)
            assert office is not None
            assert office.site is not None, (place, system)


def test_the_ortsteil_goes_before_the_stadtteil_and_a_contradiction_is_clarified() -> None:
    def office(**home: str) -> Any:
        case = _case({"person": {}, "home": home})
        return office_of_system(case, case.persons[0], "JA", DAY)

    agreed = office(stadtteil="osterholz", ortsteil="tenever")
    assert (agreed.site, agreed.clarify) == ("Sozialzentrum Hemelingen/Osterholz", False)
    torn = office(stadtteil="vahr", ortsteil="tenever")
    assert (torn.site, torn.clarify) == ("Sozialzentrum Hemelingen/Osterholz", True)
    unknown = office(stadtteil="vahr", ortsteil="nirgendwo")
    assert (unknown.site, unknown.clarify) == ("Sozialzentrum Vahr/Schwachhausen/Horn-Lehe", True)


def test_unclear_access_never_takes_a_right_according_to_need() -> None:
    need = {
        "id": "n1", "person": "p1", "task": "living_skills", "action": "enable", "standing": "owed",
        "measure": {"kind": "minutes", "minutes": 60}, "entitlement": "assistenz_qualifiziert",
    }  # fmt: skip
    for title, expected in (("section_24", 1), ("duldung", 0), (None, 1)):
        stay = {"title": title, "in_germany_since": "2025-01-01"} if title else {}
        person = {"disability": ["geistig"], "birth_date": "1980-01-01", "stay": stay}
        (found,) = rights_with_access(_case({"person": person}, needs=[need]), DAY)["persons"]
        owed = [right for right in found["rights"] if right["kind"] != "service"]
        assert len(owed) == expected
        assert any(entry["need"] == "n1" for entry in found["clarify"]) == (not expected)


@pytest.mark.parametrize(
    ("born", "granted", "entitlement", "access", "told"),
    [
        ("1999-12-08", True, "hilfe_fuer_junge_volljaehrige", "yes", ["age_outside", "open"]),
        ("1999-12-07", True, "hilfe_fuer_junge_volljaehrige", "clarify", ["age_beyond", "open"]),
        ("1999-12-07", False, "hilfe_fuer_junge_volljaehrige", "no", ["age_beyond", "not_met"]),
        ("1985-06-01", False, "erziehungsberatung", "yes", ["age_outside", "not_met"]),
    ],
)
def test_help_for_the_young_ends_at_27_and_a_decision_keeps_its_force(
    born: str, granted: bool, entitlement: str, access: str, told: list[str]
) -> None:
    """A running grant stays a right (§ 39 SGB X); a parent of any age may ask for what is their claim."""
    need = {
        "id": "n1", "person": "p1", "task": "counselling", "action": "enable", "standing": "owed",
        "measure": {"kind": "minutes", "minutes": 60}, "entitlement": entitlement,
    }  # fmt: skip
    grant = {"id": "g", "person": "p1", "benefit": entitlement, "status": "approved", "begins": "2025-01-01"}
    case = _case({"person": {"birth_date": born}}, needs=[need], grants=[grant] if granted else [])
    (found,) = rights_with_access(case, DAY)["persons"]
    assert {door["book"]: door["access"] for door in found["access"]}["sgb_viii"] == access
    entries = [entry for entry in (*found["rights"], *found["clarify"]) if entry["need"] == "n1"]
    said = [[c["key"].rpartition(".")[2], c["state"]] for entry in entries for c in entry["conditions"]]
    assert told in said


def test_the_command_shows_access_in_both_languages() -> None:
    for lang, word in (("de", "Zugang und Stellen"), ("en", "Access and offices")):
        shown = call_cli("rights", ROOT / "sample_data" / "cases" / "refugee_family.yaml", "--lang", lang)
        assert shown.code == 0
        assert word in shown.out
        assert "Hans-Böckler-Str. 9" in shown.out
        assert "access." not in shown.out
        assert "responsible." not in shown.out


def test_the_law_of_the_day_counts() -> None:
    assert law_on(DAY).figure("beihilfe_anteil").whole() == 50


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pflegegrad", {"grade": 6, "since": "2026-01-01"}),
        ("birth_date", ["1980-01-01", "1990-01-01"]),
        ("stay", {"title": "tourist"}),
        ("insurance", {"beihilfe": {"rate_percent": 140}}),
        ("insurance", {"periods": [{"begins": "2020-01-01", "ends": "2019-01-01"}]}),
    ],
)
def test_bad_facts_are_refused_with_their_place(tmp_path: Path, field: str, value: Any) -> None:
    data = {
        "schema": "hilfemix.case.v1",
        "id": "c1",
        "homes": [{"id": "h1", "stadtteil": "neustadt"}],
        "persons": [{"id": "p1", "home": "h1", field: value}],
    }
    file = tmp_path / "case.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    ended = call_cli("rights", file, "--json")
    assert ended.code == 2
    assert all(error["field"].startswith(f"persons[0].{field}") and error["remedy"] for error in ended.errors)


def test_two_carriers_that_both_approved_are_told_not_resolved() -> None:
    need = {
        "person": "p1",
        "task": "leisure",
        "standing": "owed",
        "measure": {"kind": "minutes", "minutes": 60},
    }
    needs = [
        {**need, "id": "n1", "action": "enable", "entitlement": "assistenz_qualifiziert"},
        {**need, "id": "n2", "action": "accompany", "entitlement": "eingliederungshilfe_35a"},
    ]
    grants = [
        {"id": f"g{number}", "person": "p1", "benefit": entry["entitlement"], "status": "approved",
         "begins": "2026-01-01"}
        for number, entry in enumerate(needs)
    ]  # fmt: skip
    person = {"disability": ["seelisch"], "birth_date": "1990-01-01"}
    case = _case({"person": person}, needs=needs, grants=grants)
    (found,) = rights_with_access(case, DAY)["persons"]
    told = found["responsible"]
    assert told["clarify"]
    assert ["EGH", "JA"] in [point["payer"] for point in told["open"] if point["kind"] == "contradiction"]


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        ({"eingliederungshilfe_35a": "refused", "assistenz_qualifiziert": "refused"}, ["EGH", "JA"]),
        ({"eingliederungshilfe_35a": "objection", "assistenz_qualifiziert": "refused"}, ["EGH", "JA"]),
        ({"eingliederungshilfe_35a": "approved", "assistenz_qualifiziert": "approved"}, ["EGH", "JA"]),
        ({"eingliederungshilfe_35a": "refused"}, None),
        ({"eingliederungshilfe_35a": "approved", "erziehungsbeistand": "refused"}, None),
    ],
)
def test_what_carriers_decided_about_one_need_is_compared(decided: dict[str, str], told: Any) -> None:
    """One refusal has many reasons; two of different carriers send the person in a circle."""
    need = {
        "id": "n1",
        "person": "p1",
        "task": "leisure",
        "action": "accompany",
        "standing": "owed",
        "entitlement": "eingliederungshilfe_35a",
        "measure": {"kind": "minutes", "minutes": 60},
    }
    grants = [
        {"id": f"g{number}", "person": "p1", "benefit": benefit, "status": status, "begins": "2026-01-01"}
        for number, (benefit, status) in enumerate(decided.items())
    ]
    person = {"disability": ["seelisch"], "birth_date": "2013-01-01"}
    (found,) = rights_with_access(_case({"person": person}, needs=[need], grants=grants), DAY)["persons"]
    points = [point["payer"] for point in found["responsible"]["open"] if point["kind"] == "contradiction"]
    assert (told in points) if told else not points
    assert found["responsible"]["clarify"] is bool(told)


@pytest.mark.parametrize(
    ("said", "given", "access"),
    [
        ({}, "none", "clarify"),
        ({}, {"grade": 2, "since": "2026-01-01"}, "yes"),
        ({"insurance": {"care": "spv"}}, "none", "yes"),
        ({"insurance": {"health": "gkv"}}, "none", "yes"),
    ],
)
def test_an_insurance_that_nobody_stated_is_to_be_clarified(said: Any, given: Any, access: str) -> None:
    """It is assumed for the rights, and said to be: a granted Pflegegrad shows the care insurance."""
    (found,) = rights_with_access(_case({"person": {**said, "pflegegrad": given}}), DAY)["persons"]
    doors = {door["book"]: door for door in found["access"]}
    assert doors["sgb_xi"]["access"] == access
    assert doors["sgb_v"]["access"] == ("yes" if "health" in said.get("insurance", {}) else "clarify")
    assert "sgb_xii" not in doors


@pytest.mark.parametrize(
    ("insurance", "payer", "not_payer", "asked"),
    [
        ({"care": "spv"}, {"KK", "PK"}, [], None),
        ({"health": "card_264"}, {"KK", "HZP"}, ["PK"], None),
        ({"periods": []}, {"KK", "HZP"}, ["PK"], None),
        ({"care": "none"}, {"KK", "HZP"}, ["PK"], None),
        ({"care": "unknown"}, {"KK", "PK"}, [], "no_care_insurance"),
        ({"periods": [{"begins": "2025-06-01"}]}, {"KK", "PK"}, [], "no_care_insurance"),
        ({"other_care_payer": "soziale_entschaedigung"}, {"SER_UV"}, ["PK"], "compensation_case"),
        ({"health": "none", "care": "spv"}, {"KK", "PK"}, [], "no_health_insurance"),
        ({"health": "pkv"}, {"KK", "PK"}, [], None),
    ],
)
def test_who_is_responsible_follows_from_the_access_beside_it(
    insurance: dict[str, Any], payer: set[str], not_payer: list[str], asked: str | None
) -> None:
    """AC-XI-05, -12, -14, AC-V-01, R-HP-05, R-PV-18: no fund pays whose door is closed in the same output."""
    needs = [
        {
            "id": f"n{number}",
            "person": "p1",
            "task": task,
            "action": "take_over",
            "standing": "safety",
            "measure": {"kind": "minutes", "minutes": 60},
        }
        for number, task in enumerate(("body_care", "treatment_care"))
    ]
    grade = {"grade": 3, "since": "2026-01-01"}
    person = {"insurance": insurance, "birth_date": "1950-01-01", "pflegegrad": grade}
    (found,) = rights_with_access(_case({"person": person}, needs=needs), DAY)["persons"]
    told = found["responsible"]
    assert set(told["payer"]) == payer
    assert told["not_payer"] == not_payer
    assert told["clarify"] is (asked is not None)
    assert asked is None or asked in [point["fact"] for point in told["open"]]
