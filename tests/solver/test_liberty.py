"""What takes somebody's liberty is never placed; what is there today is always named."""

from __future__ import annotations

import pytest

from tests.solver import tiny
from tests.solver.tiny import Json, aid, case, catalogue, need, person

WATCH = need("watch", task="supervision", action="supervise", measure=tiny.presence(60))
DEVICE = {"tasks": ["supervision"], "price": None, "kind": "infrastructure"}


def _plan(**changes: object) -> Json:
    return tiny.plan(case(needs=[WATCH]), catalogue(aid("device", **DEVICE, **changes)))


def test_a_thing_that_restricts_nobody_may_be_planned() -> None:
    assert tiny.help_of(_plan(), "watch") == ["device"]


@pytest.mark.parametrize("measure", ["tracking", "bed_rails", "locked_door"])
def test_one_that_does_is_not(measure: str) -> None:
    made = _plan(restricts_liberty=[measure])
    assert tiny.help_of(made, "watch") == []
    assert made["waiting"] == []


@pytest.mark.parametrize(
    ("until", "key"),
    [
        (None, "warning.liberty_without_permit"),
        ("2026-11-22", "warning.liberty_without_permit"),
        ("2026-11-23", "warning.liberty_permitted"),
    ],
)
def test_what_is_there_today_is_named_with_its_permission(until: str | None, key: str) -> None:
    rails = {"measure": "bed_rails", "permitted_until": until}
    made = tiny.plan(case(persons=[person(liberty_measures=[rails])]))
    named = [warning for warning in made["warnings"] if "liberty" in warning["key"]]
    assert named == [{"key": key, "params": {"person": "pia", "measure": "bed_rails"}}]
