"""Derivation where agencies disagree, answers are missing, homes are shared, help is rare or at night."""

from typing import Any

import pytest

from assessment.case.needs import MinutesNeeded, Need, Occurrences, Presence, Reachable
from assessment.needs import derive
from assessment.needs.open_points import OpenPoint
from tests.needs.small import case, data, derived

ORDER = {"id": "o1", "person": "p1", "begins": "2026-11-01", "ends": "2027-10-31"}


def points(code: str, nba: dict[str, Any] | None = None, **parts: Any) -> list[OpenPoint]:
    return [point for point in derive(case(nba, **parts)).open_points if point.code == code]


def finding(code: str, qualifier: Any = 3, id: str = "i1") -> dict[str, Any]:
    return {"id": id, "code": code, "qualifier": qualifier}


def assessed(id: str, on: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "person": "p1", "on": on, "by": "medizinischer_dienst", **more}


def minutes(need: Need) -> int:
    assert isinstance(need.measure, Occurrences | MinutesNeeded)
    return need.measure.minutes


# -------------------------------------------------------------------------------- who says what


def test_the_newest_answer_counts_and_not_knowing_takes_nothing_away() -> None:
    old = assessed("a1", "2025-10-01", nba={"criteria": {"8.1": 3}})
    newer = assessed("a2", "2026-10-01", nba={"criteria": {"8.1": "unknown"}})
    better = assessed("a2", "2026-10-01", nba={"criteria": {"8.1": "selbstaendig"}})
    assert derived(assessments=[old, newer])
    assert derived(assessments=[newer, old])
    assert derived(assessments=[old, better]) == {}


def test_two_agencies_with_the_same_code_are_two_sources() -> None:
    one = assessed("a1", "2026-09-01", icf=[finding("d620", 2, "i1")])
    two = {**assessed("a2", "2026-10-01", icf=[finding("d620", 3, "i2")]), "by": "teilhabeplaner"}
    (need,) = derived(assessments=[one, two]).values()
    assert need.sources == ("i1", "i2")
    alone = derived(assessments=[two])
    assert [minutes(n) for n in alone.values()] == [minutes(need)]


def test_where_the_instrument_sees_nothing_the_other_agencys_finding_counts_and_both_should_talk() -> None:
    nba = {"criteria": {"8.1": 0}}
    needs = derived(nba, icf=[finding("d620", 3)])
    assert [n.sources for n in needs.values()] == [("i1",)]
    assert [p.subject for p in points("agencies_differ", nba, icf=[finding("d620", 3)])] == ["i1"]
    assert points("agencies_differ", {"criteria": {"8.1": 2}}, icf=[finding("d620", 3)]) == []


@pytest.mark.parametrize(("code", "same_as"), [("d510", "d5101"), ("d54000", "d5400")])
def test_a_coarser_or_finer_code_is_not_lost(code: str, same_as: str) -> None:
    assert set(derived(icf=[finding(code)])) >= set(derived(icf=[finding(same_as)])) != set()


def test_a_finding_that_no_norm_knows_is_to_be_established_never_dropped() -> None:
    for code in ("d820", "d240", "d160", "d850"):
        assert derived(icf=[finding(code)]) == {}
        (point,) = points("to_establish", icf=[finding(code)])
        assert (point.subject, point.reason) == ("i1", "fachteam_or_gesamtplanung")
    assert points("to_establish", icf=[finding("d820", 0)]) == []


@pytest.mark.parametrize(
    ("nba", "subject", "reason"),
    [
        ({"criteria": {"7.6": 3}}, "kf_6_1_6", "fachteam_or_gesamtplanung"),
        ({"criteria": {"8.6": 3}}, "kf_6_2_6", "trusted_only"),
        ({"module_5_input": {"5.12": {"per_day": 1}}}, "nba_4_5_12", "order_individual"),
        ({"criteria": {"4.K": True}, "child": {"age_months": 6}}, "nba_4_4_k", "no_norm"),
    ],
)
def test_an_answer_without_a_norm_is_to_be_established(nba: Any, subject: str, reason: str) -> None:
    assert [(p.subject, p.reason) for p in points("to_establish", nba)] == [(subject, reason)]


def test_missing_answers_of_a_partial_report_are_named_with_what_they_could_add() -> None:
    listed = {
        p.subject: p.minutes_per_week
        for p in points("unknown_answer", {"criteria": {"4.1": 3}, "sums_partial": True})
    }
    assert listed["nba_4_4_8"] == 20 * 21
    assert listed["nba_4_4_10"] == 3 * 42 + 6 * 7 + 2 * 49
    assert "nba_4_4_1" not in listed
    whole = {p.subject for p in points("unknown_answer", {"criteria": {"4.1": 3}})}
    assert "nba_4_4_8" not in whole
    assert "nba_4_1_3" in whole
    known = {"criteria": {"4.1": 3}, "zero_modules": [f"module_{n}" for n in (1, 2, 3, 5, 6)]}
    assert points("unknown_answer", known) == []


# -------------------------------------------------------------------------------- single norms


def test_a_childs_answers_are_weighed_by_its_age_even_where_only_the_birth_is_stated() -> None:
    child = {**data()["persons"][0], "birth_date": "2023-12-01"}
    answers = {"criteria": {"4.4": "unselbstaendig", "4.8": "unselbstaendig"}}
    needs = derived(answers, persons=[child])
    assert not any("nba_4_4_4" in n.sources for n in needs.values())
    assert any("nba_4_4_8" in n.sources for n in needs.values())


def test_food_by_tube_is_only_derived_from_its_own_criterion() -> None:
    by_icf = derived(icf=[finding("d550", 4)])
    assert {str(n.min_qualification) for n in by_icf.values()} == {"Q0"}
    full = derived({"criteria": {"4.13": "vollstaendig", "4.8": 9}})
    assert {source for n in full.values() for source in n.sources} == {"nba_4_4_13"}
    partly = derived({"criteria": {"4.13": "teilweise", "4.8": 9}})
    assert {source for n in partly.values() for source in n.sources} == {"nba_4_4_13", "nba_4_4_8"}


def test_a_complete_problem_is_complete_on_every_scale() -> None:
    assert derived(icf=[finding("d4107", 4)]).keys() == derived(icf=[finding("d4107", 3)]).keys() != set()
    assert derived(icf=[finding("d4107", 2)]) == {}


def test_coping_with_incontinence_counts_also_where_nobody_wrote_the_finding_down() -> None:
    stated = {"criteria": {"4.11": 3}, "continence": {"urine": "vollstaendig_inkontinent"}}
    assert derived({"criteria": {"4.11": 3}}) == derived(stated) != {}
    assert derived({**stated, "continence": {"urine": "kontinent"}}) == {}
    newer = assessed("a2", "2026-11-01", nba={"continence": {"urine": "kontinent"}})
    assert derived(assessments=[assessed("a1", "2026-10-01", nba=stated), newer]) == {}


def test_children_are_not_shaved() -> None:
    grown = derived({"criteria": {"4.2": 3}})["derived_p1_morning_personal_care"]
    child = {**data()["persons"][0], "birth_date": "2014-01-01"}
    young = derived({"criteria": {"4.2": 3}}, persons=[child])["derived_p1_morning_personal_care"]
    assert minutes(grown) > minutes(young)


# -------------------------------------------------------------------------------- how often


def test_a_visit_once_a_month_is_a_visit_once_a_month() -> None:
    need = derived({"module_5_input": {"5.13": {"per_month": 1}}})["derived_p1_doctor_visit"]
    assert need.measure == MinutesNeeded(kind="minutes", per="month", minutes=120, at_least=120)
    weekly = derived({"module_5_input": {"5.13": {"per_week": 2}}})["derived_p1_doctor_visit"].measure
    assert (weekly.per_week, weekly.minutes) == (2, 120)
    both = derived({"module_5_input": {"5.13": {"per_week": 1, "per_month": 1}}})
    assert both["derived_p1_doctor_visit"].measure.per_week == 2


def test_what_is_needed_nearly_always_is_no_visit_but_to_be_established() -> None:
    for often in ({"per_day": 30}, {"per_day": 1000}, {"per_week": 1000}):
        given = {"orders": [{**ORDER, "item": "5.4", "often": often}]}
        assert derived(**given) == {}
        assert [p.reason for p in points("to_establish", **given)] == ["order_individual"]
    assert derived({"module_5_input": {"5.13": {"per_week": 1000}}}) == {}


def test_an_order_that_ended_or_was_refused_orders_nothing() -> None:
    nba = {"module_5_input": {"5.2": {"per_day": 1}}}
    good = {**ORDER, "item": "5.2", "often": {"per_day": 1}}
    for bad in ({**good, "approval": "refused"}, {**good, "ends": "2026-11-05"}):
        assert derived(nba, orders=[bad]) == {}
        assert [p.subject for p in points("order_needed", nba, orders=[bad])] == ["nba_4_5_2"]
    assert points("order_needed", nba, orders=[good]) == []


@pytest.mark.parametrize(
    ("answer", "measure"),
    [
        ("selten", Reachable(kind="reachable", within_minutes=30)),
        ("haeufig", Presence(kind="presence", awake=False)),
        ("taeglich", Presence(kind="presence", awake=False)),
    ],
)
def test_unrest_at_night_asks_for_somebody_in_the_house_or_within_reach(answer: str, measure: Any) -> None:
    (need,) = derived({"criteria": {"3.2": answer}}).values()
    assert (need.measure, [str(part) for part in need.parts]) == (measure, ["night"])


def test_the_range_holds_what_is_planned() -> None:
    answers = {"4.1": 3, "4.2": 2, "4.7": 1, "4.9": 2, "1.5": 3, "6.1": 2, "7.2": 3, "8.2": 3, "8.3": 1}
    for regain in ([], list(answers)):
        for one in derive(case({"criteria": answers}, regain=regain)).needs:
            measure = one.need.measure
            times = measure.per_week if isinstance(measure, Occurrences) else 1
            assert one.low <= times * minutes(one.need) <= one.high, one.need.id
    (kept,) = derive(case({"criteria": {"8.3": 1}})).needs
    (regained,) = derive(case({"criteria": {"8.3": 1}}, regain=["8.3"])).needs
    assert (regained.low, regained.high) == (105, 126)
    assert kept.high < regained.low


# -------------------------------------------------------------------------------- homes


def person(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "home": "h1", "pflegegrad": {"grade": 3, "since": "2025-01-01"}, **more}


def cleaning(**parts: Any) -> int:
    (need,) = derived(**parts).values()
    return minutes(need)


def test_only_the_share_of_those_who_need_it_is_care() -> None:
    first = assessed("a1", "2026-10-01", nba={"criteria": {"8.3": 3}})
    able = {**assessed("a2", "2026-10-01", nba={"criteria": {"8.3": 0}}), "person": "p2"}
    needs_it = {**able, "nba": {"criteria": {"8.3": 3}}}
    both = [person("p1"), person("p2")]
    alone = cleaning(persons=[person("p1")], assessments=[first])
    assert alone == 105
    assert cleaning(persons=both, assessments=[first]) == alone, "nobody asked p2: unknown takes nothing off"
    assert cleaning(persons=both, assessments=[first, able]) == 55
    assert cleaning(persons=both, assessments=[first, needs_it]) == alone
    helper = {
        "id": "u1", "relation": "child", "home": "h1", "consents": [], "gladly_minutes": 0,
        "at_most_minutes": 0, "times": [{}],
    }  # fmt: skip
    for birth, expected in (("1990-01-01", 55), ("2015-01-01", alone)):
        found = cleaning(
            persons=[person("p1")], assessments=[first], helpers=[{**helper, "birth_date": birth}]
        )
        assert found == expected


def test_housework_stated_for_one_of_the_home_is_not_derived_for_another() -> None:
    first = {**assessed("a1", "2026-10-01", nba={"criteria": {"8.1": 3}}), "person": "p2"}
    stated = {
        "id": "s1", "person": "p1", "task": "shopping", "measure": {"kind": "minutes", "minutes": 60},
        "standing": "wished", "confirmed": {"role": "case_manager", "on": "2026-10-01"},
    }  # fmt: skip
    both = [person("p1"), person("p2")]
    assert derived(persons=both, assessments=[first], needs=[stated]) == {}
    apart = [person("p1"), {**person("p2"), "home": "h2"}]
    homes = [{"id": "h1", "stadtteil": "walle"}, {"id": "h2", "stadtteil": "walle"}]
    assert derived(persons=apart, homes=homes, assessments=[first], needs=[stated])


def test_long_names_make_no_id_that_is_too_long() -> None:
    long = "p" * 80
    one = {**data()["persons"][0], "id": long}
    goals = [{"id": "g1", "person": long, "words": "zu Hause bleiben"}]
    first = {**assessed("a1", "2026-10-01", nba={"criteria": {"4.1": 3, "4.2": 3}}), "person": long}
    needs = derived(persons=[one], goals=goals, assessments=[first], needs=[])
    assert len(needs) == 2
    assert all(len(id) <= 80 for id in needs)
