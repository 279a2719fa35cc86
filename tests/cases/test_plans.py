"""What the plans of the shipped cases promise; the quick ones in every run, all of them in the deep one."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.cases import shipped

SLOW = tuple(name for name in shipped.PLANNED if name not in shipped.QUICK)
EVERY = [*shipped.QUICK, *(pytest.param(name, marks=pytest.mark.deep) for name in SLOW)]
FEWEST_REASONS = 8


@pytest.mark.parametrize("name", EVERY)
def test_a_shipped_case_has_an_optimal_audited_plan(name: str) -> None:
    plan, case = shipped.plan(name), shipped.loaded(name).model
    assert plan["status"] == "optimal"
    assert plan["audit"]["passed"]
    confirmed = all(need.confirmed for need in case.needs)
    assert plan["state"] == ("proposed" if confirmed else "draft")


@pytest.mark.parametrize("name", EVERY)
def test_what_a_need_lacks_is_named(name: str) -> None:
    plan = shipped.plan(name)
    missing: Counter[str] = Counter()
    for entry in plan["unmet"]:
        missing[entry["need"]] += entry["amount"]
        assert entry["evidence"], entry
    for need in plan["needs"]:
        assert need["covered"] + missing[need["id"]] == need["required"]


@pytest.mark.deep
def test_the_plans_give_at_least_eight_reasons_for_what_is_missing() -> None:
    reasons = {entry["reason"] for name in shipped.PLANNED for entry in shipped.plan(name)["unmet"]}
    assert len(reasons) >= FEWEST_REASONS


@pytest.mark.deep
@pytest.mark.parametrize("name", shipped.RIGHTLY_NOT_LESS)
def test_some_cases_rightly_need_at_least_the_professional_hours_of_today(name: str) -> None:
    plan, text = shipped.plan(name), shipped.text(name)
    assert "zu Recht" in text
    assert (
        plan["professional_minutes_per_week"]
        >= plan["references"]["present"]["professional_minutes_per_week"]
    )


def test_who_is_marked_unsafe_has_no_line_and_stands_in_no_text() -> None:
    case = shipped.loaded("vollmacht_assessed").model
    assert [mark.person for mark in case.protection.unsafe] == ["son"]
    fits = shipped.matches("vollmacht_assessed").fits
    assert fits
    assert not any(fit.candidate.source_id == "son" for fit in fits)


def test_disputed_consent_holds_back_the_help_and_nothing_else() -> None:
    plan = shipped.plan("separated_parents")
    withheld = {e["need"] for e in plan["unmet"] if e["reason"] == "consent_missing_or_limited"}
    assert withheld == {"school_help", "learning_therapy"}
    assert any(line["need"] == "talk_parents" for line in plan["lines"])


def test_the_young_adult_is_helped_by_the_jugendamt_while_the_other_agency_has_a_waiting_list() -> None:
    """The next agency's service is known and waited for; no line uses it."""
    plan, case = shipped.plan("care_leaver"), shipped.loaded("care_leaver").model
    assert any(line["benefit"] == "hilfe_fuer_junge_volljaehrige" for line in plan["lines"])
    waiting = {
        no.candidate.source_id
        for no in shipped.matches("care_leaver").no_fits
        if no.condition.id == "offer_is_current"
    }
    assert "egh_kontor_qualifiziert" in waiting
    assert not any(line["offer"] == "egh_kontor_qualifiziert" for line in plan["lines"])
    birth = case.person("p1").birth_date
    assert isinstance(birth, date)
    assert case.plan_date is not None
    assert 0 < (birth.replace(year=birth.year + 21) - case.plan_date).days <= 5 * 31
