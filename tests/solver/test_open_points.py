"""What ends while a plan goes on is named; an approved order counts as what was applied for."""

from __future__ import annotations

from typing import Any

from arrangement.law.paying import application_status
from arrangement.law.rights import derive_rights
from assessment.case.words import Benefit
from tests.solver import tiny
from tests.solver.tiny import Json, case, need

LAST = "2026-12-20"
"""The last day of four weeks from 23 November."""


def _order(**changes: Any) -> Json:
    return {
        "id": "pills_order",
        "person": "pia",
        "begins": "2026-11-01",
        "ends": "2026-12-31",
        "approval": "approved",
        **changes,
    }


def _pills(**changes: Any) -> Json:
    about: Json = {"task": "treatment_care", "entitlement": "haeusliche_krankenpflege", "standing": "owed"}
    insured = tiny.person(insurance={"health": "gkv"})
    needs = [need(), need("pills", order="pills_order", **about)]
    return {**case(needs=needs, persons=[insured], orders=[_order()]), **changes}


def _grant(ends: str | None) -> Json:
    return {
        "id": "geld",
        "person": "pia",
        "benefit": "pflegegeld",
        "status": "approved",
        "begins": "2026-01-01",
        "ends": ends,
    }


def test_each_end_within_the_horizon_is_named_with_its_last_day() -> None:
    leaving = tiny.helper(consent={"until": "2026-12-05"})
    given = _pills(grants=[_grant("2026-12-01")], helpers=[leaving], orders=[_order(ends="2026-12-19")])
    assert tiny.plan(given)["open_points"] == [
        {"code": "grant_ends", "subject": "geld", "by": "2026-12-01"},
        {"code": "consent_ends", "subject": "hanna", "by": "2026-12-05"},
        {"code": "order_ends", "subject": "pills_order", "by": "2026-12-19"},
    ]


def test_what_holds_to_the_last_day_is_no_open_point() -> None:
    assert tiny.plan(_pills(grants=[_grant(None)], orders=[_order(ends=LAST)]))["open_points"] == []


def _keys(given: Json) -> set[str]:
    read = tiny.read_case(given)
    assert read.model.plan_date
    rights = derive_rights(read.model, read.model.plan_date).as_json()
    (mine,) = [right for p in rights["persons"] for right in p["rights"] if right["need"] == "pills"]
    return {condition["key"] for condition in mine["conditions"]}


def _status(given: Json) -> str:
    read = tiny.read_case(given)
    assert read.model.plan_date
    pia = read.model.persons[0]
    return application_status(read.model, pia, Benefit.HAEUSLICHE_KRANKENPFLEGE, read.model.plan_date)


def test_an_order_that_was_handed_in_is_the_application() -> None:
    assert "law.condition.not_applied_for" not in _keys(_pills())
    assert _status(_pills()) == "approved"
    pending = _pills(orders=[_order(approval="pending")])
    assert "law.condition.not_applied_for" not in _keys(pending)
    assert _status(pending) == "applied"


def test_without_a_running_order_it_is_still_to_be_applied_for() -> None:
    assert _status(_pills(orders=[_order(ends="2026-11-10")])) == "to_apply"
