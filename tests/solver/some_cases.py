"""Small cases for promises that hold for any case: there is always staff for what is owed."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.solver import tiny
from tests.solver.tiny import Json

Files = tuple[Json, Json]
"""Case and catalogue."""

TASKS = ("meal", "shopping", "cleaning", "social_contact")
DAYS = ("mon", "tue", "wed")
PARTS = ("morning", "afternoon")

_measures = st.one_of(
    st.builds(tiny.times_a_week, st.integers(1, 2), st.sampled_from([10, 20, 30])),
    st.builds(tiny.minutes_a_week, st.sampled_from([30, 60]), st.sampled_from([5, 15, 30])),
    st.builds(tiny.presence, st.sampled_from([30, 60])),
)
_standings = st.sampled_from(
    [
        {"standing": "safety", "urgency": "now"},
        {"standing": "owed", "entitlement": "pflegesachleistung", "urgency": "now"},
        {"standing": "owed", "entitlement": "pflegesachleistung", "urgency": "planned"},
        {"standing": "wished"},
    ]
)
_some_days = st.lists(st.sampled_from(DAYS), min_size=2, max_size=3, unique=True).map(sorted)


@st.composite
def needs(draw: st.DrawFn, number: int) -> Json:
    """One need of some kind."""
    measure = draw(_measures)
    about: Json = {"task": draw(st.sampled_from(TASKS))}
    if measure["kind"] == "presence":
        about = {"task": "supervision", "action": "supervise"}
    when = {"days": draw(_some_days), "parts": draw(st.sampled_from([["morning"], list(PARTS)]))}
    return tiny.need(f"need_{number}", measure=measure, **about, **when, **draw(_standings))


@st.composite
def helpers(draw: st.DrawFn, id: str) -> Json:
    """Somebody who gives a little."""
    gladly, more = draw(st.sampled_from([0, 20, 60])), draw(st.sampled_from([0, 30, 60]))
    there, longer = draw(st.sampled_from([0, 30])), draw(st.sampled_from([0, 60]))
    limits = {
        "gladly_minutes": gladly,
        "at_most_minutes": gladly + more,
        "presence_gladly_minutes": there,
        "presence_at_most_minutes": there + longer,
        "at_most_minutes_per_day": draw(st.sampled_from([None, 30])),
    }
    times = [{"days": draw(_some_days), "parts": list(PARTS), "minutes": draw(st.sampled_from([30, 120]))}]
    return tiny.helper(
        id,
        **limits,
        times=times,
        main_carer=draw(st.booleans()),
        sex=draw(st.sampled_from(["female", "male", "unknown"])),
    )


def _team(draw: st.DrawFn, id: str) -> Json:
    return tiny.team(
        id,
        travel_minutes=draw(st.sampled_from([0, 5, 15])),
        minimum_visit_minutes=draw(st.sampled_from([0, 25])),
        qualification=draw(st.sampled_from(["Q2", "Q3", "Q4"])),
    )


@st.composite
def files(draw: st.DrawFn, least_helpers: int = 0) -> Files:
    """A case with up to three needs and two helpers; staff who can do everything, and perhaps a club."""
    wanted = [draw(needs(number)) for number in range(draw(st.integers(1, 3)))]
    asked = [draw(helpers(id)) for id in ("hanna", "hugo")[: draw(st.integers(least_helpers, 2))]]
    offers = [tiny.visit("care", indirect_percent=draw(st.sampled_from([0, 10])))]
    teams = [_team(draw, "care_team")]
    if draw(st.booleans()):
        offers.append(tiny.visit("care_too", team="team_too", tasks=["meal", "cleaning"]))
        teams.append(_team(draw, "team_too"))
    if draw(st.booleans()):
        offers.append(tiny.session(price={"unit": "session", "cents": draw(st.sampled_from([0, 50]))}))
    about: dict[str, Any] = {"needs": wanted, "helpers": asked}
    if draw(st.booleans()):
        about["choices"] = tiny.chosen(
            wanted[0]["id"], **draw(st.sampled_from([{}, {"instead": offers[-1]["id"]}]))
        )
    if draw(st.booleans()):
        of = {"kind": draw(st.sampled_from(["professional", "informal"]))}
        binding = draw(st.booleans())
        about["wishes"] = [
            {"id": "wish", "person": "pia", "of": of, "binding": binding, "stated_on": tiny.STATED}
        ]
    if draw(st.booleans()):
        about["present_support"] = [
            {"need": wanted[0]["id"], "source": "care", "minutes_per_week": draw(st.sampled_from([20, 45]))}
        ]
    return tiny.case(**about), tiny.catalogue(*offers, teams=teams)


# ---------------------------------------------------------------------- weeks, homes, dates, calls, contracts

_two_types = st.sampled_from(
    [
        {},
        {"away": ["pia"]},
        {"resting": ["hanna"]},
        {"kind": "holiday"},
    ]
).map(
    lambda holiday: {
        "week_types": [{"id": "usual"}, {"id": "feast", **holiday}],
        "calendar": [{"week_type": "feast", "begins": "2026-11-30", "ends": "2026-12-13"}],
    }
)
_stays = st.sampled_from(
    [
        [],
        [{"home": "house", "times": [{"days": ["tue"]}]}],
        [{"home": "house", "times": [{}], "week_type": "feast"}],
    ]
)
_calls = {"task": "social_contact", "action": "be_reachable"}
_on_call = {"on_call_within_minutes": 20, "on_call_times": [{}], "on_call_at_most_parts": 2}


@st.composite
def richer_needs(draw: st.DrawFn, number: int) -> Json:
    """One need that is called for, has dates, takes two people, or is like others in some weeks only."""
    need: Json = draw(needs(number))
    kind = draw(st.sampled_from(["as it is", "call", "dated", "two", "same", "apart", "weeks", "house"]))
    if kind == "call":
        measure = {"kind": "reachable", "within_minutes": draw(st.sampled_from([20, 30]))}
        need |= {**_calls, "measure": measure}
    elif kind == "dated":
        measure = {"kind": "dated", "on": draw(st.sampled_from(["2026-11-25", "2026-12-01", "2026-12-09"]))}
        measure |= {"minutes": 20, "every_weeks": draw(st.sampled_from([None, 1, 2]))}
        need |= {"task": draw(st.sampled_from(TASKS)), "action": "take_over", "measure": measure}
    elif kind in ("two", "apart"):
        apart = {"days_apart": 1} if kind == "apart" else {}
        measure = tiny.times_a_week(
            1 + (kind == "apart" and "wed" in need["days"] and "mon" in need["days"]), 20
        )
        need |= {"task": "meal", "action": "take_over", "measure": {**measure, **apart}}
        need |= {"helpers_at_once": 2} if kind == "two" else {}
    elif kind == "same":
        need |= {"continuity": "same_person"}
    elif kind == "weeks":
        need |= {"week_types": [draw(st.sampled_from(["usual", "feast"]))]}
    elif kind == "house":
        need |= {"home": draw(st.sampled_from(["flat", "house"]))}
    return need


@st.composite
def richer_files(draw: st.DrawFn) -> Files:
    """The same with types of week, two homes, dates, calls, two at once, and somebody employed."""
    case, catalogue = draw(files(least_helpers=1))
    case |= draw(_two_types)
    case["homes"] = [{"id": "flat", "stadtteil": "mitte"}, {"id": "house", "stadtteil": "nord"}]
    case["persons"] = [tiny.person(residence=draw(_stays))]
    case["needs"] = [draw(richer_needs(number)) for number in range(draw(st.integers(1, 3)))]
    for key in ("choices", "present_support"):
        for entry in case.get(key, []):
            entry["need"] = case["needs"][0]["id"]
    for helper in case["helpers"]:
        homes = draw(st.sampled_from([{}, {"home": "flat"}, {"helps_at": ["house"]}]))
        helper |= {**homes, **draw(st.sampled_from([{}, _on_call]))}
        helper["consents"][0]["actions"].append("be_reachable")
    if draw(st.booleans()):
        hours = draw(st.sampled_from([20, 60, 600]))
        case["employed"] = [
            tiny.employed(minutes_per_week=hours, free_days=draw(st.sampled_from([[], ["mon"]])))
        ]
    catalogue["offers"][0] |= {"week_kinds": draw(st.sampled_from([[], ["regular"]]))}
    if draw(st.booleans()):
        free = {"kind": "civic", "price": None, "paid_by": [], "paragraph": None}
        call = {"actions": ["be_reachable"], "answers_within_minutes": 25, "team": "callers"}
        catalogue["offers"].append(tiny.visit("callers", **call, **free))
        catalogue["teams"].append(tiny.team("callers", qualification="Q1"))
    return case, catalogue
