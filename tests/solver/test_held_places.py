"""Who goes somewhere today has a place there: they wait for nothing and take no free place."""

from __future__ import annotations

import pytest

from arrangement.audit import audit_plan
from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, need, owed, person, session, visit

FULL = {"maximum": 5, "typical": 5, "free_places": 0}
ONE_FREE = {"maximum": 5, "typical": 5, "free_places": 1}
TALK = need("talk", task="social_contact")
HERS = need("hers", task="social_contact", person="olga")
OLGA = person("olga")


def _today(*needs: str, source: str = "club") -> list[Json]:
    return [{"need": one, "source": source, "minutes_per_week": 60} for one in needs]


def _attending(made: Json) -> list[str]:
    return sorted(line["need"] for line in made["lines"] if line["offer"] == "club")


@pytest.mark.parametrize("changes", [{"waiting_weeks": 8}, {"group": FULL}])
def test_nobody_waits_for_a_place_that_they_have(changes: Json) -> None:
    offers = catalogue(session(**changes))
    new = tiny.plan(case(needs=[TALK]), offers)
    held = tiny.plan(case(needs=[TALK], present_support=_today("talk")), offers)
    assert (_attending(new), len(new["waiting"])) == ([], 1)
    assert (_attending(held), held["waiting"], held["unmet"]) == (["talk"], [], [])


def test_the_place_is_theirs_whatever_it_is_for() -> None:
    """Another need of the same person: nobody is sent away to come back as somebody new."""
    other = need("out", task="leisure")
    about = case(needs=[TALK, other], present_support=_today("talk"))
    made = tiny.plan(about, catalogue(session(waiting_weeks=8)))
    assert _attending(made) == ["out", "talk"]


@pytest.mark.parametrize(
    "changes", [{"verified_on": "2020-01-01"}, {"closed_from": "2026-12-01"}, {"open_from": "undecided"}]
)
def test_that_it_goes_on_somebody_has_to_know(changes: Json) -> None:
    about = case(needs=[TALK], present_support=_today("talk"))
    assert _attending(tiny.plan(about, catalogue(session(**changes)))) == []


def test_a_place_of_somebody_else_opens_nothing() -> None:
    about = case(persons=[person(), OLGA], needs=[TALK, HERS], present_support=_today("talk"))
    made = tiny.plan(about, catalogue(session(group=FULL)))
    assert _attending(made) == ["talk"]
    assert [(row["need"], row["why"]) for row in made["waiting"]] == [("hers", "full")]


def test_who_has_a_place_takes_no_free_one() -> None:
    about = case(persons=[person(), OLGA], needs=[TALK, HERS])
    offers = catalogue(session(group=ONE_FREE))
    assert len(_attending(tiny.plan(about, offers))) == 1
    assert _attending(tiny.plan({**about, "present_support": _today("talk")}, offers)) == ["hers", "talk"]


def test_a_running_visit_waits_for_nothing_either() -> None:
    made = tiny.plan(
        case(needs=[owed()], present_support=_today("cook", source="care")), catalogue(visit(waiting_weeks=8))
    )
    assert [line["offer"] for line in made["lines"]] == ["care"]


@pytest.mark.parametrize(
    ("changes", "message"), [({"waiting_weeks": 8}, "waiting"), ({"group": FULL}, "full")]
)
def test_the_audit_asks_who_has_no_place(changes: Json, message: str) -> None:
    """The same plan of a case in which nobody goes there today."""
    about, offers = case(needs=[TALK], present_support=_today("talk")), catalogue(session(**changes))
    made = tiny.plan(about, offers)
    assert _found({**about, "present_support": []}, offers, made) >= {f"audit.A19.{message}"}


def test_the_audit_counts_who_takes_a_free_place() -> None:
    about = case(persons=[person(), OLGA], needs=[TALK, HERS], present_support=_today("talk"))
    offers = catalogue(session(group=ONE_FREE))
    made = tiny.plan(about, offers)
    assert _found({**about, "present_support": []}, offers, made) >= {"audit.A19.places"}


def _found(about: Json, offers: Json, made: Json) -> set[str]:
    given = tiny.inputs(about, offers)
    plan = {**made, "inputs": given.hashes()}
    models = (given.catalogue.model, given.policy.model, given.hashes())
    return {found.message for found in audit_plan(given.case.model, plan, *models).violations}


def test_where_another_payer_has_money_left_it_is_time_that_is_missing() -> None:
    """Two amounts may pay: that one of them is used up holds nobody back while the other is not."""
    day = session(
        "day",
        kind="professional",
        qualification="Q4",
        tasks=["social_contact", "day_structure"],
        sessions=[{"day": "mon", "begins": "08:00", "ends": "12:00"}],
        brings_people=True,
        price={"unit": "session", "cents": 20000},
        paid_by=["tagespflege", "entlastungsbetrag"],
        paragraph="SGB XI § 41",
    )
    there = owed("there", task="day_structure", action="accompany", entitlement="tagespflege")
    at_home = need("at_home", measure=tiny.times_a_week(1, 60), place="home")
    made = tiny.plan(case(needs=[at_home, there], helpers=[helper(tasks=["meal"])]), catalogue(day))
    (row,) = made["unmet"]
    assert (row["need"], row["reason"], row["evidence"]) == ("there", "no_common_time", ["day"])
