"""A child is heard before a plan is accepted, and a main carer is told that no week is free."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run_cli import call_cli
from tests.solver import tiny

YOUNG = {"birth_date": "2012-05-05", "pflegegrad": "none"}
GUIDED = tiny.owed(task="counselling", entitlement="erziehungsbeistand", goals=["stay"])


def _warned(plan: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [entry["params"] for entry in plan["warnings"] if entry["key"] == f"warning.{code}"]


def _plan(**person: Any) -> dict[str, Any]:
    case = tiny.case(persons=[tiny.person(**person)], needs=[GUIDED])
    return tiny.plan(case, tiny.catalogue(tiny.visit()))


def test_a_child_whom_the_jugendamt_helps_is_heard_or_the_reason_is_written_down() -> None:
    assert _warned(_plan(**YOUNG), "child_not_heard") == [{"person": "pia"}]
    assert not _warned(_plan(**YOUNG, own_view="Ich will in meine Schule."), "child_not_heard")
    assert not _warned(_plan(**YOUNG, no_own_view_because="im Krankenhaus"), "child_not_heard")
    assert not _warned(_plan(**{**YOUNG, "birth_date": "2008-11-23"}), "child_not_heard")


@pytest.mark.parametrize(("heard", "code"), [(None, 3), ("Ich will in meine Schule.", 0)])
def test_no_plan_is_accepted_before_the_child_is_heard(heard: str | None, code: int, tmp_path: Path) -> None:
    plan = {**_plan(**YOUNG, own_view=heard), "state": "proposed", "choices": []}
    plan["needs"] = [{**need, "confirmed": True} for need in plan["needs"]]
    file = tmp_path / "plan.json"
    file.write_text(json.dumps({**plan, "audit": {"passed": True}}), encoding="utf-8")
    ended = call_cli("accept", file, "--role", "case_manager", "--reason", "besprochen")
    assert ended.code == code
    assert (heard is None) == ("own_view" in ended.err)


def test_a_main_carer_without_a_free_week_is_named() -> None:
    def planned(**week: Any) -> dict[str, Any]:
        case = tiny.case(needs=[tiny.need()], helpers=[tiny.helper(main_carer=True)], **week)
        return tiny.plan(case, tiny.catalogue())

    assert _warned(planned(), "no_week_of_rest") == [{"helper": "hanna"}]
