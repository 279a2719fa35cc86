"""What stays unmet says why, and the audit finds it true: one smallest problem for each limit."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.solver import tiny
from tests.solver.tiny import (
    Json,
    case,
    catalogue,
    helper,
    need,
    owed,
    own,
    person,
    team,
    times_a_week,
    visit,
    wished,
)

WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
TWO_DAYS = need(measure=times_a_week(2), days=["mon", "tue"])
POOR = {"own_money": {"accepts_cents_per_month": 0, "on": tiny.STATED}}


def nobody_offers_it() -> tuple[Json, Json]:
    """No source at all."""
    return case(), catalogue()


def a_team_without_minutes() -> tuple[Json, Json]:
    """Half an hour a week for two needs."""
    needs = [need(), owed("clean", task="cleaning", days=["tue"])]
    return case(needs=needs), catalogue(visit(), teams=[team(capacity_minutes_per_week=30)])


def a_helper_at_their_limit() -> tuple[Json, Json]:
    """Half an hour a week for two days."""
    return case(needs=[TWO_DAYS], helpers=[helper(gladly_minutes=0, at_most_minutes=30)]), catalogue()


def a_day_kept_free() -> tuple[Json, Json]:
    """Seven days, and a main carer."""
    daily = need(measure=times_a_week(7), days=WEEK)
    return case(needs=[daily], helpers=[helper(main_carer=True)]), catalogue()


def own_strength_used_up() -> tuple[Json, Json]:
    """Half an hour a week herself."""
    return case(needs=[TWO_DAYS], persons=[person(own=[own(minutes_per_week=30)])]), catalogue()


def two_who_must_not_meet() -> tuple[Json, Json]:
    """Each could do one of two needs of the same morning."""
    helpers = [helper("hanna", tasks=["meal"]), helper("hugo", tasks=["cleaning"])]
    apart = {"unsafe": [{"joint_presence": ["hanna", "hugo"]}]}
    needs = [need(), owed("clean", task="cleaning")]
    return case(needs=needs, helpers=helpers, protection=apart), catalogue()


def a_benefit_used_up() -> tuple[Json, Json]:
    """The last 199 cents of November, for two Mondays at one euro."""
    used = {"person": "pia", "benefit": "pflegesachleistung", "month": "2026-11", "used_cents": 79401}
    offer = visit(price={"unit": "piece", "cents": 100})
    return case(needs=[owed()], persons=[person(**POOR)], amounts_used=[used]), catalogue(offer)


def a_wish_beside_staff() -> tuple[Json, Json]:
    """A wished need that only staff could meet."""
    return case(goals=[_sing()], needs=[need(goals=["sing"]), wished("clean", **CLEAN)]), catalogue(visit())


def _sing() -> Json:
    return {"id": "sing", "person": "pia", "words": "Ich will singen."}


CLEAN: Mapping[str, object] = {"task": "cleaning", "goals": ["sing"]}

EXPECTED = (
    (nobody_offers_it, "no_eligible_offer"),
    (a_team_without_minutes, "staff_short"),
    (a_helper_at_their_limit, "helper_protection_limit"),
    (a_day_kept_free, "helper_protection_limit"),
    (own_strength_used_up, None),
    (two_who_must_not_meet, None),
    (a_benefit_used_up, "legal_ceiling_reached"),
    (a_wish_beside_staff, "policy_order"),
)


@pytest.mark.parametrize(("problem", "reason"), EXPECTED, ids=lambda value: getattr(value, "__name__", value))
def test_what_stays_unmet_has_one_reason_that_is_true(problem: object, reason: str | None) -> None:
    made = tiny.plan(*problem())
    (unmet,) = made["unmet"]
    assert unmet["amount"] == 1
    assert unmet["evidence"]
    assert unmet["next_step"]
    assert reason in (None, unmet["reason"])


def test_what_yields_to_the_policy_says_to_which_aim() -> None:
    """Staff could clean, but a wished need is not worth their time."""
    made = tiny.plan(*a_wish_beside_staff())
    (unmet,) = made["unmet"]
    assert unmet["evidence"][0] == "professional_minutes"


def test_a_wish_that_only_own_burden_prevents_names_the_helpers() -> None:
    """The helper would clean only above what she gladly does."""
    made = tiny.plan(
        case(
            goals=[_sing()],
            needs=[wished("clean", **CLEAN), need("cook", goals=["sing"])],
            helpers=[helper(gladly_minutes=30)],
        )
    )
    (unmet,) = made["unmet"]
    assert (unmet["need"], unmet["reason"]) == ("clean", "policy_order")
    assert unmet["evidence"][0] == "helper_overload_worst"


def test_who_rests_in_the_holidays_is_no_matter_of_consent_there() -> None:
    """At the other home, where the person is in the holidays, she would help if she did not rest."""
    away = {"home": "house", "times": [{}], "week_type": "holidays"}
    weeks = {
        "week_types": [{"id": "usual"}, {"id": "holidays", "resting": ["hanna"]}],
        "calendar": [{"week_type": "holidays", "begins": "2026-11-30", "ends": "2026-12-06"}],
    }
    homes = [{"id": "flat", "stadtteil": "mitte"}, {"id": "house", "stadtteil": "nord"}]
    hanna = helper(helps_at=["house"])
    made = tiny.plan(
        case(homes=homes, persons=[person(residence=[away])], needs=[wished()], helpers=[hanna], **weeks)
    )
    assert {entry["week_type"]: entry["reason"] for entry in made["unmet"]} == {
        "usual": "consent_missing_or_limited",
        "holidays": "helper_protection_limit",
    }


def test_what_the_person_does_already_as_much_as_they_said_is_their_limit() -> None:
    """No higher aim took it: the half hour of the week is used."""
    able = tiny.person(own=[tiny.own(minutes_per_week=30)])
    asked = tiny.minutes_a_week(60, at_least=30)
    made = tiny.plan(tiny.case(persons=[able], needs=[tiny.need(measure=asked, standing="wished")]))
    (left,) = made["unmet"]
    assert (left["reason"], left["evidence"]) == ("helper_protection_limit", ["herself"])
