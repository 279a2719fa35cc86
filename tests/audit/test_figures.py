"""The audit's own arithmetic, against figures worked out by hand from docs/model.md."""

from __future__ import annotations

from datetime import date

import pytest

from arrangement.audit.inputs import Inputs
from arrangement.audit.matter import Matter
from arrangement.audit.money import Money
from arrangement.audit.statutes import Statutes
from arrangement.audit.tiers import TIERS
from arrangement.audit.units import half_up, per_cent_up
from arrangement.audit.week import Week
from arrangement.audit.weeks import Weeks
from tests.audit.builder import HASHES, Bench, Json, companion, files, help_line, lawful_lines


def _matter(data: Json | None = None, lines: list[Json] | None = None) -> Matter:
    bench = Bench(data)
    return bench.matter(bench.build(lines if lines is not None else lawful_lines()))


def _week(matter: Matter) -> Week:
    (week,) = matter.weeks.typical
    return week


@pytest.fixture(scope="module")
def matter() -> Matter:
    return _matter()


def test_a_visit_costs_its_minimum_its_indirect_time_and_its_way(matter: Matter) -> None:
    """20 minutes of washing count as 25, plus 10 % = 2, rounded up to 5, plus 10 for the way, 5 to set up."""
    visits = [visit.professional_minutes for visit in _week(matter).visits if visit.source.id == "care_body"]
    assert visits == [45] * 7


def test_training_costs_a_fifth_more_and_the_way(matter: Matter) -> None:
    """60 minutes, 20 % = 12, rounded up to 15, way 15."""
    assert [v.professional_minutes for v in _week(matter).visits if v.source.id == "train_ways"] == [90]


def test_the_helpers_minutes_keep_presence_apart(matter: Matter) -> None:
    assert (_week(matter).active_of("nina"), _week(matter).watching_of("nina")) == (110, 0)
    assert (_week(matter).active_of("sven"), _week(matter).watching_of("sven")) == (30, 240)


def test_help_during_presence_is_counted_once() -> None:
    """Company of 30 minutes within a presence of 120: 30 active, 90 extra."""
    lines = lawful_lines()
    lines[21].update(day="mon", part="afternoon")
    matter = _matter(lines=lines)
    assert (_week(matter).active_of("sven"), _week(matter).watching_of("sven")) == (30, 210)


def test_shopping_beside_presence_takes_its_own_time() -> None:
    """Shopping of 60 minutes in an afternoon with a presence of 120: 60 active, 120 extra, 180 taken."""
    lines = lawful_lines()
    lines[22].update(source="sven", day="mon", part="afternoon")
    week = _week(_matter(lines=lines))
    visit = next(visit for visit in week.visits if len(visit.lines) > 1)
    assert (visit.hands_on, visit.extra, visit.minutes) == (60, 120, 180)
    assert (week.active_of("sven"), week.watching_of("sven")) == (90, 240)


def test_going_out_takes_the_session_and_two_ways(matter: Matter) -> None:
    """15:00 to 17:00 lies in the afternoon; 12 minutes there, 12 back; the companion goes four times."""
    slot = next(line.slot for line in _week(matter).lines if line.source.id == "cafe")
    assert _week(matter).away["anna", slot] == 120 + 12 + 12
    assert _week(matter).companion_minutes(_week(matter).attendances[0]) == 50


def test_a_group_is_attributed_by_its_typical_size() -> None:
    """3 staff x 360 minutes ÷ 12 = 90, once for the whole day."""
    data = files()
    next(offer for offer in data["catalogue"]["offers"] if offer["id"] == "day_care")["target"] = {}
    lines = [
        *lawful_lines(),
        help_line("swim", "day_care", "wed", "morning", 30, session="wed_1000"),
        help_line("swim", "day_care", "wed", "noon", 30, session="wed_1000"),
    ]
    matter = _matter(data, lines)
    found = [a for a in _week(matter).attendances if a.source.id == "day_care"]
    assert [a.professional_minutes for a in found] == [90]
    assert _week(matter).companion_minutes(found[0]) == 0
    assert [charge.cents for charge in matter.money.charges if charge.first.source.id == "day_care"] == [7000]


def test_a_companion_of_a_team_is_part_of_its_visit() -> None:
    """50 minutes, 20 % = 10, way 15; an hour costs 60 euros."""
    lines = lawful_lines()
    more = {"payer": "EGH", "benefit": "assistenz_kompensatorisch"}
    lines[20] = {**companion("train_ways", "tue_1500", "tue", "afternoon", 50), **more}
    matter = _matter(lines=lines)
    visit = next(visit for visit in _week(matter).visits if visit.companions)
    assert (visit.stay, visit.minutes, visit.professional_minutes) == (0, 50, 75)
    assert [c.cents for c in matter.money.charges if c.first.is_companion] == [5000]


def test_coordination_is_counted_for_each_unpaid_source(matter: Matter) -> None:
    """30 minutes x 12 x 56 ÷ 365 = 55.2, rounded up to 60; nina, sven and the shopping club."""
    assert matter.weeks.coordination == 180


def test_needs_in_a_month_become_a_week(matter: Matter) -> None:
    """180 minutes a month x 12 x 7 ÷ 365 = 41.4, rounded up to 45."""
    assert next(need.required for need in matter.view.needs if need.id == "letters") == 45


def test_money_goes_by_calendar_month(matter: Matter) -> None:
    """Eight washes in November, 31 in December, 17 in January, 16 euros each."""
    assert [month.month for month in matter.money.months] == ["2026-11", "2026-12", "2027-01"]
    used = [matter.money.used("anna", "pflegesachleistung", month) for month in matter.money.months]
    assert used == [8 * 1600, 31 * 1600, 17 * 1600]
    assert [matter.money.own_share("anna", month) for month in matter.money.months] == [300, 1500, 600]


def test_pflegegeld_follows_the_share_of_sachleistung(matter: Matter) -> None:
    """(400 + 128) ÷ 796 = 66.33 %; 496 ÷ 796 = 62.31 %; 272 ÷ 796 = 34.17 %, each of 347 euros."""
    assert [matter.money.pflegegeld("anna", month) for month in matter.money.months] == [11683, 13078, 22843]


def test_the_aims_have_their_values(matter: Matter) -> None:
    values = {name: value(matter) for name, value in TIERS}
    lost = 34700 * 1000 // 79600
    assert values == {
        "safety_missed": 0,
        "owed_unmet_now_hands_on": 0,
        "owed_unmet_now_presence": 0,
        "owed_unmet_now_reachable": 0,
        "owed_unmet_soon_hands_on": 0,
        "owed_unmet_soon_presence": 0,
        "owed_unmet_soon_reachable": 0,
        "owed_unmet_planned_hands_on": 0,
        "owed_unmet_planned_presence": 0,
        "owed_unmet_planned_reachable": 0,
        "goals_unsupported": 1 * 8,
        "binding_wishes_missed": 0,
        "helper_overload_worst": 50 * 8,
        "helper_overload_total": (50 + 40) * 8,
        "professional_minutes": (315 * 110 + 105 * 130 + 90 * 130) * 8 + 180 * 130,
        "goals_and_preferences": (60 + 60) * 8,
        "different_people": 7 * 8,
        "own_money": 2400 * 1000 + 56 * 1600 * lost,
        "public_cost": 56 * 1600 + 56 * 1200 + 8 * 6000 + 8 * 1200,
        "distance_from_present": (0 + 60 - 30 + 120) * 8,
    }


def test_missing_everything_counts_by_kind_of_need() -> None:
    """Seven washes and two presences missed; owed and safety minutes by urgency; goals without a line."""
    values = {name: value(_matter(lines=[])) for name, value in TIERS}
    assert values["safety_missed"] == (7 + 2) * 8
    assert values["owed_unmet_now_hands_on"] == (7 * 20 + 7 * 5) * 8
    assert values["owed_unmet_soon_hands_on"] == 60 * 8
    assert values["owed_unmet_soon_presence"] == 240 * 8
    assert values["owed_unmet_planned_hands_on"] == 60 * 8
    assert values["goals_unsupported"] == 2 * 8
    assert values["goals_and_preferences"] == (150 + 60 + 45 + 60 + 60 * (3 + 1)) * 8
    assert values["distance_from_present"] == (240 + 60 + 140) * 8


def test_wishes_are_missed_by_the_minute() -> None:
    lines = lawful_lines()
    more = {"payer": "EGH", "benefit": "assistenz_kompensatorisch"}
    lines[15] = help_line("walk", "train_ways", "mon", "afternoon", 30, **more)
    lines[22] = help_line("shop", "care_meal", "thu", "morning", 60)
    values = {name: value(_matter(lines=lines)) for name, value in TIERS}
    assert values["binding_wishes_missed"] == 30 * 8
    assert values["goals_and_preferences"] == (60 + 60 + 60) * 8


def test_the_stock_uses_the_oldest_first_and_lapses_in_july() -> None:
    """Last year's 500 euros are gone on 1 July; then only what the months have added is there."""
    data = files()
    data["case"].update(plan_date="2026-06-01")
    data["case"]["amounts_used"][1] = {
        "person": "anna",
        "benefit": "entlastungsbetrag",
        "balance_last_year_cents": 50000,
        "balance_cents": 1000,
    }
    for entry in data["catalogue"]["offers"]:
        entry["verified_on"] = "2026-05-01"
    bench = Bench(data)
    day = date(2026, 6, 1)
    inputs = Inputs(bench.case, bench.catalogue, bench.policy, day, Statutes(bench.case, day), HASHES)
    stock = Money(inputs, Weeks(inputs, ())).stock("anna")
    assert not list(stock.missing({"2026-06": 50000 + 1000 + 13100}))
    assert list(stock.missing({"2026-06": 50000 + 1000 + 13101})) == [("2026-06", 1)]
    assert not list(stock.missing({"2026-07": 1000 + 13100 * 2}))
    assert list(stock.missing({"2026-07": 1000 + 13100 * 2 + 1})) == [("2026-07", 1)]
    spent = {"2026-06": 49000, "2026-07": 1000 + 13100 * 2}
    assert not list(stock.missing(spent))


@pytest.mark.parametrize(("number", "divisor", "rounded"), [(5, 2, 3), (4, 3, 1), (45, 2, 23), (0, 7, 0)])
def test_half_up(number: int, divisor: int, rounded: int) -> None:
    assert half_up(number, divisor) == rounded


def test_a_share_of_minutes_goes_up_to_the_grid() -> None:
    assert [per_cent_up(minutes, 10) for minutes in (0, 5, 50, 55)] == [0, 5, 5, 10]
