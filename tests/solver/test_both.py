"""Who gets help and gives some: one human being in the plan."""

from __future__ import annotations

import pytest

from assessment.case.checks import case_warnings
from assessment.ground.errors import InputError
from tests.solver import tiny
from tests.solver.tiny import (
    Json,
    case,
    catalogue,
    helper,
    need,
    owed,
    own,
    person,
    presence,
    session,
    times_a_week,
    visit,
)

MIA = {"birth_date": "1980-02-03"}


def hers(**changes: object) -> Json:
    """Hanna helps, and is Mia."""
    return helper(is_person="mia", **changes)


def talk(who: str) -> Json:
    """Somebody wants to go to the club."""
    return need(f"talk_{who}", task="social_contact", place="outside", person=who, goals=[])


def spans(made: Json, need_id: str) -> list[tuple[int, int]]:
    """When the lines of a need are, in minutes of the day."""
    found = []
    for line in made["lines"]:
        if line["need"] == need_id and line["start"]:
            hour, minute = map(int, line["start"].split(":"))
            found.append((60 * hour + minute, 60 * hour + minute + line["minutes"]))
    return found


WATCH = need("watch", task="supervision", action="supervise", measure=presence(180))
WASH = owed("wash", task="body_care", person="mia", goals=[], measure=times_a_week(1, 60))
AT_HOME = {"persons": [person(), person("mia", **MIA)]}


def test_nobody_is_watched_by_whom_is_being_washed() -> None:
    made = tiny.plan(
        case(needs=[WATCH, WASH], helpers=[hers()], **AT_HOME), catalogue(visit(tasks=["body_care"]))
    )
    ((begin, end),), ((low, high),) = spans(made, "wash"), spans(made, "watch")
    assert end <= low or high <= begin
    longer = {**WATCH, "measure": presence(200)}
    made = tiny.plan(
        case(needs=[longer, WASH], helpers=[hers()], **AT_HOME), catalogue(visit(tasks=["body_care"]))
    )
    assert tiny.minutes_of(made, "watch") == 200
    assert [(entry["need"], entry["reason"]) for entry in made["unmet"]] == [("wash", "no_common_time")]


def test_who_watches_may_cook_for_herself() -> None:
    meal = need("meal", person="mia", goals=[], measure=times_a_week(1, 60))
    persons = [person(), person("mia", own=[own("mias_own")], **MIA)]
    whole = {**WATCH, "measure": presence(240)}
    made = tiny.plan(case(persons=persons, needs=[whole, meal], helpers=[hers(tasks=["supervision"])]))
    assert tiny.minutes_of(made, "watch") == 240
    assert tiny.help_of(made, "meal") == ["mias_own"]


def test_nobody_helps_themselves() -> None:
    cook = need("cook", person="mia", goals=[])
    assert tiny.help_of(tiny.plan(case(needs=[cook], helpers=[hers()], **AT_HOME)), "cook") == []


def test_two_go_to_one_date_together() -> None:
    """She goes along to where she goes herself; to another date at the same time she does not."""
    two = [person(going_out="with_companion"), person("mia", **MIA)]
    needs, along = [talk("pia"), talk("mia")], [hers(tasks=["accompany_outside"])]
    made = tiny.plan(case(persons=two, needs=needs, helpers=along), catalogue(session()))
    assert tiny.help_of(made, "talk_pia") == tiny.help_of(made, "talk_mia") == ["club"]
    assert tiny.companions_of(made) == ["hanna"]
    young = session("young", target={"max_age": 60}, access=["step_free"])
    old = session(target={"min_age": 61}, access=["step_free"])
    made = tiny.plan(case(persons=two, needs=needs, helpers=along), catalogue(young, old))
    assert sorted([*tiny.help_of(made, "talk_pia"), *tiny.help_of(made, "talk_mia")]) in (["club"], ["young"])


def test_who_is_away_helps_nobody() -> None:
    weeks = {
        "week_types": [{"id": "regular"}, {"id": "respite", "away": ["mia"]}],
        "calendar": [{"week_type": "respite", "begins": "2026-11-30", "ends": "2026-12-06"}],
    }
    made = tiny.plan(case(helpers=[hers()], **AT_HOME, **weeks))
    assert {line["week_type"] for line in made["lines"]} == {"regular"}
    assert {entry["week_type"] for entry in made["unmet"]} == {"respite"}


@pytest.mark.parametrize("marked", ["hanna", "mia"])
def test_an_unsafe_mark_holds_under_both_ids(marked: str) -> None:
    made = tiny.plan(case(helpers=[hers()], protection={"unsafe": [{"person": marked}]}, **AT_HOME))
    assert tiny.help_of(made, "cook") == []


def test_a_main_carer_with_a_pflegegrad_is_named() -> None:
    def warned(**changes: object) -> list[Json]:
        made = tiny.plan(case(helpers=[hers(**changes)], **AT_HOME))
        return [w["params"] for w in made["warnings"] if w["key"] == "warning.carer_needs_care"]

    assert warned(main_carer=True) == [{"helper": "hanna"}]
    assert warned() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"birth_date": "1980-02-04"}, "both.other_data"),
        ({"is_person": "max"}, "reference.person"),
        ({"consent": {"persons": ["pia", "mia"]}}, "both.helps_themselves"),
        ({"home": "other"}, "both.other_home"),
        ({"sex": "male"}, "both.other_data"),
    ],
)
def test_what_contradicts_is_told(changes: Json, code: str) -> None:
    homes = [{"id": "flat", "stadtteil": "mitte"}, {"id": "other", "stadtteil": "nord"}]
    persons = [person(), person("mia", sex="female", **MIA)]
    with pytest.raises(InputError) as told:
        tiny.read_case(
            case(homes=homes, persons=persons, helpers=[helper(**{"is_person": "mia", **changes})])
        )
    assert [fault.code for fault in told.value.faults] == [code]


def test_nobody_is_two_helpers() -> None:
    with pytest.raises(InputError) as told:
        tiny.read_case(case(helpers=[hers(), helper("hugo", is_person="mia")], **AT_HOME))
    assert [fault.code for fault in told.value.faults] == ["both.twice"]


def test_what_stands_with_the_person_need_not_stand_twice() -> None:
    stated = hers()
    del stated["birth_date"]
    (read,) = tiny.read_case(case(helpers=[stated], **AT_HOME)).model.helpers
    assert (str(read.birth_date), read.home) == (MIA["birth_date"], "flat")


def test_who_looks_like_a_person_is_asked_about() -> None:
    alike = tiny.read_case(case(helpers=[helper()], **AT_HOME)).model
    assert "both.looks_alike" in [finding.code for finding in case_warnings(alike)]
    said = tiny.read_case(case(helpers=[hers()], **AT_HOME)).model
    assert "both.looks_alike" not in [finding.code for finding in case_warnings(said)]
