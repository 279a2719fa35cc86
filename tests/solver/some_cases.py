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
        about["choices"] = tiny.chosen(wanted[0]["id"])
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
