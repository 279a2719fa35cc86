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


GIVEN = {"written_on": "2026-11-01"}


def test_whoever_took_back_the_consent_to_their_data_is_not_planned_for() -> None:
    stop = stopped(case(persons=[tiny.person(data_consent={**GIVEN, "withdrawn_on": "2026-11-20"})]), visit())
    assert (stop.key, stop.exit_code) == ("data_taken_back", 5)
    assert tiny.plan(case(persons=[tiny.person(data_consent=GIVEN)]), catalogue(visit()))["lines"]


@pytest.mark.parametrize("spoken", [{}, {"spoken_on": "2026-11-01"}, {"withdrawn_on": "2026-11-20"}])
def test_only_written_or_electronic_consent_to_data_is_one(spoken: Json) -> None:
    for changed in (
        {"persons": [tiny.person(data_consent=spoken)]},
        {"helpers": [tiny.helper(data_consent=spoken)]},
    ):
        assert any("data_consent" in str(field) for _, field in refused(case(**changed), visit()))
    electronic = case(helpers=[tiny.helper(data_consent={"electronic_on": "2026-11-01"})])
    assert tiny.help_of(tiny.plan(electronic, catalogue()), "cook") == ["hanna"]


def test_no_helper_is_on_file_without_saying_what_they_agreed_to() -> None:
    silent = {key: value for key, value in tiny.helper().items() if key != "consents"}
    assert ("field.missing", "helpers[0].consents") in refused(case(helpers=[silent]), visit())


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
