"""Derived needs: what an answer leads to, and what it never leads to."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.case import Case
from assessment.case.needs import MinutesNeeded, Need, Occurrences, Presence
from assessment.case.words import Action, Benefit, Qualification, Standing
from assessment.needs import derive
from assessment.needs.answers import said_of
from assessment.needs.entries import entries_of, order_entries
from assessment.needs.norms import Norm, norms
from tests.needs.docs_table import table
from tests.needs.small import STATED, case, derived

DOCS = Path(__file__).resolve().parents[2] / "docs" / "needs.md"
REACHED = [norm for norm in norms().norms if norm.never is None]
FINDINGS = {
    "urine": {"urine": "vollstaendig_inkontinent"},
    "stool": {"stool": "vollstaendig_inkontinent"},
    "urine_diverted": {"urine": "kuenstliche_ableitung"},
    "stool_diverted": {"stool": "kuenstliche_ableitung"},
}


def worst(items: tuple[str, ...]) -> dict[str, Any]:
    words = {"2": "nicht_vorhanden", "3": "taeglich"}
    return {item: words.get(item[0], "unselbstaendig") for item in items}


def answers_for(norm: Norm) -> dict[str, Any]:
    """The worst answers to the criteria of a norm, or a measure as often as twice a day."""
    if norm.id == "wash_whole":  # where showering asks for more than washing
        return {
            "criteria": {"4.1": "ueberwiegend_selbstaendig", "4.3": "ueberwiegend_selbstaendig"}
            | worst(("4.4",))
        }
    if norm.measure in ("order", "often"):
        unit = "per_day" if norm.measure == "order" else "per_month"
        return {"module_5_input": {norm.items[0]: {unit: 2}}}
    if norm.items == ("4.13",):
        return {"criteria": {"4.13": "vollstaendig"}}
    form: dict[str, Any] = {"criteria": worst(norm.items)}
    if norm.only in FINDINGS:
        form["continence"] = FINDINGS[str(norm.only)]
    return form


def reached(found: Case) -> set[str]:
    """The norms that the answers of a case lead to."""
    (person,) = found.persons
    entries = [*entries_of(found, person, said_of(found, person.id)), *order_entries(found, person)]
    return {entry.norm.id for entry in entries}


@pytest.mark.parametrize("norm", REACHED, ids=lambda norm: norm.id)
def test_every_norm_that_an_item_can_reach_is_derived(norm: Norm) -> None:
    order = {"id": "o1", "person": "p1", "begins": "2026-11-01", "ends": "2027-10-31"}
    orders = [{**order, "item": norm.items[0], "often": {"per_day": 2}}] if norm.measure == "order" else []
    given = case(answers_for(norm), orders=orders)
    assert norm.id in reached(given)
    needs = [need for need in given.needs if need.id.startswith("derived_")]
    assert needs
    assert all(n.confirmed is None and n.sources for n in needs)


BY_CODE = [(n, code) for n in REACHED for code in n.icf if n.measure not in ("order", "often") and not n.only]


@pytest.mark.parametrize(("norm", "code"), BY_CODE, ids=lambda value: getattr(value, "id", value))
def test_every_icf_code_leads_to_its_norm_unless_a_wider_one_stands_for_it(norm: Norm, code: str) -> None:
    found = reached(case(icf=[{"id": "i1", "code": code, "qualifier": 4}]))
    assert norm.id in found or norm.excludes in found


def test_ids_of_norms_are_unique() -> None:
    ids = [norm.id for norm in norms().norms]
    assert len(set(ids)) == len(ids)


def test_the_table_of_the_norms_is_up_to_date() -> None:
    assert DOCS.read_text(encoding="utf-8") == table()


def only(needs: dict[str, Need]) -> Need:
    (need,) = needs.values()
    return need


def test_a_care_occurrence_is_rounded_up_once() -> None:
    # Washing the upper body, teeth, combing and shaving in the morning: 9 + 5 + 2 + 7.5 = 23.5 minutes.
    needs = derived({"criteria": {"4.1": 3, "4.2": 3}})
    morning = needs["derived_p1_morning_personal_care"]
    assert isinstance(morning.measure, Occurrences)
    assert (morning.measure.per_week, morning.measure.minutes) == (7, 25)
    assert morning.sources == ("nba_4_4_1", "nba_4_4_2")
    assert (morning.standing, morning.entitlement) == (Standing.OWED, Benefit.PFLEGESACHLEISTUNG)


def test_supervision_is_presence_and_is_never_added_up() -> None:
    answers = {"criteria": {"2.8": 3, "2.2": 3, "2.5": 3}}
    need = only(derived(answers))
    assert isinstance(need.measure, Presence)
    assert need.measure.minutes == 120


def test_who_watches_all_day_need_not_be_a_professional_because_of_one_hard_moment() -> None:
    needs = derived({"criteria": {"2.8": 3, "3.9": "taeglich", "3.5": "haeufig", "3.1": "selten"}})
    found = {n.min_qualification: n.measure for n in needs.values()}
    assert {q: m.minutes for q, m in found.items() if isinstance(m, Presence)} == {
        Qualification.Q0: 120, Qualification.Q2: 20, Qualification.Q4: 30
    }  # fmt: skip


def test_without_pflegegrad_nothing_is_proposed_as_owed() -> None:
    assert {n.standing for n in derived({"criteria": {"4.1": 3}}, grade=None).values()} == {Standing.WISHED}
    assert {n.standing for n in derived({"criteria": {"4.1": 3}}, grade=1).values()} == {Standing.WISHED}


def test_what_shall_be_regained_is_enabled_in_full_time() -> None:
    kept = only(derived({"criteria": {"4.1": 1}}))
    regained = only(derived({"criteria": {"4.1": 1}}, regain=["4.1"]))
    assert (kept.action, regained.action) == (Action.TAKE_OVER, Action.ENABLE)
    assert isinstance(kept.measure, Occurrences)
    assert isinstance(regained.measure, Occurrences)
    assert regained.measure.minutes > kept.measure.minutes


def test_who_wants_one_criterion_back_is_guided_in_that_one_alone() -> None:
    found = derived({"criteria": {"4.5": 2, "4.6": 2}}, regain=["4.5"])
    guided = {need.sources for need in found.values() if need.action is Action.ENABLE}
    taken = {need.sources for need in found.values() if need.action is Action.TAKE_OVER}
    assert (guided, taken) == ({("nba_4_4_5",)}, {("nba_4_4_6",)})
    both = derived({"criteria": {"4.5": 2, "4.6": 2}}, regain=["4.5", "4.6"])
    assert {need.action for need in both.values()} == {Action.ENABLE}


def test_treatment_care_is_derived_from_an_order_alone() -> None:
    assert derived({"module_5_input": {"5.2": {"per_day": 2}}}) == {}
    points = derive(case({"module_5_input": {"5.2": {"per_day": 2}}})).open_points
    assert [(p.code, p.subject) for p in points if p.code != "unknown_answer"] == [
        ("order_needed", "nba_4_5_2")
    ]
    order = {"id": "o1", "person": "p1", "begins": "2026-11-01", "ends": "2027-10-31", "item": "5.2"}
    need = only(derived(orders=[{**order, "often": {"per_day": 2}}]))
    assert (need.order, need.entitlement) == ("o1", Benefit.HAEUSLICHE_KRANKENPFLEGE)
    assert isinstance(need.measure, Occurrences)
    assert (need.measure.per_week, need.measure.per_slot, len(need.parts)) == (14, 1, 2)
    assert derived(orders=[{**order, "often": {"per_day": 2}, "approval": "refused"}]) == {}


def test_unknown_is_never_zero_but_an_open_point_with_what_it_could_add() -> None:
    found = derive(case({"criteria": {"4.8": "unknown"}}))
    assert [(p.code, p.subject, p.minutes_per_week) for p in found.open_points] == [
        ("unknown_answer", "nba_4_4_8", 420)
    ]
    assert found.needs == ()


def test_hilfen_zur_erziehung_and_qualified_assistance_are_never_derived() -> None:
    found = derive(case(hilfeplan=[{"id": "f1", "words": "Die Familie braucht Entlastung."}]))
    assert [(p.code, p.subject) for p in found.open_points] == [("to_establish", "f1")]
    assert found.needs == ()
    never = {norm.id for norm in norms().norms if norm.never is not None}
    assert {"spfh", "ezb", "egh35a", "school_aide", "assist_ambulant", "assist_intensive"} <= never


def test_two_agencies_that_find_one_need_are_two_sources() -> None:
    need = only(derived({"criteria": {"8.1": 3}}, icf=[{"id": "i1", "code": "d620", "qualifier": 4}]))
    assert need.sources == ("i1", "kf_6_2_1")
    alone = only(derived(icf=[{"id": "i1", "code": "d620", "qualifier": 4}]))
    assert need.measure == alone.measure


def test_housework_belongs_to_the_home_and_is_met_once() -> None:
    parts = {"persons": [person("p1"), person("p2")]}
    second = {"id": "a2", "person": "p2", "on": "2026-10-01", "by": "medizinischer_dienst"}
    first = {**second, "id": "a1", "person": "p1", "nba": {"criteria": {"8.1": 3}}}
    both = [first, {**second, "nba": {"criteria": {"8.1": 2}}}]
    alone = only(derived(**parts, assessments=[first]))
    assert only(derived(**parts, assessments=both)).measure == alone.measure
    helper = {
        "id": "u1",
        "relation": "spouse_or_partner",
        "home": "h1",
        "consents": [],
        "gladly_minutes": 0,
        "at_most_minutes": 0,
        "times": [{}],
    }
    shared = only(derived({"criteria": {"8.1": 3}}, helpers=[helper])).measure
    assert isinstance(shared, MinutesNeeded)
    assert isinstance(alone.measure, MinutesNeeded)
    assert shared.minutes == alone.measure.minutes // 2


def person(name: str) -> dict[str, Any]:
    return {"id": name, "home": "h1", "pflegegrad": {"grade": 3, "since": "2025-01-01"}}


def test_stated_beats_derived() -> None:
    by_source = {**STATED, "task": "body_care", "sources": ["nba_4_4_1"]}
    assert derived({"criteria": {"4.1": 3}}, needs=[by_source]) == {}
    by_task = {**STATED, "task": "shopping", "sources": []}
    assert derived({"criteria": {"8.1": 3}}, needs=[by_task]) == {}
    other = {**STATED, "task": "body_care", "sources": ["nba_4_4_2"]}
    assert derived({"criteria": {"4.1": 3}}, needs=[other])


def test_the_hash_is_that_of_the_file_and_a_plan_can_name_derived_needs() -> None:
    wish = {
        "id": "w1",
        "person": "p1",
        "of": {"kind": "informal"},
        "needs": ["derived_p1_morning_personal_care"],
        "stated_on": "2026-10-01",
    }
    assert case({"criteria": {"4.1": 3}}, wishes=[wish]).wishes


def weekly(needs: dict[str, Need]) -> int:
    total = 0
    for need in needs.values():
        measure = need.measure
        if isinstance(measure, Occurrences):
            total += measure.per_week * measure.minutes
        elif isinstance(measure, MinutesNeeded):
            total += measure.minutes
        elif isinstance(measure, Presence):
            total += (measure.minutes or 0) * 7
    return total


def test_help_with_the_shower_never_shortens_the_washing() -> None:
    washed = {"4.1": 2, "4.3": 2}
    before = derived({"criteria": washed})
    # Washed daily 22.5 minutes at two thirds is more than washed five times and a third of a shower twice.
    a_little = derived({"criteria": {**washed, "4.4": 1}})
    assert weekly(a_little) == weekly(before)
    assert "nba_4_4_4" in a_little["derived_p1_morning_personal_care"].sources
    assert weekly(derived({"criteria": {**washed, "4.4": 3}})) > weekly(before)


S4 = ("selbstaendig", "ueberwiegend_selbstaendig", "ueberwiegend_unselbstaendig", "unselbstaendig")
ITEMS = ("1.3", "1.4", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.10", "6.1", "8.1", "8.2")


@settings(max_examples=200)
@given(st.lists(st.integers(0, 3), min_size=len(ITEMS), max_size=len(ITEMS)), st.integers(0, len(ITEMS) - 1))
def test_more_dependence_never_derives_less(levels: list[int], which: int) -> None:
    worse = [min(3, level + (number == which)) for number, level in enumerate(levels)]
    before = derived({"criteria": {i: S4[n] for i, n in zip(ITEMS, levels, strict=True)}})
    after = derived({"criteria": {i: S4[n] for i, n in zip(ITEMS, worse, strict=True)}})
    assert weekly(after) >= weekly(before)
