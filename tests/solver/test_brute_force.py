"""The optimiser against all plans there are: nothing that the audit allows is better, in any tier."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from tests.solver import some_cases, tiny
from tests.solver.enumerate_all import enumerate_all, number_of_assignments
from tests.solver.tiny import (
    Json,
    aid,
    case,
    catalogue,
    chosen,
    helper,
    minutes_a_week,
    need,
    owed,
    own,
    person,
    presence,
    session,
    team,
    times_a_week,
    visit,
    wished,
)

Files = tuple[Json, Json]

MOST_TO_TRY = 600
"""Assignments of a case that is small enough, before what asks for too much is left out."""


def a_helper_who_tires_beside_a_team() -> Files:
    """Three needs on two days; gladly for one of them, at most for two, never two on one day."""
    return (
        case(
            needs=[
                need("cook", days=["mon", "tue"]),
                owed("clean", task="cleaning"),
                wished("talk", task="social_contact", days=["tue"]),
            ],
            helpers=[helper(gladly_minutes=30, at_most_minutes=60, at_most_minutes_per_day=30)],
        ),
        catalogue(visit(), teams=[team(travel_minutes=10, minimum_visit_minutes=45)]),
    )


def minutes_in_pieces() -> Files:
    """Forty minutes in pieces of at least fifteen, by the person, a helper and a team with indirect time."""
    times = [{"days": ["mon"], "parts": ["morning"], "minutes": 25}]
    return (
        case(
            needs=[owed(measure=minutes_a_week(40, 15))],
            persons=[person(own=[own(minutes_per_week=20)])],
            helpers=[helper(gladly_minutes=10, times=times)],
        ),
        catalogue(visit(indirect_percent=10), teams=[team(set_up_minutes=5, capacity_minutes_per_week=30)]),
    )


def tasks_done_while_being_there() -> Files:
    """Twenty minutes of being there and ten of cooking: who stays may cook meanwhile."""
    return (
        case(
            needs=[
                owed("watch", task="supervision", action="supervise", measure=presence(20), urgency="now"),
                need("cook", measure=times_a_week(1, 10)),
            ],
            helpers=[helper(presence_gladly_minutes=5, presence_at_most_minutes=10, gladly_minutes=0)],
        ),
        catalogue(visit(), teams=[team(minimum_visit_minutes=15, travel_minutes=5)]),
    )


def shopping_while_somebody_must_be_there() -> Files:
    """Ten minutes of being there; cleaning goes on meanwhile, shopping does not."""
    return (
        case(
            needs=[
                owed("watch", task="supervision", action="supervise", measure=presence(10), urgency="now"),
                owed("shop", task="shopping", measure=times_a_week(1, 10)),
                wished("tidy", task="cleaning", measure=times_a_week(1, 5)),
            ],
            helpers=[helper(presence_gladly_minutes=5, presence_at_most_minutes=10, gladly_minutes=5)],
        ),
        catalogue(visit(tasks=["supervision", "shopping"], indirect_percent=10)),
    )


def a_club_and_the_way_there() -> Files:
    """A club for two needs at once; a helper or a paid companion goes along, or somebody comes home."""
    return (
        case(
            persons=[person(going_out="with_companion")],
            choices=chosen("talk", instead="club"),
            needs=[
                owed("talk", task="social_contact"),
                wished("sing", task="leisure"),
                need("cook", parts=["noon"]),
            ],
            helpers=[helper(tasks=["accompany_outside", "meal"], gladly_minutes=40)],
        ),
        catalogue(
            session(price={"unit": "session", "cents": 50}),
            visit(tasks=["social_contact", "accompany_outside"]),
            teams=[team(travel_minutes=5)],
        ),
    )


def two_payers_and_a_tight_month() -> Files:
    """Two benefits and the person's own money, each for some of the occurrences."""
    used = [
        {"person": "pia", "benefit": "pflegesachleistung", "month": "2026-11", "used_cents": 79000},
        {"person": "pia", "benefit": "entlastungsbetrag", "month": "2026-11", "used_cents": 12600},
    ]
    return (
        case(
            needs=[
                owed("cook", measure=times_a_week(2), days=["mon", "tue"]),
                owed("clean", task="cleaning", days=["wed"], urgency="soon"),
            ],
            persons=[person(own_money={"accepts_cents_per_month": 500, "on": tiny.STATED})],
            amounts_used=used,
            choices=chosen("cook", instead="care"),
        ),
        catalogue(
            visit(price={"unit": "piece", "cents": 250}, paid_by=["pflegesachleistung", "entlastungsbetrag"])
        ),
    )


def a_flat_price_and_a_price_by_piece() -> Files:
    """A service for a flat sum, a delivery by the piece, and what the person accepts to pay."""
    return (
        case(
            needs=[
                need("cook", measure=times_a_week(2), days=["mon", "tue"]),
                wished("clean", task="cleaning"),
            ],
            persons=[person(own_money={"accepts_cents_per_month": 700, "on": tiny.STATED})],
            choices=chosen("cook", instead="menu"),
        ),
        catalogue(
            aid("menu", price={"unit": "piece", "cents": 150}),
            visit(
                "flat",
                kind="market",
                price={"unit": "month", "cents": 500},
                paid_by=["entlastungsbetrag"],
                tasks=["cleaning", "meal"],
            ),
            teams=[team(qualification="Q1")],
        ),
    )


def wishes_goals_and_habits() -> Files:
    """A goal, a binding wish, a preference and today's arrangement pull in four directions."""
    said = {"person": "pia", "stated_on": tiny.STATED}
    goal = {"id": "sing", "person": "pia", "words": "Wieder singen", "importance": 3}
    return (
        case(
            goals=[goal],
            needs=[
                need("cook", goals=[], days=["mon", "tue"]),
                wished("clean", task="cleaning", goals=["sing"]),
            ],
            helpers=[helper("hanna", gladly_minutes=0, at_most_minutes=60), helper("hugo", tasks=["meal"])],
            wishes=[
                {"id": "hanna_cooks", "of": {"helper": "hanna"}, "needs": ["cook"], **said},
                {"id": "staff_cleans", "of": {"kind": "professional"}, "binding": True, **said},
            ],
            present_support=[{"need": "cook", "source": "care", "minutes_per_week": 30}],
        ),
        catalogue(visit()),
    )


def helpers_who_must_not_meet() -> Files:
    """Two helpers who must not meet, one of them strained, one main carer."""
    return (
        case(
            needs=[
                need("cook", days=["mon", "tue"]),
                owed("clean", task="cleaning"),
                owed("shop", task="shopping"),
            ],
            helpers=[
                helper("hanna", tasks=["meal", "shopping"], strained=True, main_carer=True),
                helper("hugo", tasks=["cleaning"], gladly_minutes=20),
            ],
            protection={"unsafe": [{"joint_presence": ["hanna", "hugo"]}]},
            present_support=[{"need": "cook", "source": "hanna", "minutes_per_week": 40}],
        ),
        catalogue(visit(tasks=["shopping", "cleaning"])),
    )


TWO_TYPES = {
    "week_types": [{"id": "regular"}, {"id": "holiday", "kind": "holiday", "resting": ["hugo"]}],
    "calendar": [{"week_type": "holiday", "begins": "2026-11-30", "ends": "2026-12-06"}],
}
TWO_HOMES = [{"id": "flat", "stadtteil": "mitte"}, {"id": "house", "stadtteil": "nord"}]


def holidays_and_a_date() -> Files:
    """One helper rests in the holidays, a club is closed; a date falls into a week in which another tires."""
    dated = {"kind": "dated", "on": "2026-12-02", "minutes": 20}
    return (
        case(
            needs=[
                need("cook", days=["wed"]),
                owed("talk", task="social_contact", measure=dated, parts=["morning", "noon"]),
            ],
            helpers=[helper("hanna", gladly_minutes=20, at_most_minutes=40), helper("hugo", tasks=["meal"])],
            **TWO_TYPES,
        ),
        catalogue(
            visit(tasks=["social_contact", "meal"]), teams=[team(travel_minutes=10, minimum_visit_minutes=25)]
        ),
    )


def somebody_to_call() -> Files:
    """A helper on call for one day part only, volunteers, and a service that is paid for standing by."""
    call = {"kind": "reachable", "within_minutes": 30}
    on_call = {"on_call_within_minutes": 30, "on_call_times": [{}], "on_call_at_most_parts": 1}
    free = {"actions": ["be_reachable"], "price": None, "paid_by": []}
    return (
        case(
            needs=[
                need("call", task="social_contact", action="be_reachable", measure=call, days=["mon", "tue"]),
                wished("ring", task="leisure", action="be_reachable", measure=call, days=["wed"]),
            ],
            helpers=[
                helper("hanna", tasks=["social_contact"], consent={"actions": ["be_reachable"]}, **on_call)
            ],
        ),
        catalogue(
            visit("care", tasks=["social_contact"], answers_within_minutes=30, standby_minutes=12, **free),
            visit("far", team="far_team", tasks=["leisure"], answers_within_minutes=31, **free),
            visit("slow", team="far_team", tasks=["leisure"], answers_within_minutes=30, **free),
        ),
    )


def two_hands_on_two_days() -> Files:
    """Two people at once: helpers and a team that can send two; no two days in a row."""
    lift = need(
        "lift", helpers_at_once=2, measure=times_a_week(2, 30, days_apart=1), days=["mon", "tue", "wed"]
    )
    return (
        case(
            needs=[lift],
            helpers=[helper("hanna", gladly_minutes=30), helper("hugo", times=[{"days": ["mon", "tue"]}])],
        ),
        catalogue(visit(tasks=["meal"]), teams=[team(travel_minutes=5)]),
    )


def the_same_person_at_two_homes() -> Files:
    """One source for both days, though the person is elsewhere on Tuesday and one team does not go there."""
    stay = {"home": "house", "times": [{"days": ["tue"]}]}
    same = owed("cook", continuity="same_person", measure=times_a_week(2), days=["mon", "tue"])
    clean = owed("clean", task="cleaning", days=["tue"])
    return (
        case(
            homes=TWO_HOMES,
            persons=[person(residence=[stay])],
            needs=[same, clean],
            helpers=[helper("hanna", home="flat"), helper("hugo", gladly_minutes=30, at_most_minutes=90)],
        ),
        catalogue(
            visit("near", tasks=["meal", "cleaning"]),
            visit("wide", team="wide_team", tasks=["meal"]),
            teams=[team(stadtteile=["mitte"]), team("wide_team", travel_minutes=15)],
        ),
    )


def somebody_awake_at_night() -> Files:
    """Presence at night, awake: one helper sleeps, the night watch does not."""
    watch = owed(
        "watch", task="supervision", action="supervise", measure=presence(10), parts=["evening", "night"]
    )
    return (
        case(
            needs=[watch],
            helpers=[
                helper("hanna", nights=True),
                helper("hugo", nights=True, awake_nights=True, times=NIGHT),
            ],
        ),
        catalogue(visit("ready", awake_at_night=False), visit("watch_care", team="watch_team")),
    )


NIGHT = [{"parts": ["night"], "minutes": 5}]

PROBLEMS = (
    a_helper_who_tires_beside_a_team,
    minutes_in_pieces,
    tasks_done_while_being_there,
    shopping_while_somebody_must_be_there,
    a_club_and_the_way_there,
    two_payers_and_a_tight_month,
    a_flat_price_and_a_price_by_piece,
    wishes_goals_and_habits,
    helpers_who_must_not_meet,
    holidays_and_a_date,
    somebody_to_call,
    two_hands_on_two_days,
    the_same_person_at_two_homes,
    somebody_awake_at_night,
)


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.__name__)
def test_no_plan_that_the_audit_allows_is_better_than_the_one_found(problem: object) -> None:
    case_data, catalogue_data = problem()
    enumerated = enumerate_all(tiny.inputs(case_data, catalogue_data))
    assert enumerated.allowed > 1
    assert tiny.values(tiny.plan(case_data, catalogue_data)) == enumerated.best


@pytest.mark.deep
@settings(
    max_examples=40,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(some_cases.files())
def test_no_allowed_plan_of_any_tiny_case_is_better(files: Files) -> None:
    given_files = tiny.inputs(*files)
    assume(number_of_assignments(given_files) <= MOST_TO_TRY)
    assert tiny.values(tiny.plan(*files)) == enumerate_all(given_files).best


@pytest.mark.deep
@settings(
    max_examples=120,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(some_cases.richer_files())
def test_nor_with_weeks_homes_dates_calls_and_contracts(files: Files) -> None:
    given_files = tiny.inputs(*files)
    assume(number_of_assignments(given_files) <= MOST_TO_TRY)
    assert tiny.values(tiny.plan(*files)) == enumerate_all(given_files).best


@settings(max_examples=12, phases=[Phase.generate])
@given(some_cases.richer_files())
def test_a_plan_with_weeks_homes_dates_calls_and_contracts_passes_its_audit(files: Files) -> None:
    tiny.plan(*files)
