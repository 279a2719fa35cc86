"""Phases: weeks of their own, help that changes hands once it has run, needs that learning reduces."""

from __future__ import annotations

from typing import Any

import pytest

from assessment.ground.errors import InputError
from solver.case.propose import propose
from tests.solver import tiny
from tests.solver.tight_cases import in_phases
from tests.solver.tiny import (
    ON,
    Json,
    case,
    catalogue,
    helper,
    minutes_a_week,
    owed,
    own,
    person,
    solved_without,
    times_a_week,
    visit,
    wished,
)

START = {"id": "start", "begins": ON, "review_on": "2026-12-03"}
LATER = {"id": "later", "begins": "2026-12-07", "review_on": "2026-12-20"}
THREE_TIMES = owed(measure=times_a_week(3), days=["mon", "tue", "wed"])


def phased(*helpers: Json, **changes: Any) -> Json:
    """Four weeks in two phases of two; three visits a week are owed."""
    given = {"phases": [START, LATER], "needs": [THREE_TIMES], "helpers": list(helpers), **changes}
    return case(**given)


def hanna(*first: str, **changes: Any) -> Json:
    """A neighbour who comes on some days in the first phase, and on all days later."""
    times = [{"days": list(first), "phases": ["start"]}] if first else []
    return helper(times=[*times, {"phases": ["later"]}], **changes)


def who(plan: Json, phase: str, need: str = "cook") -> list[str]:
    """Who helps with a need in a phase."""
    lines = (line for line in plan["lines"] if line["phase"] == phase and line["need"] == need)
    return sorted(line["helper"] or line["offer"] for line in lines)


def test_each_phase_has_its_weeks_and_its_lines() -> None:
    plan = tiny.plan(phased(helper()))
    assert [(week["week_type"], week["phase"]) for week in plan["weeks"]] == [
        ("start:regular", "start"),
        ("start:regular", "start"),
        ("later:regular", "later"),
        ("later:regular", "later"),
    ]
    assert {(line["week_type"], line["phase"], line["times"]) for line in plan["lines"]} == {
        ("start:regular", "start", 2),
        ("later:regular", "later", 2),
    }
    assert [
        (row["id"], row["begins"], row["ends"], row["review_on"], row["weeks"]) for row in plan["phases"]
    ] == [
        ("start", "2026-11-23", "2026-12-06", "2026-12-03", 2),
        ("later", "2026-12-07", "2026-12-20", "2026-12-20", 2),
    ]
    assert [(row["code"], row["subject"], row["by"]) for row in plan["open_points"]] == [
        ("phase_review", "start", "2026-12-03"),
        ("phase_review", "later", "2026-12-20"),
    ]


def test_a_plan_without_phases_says_nothing_about_them() -> None:
    plan = tiny.plan(case(helpers=[helper()]))
    assert "phases" not in plan
    assert not any("phase" in row for row in (*plan["lines"], *plan["weeks"]))


# The smallest allowed and the smallest forbidden fall.


def test_professional_help_does_not_fall_to_somebody_who_has_not_helped_yet() -> None:
    plan = tiny.plan(phased(hanna()), catalogue(visit()))
    assert who(plan, "start") == who(plan, "later") == ["care"] * 3


def test_professional_help_falls_by_what_others_have_given() -> None:
    plan = tiny.plan(phased(hanna("mon")), catalogue(visit()))
    assert (who(plan, "start"), who(plan, "later")) == (["care", "care", "hanna"], ["care", "hanna", "hanna"])


def test_without_the_rule_it_falls_at_once() -> None:
    given = tiny.inputs(phased(hanna()), catalogue(visit()))
    _, kept = solved_without(given)
    _, fallen = solved_without(given, "substitutes_have_run")
    values = [next(t.value for t in s.tiers if t.aim == "professional_minutes") for s in (kept, fallen)]
    assert values[0] > values[1]


@pytest.mark.parametrize(("weeks", "hands"), [(2, 2), (3, 1)])
def test_others_must_have_helped_for_the_stated_weeks(weeks: int, hands: int) -> None:
    phases = [START, {**LATER, "substitute_weeks": weeks}]
    plan = tiny.plan(phased(hanna("mon"), phases=phases), catalogue(visit()))
    assert who(plan, "later").count("hanna") == hands


def test_what_the_person_does_herself_counts_as_help_that_has_run() -> None:
    times = [{"days": ["mon"], "phases": ["start"]}, {"phases": ["later"]}]
    plan = tiny.plan(phased(persons=[person(own=[own(times=times)])]), catalogue(visit()))
    assert who(plan, "later").count("herself") == 2


def test_who_runs_in_beside_professionals_takes_over_afterwards() -> None:
    beside = wished("along", measure=times_a_week(2), days=["mon", "tue"], runs_in="cook", phases=["start"])
    given = phased(hanna("mon", "tue"), needs=[THREE_TIMES, beside])
    given["helpers"][0]["at_most_minutes"] = given["helpers"][0]["gladly_minutes"] = 60
    plan = tiny.plan(given, catalogue(visit()))
    assert who(plan, "later") == ["care", "hanna", "hanna"]


NORA = helper("nora", times=[{"phases": ["later"]}])


def test_a_newcomer_relieves_nobody_because_others_have_helped() -> None:
    sometimes = helper(times=[{"days": ["mon"]}])
    plan = tiny.plan(phased(sometimes, NORA), catalogue(visit()))
    assert who(plan, "start") == who(plan, "later") == ["care", "care", "hanna"]


def test_a_newcomer_may_follow_somebody_who_leaves() -> None:
    leaving = helper(times=[{"days": ["mon"], "phases": ["start"]}])
    plan = tiny.plan(phased(leaving, NORA), catalogue(visit()))
    assert (who(plan, "start"), who(plan, "later")) == (["care", "care", "hanna"], ["care", "care", "nora"])


def test_a_newcomer_who_ran_in_beside_professionals_relieves_them() -> None:
    sometimes = helper(times=[{"days": ["mon"]}])
    nora = helper("nora", times=[{"days": ["tue"]}], gladly_minutes=30, at_most_minutes=30)
    beside = wished("along", measure=times_a_week(1), days=["tue"], runs_in="cook", phases=["start"])
    plan = tiny.plan(phased(sometimes, nora, needs=[THREE_TIMES, beside]), catalogue(visit()))
    assert who(plan, "later") == ["care", "hanna", "nora"]


def test_help_that_nobody_could_pay_any_more_may_stay_undone() -> None:
    late = owed(measure=times_a_week(3), days=["mon", "tue", "wed"], phases=["later"])
    plan = tiny.plan(phased(hanna(), needs=[late]), catalogue(visit()))
    assert who(plan, "later") == ["hanna"] * 3


# Learning.


def test_a_need_that_is_learned_keeps_its_extent_until_the_review() -> None:
    learned = {**THREE_TIMES, "learning": [{"phase": "later", "per_week": 1}]}
    plan = tiny.plan(phased(needs=[learned]), catalogue(visit()))
    (row,) = plan["needs"]
    assert {kind: figures["required"] for kind, figures in row["by_week_type"].items()} == {
        "start:regular": 3,
        "later:regular": 1,
    }
    assert (who(plan, "start"), who(plan, "later")) == (["care"] * 3, ["care"])
    assert {"code": "learning_review", "subject": "cook", "by": "2026-12-03"} in plan["open_points"]


def test_a_right_owes_less_where_its_need_was_learned() -> None:
    coping = owed(
        measure=times_a_week(3),
        days=["mon", "tue", "wed"],
        entitlement="assistenz_kompensatorisch",
        task="crisis_support",
        learning=[{"phase": "later", "per_week": 1}],
    )
    unable = person(disability=["koerperlich"])
    helping = visit(tasks=["crisis_support"], paid_by=["assistenz_kompensatorisch"])
    plan = tiny.plan(phased(persons=[unable], needs=[coping]), catalogue(helping))
    (right,) = [row for row in plan["ledger"] if row["unit"] == "minutes"]
    assert [share["owed"] for share in right["by_week_type"].values()] == [90, 30]


def test_what_is_learned_to_the_end_holds_no_more() -> None:
    learned = owed(measure=minutes_a_week(60), learning=[{"phase": "later", "minutes": 0}])
    plan = tiny.plan(phased(needs=[learned]), catalogue(visit()))
    assert (who(plan, "start"), who(plan, "later"), plan["unmet"]) == (["care"], [], [])


# What a case may not say.


def refused(**changes: Any) -> list[tuple[str, str | None]]:
    """Code and field of every fault."""
    with pytest.raises(InputError) as stop:
        tiny.plan(phased(**changes), catalogue(visit()))
    return [(fault.code, fault.field) for fault in stop.value.faults]


@pytest.mark.parametrize(
    ("phases", "code", "field"),
    [
        ([START, {**LATER, "begins": "2026-11-30"}], "phase.overlaps", "phases[1].begins"),
        ([START, {**LATER, "begins": ON}], "phase.overlaps", "phases[0].begins"),
        ([START, {**LATER, "begins": "2026-12-08"}], "phase.within_a_week", "phases[1].begins"),
        ([{**START, "begins": "2026-11-30"}], "phase.none_at_first", "phases[0].begins"),
        (
            [START, {**LATER, "begins": "2026-12-21", "review_on": "2027-01-04"}],
            "phase.outside",
            "phases[1].begins",
        ),
        ([START, {**LATER, "review_on": "2026-12-22"}], "phase.review_outside", "phases[1].review_on"),
        ([{**START, "review_on": "2026-11-22"}, LATER], "period.reversed", "phases[0].review_on"),
    ],
    ids=["overlap", "same day", "within a week", "none at first", "outside", "review outside", "reversed"],
)
def test_phases_that_do_not_fit_are_refused(phases: list[Json], code: str, field: str) -> None:
    assert (code, field) in refused(phases=phases)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"learning": [{"phase": "later", "per_week": 3}]}, "learning.does_not_fall", "needs[0].learning[0]"),
        ({"learning": [{"phase": "later", "minutes": 3}]}, "learning.other_measure", "needs[0].learning[0]"),
        ({"learning": [{"phase": "later"}]}, "learning.other_measure", "needs[0].learning[0]"),
        (
            {"learning": [{"phase": "start", "per_week": 1}]},
            "learning.no_phase_before",
            "needs[0].learning[0].phase",
        ),
        ({"learning": [{"phase": "never", "per_week": 1}]}, "reference.phase", "needs[0].learning[0].phase"),
        ({"phases": ["never"]}, "reference.phase", "needs[0].phases[0]"),
        ({"runs_in": "cook"}, "running_in.not_beside", "needs[0].runs_in"),
        (
            {"measure": minutes_a_week(60, 30), "learning": [{"phase": "later", "minutes": 20}]},
            "learning.below_the_piece",
            "needs[0].learning[0].minutes",
        ),
    ],
)
def test_needs_that_do_not_fit_their_phases_are_refused(changes: Json, code: str, field: str) -> None:
    assert (code, field) in refused(needs=[{**THREE_TIMES, **changes}])


def test_a_phase_that_has_begun_before_the_plan_holds_from_its_first_day() -> None:
    plan = tiny.plan(phased(helper(), phases=[{**START, "begins": "2026-11-11"}, LATER]))
    assert plan["phases"][0]["begins"] == ON


def test_what_a_text_shares_with_an_id_or_a_benefit_is_no_secret() -> None:
    kinds = [{"id": "regular", "text": "Kurzzeitpflege"}, {"id": "holiday", "text": "Holiday"}]
    plan = tiny.plan(phased(helper(), week_types=kinds, phases=[{**START, "text": "Start"}, LATER]))
    assert plan["audit"]["passed"]


@pytest.mark.parametrize("seed", range(12))
def test_the_audit_agrees_with_tight_cases_in_phases(seed: int) -> None:
    given = tiny.inputs(*in_phases(seed))
    assert propose(given.case, given.catalogue, given.policy, given.on)["audit"]["passed"]


@pytest.mark.deep
@pytest.mark.parametrize("hundred", range(4))
def test_it_agrees_with_hundreds(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        given = tiny.inputs(*in_phases(seed))
        assert propose(given.case, given.catalogue, given.policy, given.on)["audit"]["passed"], seed


def _learner(*, teacher: bool, **dinner: Any) -> Json:
    """Somebody who learns to cook by herself: taught, or by nobody."""
    needs = [
        owed("lesson", task="leisure", action="accompany", days=["mon"], parts=["morning"]),
        owed("dinner", measure=times_a_week(3), days=["tue", "wed", "thu"], **dinner),
    ]
    dinner_only = visit(tasks=["meal", "leisure"] if teacher else ["meal"])
    return tiny.plan(phased(needs=needs), catalogue(dinner_only))


def _untaught(plan: Json) -> list[Json]:
    return [row["params"] for row in plan["warnings"] if row["key"] == "warning.learning_untaught"]


def test_what_falls_though_nobody_teaches_it_is_named() -> None:
    learning = {"learning": [{"phase": "later", "per_week": 1}], "learned_with": ["lesson"]}
    said = {"need": "dinner", "taught_by": "lesson", "phase": "later", "review_on": "2026-12-03"}
    assert _untaught(_learner(teacher=False, **learning)) == [said]
    assert _untaught(_learner(teacher=True, **learning)) == []
    assert _untaught(_learner(teacher=False)) == []


def test_who_enables_for_the_same_goal_teaches_it() -> None:
    """Nobody need say it: what enables her for a goal teaches what serves that goal, and itself."""
    lesson = owed("lesson", task="leisure", action="enable", days=["mon"])
    dinner = owed("dinner", measure=times_a_week(2), days=["tue", "wed"])
    dinner["learning"] = [{"phase": "later", "per_week": 0}]
    plan = tiny.plan(phased(needs=[lesson, dinner]), catalogue(visit(tasks=["meal"])))
    assert [row["taught_by"] for row in _untaught(plan)] == ["lesson"]
    plan = tiny.plan(phased(needs=[{**lesson, "goals": []}, dinner]), catalogue(visit(tasks=["meal"])))
    assert _untaught(plan) == []


def test_teaching_is_for_the_same_person_and_comes_before() -> None:
    late = owed("lesson", task="leisure", days=["mon"], phases=["later"])
    dinner = owed("dinner", measure=times_a_week(2), days=["tue", "wed"], learned_with=["lesson"])
    dinner["learning"] = [{"phase": "later", "per_week": 1}]
    with pytest.raises(InputError) as told:
        tiny.read_case(phased(needs=[late, dinner]))
    assert [fault.code for fault in told.value.faults] == ["learning.not_taught_before"]
