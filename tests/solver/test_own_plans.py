"""Whatever does not fit into a tight case: the plan says why, and the audit agrees."""

from __future__ import annotations

import pytest

from solver.case.propose import propose
from tests.solver import tiny
from tests.solver.tight_cases import files
from tests.solver.tiny import Json, case, catalogue, helper, minutes_a_week, owed, team, times_a_week, visit


def unmet(made: Json, need: str) -> list[tuple[int, str]]:
    """What is left out of a need, and why."""
    return [(entry["amount"], entry["reason"]) for entry in made["unmet"] if entry["need"] == need]


def made(seed: int) -> Json:
    """The plan of a seed; it is refused if the audit finds anything."""
    given = tiny.inputs(*files(seed))
    return propose(given.case, given.catalogue, given.policy, given.on)


@pytest.mark.parametrize("seed", [*range(25), 32, 91, 106, 134, 211, 228, 347, 372, 403, 417, 456])
def test_the_audit_agrees_with_what_does_not_fit(seed: int) -> None:
    assert made(seed)["audit"]["passed"]


@pytest.mark.deep
@pytest.mark.parametrize("hundred", range(10))
def test_it_agrees_with_a_thousand(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        assert made(seed)["audit"]["passed"], seed


def _tuesday(minutes: int, *more: Json, **duty: int) -> Json:
    """Letters on Tuesday, a date on one Tuesday, and a team that is there for two hours of it."""
    letters = owed("letters", measure=times_a_week(1, 60), days=["tue"], urgency="planned")
    talk = owed("talk", measure={"kind": "dated", "on": "2026-12-08", "minutes": minutes}, urgency="now")
    there = team(times=[{"days": ["tue", "wed"], "minutes": 120}], **duty)
    return tiny.plan(case(needs=[letters, talk, *more]), catalogue(visit(), teams=[there]))


def test_a_date_and_weekly_help_share_a_day_part() -> None:
    plan = _tuesday(60)
    assert (unmet(plan, "letters"), unmet(plan, "talk")) == ([], [])


def test_a_date_that_fills_the_part_leaves_no_time_for_weekly_help() -> None:
    plan = _tuesday(90)
    assert unmet(plan, "letters") == [(1, "no_common_time")]
    assert unmet(plan, "talk") == []


def test_a_date_that_uses_up_the_staff_of_its_week_says_so() -> None:
    plan = _tuesday(90, capacity_minutes_per_week=120)
    assert unmet(plan, "letters") == [(1, "staff_short")]


def test_two_dates_may_fill_two_day_parts_in_different_weeks() -> None:
    """No single week is full, but no day part is free in all of them."""
    other = owed("visit", measure={"kind": "dated", "on": "2026-12-02", "minutes": 90}, urgency="now")
    letters = owed("letters", measure=times_a_week(1, 60), days=["tue", "wed"], urgency="planned")
    talk = owed("talk", measure={"kind": "dated", "on": "2026-12-08", "minutes": 90}, urgency="now")
    there = team(times=[{"days": ["tue", "wed"], "minutes": 120}])
    plan = tiny.plan(case(needs=[letters, other, talk]), catalogue(visit(), teams=[there]))
    assert unmet(plan, "letters") == [(1, "no_common_time")]


def test_who_is_never_there_long_enough_for_a_date_is_no_way_to_meet_it() -> None:
    talk = owed("talk", measure={"kind": "dated", "on": "2026-12-08", "minutes": 150})
    there = team(times=[{"days": ["tue"], "minutes": 120}])
    plan = tiny.plan(case(needs=[talk]), catalogue(visit(), teams=[there]))
    assert unmet(plan, "talk") == [(1, "no_common_time")]


def test_a_helper_without_time_and_without_minutes_is_at_a_limit() -> None:
    """On Monday her time is over, on Tuesday her minutes of the day: no aim could have given her more."""
    walk = tiny.wished("walk", task="leisure", measure=minutes_a_week(120, 60), days=["mon", "tue"])
    cook = tiny.need(days=["mon"], measure=times_a_week(1, 60))
    shop = tiny.need("shop", task="shopping", days=["tue"], measure=times_a_week(1, 30))
    hanna = helper(
        at_most_minutes_per_day=60,
        times=[{"days": ["mon"], "minutes": 60}, {"days": ["tue"], "minutes": 120}],
    )
    plan = tiny.plan(case(needs=[walk, cook, shop], helpers=[hanna]))
    assert [reason for _, reason in unmet(plan, "walk")] == ["helper_protection_limit"]


def test_a_month_s_help_comes_in_pieces_no_longer_than_its_week() -> None:
    a_month = {"kind": "minutes", "minutes": 60, "per": "month", "at_least": 30}
    plan = tiny.plan(
        case(needs=[tiny.need(measure=a_month)], helpers=[helper(times=[{"days": ["mon"], "minutes": 15}])])
    )
    assert tiny.minutes_of(plan, "cook") == 15


def test_who_is_on_call_for_two_needs_at_once_is_so_in_one_day_part() -> None:
    call = {"task": "social_contact", "action": "be_reachable"}
    measure = {"kind": "reachable", "within_minutes": 30}
    needs = [tiny.need(id, measure=measure, **call) for id in ("ring", "ring_too")]
    on_call = {"on_call_within_minutes": 20, "on_call_times": [{}], "on_call_at_most_parts": 1}
    hanna = helper(consent={"actions": ["be_reachable"]}, **on_call)
    plan = tiny.plan(case(needs=needs, helpers=[hanna]))
    assert (unmet(plan, "ring"), unmet(plan, "ring_too")) == ([], [])


def test_a_right_to_be_able_to_call_somebody_is_counted_in_nothing() -> None:
    """Needs help, is owed it, and no minutes of it are anybody's."""
    child = tiny.person(disability=["geistig"])
    measure = {"kind": "reachable", "within_minutes": 30}
    call = {"task": "supervision", "action": "be_reachable", "entitlement": "assistenz_kompensatorisch"}
    plan = tiny.plan(case(persons=[child], needs=[owed("ring", measure=measure, **call)]))
    (row,) = [row for row in plan["ledger"] if row["right"].startswith("ring")]
    assert (row["owed"], row["by_week_type"]) == (0, {})


def test_who_is_on_call_today_helps_nobody_by_the_minute() -> None:
    """Under strain hours only fall: being on call is none of them."""
    call = {"task": "social_contact", "action": "be_reachable"}
    ring = tiny.need("ring", measure={"kind": "reachable", "within_minutes": 30}, **call)
    on_call = {"on_call_within_minutes": 20, "on_call_times": [{}], "on_call_at_most_parts": 1}
    hanna = helper(strained=True, consent={"actions": ["be_reachable"]}, **on_call)
    today = [{"need": "ring", "source": "hanna", "minutes_per_week": 60}]
    plan = tiny.plan(case(needs=[ring], helpers=[hanna], present_support=today))
    assert plan["helper_reserve_minutes"] == {"hanna": 0}


def test_an_aid_has_the_qualification_that_its_offer_states() -> None:
    """Only what the person does themselves needs none."""
    plan = tiny.plan(
        case(needs=[tiny.need(min_qualification="Q3")]), catalogue(tiny.aid(kind="own", price=None))
    )
    assert (plan["lines"], unmet(plan, "cook")) == ([], [(1, "qualification_missing")])


def test_what_was_refused_is_asked_for_anew() -> None:
    refused = {"id": "no", "person": "pia", "benefit": "pflegesachleistung", "status": "refused"}
    plan = tiny.plan(case(needs=[owed()], grants=[{**refused, "begins": "2026-10-01"}]), catalogue(visit()))
    asked = [row["status"] for row in plan["applications"] if row["what"] == "pflegesachleistung"]
    assert ([line["application"] for line in plan["lines"]], asked) == (["to_apply"], ["to_apply"])


def test_who_does_not_want_pflegegeld_forgoes_none() -> None:
    plan = tiny.plan(case(persons=[tiny.person(wants_pflegegeld=False)], needs=[owed()]), catalogue(visit()))
    assert tiny.value_of(plan, "own_money") == 0


def test_nobody_reaches_who_is_at_no_home() -> None:
    talk = tiny.wished("talk", task="social_contact", week_types=["clinic"])
    weeks = {
        "week_types": [{"id": "usual"}, {"id": "clinic", "away": ["pia"]}],
        "calendar": [{"week_type": "clinic", "begins": "2026-11-30", "ends": "2026-12-06"}],
    }
    plan = tiny.plan(case(needs=[talk], **weeks), catalogue(tiny.session()))
    assert unmet(plan, "talk") == [(1, "out_of_reach")]


def test_where_nobody_could_pay_it_is_money() -> None:
    plan = tiny.plan(case(persons=[tiny.person(pflegegrad="none")]), catalogue(visit()))
    assert unmet(plan, "cook") == [(1, "own_money_not_accepted")]


def test_of_what_is_owed_help_that_another_benefit_pays_is_no_matter_of_own_money() -> None:
    """Nobody offers what is owed; that a quite different service could be bought does not explain it."""
    talk = owed("talk", task="counselling", entitlement="erziehungsbeistand")
    other = visit(tasks=["counselling"], paid_by=["sapv"], paragraph="SGB V § 37b")
    there = team(qualification="Q4")
    plan = tiny.plan(case(needs=[talk]), catalogue(other, teams=[there]))
    assert unmet(plan, "talk") == [(1, "no_eligible_offer")]
    chosen = {"person": "pia", "need": "talk", "instead": "care", "on": tiny.STATED, "role": "case_manager"}
    poor = tiny.person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    plan = tiny.plan(case(persons=[poor], needs=[talk], choices=[chosen]), catalogue(other, teams=[there]))
    assert unmet(plan, "talk") == [(1, "own_money_not_accepted")]


def test_who_is_never_there_is_asked_about_the_place_all_the_same() -> None:
    there = team(times=[{"parts": ["night"]}], stadtteile=["nord"])
    plan = tiny.plan(case(persons=[tiny.person(pflegegrad="none")]), catalogue(visit(), teams=[there]))
    assert unmet(plan, "cook") == [(1, "out_of_reach")]


def test_a_book_to_which_consent_was_refused_pays_for_no_provider() -> None:
    says = {"holder": "office", "on": tiny.STATED}
    pia = tiny.person(
        disability=["geistig"],
        representation=[{"kind": "betreuer", "holder": "office"}],
        consents=[
            {**says, "matter": "sgb_ix", "status": "given"},
            {**says, "matter": "sgb_xi", "status": "refused"},
        ],
    )
    help_at_home = {"paid_by": ["assistenz_kompensatorisch"], "paragraph": "SGB IX § 78", "provider": "egh"}
    shop = owed("shop", task="shopping", entitlement="assistenz_kompensatorisch")
    plan = tiny.plan(
        case(persons=[pia], needs=[shop]), catalogue(visit(), visit("assist", team="egh", **help_at_home))
    )
    assert [row["providers"] for row in plan["providers"]] == [["egh"]]


def test_at_a_named_home_nothing_is_owed_while_the_person_is_elsewhere() -> None:
    watch = tiny.need(
        "watch",
        task="supervision",
        action="supervise",
        measure=tiny.presence(60),
        home="flat",
        entitlement="assistenz_kompensatorisch",
        week_types=["clinic"],
    )
    weeks = {
        "week_types": [{"id": "usual"}, {"id": "clinic", "away": ["pia"]}],
        "calendar": [{"week_type": "clinic", "begins": "2026-11-30", "ends": "2026-12-06"}],
    }
    plan = tiny.plan(
        case(persons=[tiny.person(disability=["geistig"])], needs=[tiny.need(), watch], **weeks),
        catalogue(visit()),
    )
    row = next(row for row in plan["ledger"] if row["right"].startswith("watch"))
    assert (row["owed"], row["by_week_type"]["clinic"]["owed"]) == (0, 0)


def test_who_leaves_open_how_owed_help_comes_does_not_pay_for_it() -> None:
    """Only the very offer that the person chose may be charged to them."""

    def made(**choice: str) -> Json:
        return tiny.plan(case(needs=[owed()], choices=tiny.chosen("cook", **choice)), catalogue(tiny.aid()))

    assert unmet(made(), "cook") == [(1, "no_eligible_offer")]
    assert tiny.help_of(made(instead="menu"), "cook") == ["menu"]
