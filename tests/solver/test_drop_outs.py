"""If one who helps unpaid stays away: whether those who stand in have time for all of it, soon enough."""

from __future__ import annotations

from typing import Any

import pytest

from arrangement.audit import audit_plan
from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, need, times_a_week, visit

TWICE = need(
    measure=times_a_week(2, 60, per_slot=1),
    days=["mon", "tue"],
    parts=["morning", "noon", "night"],
    standing="owed",
    entitlement="pflegesachleistung",
)
GLAD = helper(gladly_minutes=240, at_most_minutes=240, times=[{"parts": ["morning"]}])


def planned(**team: Any) -> dict[str, Any]:
    offers = catalogue(visit(), teams=[tiny.team("care_team", **team)])
    return tiny.plan(case(needs=[TWICE], helpers=[GLAD]), offers)


def test_a_team_with_time_holds_all_of_it() -> None:
    (row,) = planned()["drop_outs"]
    assert (row["source"], row["lines"], row["stands_in"], row["short"]) == ("hanna", 2, ["care"], [])


def test_a_team_without_room_for_all_of_it_leaves_lines_short() -> None:
    plan = planned(capacity_minutes_per_week=90)
    (row,) = plan["drop_outs"]
    assert row["short"] == sorted(line["id"] for line in plan["lines"])
    assert plan["fragile"] is False  # each line by itself has somebody who stands in


def test_a_team_that_comes_too_late_leaves_its_lines_short() -> None:
    (row,) = planned(times=[{"days": ["mon", "tue"], "parts": ["night"]}])["drop_outs"]
    assert len(row["short"]) == 2
    (row,) = planned(times=[{"days": ["mon", "tue"], "parts": ["noon"]}])["drop_outs"]
    assert row["short"] == []  # the day part after


def test_who_has_nobody_is_short_of_everything() -> None:
    plan = tiny.plan(case(needs=[TWICE], helpers=[GLAD]), catalogue())
    (row,) = plan["drop_outs"]
    assert (len(row["short"]), row["stands_in"], plan["fragile"]) == (2, [], True)


@pytest.mark.parametrize("wrong", [{"short": []}, {"stands_in": []}, {"lines": 1}, {"source": "care"}])
def test_what_is_told_of_a_drop_out_is_judged(wrong: Json) -> None:
    offers = catalogue(visit(), teams=[tiny.team("care_team", capacity_minutes_per_week=90)])
    given = case(needs=[TWICE], helpers=[GLAD]), offers
    asked, plan = tiny.inputs(*given), tiny.plan(*given)

    def found() -> set[str]:
        told = audit_plan(asked.case.model, plan, asked.catalogue.model, asked.policy.model, asked.hashes())
        return {violation.invariant for violation in told.violations}

    assert found() == set()
    (row,) = plan["drop_outs"]
    plan["drop_outs"] = [{**row, **wrong}]
    assert found() == {"A33"}
    plan["drop_outs"] = []
    assert found() == {"A33"}
