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
