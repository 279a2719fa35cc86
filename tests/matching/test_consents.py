"""Whose consent holds back whom: about one need every source, about a book of law only paid staff."""

from __future__ import annotations

from collections.abc import Mapping
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
    order = {"id": "o", "person": "pia", "begins": "2026-11-01", "ends": "2027-10-31", "approval": "pending"}
    persons = [tiny.person(representation=[spouse], consents=[said])]
    case = tiny.read_case(tiny.case(persons=persons, needs=[need], orders=[order])).model
    nurse = tiny.visit(tasks=["medication"], paid_by=["haeusliche_krankenpflege"])
    catalogue = tiny.read_catalogue(tiny.catalogue(nurse)).model
    found = match_all(World(case, catalogue, read_policy(None).model, law_on(ON), ON))
    assert bool(found.fits) is fits


STANDS_FOR: Json = {"kind": "custody_sole", "holder": "mother", "matters": ["sgb_ix", "sgb_xi"]}
GRANT: Json = {"id": "g", "person": "pia", "benefit": "pflegesachleistung", "begins": tiny.STATED}


def fitting(persons: list[Json], need: Json, **changes: Json | list[Json]) -> set[str]:
    case = tiny.read_case(tiny.case(persons=persons, needs=[need], helpers=[tiny.helper()], **changes)).model
    offer = tiny.visit(paid_by=["pflegesachleistung", "entlastungsbetrag"])
    catalogue = tiny.read_catalogue(tiny.catalogue(offer)).model
    found = match_all(World(case, catalogue, read_policy(None).model, law_on(ON), ON))
    return {fit.candidate.source_id for fit in found.fits}


@pytest.mark.parametrize(
    ("changes", "goes_on"),
    [
        ({}, False),
        ({"grants": [{**GRANT, "status": "approved"}]}, True),
        ({"grants": [{**GRANT, "status": "applied"}]}, False),
        ({"grants": [{**GRANT, "status": "approved", "ends": "2026-11-20"}]}, False),
        ({"present_support": [{"need": "cook", "source": "care", "minutes_per_week": 30}]}, True),
        ({"present_support": [{"need": "cook", "source": "other", "minutes_per_week": 30}]}, False),
    ],
)
def test_help_that_is_approved_or_runs_does_not_end_because_an_entry_is_missing(
    changes: Mapping[str, list[Json]], goes_on: bool
) -> None:
    child = tiny.person(representation=[STANDS_FOR])
    assert fitting([child], tiny.owed(), **changes) == ({"care", "hanna"} if goes_on else {"hanna"})


@pytest.mark.parametrize("status", ["pending", "refused", "withdrawn", "disputed"])
def test_a_word_against_it_is_a_bar_whatever_is_approved(status: str) -> None:
    said = {"holder": "mother", "matter": "sgb_xi", "status": status, "on": tiny.STATED}
    child = tiny.person(representation=[STANDS_FOR], consents=[said])
    assert fitting([child], tiny.owed(), grants=[{**GRANT, "status": "approved"}]) == {"hanna"}


@pytest.mark.parametrize(("words", "sources"), [([], {"hanna"}), (["given"], {"care", "hanna"})])
def test_the_book_of_the_benefit_that_pays_is_asked_where_nothing_is_owed(
    words: list[str], sources: set[str]
) -> None:
    said = [{"holder": "mother", "matter": "sgb_xi", "status": word, "on": tiny.STATED} for word in words]
    child = tiny.person(representation=[STANDS_FOR], consents=said)
    assert fitting([child], tiny.wished()) == sources
