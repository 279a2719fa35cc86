"""What the shipped cases promise without being planned: real size, own words, neutral names, dates."""

from __future__ import annotations

import pytest

from arrangement.rulebook.conditions import CONDITIONS
from assessment.case.checks.private import identifiers_in_free_text
from assessment.case.needs import Need
from assessment.case.words import Benefit
from assessment.ground.errors import HumanStepFirst
from solver.case import propose
from tests.cases import shipped

REAL = tuple(name for name in shipped.NAMES if name not in shipped.SMALL)
BY_NAME = pytest.mark.parametrize("name", REAL)


def test_at_least_eighteen_cases_are_shipped() -> None:
    assert len(REAL) >= 18


@BY_NAME
def test_a_case_has_real_size(name: str) -> None:
    case = shipped.loaded(name).model
    assert len(case.needs) >= 12
    assert len(case.goals) >= 2
    assert len(case.refusals) >= 1
    assert len(case.wishes) >= 1
    assert len(case.grants) >= 1
    assert len(case.present_support) >= 4
    assert len({support.source for support in case.present_support}) >= 2
    assert len({need.task for need in case.needs}) >= 8


@BY_NAME
def test_there_is_a_network(name: str) -> None:
    case = shipped.loaded(name).model
    own = [resource for person in case.persons for resource in person.own]
    network = [*case.helpers, *own, *case.employed]
    assert len(network) >= 4 or name in shipped.ALONE
    assert name not in shipped.ALONE or not case.helpers


@BY_NAME
def test_a_case_is_invented_dated_and_told(name: str) -> None:
    case = shipped.loaded(name).model
    head = shipped.text(name).split("schema:")[0]
    assert "frei erfunden" in head
    assert len(head.splitlines()) >= 3
    assert case.id == shipped.TWINS.get(name, name)
    assert case.plan_date is not None
    assert list(identifiers_in_free_text(case)) == []


@BY_NAME
def test_every_source_of_a_finding_is_a_finding_of_the_file(name: str) -> None:
    """A need that rests on an ICF or Hilfeplan finding of this file names one that stands there."""
    case = shipped.loaded(name).model
    found = {f.id for a in case.assessments for f in (*a.icf, *a.hilfeplan)}
    books = {f.id.split("_")[0] for a in case.assessments for f in (*a.icf, *a.hilfeplan)}
    for need in case.needs:
        for source in need.sources:
            if source.split("_")[0] in books:
                assert source in found, (need.id, source)


def test_some_cases_say_that_somebody_must_still_confirm() -> None:
    drafts = [name for name in REAL if any(not n.confirmed for n in shipped.loaded(name).model.needs)]
    assert 3 <= len(drafts) < len(REAL)


def test_every_benefit_is_named_by_a_case() -> None:
    named = {need.entitlement for name in REAL for need in shipped.loaded(name).model.needs}
    granted = {grant.benefit for name in REAL for grant in shipped.loaded(name).model.grants}
    used = {entry.benefit for name in REAL for entry in shipped.loaded(name).model.amounts_used}
    assert set(Benefit) <= named | granted | used


def test_every_matching_condition_refuses_something_in_a_shipped_case() -> None:
    refused = {no.condition.id for name in REAL for no in shipped.matches(name).no_fits}
    assert refused == {condition.id for condition in CONDITIONS}


@BY_NAME
def test_most_needs_can_be_met_by_somebody(name: str) -> None:
    case, found = shipped.loaded(name).model, shipped.matches(name)

    def can_be_met(need: Need) -> bool:
        return bool(found.fits_of(need.id))

    assert 2 * sum(can_be_met(need) for need in case.needs) > len(case.needs)


@pytest.mark.parametrize("name", shipped.STOPPED)
def test_danger_signs_stop_the_plan(name: str) -> None:
    case = shipped.loaded(name)
    assert case.model.plan_date is not None
    with pytest.raises(HumanStepFirst) as stop:
        propose(case, shipped.catalogue(), shipped.policy(), case.model.plan_date)
    assert stop.value.exit_code == 5
