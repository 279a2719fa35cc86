"""What one entry keeps away: sharing that nobody asked about, the benefit of a need, agreed nights."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arrangement.audit import audit_plan
from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, need, owed, person, session, team, visit

WITH_OTHERS, ALONE = "assistenz_kompensatorisch", "assistenz_qualifiziert"
DISABLED = person(disability=["seelisch"], pflegegrad="none")
GROUP = session(
    kind="professional",
    actions=["accompany"],
    qualification="Q2",
    brings_people=True,
    paid_by=[WITH_OTHERS],
    paragraph="SGB IX § 78",
)
TALK = owed("talk", task="social_contact", action="accompany", entitlement=WITH_OTHERS)
LETTERS = owed("letters", task="paperwork", action="enable", entitlement=WITH_OTHERS)
GUIDES = visit(
    "guide", tasks=["paperwork"], actions=["enable"], paid_by=[ALONE], paragraph="SGB IX § 78", team="guides"
)
CALL = need(
    "call",
    task="supervision",
    action="be_reachable",
    measure={"kind": "reachable", "within_minutes": 60},
    days=["fri", "sat"],
    parts=["night"],
    entitlement="pflegesachleistung",
)
SON = helper(
    tasks=["supervision"],
    consent={"actions": ["be_reachable"]},
    times=[{"days": ["sat"], "parts": ["morning"]}],
    on_call_within_minutes=45,
    on_call_times=[{"days": ["fri", "sat"], "parts": ["night"]}],
    on_call_at_most_parts=2,
)
Files = tuple[Json, Json]


def _sharing(*said: Json) -> Files:
    return case(persons=[{**DISABLED, "together": list(said)}], needs=[TALK]), catalogue(GROUP)


def _letters(**changes: object) -> Files:
    guides = [team("guides", qualification="Q4")]
    return case(persons=[DISABLED], needs=[{**LETTERS, **changes}]), catalogue(GUIDES, teams=guides)


def _said(**changes: object) -> Json:
    return {"benefit": WITH_OTHERS, "reasonable": True, "on": tiny.STATED, **changes}


def _warned(made: Json) -> dict[str, Json]:
    near = ("warning.together_to_ask", "warning.together_refused", "warning.other_benefit")
    return {row["key"]: row["params"] for row in made["warnings"] if row["key"] in near}


@pytest.mark.parametrize(
    ("said", "kind"), [((), "together_to_ask"), ((_said(reasonable=False),), "together_refused")]
)
def test_what_is_missing_is_a_word_on_sharing_and_no_order(said: tuple[Json, ...], kind: str) -> None:
    made = tiny.plan(*_sharing(*said))
    (row,) = made["unmet"]
    assert (row["reason"], row["evidence"], row["note"]) == ("approval_pending", ["club"], kind)
    params = _warned(made)[f"warning.{kind}"]
    assert (params["person"], params["need"], params["benefit"]) == ("pia", "talk", WITH_OTHERS)
    assert "§ 116" in params["paragraph"]


def test_whoever_may_share_is_asked_nothing() -> None:
    made = tiny.plan(*_sharing(_said()))
    assert (made["unmet"], _warned(made)) == ([], {})


def test_an_order_that_is_missing_stays_one() -> None:
    pills = owed("pills", task="treatment_care", entitlement="haeusliche_krankenpflege", order="paper")
    paper = {"id": "paper", "person": "pia", "begins": "2026-12-20", "ends": "2026-12-31"}
    nurse = visit("nurse", tasks=["treatment_care"], paid_by=["haeusliche_krankenpflege"])
    offers = catalogue(nurse, teams=[team(qualification="Q4")])
    made = tiny.plan(case(needs=[pills], orders=[paper]), offers)
    (row,) = made["unmet"]
    assert row["reason"] == "approval_pending"
    assert "note" not in row


def test_under_which_benefit_somebody_would_help_is_told() -> None:
    made = tiny.plan(*_letters())
    (row,) = made["unmet"]
    assert (row["reason"], row["evidence"], row["note"]) == ("no_eligible_offer", ["guide"], "other_benefit")
    assert _warned(made)["warning.other_benefit"] == {
        "person": "pia",
        "need": "letters",
        "named": WITH_OTHERS,
        "benefit": ALONE,
        "offers": "guide",
    }
    named = tiny.plan(*_letters(entitlement=ALONE))
    assert (named["unmet"], _warned(named)) == ([], {})


def test_nobody_is_sent_to_a_benefit_that_does_not_help_them() -> None:
    about, offers = _letters()
    made = tiny.plan({**about, "persons": [person(pflegegrad="none")]}, offers)
    assert _warned(made) == {}


def test_promised_nights_are_asked_about_where_safety_needs_them() -> None:
    made = tiny.plan(case(needs=[CALL], helpers=[SON]), catalogue())
    (row,) = made["unmet"]
    assert (row["reason"], row["evidence"]) == ("helper_protection_limit", ["hanna"])
    assert row["note"] == "nights_to_ask"
    assert tiny.plan(case(needs=[CALL], helpers=[{**SON, "nights": True}]))["unmet"] == []


def test_nobody_is_asked_for_nights_that_they_never_promised() -> None:
    by_day = {**SON, "on_call_times": [{"days": ["fri", "sat"]}]}
    (row,) = tiny.plan(case(needs=[CALL], helpers=[by_day]), catalogue())["unmet"]
    assert "hanna" not in row["evidence"]
    (row,) = tiny.plan(case(needs=[{**CALL, "standing": "owed"}], helpers=[SON]), catalogue())["unmet"]
    assert "hanna" not in row["evidence"]


def test_what_is_for_younger_people_only_is_not_near() -> None:
    young, old = (visit(name, target=target) for name, target in _AGES.items())
    (row,) = tiny.plan(case(needs=[owed()]), catalogue(young, old))["unmet"]
    assert row["evidence"] == ["seniors"]


_AGES: dict[str, Json] = {"babies": {"max_age": 1}, "seniors": {"min_age": 90}}


def _no_warnings(made: Json) -> None:
    made["warnings"] = []


def _noted(note: str) -> Callable[[Json], None]:
    return lambda made: made["unmet"][0].update(note=note)


def _warn(key: str, **params: str) -> Callable[[Json], None]:
    return lambda made: made["warnings"].append({"key": key, "params": params})


def _offers(names: str) -> Callable[[Json], None]:
    return lambda made: made["warnings"][0]["params"].update(offers=names)


NIGHTS: Files = (case(needs=[CALL], helpers=[SON]), catalogue())


@pytest.mark.parametrize(
    ("files", "edit", "messages"),
    [
        (_sharing(), _no_warnings, {"near_not_named"}),
        (_sharing(), _noted("together_refused"), {"note"}),
        (_sharing(_said()), _warn("warning.together_to_ask", need="talk"), {"near_not_so"}),
        (_letters(), _no_warnings, {"near_not_named"}),
        (_letters(), _offers("club"), {"near_not_named", "near_not_so"}),
        (_letters(), _noted("nights_to_ask"), {"note"}),
        (NIGHTS, _noted("other_benefit"), {"note"}),
    ],
)
def test_the_audit_finds_what_is_told_wrongly(
    files: Files, edit: Callable[[Json], None], messages: set[str]
) -> None:
    made = tiny.plan(*files)
    edit(made)
    given = tiny.inputs(*files)
    models = (given.catalogue.model, given.policy.model, given.hashes())
    found = {one.message for one in audit_plan(given.case.model, made, *models).violations}
    assert found == {f"audit.A33.{message}" for message in messages}
