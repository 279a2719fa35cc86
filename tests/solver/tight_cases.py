"""Small cases with too little of everything: full day parts, used-up weeks, dates that fill what was free.

Every seed is one case. They are there for what a plan says about help that does not fit.
"""

from __future__ import annotations

from random import Random
from typing import Any

from tests.solver import tiny
from tests.solver.tiny import Json

DAYS = ("mon", "tue", "wed", "thu")
PARTS = ("morning", "noon", "afternoon", "evening", "night")
TASKS = ("meal", "social_contact", "cleaning", "leisure", "shopping")
DATES = ("2026-11-24", "2026-12-02", "2026-12-08", "2026-12-10", "2026-12-14")
STANDINGS: tuple[Json, ...] = (
    {"standing": "safety", "urgency": "now"},
    {"standing": "owed", "entitlement": "pflegesachleistung", "urgency": "now"},
    {"standing": "owed", "entitlement": "pflegesachleistung", "urgency": "planned"},
    {"standing": "owed", "entitlement": "entlastungsbetrag", "urgency": "soon"},
    {"standing": "wished"},
)
WHOLE_PART = 240


def files(seed: int) -> tuple[Json, Json]:
    """Case and catalogue of a seed."""
    rng = Random(seed)
    persons = ["pia", "paul"][: rng.choice((1, 1, 2))]
    needs = [_need(rng, number, persons) for number in range(rng.randint(2, 5))]
    case: Json = tiny.case(
        homes=[{"id": "flat", "stadtteil": "mitte"}, {"id": "house", "stadtteil": "nord"}],
        persons=[_person(rng, id) for id in persons],
        goals=[
            {"id": f"stay_{id}", "person": id, "words": "Ich will hier bleiben.", "importance": 2}
            for id in persons
        ],
        needs=needs,
        helpers=[_helper(rng, id) for id in ("hanna", "hugo")[: rng.randint(0, 2)]],
        horizon={"weeks": 4},
    )
    if rng.random() < 0.3:
        case["employed"] = [
            tiny.employed(minutes_per_week=rng.choice((30, 90)), times=[{"minutes": rng.choice((30, 90))}])
        ]
    if rng.random() < 0.2:
        case["persons"][0]["own"] = [
            tiny.own(minutes_per_week=rng.choice((20, 60)), times=[{"days": [rng.choice(DAYS)]}])
        ]
    if rng.random() < 0.5:
        holiday = rng.choice(({}, {"resting": [h["id"] for h in case["helpers"]]}, {"away": [persons[0]]}))
        case["week_types"] = [{"id": "regular"}, {"id": "holiday", "kind": "holiday", **holiday}]
        case["calendar"] = [{"week_type": "holiday", "begins": "2026-12-07", "ends": "2026-12-13"}]
    if rng.random() < 0.3:
        case["choices"] = [
            {"need": need["id"], "person": need["person"], "on": tiny.STATED, "role": "case_manager"}
            for need in needs[:2]
        ]
    return case, _catalogue(rng)


def _person(rng: Random, id: str) -> Json:
    residence = rng.choice(([], [], [{"home": "house", "times": [{"days": ["wed"]}]}]))
    own_money = {"accepts_cents_per_month": rng.choice((0, 200, 10000)), "on": tiny.STATED}
    going = rng.choice(("alone", "with_companion"))
    return tiny.person(id, residence=residence, own_money=own_money, going_out=going)


def _need(rng: Random, number: int, persons: list[str]) -> Json:
    person = rng.choice(persons)
    about: Json = {
        "person": person,
        "goals": [f"stay_{person}"],
        "task": rng.choice(TASKS),
        "days": sorted(rng.sample(DAYS, rng.randint(1, 3)), key=DAYS.index),
        "parts": sorted(rng.sample(PARTS, rng.randint(1, 2)), key=PARTS.index),
        **rng.choice(STANDINGS),
    }
    slots = len(about["days"]) * len(about["parts"])
    length = rng.choice((20, 45, 60, 90, *(() if "noon" in about["parts"] else (150,))))
    match rng.choice(
        ("times", "times", "minutes", "presence", "call", "dated", "dated", "two", "same", "apart")
    ):
        case "times":
            about["measure"] = tiny.times_a_week(min(rng.randint(1, 3), slots), length)
        case "minutes":
            about["measure"] = tiny.minutes_a_week(
                min(rng.choice((60, 120, 300)), slots * 100), rng.choice((5, 30, 45))
            )
        case "presence":
            awake = {"awake": True} if "night" in about["parts"] and rng.random() < 0.5 else {}
            minutes = rng.choice((None, 60, 120))
            about |= {"task": "supervision", "action": "supervise"}
            about["measure"] = {"kind": "presence", "minutes": minutes, **awake}
        case "call":
            measure = {"kind": "reachable", "within_minutes": rng.choice((15, 30))}
            about |= {"task": "social_contact", "action": "be_reachable", "measure": measure}
        case "dated":
            about["measure"] = {
                "kind": "dated",
                "on": rng.choice(DATES),
                "minutes": rng.choice((30, 90, 150, WHOLE_PART)),
                "every_weeks": rng.choice((None, 1, 2)),
            }
            about["parts"] = list(rng.choice((("morning",), ("afternoon",), ("morning", "afternoon"))))
        case "two":
            about |= {"measure": tiny.times_a_week(min(rng.randint(1, 2), slots), 30), "helpers_at_once": 2}
        case "same":
            about |= {"measure": tiny.times_a_week(min(2, slots), 30), "continuity": "same_person"}
        case "apart":
            about["measure"] = tiny.times_a_week(2, 30, days_apart=1)
            about["days"] = ["mon", "wed", "thu"]
    return tiny.need(f"need_{number}", **about)


def _helper(rng: Random, id: str) -> Json:
    gladly, there = rng.choice((0, 30, 60)), rng.choice((0, 60))
    limits = {
        "gladly_minutes": gladly,
        "at_most_minutes": gladly + rng.choice((0, 30, 60)),
        "presence_gladly_minutes": there,
        "presence_at_most_minutes": there + rng.choice((0, 120)),
        "at_most_minutes_per_day": rng.choice((None, 30, 60)),
    }
    days = sorted(rng.sample(DAYS, rng.randint(1, 4)), key=DAYS.index)
    times = [{"days": days, "minutes": rng.choice((30, 60, 120))}]
    extra = rng.choice(({}, {"home": "flat"}, {"nights": True, "awake_nights": rng.random() < 0.5}))
    if rng.random() < 0.4:
        extra |= {
            "on_call_within_minutes": 20,
            "on_call_times": [{}],
            "on_call_at_most_parts": rng.randint(1, 3),
        }
    made: Json = tiny.helper(
        id,
        times=times,
        main_carer=rng.random() < 0.3,
        days_off=rng.choice(([], [], ["tue"])),
        consent={"actions": ["take_over", "accompany", "supervise", "be_reachable"]},
        **limits,
        **extra,
    )
    return made


def _catalogue(rng: Random) -> Json:
    offers = [tiny.visit("care", price=_price(rng), indirect_percent=rng.choice((0, 10)))]
    teams = [_team(rng, "care_team")]
    if rng.random() < 0.5:
        offers.append(
            tiny.visit(
                "care_too",
                team="team_too",
                tasks=["meal", "cleaning", "supervision"],
                price=_price(rng),
                paid_by=rng.choice((["entlastungsbetrag"], ["pflegesachleistung", "entlastungsbetrag"])),
            )
        )
        teams.append(_team(rng, "team_too"))
    if rng.random() < 0.4:
        price: Any = rng.choice((None, {"unit": "session", "cents": 150}))
        group = {"maximum": 10, "typical": 5, "free_places": rng.choice((0, 1, 3))}
        offers.append(tiny.session(price=price, group=group, week_kinds=rng.choice(([], ["regular"]))))
    if rng.random() < 0.3:
        free = {"kind": "civic", "price": None, "paid_by": [], "paragraph": None}
        call = {"actions": ["be_reachable"], "answers_within_minutes": 25, "team": "callers"}
        offers.append(tiny.visit("callers", **call, **free))
        teams.append(tiny.team("callers", qualification="Q1", times=[{"days": ["mon", "tue"]}]))
    if rng.random() < 0.2:
        offers.append(tiny.aid(waiting_weeks=rng.choice((0, 3))))
    return tiny.catalogue(*offers, teams=teams)


def _price(rng: Random) -> Json:
    return {"unit": "hour", "cents": rng.choice((tiny.CHEAP, 6000, 24000))}


def _team(rng: Random, id: str) -> Json:
    days = sorted(rng.sample(DAYS, rng.randint(1, 4)), key=DAYS.index)
    return tiny.team(
        id,
        travel_minutes=rng.choice((0, 15)),
        minimum_visit_minutes=rng.choice((0, 30, 45)),
        capacity_minutes_per_week=rng.choice((60, 120, 400)),
        staff_at_once=rng.choice((1, 2)),
        times=[{"days": days, "minutes": rng.choice((None, 60, 90, 150))}],
    )


SECOND, THIRD = "2026-12-07", "2026-12-14"


def in_phases(seed: int) -> tuple[Json, Json]:
    """The same in two or three phases: some help only later, some needs are learned or hold in one only."""
    case, catalogue = files(seed)
    rng = Random(f"phases {seed}")
    phases: list[Json] = [
        {"id": "one", "begins": tiny.ON, "review_on": "2026-12-04"},
        {"id": "two", "begins": SECOND, "review_on": "2026-12-11"},
        {"id": "three", "begins": THIRD, "review_on": "2026-12-20"},
    ][: rng.choice((2, 2, 3))]
    for phase in phases[1:]:
        if rng.random() < 0.5:
            phase["substitute_weeks"] = rng.randint(1, 3)
    case["phases"] = phases
    later = [phase["id"] for phase in phases[1:]]
    for need in case["needs"]:
        measure = need["measure"]
        if measure["kind"] == "occurrences" and measure["per_week"] > 1 and rng.random() < 0.4:
            need["learning"] = [{"phase": later[0], "per_week": rng.randrange(measure["per_week"])}]
        elif measure["kind"] == "minutes" and rng.random() < 0.4:
            left = rng.choice((0, measure.get("at_least", 5)))
            if left < measure["minutes"]:
                need["learning"] = [{"phase": later[-1], "minutes": left}]
        elif rng.random() < 0.2:
            need["phases"] = [rng.choice([phase["id"] for phase in phases])]
    for helper in case["helpers"]:
        if rng.random() < 0.6:
            helper["times"] = [{**times, "phases": later} for times in helper["times"]]
    return case, catalogue
