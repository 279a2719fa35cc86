"""Checks between the parts of a case: the smallest case that is refused; SMALL is the one that is allowed."""

import pytest

from assessment.case.checks import CASE_CHECKS, case_findings, case_warnings
from tests.files.small import SMALL, changed, faults_of, line_of, only_fault, read

N1 = "{kind: occurrences, per_week: 7, minutes: 15}"
N2 = "{kind: presence, minutes: 60}"
LOCKED = "{need: n1, offer: asd, days: [mon], part: noon, minutes: 5}"
LAST = "present_support:"


def test_the_small_case_is_sound() -> None:
    case = read(SMALL).model
    assert list(case_findings(case)) == []
    assert list(case_warnings(case)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        # ids
        ("  - id: n2", "  - id: n1", "id.twice", "needs[1].id"),
        (
            "- {id: g1, person",
            "- {id: g1, person: p1, words: x}\n  - {id: g1, person",
            "id.twice",
            "goals[1].id",
        ),
        ("- {id: h1,", "- {id: h1, stadtteil: mitte}\n  - {id: h1,", "id.twice", "homes[1].id"),
        ("- id: u1", "- id: p1", "id.helper_is_person", "helpers[0].id"),
        ("- id: u1", "- id: n1", "id.shared", "needs[0].id"),
        ("id: own1", "id: p1", "id.shared", "persons[0].own[0].id"),
        # references
        ("    home: h1", "    home: h2", "reference.home", "persons[0].home"),
        (
            "minutes_per_week: 60, stated",
            "minutes_per_week: 60, needs: [n9], stated",
            "reference.need",
            "persons[0].own[0].needs[0]",
        ),
        ("{id: g1, person: p1", "{id: g1, person: p9", "reference.person", "goals[0].person"),
        ("goals: [g1]", "goals: [g1, g2]", "reference.goal", "needs[0].goals[1]"),
        ("    standing: safety", "    standing: safety\n    order: o9", "reference.order", "needs[1].order"),
        (
            "refusals:",
            "assessments: [{id: a1, person: p9, on: 2026-01-10, by: jugendamt}]\nrefusals:",
            "reference.person",
            "assessments[0].person",
        ),
        (
            "    relation: neighbour",
            "    relation: neighbour\n    home: h9",
            "reference.home",
            "helpers[0].home",
        ),
        (
            "agreed_on: 2026-01-10,",
            "agreed_on: 2026-01-10, persons: [p9],",
            "reference.person",
            "helpers[0].consents[0].persons[0]",
        ),
        (
            "{person: p1, of: {helper: u1}, tasks",
            "{person: p1, of: {helper: u9}, tasks",
            "reference.helper",
            "refusals[0].of.helper",
        ),
        (
            "of: {helper: u1}, needs: [n1]",
            "of: {helper: u1}, needs: [n9]",
            "reference.need",
            "wishes[0].needs[0]",
        ),
        (
            "{person: p1, need: n1, instead",
            "{person: p1, need: n9, instead",
            "reference.need",
            "choices[0].need",
        ),
        ("{id: o1, person: p1", "{id: o1, person: p9", "reference.person", "orders[0].person"),
        ("{id: b1, person: p1", "{id: b1, person: p9", "reference.person", "grants[0].person"),
        ("{need: n1, source", "{need: n9, source", "reference.need", "present_support[0].need"),
        (
            "present_support:",
            "amounts_used: [{person: p9, benefit: pflegegeld}]\npresent_support:",
            "reference.person",
            "amounts_used[0].person",
        ),
        (
            "present_support:",
            "calendar: [{week_type: w9, begins: 2026-03-02, ends: 2026-03-08}]\npresent_support:",
            "reference.week_type",
            "calendar[0].week_type",
        ),
        (
            "present_support:",
            f"protection: {{protection_plan: [{LOCKED.replace('n1', 'n9')}]}}\n{LAST}",
            "reference.need",
            "protection.protection_plan[0].need",
        ),
        (
            "    home: h1\n",
            "    home: h1\n    consents: [{holder: p1, need: n9, status: given, on: 2026-01-01}]\n",
            "reference.need",
            "persons[0].consents[0].need",
        ),
        # times
        ("parts: [evening]", "parts: []", "times.empty", "needs[1].parts"),
        ("parts: [evening]", "days: []", "times.empty", "needs[1].days"),
        ("parts: [evening]", "times: [{days: []}]", "times.empty", "needs[1].times[0].days"),
        ("parts: [noon]}]", "parts: []}]", "times.empty", "helpers[0].times[0].parts"),
        (
            "parts: [noon]}]",
            "parts: [noon]}, {days: [tue], minutes: 5}]",
            "times.twice",
            "helpers[0].times[1]",
        ),
        ("present_support:", "week_types: []\npresent_support:", "list.too_short", "week_types"),
        # amounts
        (N2, "{kind: presence, minutes: 241}", "part.too_short", "needs[1].measure.minutes"),
        ("parts: [evening]", "parts: [early, evening, night]\n    days: [mon]", None, None),
        (
            N2 + "\n    parts: [evening]",
            "{kind: presence, minutes: 125}\n    parts: [evening, early]",
            "part.too_short",
            "needs[1].measure.minutes",
        ),
        (
            N1,
            "{kind: occurrences, per_week: 8, minutes: 15}",
            "need.occurrences_do_not_fit",
            "needs[0].measure.per_week",
        ),
        (N1, "{kind: occurrences, per_week: 8, minutes: 15, per_slot: 2}", None, None),
        (
            N1,
            "{kind: occurrences, per_week: 8, minutes: 15, per_slot: 2, per_day: 1}",
            "need.occurrences_do_not_fit",
            "needs[0].measure.per_week",
        ),
        (N1, "{kind: occurrences, per_week: 7, minutes: 120}", None, None),
        (
            N1,
            "{kind: occurrences, per_week: 7, minutes: 121}",
            "need.occurrence_too_long",
            "needs[0].measure.minutes",
        ),
        (N1, "{kind: minutes, minutes: 840}", None, None),
        (N1, "{kind: minutes, minutes: 841}", "need.minutes_do_not_fit", "needs[0].measure.minutes"),
        (N1, "{kind: minutes, minutes: 300, at_least: 120}", None, None),
        (
            N1,
            "{kind: minutes, minutes: 300, at_least: 121}",
            "need.piece_does_not_fit",
            "needs[0].measure.at_least",
        ),
        (N1, "{kind: minutes, minutes: 100, at_least: 121}", None, None),
        # days
        (
            "until: 2026-12-31",
            "until: 2026-01-09",
            "consent.ends_before_it_begins",
            "helpers[0].consents[0].until",
        ),
        ("until: 2026-12-31", "until: 2026-01-10", None, None),
        (
            "until: 2026-12-31",
            "withdrawn_on: 2026-01-09",
            "consent.ends_before_it_begins",
            "helpers[0].consents[0].withdrawn_on",
        ),
        ("birth_date: 1940-05-01", "birth_date: 2026-03-03", "day.birth_in_future", "persons[0].birth_date"),
        ("birth_date: 1940-05-01", "birth_date: 2026-03-02", None, None),
        (
            "    relation: neighbour",
            "    relation: neighbour\n    birth_date: 2026-03-03",
            "day.birth_in_future",
            "helpers[0].birth_date",
        ),
        (
            "agreed_on: 2026-01-10, until: 2026-12-31",
            "agreed_on: 2027-03-04",
            "day.stated_in_future",
            "helpers[0].consents[0].agreed_on",
        ),
        ("agreed_on: 2026-01-10, until: 2026-12-31", "agreed_on: 2027-03-03", None, None),
        (
            "tasks: [cleaning], stated_on: 2026-01-05",
            "tasks: [cleaning], stated_on: 2062-01-05",
            "day.stated_in_future",
            "refusals[0].stated_on",
        ),
        (
            "instead: u1, on: 2026-02-01",
            "instead: u1, on: 2062-02-01",
            "day.stated_in_future",
            "choices[0].on",
        ),
        (
            "60, stated_on: 2026-02-01",
            "60, stated_on: 2062-02-01",
            "day.stated_in_future",
            "persons[0].own[0].stated_on",
        ),
        ("plan_date: 2026-03-02", "plan_date: 9999-12-31", "day.plan_too_late", "plan_date"),
        ("plan_date: 2026-03-02\n", "", None, None),
        (
            "present_support:",
            "phases: [{id: f1, begins: 2026-03-02, review_on: 2026-03-01}]\npresent_support:",
            "period.reversed",
            "phases[0].review_on",
        ),
        # will and protection
        (
            "    standing: safety",
            "    standing: safety\n    entitlement: haeusliche_krankenpflege",
            None,
            None,
        ),
        (
            "    task: supervision\n    measure: " + N2,
            "    task: treatment_care\n    entitlement: haeusliche_krankenpflege\n    measure: " + N2,
            "need.order_missing",
            "needs[1].entitlement",
        ),
        (
            "    task: supervision\n    measure: " + N2,
            "    task: treatment_care\n    order: o1\n    "
            "entitlement: haeusliche_krankenpflege\n    measure: " + N2,
            None,
            None,
        ),
        (
            "    standing: wished",
            "    standing: wished\n    protective: true",
            "protection.not_informal",
            "choices[0].instead",
        ),
        ("task: supervision", "task: child_protection", None, None),
    ],
)
def test_one_contradiction_is_one_fault(old: str, new: str, code: str | None, field: str | None) -> None:
    text = changed((old, new))
    if code is None:
        assert faults_of(text) == ()
        return
    fault = next(f for f in faults_of(text) if f.field == field)
    assert fault.code == code
    assert fault.line is not None


def test_both_lines_of_an_id_are_named() -> None:
    text = changed(("  - id: n2", "  - id: n1 # again"))
    fault = only_fault(text)
    assert (fault.line, fault.params) == (line_of(text, "n1 # again"), {"id": "n1", "other_line": 16})


def test_the_nearest_known_ids_are_named() -> None:
    fault = only_fault(changed(("of: {helper: u1}, needs", "of: {helper: u99}, needs")))
    assert fault.params == {"id": "u99", "known": "u1"}


def test_ids_and_days_are_judged_beside_faults_of_the_same_entry() -> None:
    faults = faults_of(
        """schema: hilfemix.case.v1
id: b1
plan_date: 2026-11-30
homes: [{id: home, stadtteil: Huchting}]
persons:
  - {id: p1, home: home, birth_date: 2027-05-04, going_out: alleine}
  - {id: p1, home: haus2}
needs:
  - {id: w, person: p9, task: meal, measure: {kind: occurrences, per_week: 7, minutes: -5}, standing: wished}
"""
    )
    told = {(fault.code, fault.field) for fault in faults}
    assert {("id.twice", "persons[1].id"), ("day.birth_in_future", "persons[0].birth_date")} <= told
    assert ("reference.person", "needs[0].person") in told
    assert {fault.params["known"] for fault in faults if fault.code == "reference.home"} == {"home"}


def test_a_week_has_10080_minutes() -> None:
    long = (
        "\n  - {id: n3, person: p1, task: leisure, measure: {kind: minutes, minutes: %d}, standing: wished}"
    )
    assert faults_of(changed(("\nneeds:", "\nneeds:" + long % 9975))) == ()
    fault = only_fault(changed(("\nneeds:", "\nneeds:" + long % 9976)))
    assert (fault.code, fault.params["minutes"], fault.params["person"]) == (
        "person.week_too_short",
        10085,
        "p1",
    )


def test_the_order_is_for_the_same_person() -> None:
    text = changed(
        ("  - id: p1", "  - {id: p2, home: h1}\n  - id: p1"),
        ("    standing: safety", "    standing: safety\n    order: o1"),
        ("{id: o1, person: p1", "{id: o1, person: p2"),
    )
    fault = only_fault(text)
    assert (fault.code, fault.params) == ("need.order_of_somebody_else", {"order": "o1"})


@pytest.mark.parametrize("task", ["child_protection", "intensive_care"])
def test_guarded_tasks_are_never_given_to_helpers_or_the_person(task: str) -> None:
    guarded = changed(("task: supervision", f"task: {task}"))
    fault = only_fault(changed(("{tasks: [meal], agreed", f"{{tasks: [meal, {task}], agreed"), text=guarded))
    assert (fault.code, fault.field) == ("protection.not_informal", "helpers[0].consents[0].tasks[1]")
    assert fault.params == {"other_line": line_of(guarded, "id: n2")}
    own = changed(("tasks: [meal], minutes", f"tasks: [{task}], minutes"), text=guarded)
    assert only_fault(own).field == "persons[0].own[0].tasks[0]"
    named = changed(
        ("minutes_per_week: 60, stated", "minutes_per_week: 60, needs: [n2], stated"), text=guarded
    )
    assert only_fault(named).field == "persons[0].own[0].needs[0]"
    choice = changed(("need: n1, instead: u1", "need: n2, instead: own1"), text=guarded)
    assert only_fault(choice).field == "choices[0].instead"
    assert (
        faults_of(changed(("need: n1, instead: u1", "need: n2, instead: some_service"), text=guarded)) == ()
    )


def test_the_lists_of_checks_hold_each_check_once() -> None:
    assert len(set(CASE_CHECKS)) == len(CASE_CHECKS)


def test_days_are_counted_of_replacement_care_and_kurzzeitpflege_alone() -> None:
    used = "claims_used:\n  - {{person: p1, claim: {}, on: 2026-01-05, days: 7}}\n"
    for claim in ("verhinderungspflege", "kurzzeitpflege"):
        assert faults_of(SMALL + used.format(claim)) == ()
    fault = only_fault(SMALL + used.format("wohnumfeldverbesserung"))
    assert (fault.code, fault.field) == ("claim.days_elsewhere", "claims_used[0].days")
