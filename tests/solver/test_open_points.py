"""What ends while a plan goes on is named; an approved order counts as what was applied for."""

from __future__ import annotations

from typing import Any

from arrangement.audit import audit_plan
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


def test_whoever_comes_of_age_in_the_plan_is_told_when_custody_ends() -> None:
    def ends(birth_date: str) -> list[Json]:
        plan = tiny.plan(case(persons=[tiny.person(birth_date=birth_date)]))
        return [row for row in plan["open_points"] if row["code"] == "custody_ends"]

    assert ends("2008-12-05") == [{"code": "custody_ends", "subject": "pia", "by": "2026-12-04"}]
    assert ends("2008-12-20") == [{"code": "custody_ends", "subject": "pia", "by": "2026-12-19"}]
    assert ends("2008-12-21") == ends("2008-11-23") == []


def _young(birth_date: str, **about: Any) -> dict[str, Any]:
    """A plan of help for a young adult whose Jugendamt helps until the 21st birthday."""
    young = tiny.person(birth_date=birth_date, pflegegrad="none", disability=["seelisch"])
    guided = tiny.owed(
        task="counselling", entitlement="hilfe_fuer_junge_volljaehrige", action="enable", **about
    )
    offer = tiny.visit(tasks=["counselling"], actions=["enable"], paid_by=["hilfe_fuer_junge_volljaehrige"])
    return tiny.plan(case(persons=[young], needs=[guided]), tiny.catalogue(offer))


def _outgrown(plan: dict[str, Any]) -> list[Json]:
    return [point for point in plan["open_points"] if point["code"].endswith("outgrown")]


def test_whoever_turns_21_in_the_plan_is_told_before_what_may_follow() -> None:
    (point,) = _outgrown(_young("2005-12-05"))
    assert (point["subject"], point["by"]) == ("cook", "2026-12-04")
    assert point["benefit"] == "hilfe_fuer_junge_volljaehrige"
    assert "assistenz_qualifiziert" in point["next"]


def test_a_birthday_on_the_last_day_counts_and_one_after_it_does_not() -> None:
    assert [point["by"] for point in _outgrown(_young("2005-12-20"))] == ["2026-12-19"]
    assert _outgrown(_young("2005-12-21")) == []


def test_help_that_the_audit_knows_to_end_cannot_be_kept_back() -> None:
    given = tiny.person(birth_date="2005-12-05", pflegegrad="none", disability=["seelisch"])
    guided = tiny.owed(task="counselling", entitlement="hilfe_fuer_junge_volljaehrige", action="enable")
    offer = tiny.visit(tasks=["counselling"], actions=["enable"], paid_by=["hilfe_fuer_junge_volljaehrige"])
    asked = tiny.inputs(case(persons=[given], needs=[guided]), tiny.catalogue(offer))
    plan = tiny.plan(case(persons=[given], needs=[guided]), tiny.catalogue(offer))

    def found(plan: dict[str, Any]) -> set[str]:
        told = audit_plan(asked.case.model, plan, asked.catalogue.model, asked.policy.model, asked.hashes())
        return {violation.invariant for violation in told.violations}

    assert found(plan) == set()
    assert found({**plan, "open_points": []}) == {"A32"}
    (point,) = plan["open_points"]
    changes: tuple[Json, ...] = ({"next": []}, {"by": "2026-12-05"}, {"benefit": "erziehungsbeistand"})
    for wrong in changes:
        assert found({**plan, "open_points": [{**point, **wrong}]}) == {"A32"}


def test_an_offer_that_somebody_outgrows_is_named_with_its_last_day() -> None:
    agreed = {"holder": "mother", "matter": "sgb_xi", "status": "given", "on": "2026-11-01"}
    seventeen = tiny.person(
        birth_date="2008-12-01",
        representation=[{"kind": "custody_sole", "holder": "mother"}],
        consents=[agreed],
    )
    offer = tiny.visit(target={"max_age": 17})
    plan = tiny.plan(case(persons=[seventeen], needs=[tiny.owed()]), tiny.catalogue(offer))
    assert _outgrown(plan) == [
        {"code": "offer_outgrown", "subject": "care", "by": "2026-11-30", "person": "pia"}
    ]


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


def test_an_order_that_ends_before_a_birthday_is_nothing_outgrown() -> None:
    old = tiny.person(birth_date="1956-12-11")
    ends = _order(begins="2026-11-20", ends="2026-12-10")
    plan = tiny.plan(_pills(persons=[old], orders=[ends]), tiny.catalogue(tiny.visit()))
    assert _outgrown(plan) == []
    assert [point["code"] for point in plan["open_points"]] == ["order_ends"]


def test_an_application_for_a_later_day_is_not_asked_for_again() -> None:
    later = {"id": "k", "person": "pia", "benefit": "pflegesachleistung", "status": "applied"}
    days = {"applied_on": "2026-11-10", "begins": "2026-12-20"}
    read = tiny.read_case(case(needs=[tiny.owed()], grants=[later | days]))
    assert read.model.plan_date
    pia, on = read.model.persons[0], read.model.plan_date
    assert application_status(read.model, pia, Benefit.PFLEGESACHLEISTUNG, on) == "applied"
    (mine,) = [
        right
        for right in derive_rights(read.model, on).as_json()["persons"][0]["rights"]
        if right["benefit"] == "pflegesachleistung"
    ]
    keys = {condition["key"] for condition in mine["conditions"]}
    assert "law.condition.not_applied_for" not in keys
