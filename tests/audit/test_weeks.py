"""Week types, homes, calls, dates, nights, hands and contracts: no false alarm, figures by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from arrangement.audit.employed import longest_rest
from arrangement.audit.matter import Matter
from arrangement.audit.references import present_now
from arrangement.audit.tiers import TIERS
from assessment.ground.grid import DAYS, PARTS, Slot
from tests.audit.builder import Bench, Json, files, lawful_lines
from tests.audit.seeds import both, entry, instead, protection
from tests.audit.seeds_weeks import TODAY, dropped, employed, granted, moved
from tests.audit.weeks import every, once, weeks_lines


def _made(lines: Callable[[Any], Any] = list, data: Callable[[Any], Any] = list) -> tuple[Bench, Json]:
    given, wanted = files("weeks"), weeks_lines()
    data(given)
    lines(wanted)
    bench = Bench(given)
    return bench, bench.build(wanted)


@pytest.fixture(scope="module")
def matter() -> Matter:
    bench, plan = _made()
    return bench.matter(plan)


def _by_team(lines: list[Json]) -> None:
    for line in lines:
        if line["need"] == "transfer":
            line["source"] = "care_body"


LAWFUL: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "as it is": (list, list),
    "another carer in each week type": (
        both(moved("bath", "holiday", source="lena"), moved("bath", "holiday", "thu", day="fri")),
        list,
    ),
    "both hands of one team": (_by_team, list),
    "who must not meet is at another home": (
        list,
        protection(unsafe=[{"joint_presence": ["dad", "granny"]}]),
    ),
    "two who must not meet, at two homes": (list, protection(unsafe=[{"joint_presence": ["dad", "lena"]}])),
    "a team on call": (
        moved("call", "holiday", source="night_watch"),
        entry("teams", "watchers", capacity_minutes_per_week=480),
    ),
    "a person asleep where nobody must be awake": (
        list,
        both(
            entry("needs", "night", measure={"kind": "presence", "awake": False}),
            entry("helpers", "uncle", awake_nights=False),
        ),
    ),
    "a date on any weekday, days do not matter": (list, entry("needs", "talk", days=["mon"])),
    "a contract for the year": (list, employed(ends="2027-01-17")),
    "a trip of the father from his own home": (
        both(
            instead(
                "club", *every("club", "kids_club", "sat", "afternoon", 60, "school", session="sat_1500")
            ),
            lambda lines: next(e for e in lines if e["need"] is None).update(
                source="dad", session="sat_1500", day="sat", minutes=160
            ),
            moved("weekend", "school", part="morning"),
        ),
        lambda d: d["case"]["persons"][0].update(reach_minutes=40),
    ),
    "the protection plan stands in each week in which its need holds": (
        lambda lines: [e.update(locked=True) for e in lines if e["need"] == "train"],
        protection(
            protection_plan=[
                {"need": "train", "offer": "train_ways", "days": ["mon"], "part": "morning", "minutes": 60}
            ]
        ),
    ),
}


@pytest.mark.parametrize("says", LAWFUL)
def test_lawful_plans_pass(says: str) -> None:
    bench, plan = _made(*LAWFUL[says])
    assert bench.broken(plan) == set(), bench.audit(plan).violations


def test_what_lines_do_not_state_is_as_the_calendar_and_the_homes_say() -> None:
    bench, plan = _made()
    for line in plan["lines"]:
        del line["times"], line["home"]
    assert bench.broken(plan) == set()


def test_older_plans_are_judged_as_before() -> None:
    bench = Bench()
    plan = bench.build(lawful_lines())
    for key in ("weeks", "dates", "employment"):
        del plan[key]
    for line in plan["lines"]:
        del line["times"], line["home"], line["on"]
    for row in plan["unmet"]:
        del row["week_type"]
    plan["tiers"] = [tier for tier in plan["tiers"] if not tier["aim"].endswith("_reachable")]
    assert bench.broken(plan) == set()


def test_weeks_are_counted_by_type(matter: Matter) -> None:
    assert [(week.type_id, week.times) for week in matter.weeks.typical] == [
        ("school", 5),
        ("holiday", 2),
        ("clinic", 1),
    ]


def test_required_is_one_week_of_each_type_or_all_dates(matter: Matter) -> None:
    """Breakfast in two types, baths in three; 13 January is in hospital; the review asks nobody."""
    stated = {need.id: (need.required, need.covered) for need in matter.view.needs}
    assert stated["breakfast"] == (10, 10)
    assert stated["bath"] == (6, 6)
    assert stated["call"] == (6, 6)
    assert stated["talk"] == (1, 1)
    assert stated["review"] == (0, 0)


def test_helpers_minutes_are_an_average_and_the_reserve_is_that_of_the_fullest_week(matter: Matter) -> None:
    """Mum: 150 + 60 + 40 in school, 90 + 60 in holidays, 60 with the child in hospital, one talk of 60."""
    total = 5 * 250 + 2 * 150 + 60 + 60
    assert matter.view.helper_minutes["mum"] == (total * 2 + 8) // 16 == 209
    assert matter.view.helper_reserve_minutes["mum"] == 400 - 250 - 60
    assert matter.view.helper_presence_minutes["uncle"] == 480 * 6 // 8


def test_professional_minutes_are_those_of_all_weeks(matter: Matter) -> None:
    """Baths 30 + 10 each, two a week; a night 480 + 20 in two weeks; training 60 + 15 in seven."""
    assert matter.view.by_qualification == {"Q3": (80 * 8 + 500 * 2) // 8, "Q4": 66 + 23}
    assert matter.view.professional_minutes_per_week == 271 + 23


def test_two_of_a_team_count_twice_for_it_and_once_for_the_person() -> None:
    bench, plan = _made(_by_team)
    week = bench.matter(plan).weeks.typical[2]
    (visit, *_) = [v for v in week.visits if v.source.id == "care_body" and v.slot.day_part == "evening"]
    assert (visit.stay, visit.professional_minutes) == (40, 50)
    assert week.helped["granny", visit.slot] == 20
    assert week.team_load["care"] == 3 * 40 + 2 * 30


def test_money_goes_by_the_weekdays_of_each_type(matter: Matter) -> None:
    """Training on Mondays of school and holiday weeks: 23 and 30 November, four in December, 4 January."""
    funded = {month.month: month.funding for month in matter.view.months}
    assert [funded[month]["EGH"] for month in sorted(funded)] == [2 * 6000, 4 * 6000, 6000]
    assert [funded[month]["PK"] for month in sorted(funded)] == [3 * 2400, 9 * 2400, 4 * 2400]


def test_the_worst_week_is_that_with_the_date(matter: Matter) -> None:
    values = {name: value(matter) for name, value in TIERS}
    assert values["helper_overload_worst"] == (310 - 200) * 8
    assert values["helper_overload_total"] == (310 - 200) * 5
    assert values["different_people"] == 8 * 8
    assert values["distance_from_present"] == (60 + 60) * 2


def test_what_is_missed_counts_as_often_as_its_weeks() -> None:
    """Two calls in one clinic week; laundry in two holiday weeks; a talk and a form once."""
    bench, plan = _made(
        both(
            dropped("call", "clinic", "sun", "alarm"),
            dropped("call", "clinic", "sat", "uncle"),
            dropped("laundry", "holiday", "tue", "lena"),
            moved("talk", on=None),
            moved("forms", on=None),
        )
    )
    matter = bench.matter(plan)
    values = {name: value(matter) for name, value in TIERS}
    assert values["safety_missed"] == 2
    assert values["owed_unmet_now_reachable"] == 2 * 480
    assert values["goals_and_preferences"] == 60 * 2 + 60 + 30
    amounts = [(row["need"], row["week_type"], row["amount"], row["unit"]) for row in plan["unmet"]]
    assert sorted(amounts) == [
        ("call", "clinic", 2, "day_parts"),
        ("forms", "school", 1, "dates"),
        ("laundry", "holiday", 1, "occurrences"),
        ("talk", "school", 1, "dates"),
    ]


def test_a_right_is_owed_in_each_week_type(matter: Matter) -> None:
    (row,) = [row for row in matter.view.ledger if row.right == "train_assistenz_qualifiziert"]
    assert (row.owed, row.drawn, row.undeliverable) == (60 * 2, 60 * 2, 0)


def test_rest_runs_into_the_next_day_and_over_the_end_of_the_week() -> None:
    def slots(*named: str) -> set[Slot]:
        pairs = (name.split() for name in named)
        return {Slot(DAYS.index(day), PARTS.index(part)) for day, part in pairs}

    assert longest_rest(slots("mon evening", "tue early"), 0) == 120 + 240 + 120 + 240
    assert longest_rest(slots("mon noon", "mon evening", "tue early"), 0) == 480
    assert longest_rest(slots("sun evening", "mon noon"), 6) == 480 + 120 + 240
    assert longest_rest(slots("sun noon", "sun evening", "mon early"), 6) == 480


def test_the_way_of_a_date_is_a_visit_of_its_own() -> None:
    """A date in a slot in which the team comes anyway: way and minimum are due twice in that week."""

    def by_carers(data: Json) -> None:
        entry("needs", "forms", task="body_care")(data)

    bench, plan = _made(
        instead("forms", once("forms", "care_body", "2026-12-07", "mon", "morning", 30, "school")),
        both(
            by_carers,
            lambda d: next(n for n in d["case"]["needs"] if n["id"] == "forms")["measure"].update(
                on="2026-12-07"
            ),
        ),
    )
    assert bench.broken(plan) == set(), bench.audit(plan).violations
    weeks = bench.matter(plan).weeks
    (single,) = [week for week in weeks.single if week.of_need("forms")]
    assert [visit.professional_minutes for visit in single.visits] == [40]
    assert plan["months"][1]["funding"]["PK"] == 9 * 2400 + 2400


def test_today_is_counted_in_the_weeks_in_which_it_is_needed() -> None:
    """Seven of eight weeks are no week in hospital; the talk has one date."""
    data = files("weeks")
    granted(data)
    data["case"]["present_support"].append(TODAY)
    bench = Bench(data)
    now = present_now(bench.matter(bench.build(weeks_lines())))
    assert now == {
        "professional_minutes_per_week": 88,  # 100 x 7 / 8
        "helper_minutes_per_week": 149,  # (150 + 20) x 7 / 8
        "helper_presence_minutes_per_week": 0,
        "covered": 186,  # (150 x 7 + 60 x 7 + 20) / 8
        "presence_covered": 0,
    }
