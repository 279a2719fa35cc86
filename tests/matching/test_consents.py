"""Whose consent holds back whom: about one need every source, about a book of law only paid staff."""

from __future__ import annotations

from datetime import date

import pytest

from arrangement.law.law import law_on
from arrangement.matching.candidate import World
from arrangement.matching.match import match_all
from arrangement.policy.read import read_policy
from tests.solver import tiny
from tests.solver.tiny import Json

ON = date.fromisoformat(tiny.ON)
ABOUT_THE_NEED: Json = {"need": "cook"}
ABOUT_THE_BOOK: Json = {"matter": "sgb_xi"}


@pytest.mark.parametrize(
    ("about", "status", "sources"),
    [
        (ABOUT_THE_NEED, "given", {"care", "hanna", "herself"}),
        (ABOUT_THE_NEED, "disputed", set()),
        (ABOUT_THE_NEED, "pending", set()),
        (ABOUT_THE_BOOK, "given", {"care", "hanna", "herself"}),
        (ABOUT_THE_BOOK, "disputed", {"hanna", "herself"}),
    ],
)
def test_what_a_consent_holds_back(about: Json, status: str, sources: set[str]) -> None:
    said = {"holder": "pia", "status": status, "on": tiny.STATED, **about}
    persons = [tiny.person(consents=[said], own=[tiny.own()])]
    case = tiny.read_case(tiny.case(persons=persons, needs=[tiny.owed()], helpers=[tiny.helper()])).model
    catalogue = tiny.read_catalogue(tiny.catalogue(tiny.visit())).model
    found = match_all(World(case, catalogue, read_policy(None).model, law_on(ON), ON))
    assert {fit.candidate.source_id for fit in found.fits} == sources


@pytest.mark.parametrize(
    ("since", "by", "fits"),
    [
        ("2026-05-24", "wife", True),
        ("2026-05-23", "wife", False),
        ("2026-05-23", "pia", True),
        ("2026-11-24", "wife", False),
    ],
)
def test_a_spouse_consents_to_treatment_for_six_months(since: str, by: str, fits: bool) -> None:
    """§ 1358 Abs. 3 Nr. 4 BGB, on 2026-11-23: the last of the six months, and the day after."""
    spouse = {"kind": "ehegatte", "holder": "wife", "matters": ["sgb_v"], "since": since}
    said = {"holder": by, "matter": "sgb_v", "status": "given", "on": tiny.STATED}
    need = tiny.owed(task="medication", entitlement="haeusliche_krankenpflege", order="o")
    order = {"id": "o", "person": "pia", "begins": "2026-11-01", "ends": "2027-10-31", "approval": "approved"}
    persons = [tiny.person(representation=[spouse], consents=[said])]
    case = tiny.read_case(tiny.case(persons=persons, needs=[need], orders=[order])).model
    nurse = tiny.visit(tasks=["medication"], paid_by=["haeusliche_krankenpflege"])
    catalogue = tiny.read_catalogue(tiny.catalogue(nurse)).model
    found = match_all(World(case, catalogue, read_policy(None).model, law_on(ON), ON))
    assert bool(found.fits) is fits
