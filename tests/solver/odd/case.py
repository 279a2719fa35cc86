"""A whole case of a seed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tests.solver.odd import needs, network, people, will
from tests.solver.odd.draws import ON, SAID, Draw, Json

PLACES = ("walle", "groepelingen", "vahr", "mitte", "huchting", "blumenthal", "neustadt", "findorff")
KINDS = ("holiday", "respite", "hospital")


def make(seed: int) -> Json:
    """The case file of a seed."""
    draw = Draw(seed)
    homes = ["h1", "h2"][: draw.choice((1, 1, 2))]
    persons = [f"p{number}" for number in range(draw.choice((1, 1, 2, 3)))]
    helpers = [f"helper_{number}" for number in range(draw.choice((0, 1, 2, 3, 4)))]
    types = ["usual", *draw.choice(([], [], ["b"], ["holiday"], ["holiday", "respite"], ["hospital"]))]
    goals = [(f"g_{person}", person) for person in persons]
    wanted = [needs.need(draw, number, goals, homes, types) for number in range(draw.randint(1, 9))]
    on = ON if draw.random() < 0.7 else ON + timedelta(days=draw.randint(0, 200))
    case: Json = {
        "schema": "hilfemix.case.v1",
        "id": f"odd_{seed}",
        "plan_date": on.isoformat(),
        "horizon": {"weeks": draw.choice((1, 2, 4, 6, 9, 13, 26, 53))},
        "homes": [_home(draw, home) for home in homes],
        "persons": [people.person(draw, person, homes) for person in persons],
        "goals": [_goal(draw, goal, person) for goal, person in goals],
        "needs": wanted,
        "helpers": [network.helper(draw, helper, persons, homes, types) for helper in helpers],
        "orders": will.orders(draw, wanted),
        "protection": will.protection(draw, persons, homes, helpers, wanted),
        **_weeks(draw, types, persons, helpers, on),
        **will.used(draw, persons[0], on.isoformat()[:7]),
        **draw.maybe(0.25, employed=[network.employed(draw, homes)]),
        **draw.maybe(0.4, refusals=[will.refusal(draw, persons, helpers)]),
        **draw.maybe(0.5, wishes=[will.wish(draw, n, wanted, helpers) for n in range(draw.randint(1, 3))]),
        **draw.maybe(0.4, choices=will.choices(draw, wanted, helpers)),
        **draw.maybe(0.3, grants=will.grants(draw, wanted)),
        **draw.maybe(0.6, present_support=will.support(draw, wanted, helpers)),
        **_beside(draw, persons[0], wanted),
    }
    if len(homes) > 1:
        times = [
            {"days": draw.some(("mon", "wed", "sat")), "parts": draw.some(("morning", "afternoon", "night"))}
        ]
        stay = {"home": homes[-1], "times": times, **draw.maybe(0.3, week_type=draw.choice(types))}
        case["persons"][0] |= draw.maybe(0.6, residence=[stay])
    return case


def _home(draw: Draw, id: str) -> Json:
    return {
        "id": id,
        "stadtteil": draw.choice(PLACES),
        **draw.maybe(0.3, hazards=["stairs_to_home"]),
        **draw.maybe(0.15, municipality=draw.choice(("bremen", "bremerhaven", "other"))),
    }


def _goal(draw: Draw, id: str, person: str) -> Json:
    seen = {"indicator": "zweimal in der Woche draußen", "start_value": "einmal", "review_on": "2027-03-01"}
    about = {"id": id, "person": person, "words": "Ich will hier bleiben.", "importance": draw.randint(1, 3)}
    return about | draw.maybe(0.3, **seen) | draw.maybe(0.3, life_area="d7")


def _weeks(
    draw: Draw, types: Sequence[str], persons: Sequence[str], helpers: Sequence[str], on: date
) -> Json:
    """Types of week, and when those beside the usual one are."""
    kinds, calendar, first = [], [], on + timedelta(days=draw.randint(0, 10))
    for name in types:
        kind: Json = {"id": name, "kind": name if name in KINDS else "regular"}
        if name != "usual":
            last = first + timedelta(days=draw.choice((2, 6, 6, 13)))
            calendar.append({"week_type": name, "begins": first.isoformat(), "ends": last.isoformat()})
            first = last + timedelta(days=draw.choice((1, 8)))
            kind |= draw.maybe(0.5, away=draw.some(persons))
            kind |= draw.maybe(0.5, resting=draw.some(helpers)) if helpers else {}
        kinds.append(kind)
    return {"week_types": kinds, "calendar": calendar}


def _beside(draw: Draw, person: str, wanted: Sequence[Json]) -> Json:
    """What is kept and shown, and answers from which needs are derived."""
    gift = {"id": "gift", "person": person, "words": "Ich backe gern.", "tasks": ["meal"], "stated_on": SAID}
    other = {**wanted[0], "standing": "wished", "entitlement": None, "order": None}
    view = {"by": "teacher", "on": SAID, "needs": [other], "not_needed": [n["id"] for n in wanted[1:2]]}
    criteria = {"4.1": draw.randint(0, 3), "4.4": draw.choice(("unselbstaendig", 2)), "4.8": "unknown"}
    assessed: Json = {"id": "md", "person": person, "on": "2026-10-01", "by": "medizinischer_dienst"}
    assessed["nba"] = {"criteria": {**criteria, "6.1": draw.randint(0, 3), "8.1": draw.randint(0, 3)}}
    assessed |= draw.maybe(0.5, icf=[{"id": "icf_a", "code": "d620", "qualifier": 3}])
    return {
        **draw.maybe(0.25, exceptions=[{"on": draw.day(5, 40), "text": "Besuch"}]),
        **draw.maybe(0.2, gives=[{**gift, "minutes_per_week": 60}]),
        **draw.maybe(0.2, views=[view]),
        **draw.maybe(0.2, assessments=[assessed]),
    }
