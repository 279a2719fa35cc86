"""Edges of `docs/model.md`, "Who may help": what is unknown is read against the plan, never for it."""

from __future__ import annotations

from arrangement.matching import Fit, NoFit
from tests.matching.test_conditions import answer, given
from tests.solver import tiny
from tests.solver.tiny import case, catalogue, helper, need, person, times_a_week, visit


def said(source: str, *offers: tiny.Json, **about: object) -> str:
    """`fits`, or the condition that failed."""
    found = answer(given(*offers, **about), source)
    return "fits" if isinstance(found, Fit) else found.condition.id


def test_an_unknown_sex_evades_no_refusal() -> None:
    refusals = [{"person": "pia", "of": {"carer_sex": "male"}, "stated_on": tiny.STATED}]
    teams = [tiny.team(sexes=["female", "male"])]
    made = tiny.plan(case(helpers=[helper()], refusals=refusals), catalogue(visit(), teams=teams))
    assert tiny.help_of(made, "cook") == ["care"]


def test_an_unknown_age_opens_no_offer_with_a_limit() -> None:
    young = visit(target={"max_age": 99})
    assert said("care", young, persons=[person(birth_date="unknown")]) == "target_group_fits"


def test_a_helper_of_unknown_age_is_planned_with_a_warning() -> None:
    made = tiny.plan(case(helpers=[helper(birth_date="unknown")]))
    assert tiny.help_of(made, "cook") == ["hanna"]
    assert made["warnings"] == [{"key": "warning.helper_age_unknown", "params": {"helper": "hanna"}}]


def test_a_volunteer_is_judged_like_an_association() -> None:
    washing = [need(task="body_care")]
    assert said("hanna", needs=washing, helpers=[helper()]) == "fits"
    assert said("hanna", needs=washing, helpers=[helper(relation="volunteer")]) == "informal_is_lawful"


def test_an_instruction_counts_in_the_household_or_by_name() -> None:
    crisis = [need(task="crisis_support")]
    guided = {"tasks": ["crisis_support"], "consent": {"instructed_on": tiny.STATED}}
    named = {**guided, "consent": {"instructed_on": tiny.STATED, "persons": ["pia"]}}
    assert said("hanna", needs=crisis, helpers=[helper(**guided)]) == "instructed"
    assert said("hanna", needs=crisis, helpers=[helper(**guided, home="flat")]) == "fits"
    assert said("hanna", needs=crisis, helpers=[helper(**named)]) == "fits"


def test_ordered_care_by_an_instructed_helper_stands_in_a_plan() -> None:
    order = {"id": "paper", "person": "pia", "begins": "2026-11-01", "ends": "2026-12-31"}
    pills = need(task="treatment_care", order="paper", measure=times_a_week(1, 5))
    consent = {"persons": ["pia"], "instructed_on": tiny.STATED}
    made = tiny.plan(
        case(needs=[pills], orders=[order], helpers=[helper(tasks=["treatment_care"], consent=consent)])
    )
    assert tiny.help_of(made, "cook") == ["hanna"]


def test_one_consent_must_hold_everything() -> None:
    """Intimate help agreed on for another task is not intimate help agreed on for this one."""
    washing = [need(task="body_care", intimate=True)]
    consent = {"actions": ["take_over"], "agreed_on": tiny.STATED}
    two = [{"tasks": ["body_care"], **consent}, {"tasks": ["meal"], "intimate": True, **consent}]
    assert said("hanna", needs=washing, helpers=[{**helper(), "consents": two}]) == "helper_agreed"


def test_a_refusal_of_a_time_takes_out_that_time_only() -> None:
    refusal = {"person": "pia", "times": [{"days": ["mon"], "parts": ["morning"]}], "stated_on": tiny.STATED}
    found = answer(given(visit(), needs=[need(days=["mon", "tue"])], refusals=[refusal]), "care")
    assert isinstance(found, Fit)
    assert [(slot.weekday, slot.day_part) for slot in found.found.slots] == [("tue", "morning")]
    assert isinstance(answer(given(visit(), refusals=[refusal]), "care"), NoFit)


def test_who_took_back_the_consent_to_the_data_on_them_helps_no_more() -> None:
    agreed = {"written_on": "2026-11-01"}
    back = helper(data_consent={**agreed, "withdrawn_on": "2026-11-20"})
    assert said("hanna", helpers=[helper(data_consent=agreed)]) == "fits"
    assert said("hanna", helpers=[back]) == "helper_agreed"
