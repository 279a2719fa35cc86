"""Beside the lines: help that nobody backs up, providers to choose from, what to wait for and its bridge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from arrangement.audit import audit_plan
from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, need, owed, person, session, team, visit

Files = tuple[Json, Json]
ALONE: Files = (case(helpers=[helper()]), catalogue())
BACKED: Files = (case(helpers=[helper()]), catalogue(visit()))
LATER = session("later", tasks=["social_contact"], waiting_weeks=3)
TALK = need("talk", task="social_contact")


def _violations(files: Files, made: Json) -> list[str]:
    given = tiny.inputs(*files)
    models = (given.catalogue.model, given.policy.model, given.hashes())
    return [found.message for found in audit_plan(given.case.model, made, *models).violations]


def test_unpaid_help_that_nobody_backs_up_is_fragile() -> None:
    alone, backed = tiny.plan(*ALONE), tiny.plan(*BACKED)
    assert (alone["fragile"], [line["fallback"] for line in alone["lines"]]) == (True, [None])
    (line,) = backed["lines"]
    assert (backed["fragile"], line["helper"]) == (False, "hanna")
    assert line["fallback"] == {
        "offer": "care", "provider": "service", "payer": "PK", "response": "next_day_part"
    }  # fmt: skip


def test_a_plan_without_unpaid_help_is_not_fragile() -> None:
    assert not tiny.plan(case(), catalogue(visit()))["fragile"]


def test_who_goes_along_is_backed_up_by_staff_who_may() -> None:
    shy = person(going_out="with_companion")
    about = case(needs=[need("talk", task="social_contact", place="outside")], persons=[shy])
    about["helpers"] = [helper(tasks=["accompany_outside"])]
    along = visit("along", tasks=["accompany_outside"], paid_by=["entlastungsbetrag"])
    alone = tiny.plan(about, catalogue(session()))
    backed = tiny.plan(about, catalogue(session(), along))
    assert (alone["fragile"], backed["fragile"]) == (True, False)
    assert tiny.companions_of(backed) == ["hanna"]


def _two_services() -> Files:
    other = visit("other_care", team="other_team", provider="other")
    return case(), catalogue(visit(), other, teams=[team("other_team", provider="other")])


def test_all_providers_who_could_come_are_shown() -> None:
    made = tiny.plan(*_two_services())
    (row,) = made["providers"]
    assert (row["need"], row["providers"]) == ("cook", ["other", "service"])
    assert len(row["planned"]) == 1
    assert tiny.plan(*BACKED)["providers"] == []


def test_a_provider_whom_the_person_refuses_is_no_choice() -> None:
    refusal = {"person": "pia", "of": {"provider": "other"}, "stated_on": tiny.STATED}
    about, offers = _two_services()
    (row,) = tiny.plan({**about, "refusals": [refusal]}, offers)["providers"]
    assert row["providers"] == ["service"]


@pytest.mark.parametrize(
    ("changes", "why", "begins"),
    [
        ({"waiting_weeks": 3}, "waiting", "2026-12-14"),
        ({"waiting_weeks": 0, "open_from": "2026-12-01"}, "not_open_yet", "2026-12-01"),
        ({"waiting_weeks": 3, "open_from": "2027-02-01"}, "not_open_yet", "2027-02-01"),
        ({"waiting_weeks": 0, "open_from": "undecided"}, "undecided", None),
        ({"waiting_weeks": 0, "verified_on": "2020-01-01"}, "stale", None),
        ({"waiting_weeks": 0, "group": {"maximum": 5, "typical": 5, "free_places": 0}}, "full", None),
    ],
)
def test_what_would_fit_later_is_told_with_who_helps_until_then(
    changes: Json, why: str, begins: str | None
) -> None:
    made = tiny.plan(case(needs=[TALK], helpers=[helper()]), catalogue({**LATER, **changes}))
    row = {"need": "talk", "offer": "later", "why": why, "from": begins, "bridge": ["hanna"]}
    assert made["waiting"] == [row]


def test_nobody_bridges_what_nobody_else_gives() -> None:
    (row,) = tiny.plan(case(needs=[TALK]), catalogue(LATER))["waiting"]
    assert row["bridge"] == []


@pytest.mark.parametrize(
    "changes", [{"tasks": ["leisure"]}, {"closed_from": "2026-12-01"}, {"target": {"min_age": 99}}]
)
def test_what_would_not_fit_later_either_is_nothing_to_wait_for(changes: Json) -> None:
    assert tiny.plan(case(needs=[TALK]), catalogue({**LATER, **changes}))["waiting"] == []


def _set(key: str, value: Any) -> Callable[[Json], None]:
    return lambda made: made.update({key: value})


def _in_row(key: str, **values: Any) -> Callable[[Json], None]:
    return lambda made: made[key][0].update(values)


WAITING: Files = (case(needs=[TALK], helpers=[helper()]), catalogue(LATER))


@pytest.mark.parametrize(
    ("files", "edit", "message"),
    [
        (ALONE, _set("fragile", False), "fragile"),
        (BACKED, _set("fragile", True), "fragile"),
        (_two_services(), _set("providers", []), "providers"),
        (_two_services(), _in_row("providers", providers=["service"]), "providers"),
        (_two_services(), _in_row("providers", planned=["other", "service"]), "providers"),
        (WAITING, _set("waiting", []), "waiting"),
        (WAITING, _in_row("waiting", **{"from": "2026-11-30"}), "waiting"),
        (WAITING, _in_row("waiting", bridge=[]), "waiting"),
        (WAITING, _in_row("waiting", why="full"), "waiting"),
    ],
)
def test_the_audit_finds_what_is_told_wrongly(
    files: Files, edit: Callable[[Json], None], message: str
) -> None:
    made = tiny.plan(*files)
    edit(made)
    assert _violations(files, made) == [f"audit.A33.{message}"]


def test_an_owed_need_met_by_a_helper_offers_no_choice_of_staff() -> None:
    made = tiny.plan(case(needs=[owed()], helpers=[helper()]), catalogue(visit()))
    assert [row["need"] for row in made["providers"]] == []
