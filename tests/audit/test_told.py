"""What is told truly beside the lines passes."""

from __future__ import annotations

from datetime import date

from arrangement.law.benefits import benefit_rule
from arrangement.law.law import law_on
from arrangement.responsibility.offices import office_of_system
from assessment.case.words import Benefit
from tests.audit.builder import Bench, lawful_lines
from tests.audit.seeds import GO, WALK, asks

WAY_AND_SET_UP = 15
"""Minutes of the care team of `small.yaml`."""


def test_a_true_application_passes() -> None:
    bench = Bench()
    plan = bench.build([*lawful_lines()])
    asks()(plan)
    assert bench.broken(plan) == set()


def test_other_help_and_what_stands_in_pass_when_they_could_come() -> None:
    bench = Bench()
    plan = bench.build([*lawful_lines()])
    (shop,) = [line for line in plan["lines"] if line["need"] == "shop" and line["kind"] == "civic"][:1]
    shop["fallback"] = {
        "offer": "care_meal",
        "provider": "pd",
        "payer": "PK",
        "response": "next_day_part",
    }
    minutes = {"minutes": shop["minutes"] + WAY_AND_SET_UP}
    shop["instead_of"] = [
        {"offer": "care_meal", "reason": "instead.more_professional_minutes", "params": minutes}
    ]
    assert bench.broken(plan) == set()


def test_help_and_a_trip_with_somebody_else_share_a_visit() -> None:
    lines = lawful_lines()
    lines[WALK].update(day="tue")
    bench = Bench()
    plan = bench.build(lines)
    for number in (WALK, GO):
        plan["lines"][number]["because"].append({"key": "because.shares_visit", "params": {}})
    assert bench.broken(plan) == set()


def test_an_application_goes_to_the_carrier_and_site_of_the_place() -> None:
    bench = Bench()
    day = date(2026, 12, 1)
    person = bench.case.persons[0]
    rule = benefit_rule(Benefit.ERZIEHUNGSBEISTAND, law_on(day))
    office = office_of_system(bench.case, person, "JA", day)
    assert office is not None
    assert rule.application is not None
    papers = [*rule.application.papers]
    row = {"what": rule.benefit.value, "payer": rule.payer, "paragraph": rule.paragraph, "status": "to_apply"}
    for carrier, broken in ((office.carrier, set()), ("stadtgemeinde_bremerhaven", {"A33"})):
        plan = bench.build([*lawful_lines()])
        asks(**row, papers=papers, by=plan["on"], carrier=str(carrier), site=str(office.site))(plan)
        assert bench.broken(plan) == broken
