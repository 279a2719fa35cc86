"""Where a person must act first, or the file cannot be planned, no plan is made."""

from __future__ import annotations

from typing import Any

import pytest

from assessment.ground.errors import HumanStepFirst, InputError
from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, need, visit


def stopped(case_data: Json, *offers: Json) -> HumanStepFirst:
    """The step that stands before planning."""
    with pytest.raises(HumanStepFirst) as stop:
        tiny.plan(case_data, catalogue(*offers))
    return stop.value


def refused(case_data: Json, *offers: Json) -> list[tuple[str, str | None]]:
    """Code and field of every fault."""
    with pytest.raises(InputError) as stop:
        tiny.plan(case_data, catalogue(*offers))
    return [(fault.code, fault.field) for fault in stop.value.faults]


@pytest.mark.parametrize("signs", ["child", "adult_violence", "adult_self_neglect", "unknown"])
def test_danger_signs_stop_planning(signs: str) -> None:
    stop = stopped(case(protection={"danger_signs": signs}), visit())
    assert (stop.key, stop.exit_code) == (f"danger_signs.{signs}", 5)


def test_without_a_goal_nothing_is_planned() -> None:
    stop = stopped(case(goals=[], needs=[need(goals=[])]), visit())
    assert (stop.key, stop.exit_code) == ("no_goal", 5)


def test_danger_signs_come_before_a_missing_goal() -> None:
    given = case(goals=[], needs=[need(goals=[])], protection={"danger_signs": "child"})
    assert stopped(given).key == "danger_signs.child"


LOCKED = {"need": "cook", "offer": "care", "days": ["mon"], "part": "morning", "minutes": 30}


def locked(**changes: Any) -> Json:
    """A protection plan of one line, beside a helper who would do it gladly."""
    return case(helpers=[helper()], protection={"protection_plan": [{**LOCKED, **changes}]})


def test_a_locked_line_that_fits_stands() -> None:
    made = tiny.plan(locked(), catalogue(visit()))
    assert tiny.help_of(made, "cook") == ["care"]
    assert [line["locked"] for line in made["lines"]] == [True]


@pytest.mark.parametrize(
    ("changes", "offer"),
    [({"days": ["tue"]}, {}), ({"part": "evening"}, {}), ({}, {"tasks": ["cleaning"]})],
    ids=["on another day", "in another part", "of another task"],
)
def test_a_locked_line_that_fits_nothing_is_refused(changes: Json, offer: Json) -> None:
    assert refused(locked(**changes), visit(**offer)) == [("locked_line", "protection.protection_plan[0]")]


def test_a_locked_line_stands_whatever_waiting_places_and_age_of_the_entry_say() -> None:
    made = tiny.plan(locked(), catalogue(visit(waiting_weeks=8, verified_on="2025-01-01")))
    assert tiny.help_of(made, "cook") == ["care"]
