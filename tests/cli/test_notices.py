"""What check and plan ask people to look at: one sentence each, with the place, in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run_cli import call_cli
from tests.solver import test_near as near
from tests.solver import tiny
from tests.solver.tiny import Json

STANDS_FOR: Json = {"kind": "custody_sole", "holder": "mother"}
GRANT: Json = {
    "id": "g",
    "person": "pia",
    "benefit": "pflegesachleistung",
    "status": "approved",
    "begins": tiny.STATED,
}


def warned(folder: Path, code: str, *, catalogue: Json | None = None, **changes: Any) -> list[Json]:
    """Warnings of one kind that `check` gives for a small case."""
    case = folder / "case.json"
    case.write_text(json.dumps(tiny.case(**changes)), encoding="utf-8")
    offers = folder / "offers.json"
    offers.write_text(json.dumps(catalogue or tiny.catalogue(tiny.visit())), encoding="utf-8")
    ended = call_cli("check", str(case), "--catalogue", str(offers), "--json")
    assert ended.code == 0, ended.err
    return [warning for warning in ended.object["warnings"] if warning["code"].startswith(code)]


@pytest.mark.parametrize(("grants", "code"), [([], "consent.missing"), ([GRANT], "consent.to_clarify")])
def test_a_consent_that_is_not_on_record_is_asked_for_by_name(
    tmp_path: Path, grants: list[Json], code: str
) -> None:
    child = tiny.person(representation=[STANDS_FOR])
    (found,) = warned(tmp_path, "consent", persons=[child], needs=[tiny.owed()], grants=grants)
    assert (found["code"], found["field"]) == (code, "persons[0].representation")
    assert "mother" in found["message"]
    assert "SGB XI" in found["message"]


def test_a_plan_says_whose_consent_is_not_on_record() -> None:
    child = tiny.person(representation=[STANDS_FOR])
    made = tiny.plan(
        tiny.case(persons=[child], needs=[tiny.owed()], grants=[GRANT]), tiny.catalogue(tiny.visit())
    )
    named = {"person": "pia", "holder": "mother", "book": "sgb_xi", "needs": "cook"}
    assert {"key": "warning.consent_to_clarify", "params": named} in made["warnings"]
    assert tiny.help_of(made, "cook") == ["care"]
    waits = tiny.plan(tiny.case(persons=[child], needs=[tiny.owed()]), tiny.catalogue(tiny.visit()))
    assert {"key": "warning.consent_missing", "params": named} in waits["warnings"]
    assert [entry["reason"] for entry in waits["unmet"]] == ["consent_missing_or_limited"]


REGAIN: Json = {
    "id": "md",
    "person": "pia",
    "on": tiny.STATED,
    "by": "medizinischer_dienst",
    "nba": {"criteria": {"4.5": 2, "4.6": 2}},
    "regain": ["4.5"],
}


def test_what_nobody_guides_with_is_said_where_it_is_wanted(tmp_path: Path) -> None:
    dresses = tiny.catalogue(tiny.visit(tasks=["dressing", "meal"]))
    (found,) = warned(tmp_path, "regain", assessments=[REGAIN], catalogue=dresses)
    assert found["field"] == "assessments[0].regain"
    guides = tiny.catalogue(tiny.visit(tasks=["dressing", "meal"], actions=["enable", "take_over"]))
    assert warned(tmp_path, "regain", assessments=[REGAIN], catalogue=guides) == []


def test_owed_guiding_is_never_asked_of_a_helper(tmp_path: Path) -> None:
    """A neighbour dresses her, but nobody guides: the reason is the catalogue, not the neighbour."""
    wants = tiny.owed("dress", task="dressing", action="enable")
    case = tmp_path / "case.json"
    case.write_text(
        json.dumps(tiny.case(needs=[wants], helpers=[tiny.helper(tasks=["dressing"])])), encoding="utf-8"
    )
    offers = tmp_path / "offers.json"
    offers.write_text(json.dumps(tiny.catalogue(tiny.visit(tasks=["dressing"]))), encoding="utf-8")
    ended = call_cli("plan", str(case), "--catalogue", str(offers))
    assert "kein Dienst im Katalog leitet dabei an" in ended.out
    (entry,) = call_cli("plan", str(case), "--catalogue", str(offers), "--json").object["unmet"]
    assert (entry["reason"], entry["evidence"]) == ("no_eligible_offer", ["dress"])


def test_whether_help_may_be_shared_is_asked_where_only_groups_give_it(tmp_path: Path) -> None:
    shares = {"needs": [near.TALK], "catalogue": tiny.catalogue(near.GROUP)}
    (found,) = warned(tmp_path, "together", persons=[near.DISABLED], **shares)
    assert found["field"] == "persons[0].together"
    assert "benefit: assistenz_kompensatorisch" in found["remedy"]
    said = {"benefit": near.WITH_OTHERS, "reasonable": False, "on": tiny.STATED}
    assert warned(tmp_path, "together", persons=[{**near.DISABLED, "together": [said]}], **shares) == []


def test_a_need_under_a_benefit_that_nobody_serves_is_said_with_the_one_that_would_do(tmp_path: Path) -> None:
    guides = tiny.catalogue(near.GUIDES, teams=[tiny.team("guides", qualification="Q4")])
    (found,) = warned(
        tmp_path, "entitlement", persons=[near.DISABLED], needs=[near.LETTERS], catalogue=guides
    )
    assert found["field"] == "needs[0].entitlement"
    assert "entitlement: assistenz_qualifiziert" in found["remedy"]
    right = {**near.LETTERS, "entitlement": near.ALONE}
    assert warned(tmp_path, "entitlement", persons=[near.DISABLED], needs=[right], catalogue=guides) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, "on_call_times"),
        ({"on_call_times": [], "times": [{"parts": ["evening", "night"]}]}, "times"),
        ({"nights": True}, None),
        ({"on_call_times": [{"days": ["fri"]}]}, None),
    ],
)
def test_promised_nights_that_nobody_agreed_on_are_asked_about(
    tmp_path: Path, changes: Json, field: str | None
) -> None:
    found = warned(tmp_path, "helper.nights", helpers=[{**near.SON, **changes}])
    assert [row["field"] for row in found] == ([f"helpers[0].{field}"] if field else [])


def test_help_of_today_that_is_never_there_so_long_is_named(tmp_path: Path) -> None:
    long = tiny.need("talk", task="social_contact", measure=tiny.times_a_week(1, 90))
    today = [{"need": "talk", "source": "club", "minutes_per_week": 90}]
    club = tiny.catalogue(tiny.session())
    (found,) = warned(tmp_path, "need.longer", needs=[long], present_support=today, catalogue=club)
    assert (found["code"], found["field"]) == ("need.longer_than_today", "needs[0].measure")
    assert "60" in found["message"]
    fits = {**long, "measure": tiny.times_a_week(1, 60)}
    assert warned(tmp_path, "need.longer", needs=[fits], present_support=today, catalogue=club) == []


def test_a_word_on_sharing_is_never_told_as_a_missing_order(tmp_path: Path) -> None:
    """The case manager reads whom to ask; the carrier is not asked for what we did not write down."""
    said, out = _planned(tmp_path, near.TALK, tiny.catalogue(near.GROUP))
    assert "Grund: niemand hat festgehalten, ob die Hilfe gemeinsam mit anderen zumutbar" in said
    assert "Verordnung" not in said
    person = " ".join(call_cli("show", str(out), "--for", "person").out.split())
    assert "Verordnung" not in person
    assert call_cli("show", str(out), "--for", "payer:EGH", "--json").object["unmet"] == []


def test_where_another_benefit_guides_the_plan_says_which(tmp_path: Path) -> None:
    guides = tiny.catalogue(near.GUIDES, teams=[tiny.team("guides", qualification="Q4")])
    said, out = _planned(tmp_path, near.LETTERS, guides)
    assert "unter der Leistung, die der Bedarf nennt, leitet niemand an" in said
    assert "Unter Qualifizierte Assistenz könnten helfen: guide" in said
    payer = call_cli("show", str(out), "--for", "payer:EGH", "--json").object
    assert [row["note"] for row in payer["unmet"]] == ["other_benefit"]


def _planned(folder: Path, need: Json, catalogue: Json) -> tuple[str, Path]:
    """What the terminal says of a plan for somebody with a disability, and where the plan is."""
    case, offers, out = folder / "case.json", folder / "offers.json", folder / "plan.json"
    case.write_text(json.dumps(tiny.case(persons=[near.DISABLED], needs=[need])), encoding="utf-8")
    offers.write_text(json.dumps(catalogue), encoding="utf-8")
    ended = call_cli("plan", str(case), "--catalogue", str(offers), "--out", str(out))
    return " ".join(ended.out.split()), out


def test_whoever_comes_of_age_in_the_plan_is_named_by_check(tmp_path: Path) -> None:
    (found,) = warned(tmp_path, "majority", persons=[tiny.person(birth_date="2008-12-05")])
    assert found["code"] == "majority.within_plan"
    assert "05.12.2026" in found["message"]
    assert not warned(tmp_path, "majority", persons=[tiny.person(birth_date="2008-11-23")])
    assert not warned(tmp_path, "majority", persons=[tiny.person(birth_date="2008-12-21")])


HOLIDAYS_AND_HALF_WEEK: Json = {
    "horizon": {"weeks": 8},
    "week_types": [{"id": "school"}, {"id": "off", "kind": "holiday"}],
    "calendar": [{"week_type": "off", "begins": "2026-12-23", "ends": "2027-01-03"}],
    "exceptions": [{"on": "2026-12-26", "text": "Besuch"}],
}


def test_days_unlike_their_week_are_named(tmp_path: Path) -> None:
    """The week of 21 December is a holiday week, though two of its days are school days."""
    (found,) = warned(tmp_path, "calendar", **HOLIDAYS_AND_HALF_WEEK)
    assert found["code"] == "calendar.other_week_type"
    assert "21.12.2026, 22.12.2026" in found["message"]
    ended = call_cli("check", str(tmp_path / "case.json"), "--json")
    assert [row["public_holidays"] for row in ended.object["cases"]] == [["2026-12-25", "2027-01-01"]]
    assert "25.12.2026, 01.01.2027" in " ".join(call_cli("check", str(tmp_path / "case.json")).out.split())


def test_a_plan_names_public_holidays_on_which_somebody_comes() -> None:
    needs = [tiny.owed(days=["fri"])]
    made = tiny.plan(tiny.case(needs=needs, **HOLIDAYS_AND_HALF_WEEK), tiny.catalogue(tiny.visit()))
    named = {warning["key"]: warning["params"] for warning in made["warnings"]}
    assert named["warning.public_holidays"] == {"days": "2026-12-25, 2027-01-01"}
    assert named["warning.other_week_type"] == {
        "planned": "off",
        "stated": "school",
        "days": "2026-12-21, 2026-12-22",
    }
    on_tuesday = tiny.plan(
        tiny.case(needs=[tiny.owed(days=["tue"])], horizon={"weeks": 8}), tiny.catalogue(tiny.visit())
    )
    assert not any(warning["key"].startswith("warning.public") for warning in on_tuesday["warnings"])


@pytest.mark.parametrize(
    ("person", "field"),
    [
        ({"representation": [STANDS_FOR]}, "persons[0].representation[0].holder"),
        (
            {"consents": [{"holder": "mutter_x", "status": "given", "on": tiny.STATED}]},
            "persons[0].consents[0].holder",
        ),
        ({"representation": [{**STANDS_FOR, "holder": "hanna"}]}, None),
        ({"representation": [{"kind": "betreuer", "holder": "outside"}]}, None),
    ],
)
def test_who_decides_and_stands_nowhere_is_named(tmp_path: Path, person: Json, field: str | None) -> None:
    found = warned(tmp_path, "holder", persons=[tiny.person(**person)], helpers=[tiny.helper()])
    assert [warning["field"] for warning in found] == ([field] if field else [])


def test_confirm_says_what_was_confirmed(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    needs = [tiny.need(confirmed=None), tiny.wished("shop", task="shopping", confirmed=None)]
    case.write_text(json.dumps(tiny.case(needs=needs)), encoding="utf-8")
    said = call_cli(
        "confirm", str(case), "--all", "--role", "case_manager", "--out", str(tmp_path / "out.json")
    )
    assert said.code == 0, said.err
    told = " ".join(said.err.split())
    assert "Mahlzeit zubereiten, 1-mal je Woche, je 30 Min. (cook)" in told
    assert "Einkaufen, 1-mal je Woche, je 30 Min. (shop)" in told


def test_each_answer_of_an_instrument_is_judged_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text('criteria: {"4.1": 9, "9.9": 1}\n', encoding="utf-8")
    errors = call_cli("nba", str(file), "--json").errors
    assert [(error["code"], error["field"]) for error in errors] == [
        ("nba.no_such_points", 'criteria["4.1"]'),
        ("nba.no_criterion", 'criteria["9.9"]'),
    ]


def test_a_stadtteil_by_its_name_is_told_how_to_be_written(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    homes = [{"id": "flat", "stadtteil": "Gröpelingen"}]
    case.write_text(json.dumps(tiny.case(homes=homes)), encoding="utf-8")
    ended = call_cli("check", str(case), "--json")
    assert [(error["code"], error["field"]) for error in ended.errors] == [("id.place", "homes[0].stadtteil")]
    assert "groepelingen" in ended.err


def test_both_faults_of_one_entry_are_told(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(tiny.case(needs=[tiny.need(task="mael", goals=["stray"])])), encoding="utf-8")
    errors = call_cli("check", str(case), "--json").errors
    assert [(error["code"], error["field"]) for error in errors] == [
        ("reference.goal", "needs[0].goals[0]"),
        ("value.misspelt", "needs[0].task"),
    ]


CHILD = {"birth_date": "2019-05-20", "pflegegrad": {"grade": 2, "since": "2026-01-01"}}


def test_of_a_child_it_is_asked_who_has_custody_and_new_services_wait() -> None:
    waits = tiny.plan(
        tiny.case(persons=[tiny.person(**CHILD)], needs=[tiny.owed()]), tiny.catalogue(tiny.visit())
    )
    named = {"person": "pia", "holder": "", "book": "sgb_xi", "needs": "cook"}
    assert {"key": "warning.custody_missing", "params": named} in waits["warnings"]
    assert [entry["reason"] for entry in waits["unmet"]] == ["consent_missing_or_limited"]


def test_help_for_a_child_that_is_approved_goes_on_while_somebody_asks_for_custody() -> None:
    made = tiny.plan(
        tiny.case(persons=[tiny.person(**CHILD)], needs=[tiny.owed()], grants=[GRANT]),
        tiny.catalogue(tiny.visit()),
    )
    assert tiny.help_of(made, "cook") == ["care"]
    assert "warning.custody_to_clarify" in {warning["key"] for warning in made["warnings"]}


def test_check_asks_who_has_custody_of_a_child(tmp_path: Path) -> None:
    (found,) = warned(tmp_path, "custody", persons=[tiny.person(**CHILD)], needs=[tiny.owed()])
    assert (found["code"], found["field"]) == ("custody.missing", "persons[0].representation")


def test_help_that_runs_and_would_end_with_the_need_open_is_named() -> None:
    today = [{"need": "cook", "source": "care", "minutes_per_week": 60, "professional_minutes_per_week": 60}]
    asked = tiny.case(persons=[tiny.person(refused := "pia")], needs=[tiny.owed()], present_support=today)
    refusals = [{"person": refused, "of": {"offer": "care"}, "stated_on": tiny.STATED}]
    made = tiny.plan(asked | {"refusals": refusals}, tiny.catalogue(tiny.visit()))
    ends = {"key": "warning.running_help_ends", "params": {"need": "cook", "source": "care"}}
    assert ends in made["warnings"]
