"""Checks of weeks, homes, dates, calls and several hands: what contradicts itself or cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from assessment.ground.errors import InputError
from tests.solver import tiny
from tests.solver.tiny import Json, case, helper, need, person, times_a_week

TYPES = [{"id": "regular"}, {"id": "holiday"}]
HOMES = [{"id": "flat", "stadtteil": "mitte"}, {"id": "house", "stadtteil": "nord"}]
CALL = {"kind": "reachable", "within_minutes": 30}


def _entry(week_type: str, begins: str, ends: str) -> Json:
    return {"week_type": week_type, "begins": begins, "ends": ends}


def _stay(home: str, **changes: Any) -> Json:
    return {"home": home, "times": [{"days": ["tue"]}], **changes}


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        (
            {
                "week_types": TYPES,
                "calendar": [
                    _entry("holiday", "2026-12-01", "2026-12-10"),
                    _entry("regular", "2026-12-10", "2026-12-12"),
                ],
            },
            "calendar.twice",
            "calendar[1]",
        ),
        (
            {"homes": HOMES, "persons": [person(residence=[_stay("house"), _stay("flat")])]},
            "residence.twice",
            "persons[0].residence[1]",
        ),
        ({"needs": [need(measure=CALL)]}, "need.call_without_its_action", "needs[0].action"),
        (
            {"helpers": [helper(on_call_times=[{"minutes": 60}])]},
            "helper.on_call_minutes",
            "helpers[0].on_call_times[0].minutes",
        ),
        (
            {"needs": [need(helpers_at_once=2, measure=tiny.presence(30))]},
            "need.several_without_occurrences",
            "needs[0].helpers_at_once",
        ),
        (
            {"needs": [need(measure={"kind": "dated", "on": "2026-12-01", "minutes": 241})]},
            "need.date_does_not_fit",
            "needs[0].measure.minutes",
        ),
        (
            {"needs": [need(measure=times_a_week(2, days_apart=1), days=["mon", "tue"])]},
            "need.occurrences_do_not_fit",
            "needs[0].measure.per_week",
        ),
        ({"needs": [need(week_types=["nope"])]}, "reference.week_type", "needs[0].week_types[0]"),
        ({"needs": [need(home="nope")]}, "reference.home", "needs[0].home"),
        ({"helpers": [helper(helps_at=["nope"])]}, "reference.home", "helpers[0].helps_at[0]"),
        (
            {"week_types": [{"id": "regular", "away": ["nope"]}]},
            "reference.person",
            "week_types[0].away[0]",
        ),
        (
            {"week_types": [{"id": "regular", "resting": ["nope"]}]},
            "reference.helper",
            "week_types[0].resting[0]",
        ),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_place(changes: Json, code: str, field: str) -> None:
    with pytest.raises(InputError) as stop:
        tiny.read_case(case(**changes))
    assert [(fault.code, fault.field) for fault in stop.value.faults] == [(code, field)]


@pytest.mark.parametrize(
    "changes",
    [
        {
            "week_types": TYPES,
            "calendar": [
                _entry("holiday", "2026-12-01", "2026-12-10"),
                _entry("holiday", "2026-12-10", "2026-12-12"),
            ],
        },
        {
            "week_types": TYPES,
            "homes": HOMES,
            "persons": [
                person(
                    residence=[_stay("house", week_type="holiday"), _stay("flat", week_type="regular")],
                )
            ],
        },
        {"needs": [need(measure=times_a_week(2, days_apart=1), days=["mon", "wed"])]},
        {"helpers": [helper()], "week_types": [{"id": "regular", "resting": ["hanna"]}]},
    ],
    ids=["same type twice", "other weeks", "days between", "a helper who rests"],
)
def test_what_fits_together_is_read(changes: Json) -> None:
    tiny.read_case(case(**changes))
