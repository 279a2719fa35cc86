"""Clock times: the smallest layouts that go, those that do not, and what is solved again because of it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrangement.audit import audit_plan
from solver.engines import Status, can_be_laid_out, lay_out
from solver.rows import Layout
from tests.solver import tiny
from tests.solver.some_cases import Files, richer_files
from tests.solver.tiny import (
    Json,
    case,
    catalogue,
    helper,
    need,
    own,
    person,
    presence,
    session,
    times_a_week,
)

MORNING = {"days": ["mon"], "parts": ["morning"]}
BATH = need("bath", task="body_care", measure=times_a_week(1, 120))
CARE = ["body_care", "meal", "accompany_outside"]
CLUB = need("club", task="social_contact", standing="wished", measure=times_a_week(1))


def starts(made: Json) -> dict[str, list[str]]:
    """When each need is met, in order; companions under `way`."""
    found: dict[str, list[str]] = {}
    for line in made["lines"]:
        name = line["need"] if line["role"] == "help" else "way"
        found.setdefault(name, []).append(line["start"])
    return {name: sorted(times, key=str) for name, times in sorted(found.items())}


def places(begin: int, end: int, length: int) -> tuple[tuple[int, int], ...]:
    """Every place of an interval between two times."""
    return tuple((start, start + length) for start in range(begin, end - length + 1))


@pytest.mark.parametrize(
    ("layout", "begins"),
    [
        (Layout((places(0, 6, 2), places(0, 6, 3)), apart=((0, 1),), order=(0, 1)), [0, 2]),
        (Layout((places(0, 6, 2), places(0, 6, 3)), apart=((0, 1),), order=(1, 0)), [3, 0]),
        (Layout((places(0, 6, 2), places(0, 6, 3)), gaps=((0, 1, 1),), order=(0, 1)), [0, 3]),
        (Layout((places(0, 6, 2), places(3, 6, 3)), inside=((0, 1),), order=(0, 1)), [3, 3]),
        (Layout((((0, 2), (3, 9)), places(0, 4, 3)), apart=((0, 1),), order=(1, 0)), [3, 0]),
    ],
    ids=["after each other", "the first of the order first", "with a way", "inside", "by begin and end"],
)
def test_a_layout_is_as_early_as_its_order_says(layout: Layout, begins: list[int]) -> None:
    status, found = lay_out(layout, 1.0)
    assert status is Status.OPTIMAL
    assert [begin for begin, _ in found] == begins
    assert layout.holds(found)


@pytest.mark.parametrize(
    "layout",
    [
        Layout((places(0, 4, 2), places(0, 4, 3)), apart=((0, 1),)),
        Layout((places(0, 6, 2), places(0, 6, 3)), gaps=((0, 1, 2),)),
        Layout((places(0, 6, 4), places(0, 6, 3)), inside=((0, 1),)),
        Layout(((), places(0, 6, 3))),
    ],
    ids=["too long together", "no time for the way", "longer than what it lies in", "nowhere"],
)
def test_what_does_not_go_is_said_to_be_impossible(layout: Layout) -> None:
    assert lay_out(layout, 1.0) == (Status.IMPOSSIBLE, ())
    assert can_be_laid_out(layout, 1.0) is False


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Three short intervals in a short time, and whatever may be asked of them."""
    lengths = st.integers(1, 3)
    found = [places(draw(st.integers(0, 3)), draw(st.integers(4, 7)), draw(lengths)) for _ in range(3)]
    pairs = st.lists(st.sampled_from([(0, 1), (0, 2), (1, 2)]), max_size=2, unique=True)
    return Layout(
        tuple(found),
        apart=tuple(draw(pairs)),
        gaps=tuple((i, j, draw(lengths)) for i, j in draw(pairs)),
        inside=tuple(draw(pairs)),
        order=tuple(draw(st.permutations(range(3)))),
    )


@given(layout=layouts())
@settings(max_examples=60)
def test_the_engine_finds_what_trying_everything_finds(layout: Layout) -> None:
    every = [found for found in product(*layout.places) if layout.holds(found)]
    best = min(every, key=lambda found: [found[i][0] for i in layout.order], default=())
    assert lay_out(layout, 1.0) == ((Status.OPTIMAL, best) if every else (Status.IMPOSSIBLE, ()))


def test_two_who_help_one_person_come_one_after_the_other() -> None:
    one = helper("hanna", tasks=["meal"])
    other = helper("hugo", tasks=["body_care"])
    made = tiny.plan(case(needs=[need(), need("wash", task="body_care")], helpers=[one, other]))
    assert starts(made) == {"cook": ["08:00"], "wash": ["08:30"]}


def test_what_happens_without_the_person_may_happen_at_the_same_time() -> None:
    one = helper("hanna", tasks=["meal"])
    other = helper("hugo", tasks=["cleaning"])
    made = tiny.plan(case(needs=[need(), need("tidy", task="cleaning")], helpers=[one, other]))
    assert starts(made) == {"cook": ["08:00"], "tidy": ["08:00"]}


def test_a_session_and_its_way_are_at_their_hours_and_help_lies_around_them() -> None:
    needs = [need("bath", task="body_care", measure=times_a_week(1, 110)), CLUB, need()]
    away = person(going_out="with_companion")
    made = tiny.plan(
        case(persons=[away], needs=needs, helpers=[helper(home="flat", tasks=CARE)]), catalogue(session())
    )
    assert starts(made) == {"bath": ["08:00"], "club": ["10:00"], "cook": ["11:10"], "way": ["09:50"]}


def test_somebody_from_outside_does_not_come_twice() -> None:
    """Bath before the club and cooking after it are one visit of a neighbour, which nothing may part."""
    needs = [need("bath", task="body_care", measure=times_a_week(1, 90)), CLUB, need()]
    lives_there = tiny.plan(
        case(needs=needs, helpers=[helper(home="flat", tasks=CARE)]), catalogue(session())
    )
    outside = tiny.plan(case(needs=needs, helpers=[helper(tasks=CARE)]), catalogue(session()))
    assert starts(lives_there) == {"bath": ["08:00"], "club": ["10:00"], "cook": ["11:10"]}
    assert starts(outside) == {"bath": ["08:00"], "cook": ["09:30"]}
    assert outside["clock"] == {"cuts": 1, "rounds": 1}


def test_what_cannot_be_laid_out_is_solved_again_and_the_more_important_stays() -> None:
    made = tiny.plan(case(needs=[BATH, CLUB], helpers=[helper(tasks=CARE)]), catalogue(session()))
    assert starts(made) == {"bath": ["08:00"]}
    assert made["clock"] == {"cuts": 1, "rounds": 1}
    assert [entry["need"] for entry in made["unmet"]] == ["club"]


def test_a_conflict_is_found_once_and_kept_from_every_other_day() -> None:
    days = ["mon", "tue", "wed"]
    bath = {**BATH, "days": days, "measure": times_a_week(2, 120)}
    hours = [{"day": day, "begins": "10:00", "ends": "11:00"} for day in days]
    club = {**CLUB, "days": days, "measure": times_a_week(2)}
    made = tiny.plan(
        case(needs=[bath, club], helpers=[helper(tasks=CARE)]), catalogue(session(sessions=hours))
    )
    assert made["clock"] == {"cuts": 3, "rounds": 1}
    assert [entry["amount"] for entry in made["unmet"]] == [1]


def test_where_there_is_another_time_nothing_is_lost() -> None:
    bath = {**BATH, "parts": ["morning", "afternoon"]}
    made = tiny.plan(case(needs=[bath, CLUB], helpers=[helper(tasks=CARE)]), catalogue(session()))
    assert starts(made) == {"bath": ["14:00"], "club": ["10:00"]}
    assert not made["unmet"]


def test_presence_takes_turns_and_pauses_while_a_session_covers_it() -> None:
    watch = need("watch", task="supervision", action="supervise", measure=presence(240))
    group = session(tasks=["supervision"], actions=["supervise"], kind="civic")
    both = [helper(id, times=[{**MORNING, "minutes": 120}]) for id in ("hanna", "hugo")]
    turns = tiny.plan(case(needs=[watch], helpers=both))
    assert starts(turns) == {"watch": ["08:00", "10:00"]}
    one = helper(times=[{**MORNING, "minutes": 180}])
    paused = tiny.plan(case(needs=[watch], helpers=[one]), catalogue(group))
    assert starts(paused) == {"watch": ["08:00", "10:00"]}
    assert tiny.minutes_of(paused, "watch", "hanna") == 180


def test_what_somebody_does_herself_takes_her_time_even_without_being_helped() -> None:
    needs = [need("tidy", task="cleaning"), need("wash", task="body_care")]
    herself = person(own=[own(tasks=["cleaning"])])
    made = tiny.plan(case(persons=[herself], needs=needs, helpers=[helper(tasks=["body_care"])]))
    assert starts(made) == {"tidy": ["08:00"], "wash": ["08:30"]}


def test_several_at_once_begin_at_once() -> None:
    lift = need("lift", task="body_care", helpers_at_once=2)
    other = need(task="meal")
    helpers = [helper("hanna"), helper("hugo", tasks=["body_care"])]
    made = tiny.plan(case(needs=[lift, other], helpers=helpers))
    assert starts(made) == {"cook": ["08:00"], "lift": ["08:30", "08:30"]}


def test_nobody_is_at_two_homes_without_the_way_between() -> None:
    homes = [{"id": "flat", "stadtteil": "mitte"}, {"id": "house", "stadtteil": "nord"}]
    persons = [person(), person("paul", home="house")]
    needs = [need(measure=times_a_week(1, 90)), need("lunch", person="paul", measure=times_a_week(1, 90))]
    made = tiny.plan(case(homes=homes, persons=persons, needs=needs, helpers=[helper()]))
    assert starts(made) == {"cook": ["08:00"], "lunch": ["10:10"]}
    longer = [{**entry, "measure": times_a_week(1, 120)} for entry in needs]
    made = tiny.plan(case(homes=homes, persons=persons, needs=longer, helpers=[helper()]))
    assert made["clock"] == {"cuts": 1, "rounds": 1}
    assert len(made["lines"]) == 1
    assert [(entry["reason"], entry["evidence"]) for entry in made["unmet"]] == [
        ("no_common_time", ["hanna"])
    ]


def test_where_a_later_begin_would_go_lack_of_time_is_no_reason() -> None:
    """A preference for staff is why she does not cook; the audit finds the hour that she has."""
    wish = {"id": "staff", "person": "pia", "of": {"kind": "professional"}, "stated_on": tiny.STATED}
    slow = [need("bath", task="body_care", measure=times_a_week(1, 60)), need(standing="wished")]
    files = case(needs=slow, helpers=[helper(gladly_minutes=60)], wishes=[wish]), catalogue()
    made = tiny.plan(*files)
    assert [entry["reason"] for entry in made["unmet"]] == ["policy_order"]
    made["unmet"][0] |= {"reason": "no_common_time", "next_step": "next_step.no_common_time"}
    given = tiny.inputs(*files)
    found = audit_plan(
        given.case.model, made, given.catalogue.model, given.policy.model, given.hashes()
    ).violations
    assert [violation.message for violation in found] == ["audit.A03.not_so"]


def test_a_date_lies_beside_its_week_and_a_night_runs_past_midnight() -> None:
    look = need("look", task="body_care", measure={"kind": "dated", "on": "2026-11-30", "minutes": 20})
    often = times_a_week(3, 60, per_slot=3, per_day=3)
    turn = need("turn", task="body_care", parts=["night"], measure=often)
    made = tiny.plan(case(needs=[need(), look, turn], helpers=[helper(nights=True)]))
    assert starts(made) == {"cook": ["08:00"], "look": ["08:30"], "turn": ["00:00", "22:00", "23:00"]}


def test_quiet_times_are_kept_where_there_is_room_beside_them() -> None:
    sleeps = person(quiet=[{"begins": "22:00", "ends": "09:00"}])
    made = tiny.plan(case(persons=[sleeps], helpers=[helper()]))
    assert starts(made) == {"cook": ["09:00"]}
    assert not made["warnings"]
    rests = person(quiet=[{"days": ["mon"], "begins": "08:10", "ends": "11:50"}])
    made = tiny.plan(case(persons=[rests], helpers=[helper()]))
    assert starts(made) == {"cook": ["08:00"]}
    assert [warning["key"] for warning in made["warnings"]] == ["warning.quiet_disturbed"]


def test_what_nobody_brings_has_no_time() -> None:
    made = tiny.plan(case(needs=[need()], choices=tiny.chosen("cook", instead="menu")), catalogue(tiny.aid()))
    assert starts(made) == {"cook": [None]}


@given(files=richer_files())
@settings(max_examples=12)
def test_every_plan_is_laid_out_and_passes_the_audit(files: Files) -> None:
    made = tiny.plan(*files)
    left = [warning for warning in made["warnings"] if warning["key"] == "warning.no_clock_time"]
    calls = {need["id"] for need in made["needs"] if need["measure"] == "reachable"}
    timed = [line for line in made["lines"] if line["need"] not in calls]
    assert left or all(line["start"] for line in timed)
