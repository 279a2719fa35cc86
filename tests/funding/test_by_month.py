"""The calendar months of a plan: what happens, who pays, what is saved up and lapses."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangement.funding import Money, money_of
from arrangement.law.rights import derive_rights
from tests.funding.make_plan import IN_KIND, case_of, catalogue, line, need_of, reckoned
from tests.law import make_case

RELIEF = {"benefit": "entlastungsbetrag", "payer": "PK"}


def _months(money: Money) -> dict[str, dict[str, Any]]:
    return {row["month"]: row for row in money.months}


def _stock(money: Money, claim: str) -> dict[str, dict[str, Any]]:
    return {
        row["month"]: {key: value for key, value in stock.items() if key not in ("person", "claim")}
        for row in money.months
        for stock in row["stocks"]
        if stock["claim"] == claim
    }


def test_a_month_counts_days_holidays_visits_groups_and_minutes() -> None:
    case = case_of(
        need_of("wash"), need_of("meal"), need_of("stay", "presence"), helpers=[make_case.helper()]
    )
    money = reckoned(
        case,
        line(0, "wash", "tue", "early", 30, offer="care", professional_minutes=45, **IN_KIND),
        line(1, "meal", "tue", "early", 20, offer="care", professional_minutes=20, **IN_KIND),
        line(2, "wash", "fri", "early", 30, offer="care", professional_minutes=45, **IN_KIND),
        line(3, "meal", "tue", "noon", 60, offer="day_care", session="tue_1000"),
        line(4, "meal", "wed", "noon", 25, helper="daughter", kind="informal"),
        line(5, "stay", "wed", "noon", 60, helper="daughter", kind="informal"),
    )
    january = _months(money)["2027-01"]
    assert (january["days"], january["full"]) == (31, True)
    assert january["week_types"] == {"regular": 31}
    assert list(january["holidays"]) == ["2027-01-01"]
    assert (january["visits"], january["sessions"]) == (4 + 5, 4)
    assert january["professional_minutes"] == 4 * 65 + 5 * 45
    assert january["helper_minutes"] == 4 * 25
    december = _months(money)["2026-12"]
    assert (december["days"], december["full"]) == (25, False)
    assert list(december["holidays"]) == ["2026-12-25", "2026-12-26"]


def test_what_is_saved_up_adds_up_and_lapses_after_30_june() -> None:
    used = {"person": "p1", "benefit": "entlastungsbetrag", "balance_cents": 40000}
    case = case_of(need_of("shop"), amounts_used=[used], horizon={"weeks": 52})
    rows = _stock(
        reckoned(case, line(0, "shop", "tue", "noon", 30, offer="care", **RELIEF)), "entlastungsbetrag"
    )
    assert rows["2026-12"] == {
        "opening_cents": 40000,
        "accrued_cents": 13100,
        "used_cents": 4 * 2400,
        "lapsed_cents": 0,
        "closing_cents": 40000 + 13100 - 9600,
    }
    # 531 EUR of 2026, and 30 Tuesdays at 24 EUR until the end of June 2027: all of it is used
    assert rows["2027-06"]["lapsed_cents"] == 0
    idle = _stock(reckoned(case), "entlastungsbetrag")
    assert idle["2027-06"]["lapsed_cents"] == 40000 + 13100
    assert idle["2027-06"]["closing_cents"] == 6 * 13100
    assert sum(row["lapsed_cents"] for row in idle.values()) == 53100


def test_what_lapses_after_the_horizon_is_still_there() -> None:
    used = {"person": "p1", "benefit": "entlastungsbetrag", "balance_last_year_cents": 5000}
    case = case_of(amounts_used=[used], horizon={"weeks": 1})
    money = money_of(case, catalogue(), [], derive_rights(case, date(2027, 6, 21)))
    row = _stock(money, "entlastungsbetrag")["2027-06"]
    assert (row["opening_cents"], row["lapsed_cents"], row["closing_cents"]) == (5000, 0, 18100)


def test_the_yearly_amount_is_new_in_january_and_gone_after_december() -> None:
    spent = {"person": "p1", "claim": "verhinderungspflege", "on": "2026-05-01", "used_cents": 100000}
    money = reckoned(case_of(claims_used=[spent]))
    rows = _stock(money, "jahresbetrag")
    assert rows["2026-12"]["opening_cents"] == 353900 - 100000
    assert rows["2026-12"]["lapsed_cents"] == 253900
    assert (rows["2027-01"]["opening_cents"], rows["2027-01"]["accrued_cents"]) == (0, 353900)
    left = {(row["cents"], row["expires"]) for row in money.remaining if row["claim"] == "p1_kurzzeitpflege"}
    assert left == {(253900, "2026-12-31"), (353900, "2027-12-31")}


@given(
    weeks=st.integers(1, 53),
    on=st.dates(date(2025, 7, 1), date(2027, 6, 30)),
    balance=st.integers(0, 200_000),
    last_year=st.integers(0, 150_000),
)
def test_carry_over_never_outlives_its_date_and_every_month_adds_up(
    weeks: int, on: date, balance: int, last_year: int
) -> None:
    used = {
        "person": "p1",
        "benefit": "entlastungsbetrag",
        "balance_cents": balance,
        "balance_last_year_cents": last_year,
    }
    case = case_of(amounts_used=[used], horizon={"weeks": weeks})
    rows = list(_stock(money_of(case, catalogue(), [], derive_rights(case, on)), "entlastungsbetrag").items())
    for month, row in rows:
        added = row["opening_cents"] + row["accrued_cents"]
        assert row["closing_cents"] == added - row["used_cents"] - row["lapsed_cents"] >= 0
        year, number = month.split("-")
        if number == "07":  # nothing is older than this year's first half
            assert row["opening_cents"] <= 6 * 13100 + (balance if int(year) == on.year else 0)
    for (_, before), (_, after) in pairwise(rows):
        assert after["opening_cents"] == before["closing_cents"]


@pytest.mark.parametrize(("rate", "insured"), [(50, 50), (70, 30)])
def test_beihilfe_pays_its_part_as_a_payer_of_its_own_to_the_cent(rate: int, insured: int) -> None:
    care = "ppv" if rate == 70 else "spv"
    insurance = {"care": care, "beihilfe": {"rate_percent": rate}}
    case = case_of(need_of("wash"), person={"insurance": insurance})
    money = reckoned(case, line(0, "wash", "tue", "early", 31, offer="care", **IN_KIND))
    whole = 4 * (31 * 4800 // 60)
    part = -(-whole * insured // 100)
    assert _months(money)["2027-01"]["funding"] == {"BEIHILFE": whole - part, "PK": part}
    assert {row["payer"] for row in money.applications} == {"PK", "BEIHILFE"}
    asked = [row for row in money.applications if row["payer"] == "BEIHILFE"]
    assert {row["office"] for row in asked} == {"beihilfestelle"}
    # 99.20 of 796 EUR used, 12.46 %: Pflegegeld is told whole, whoever pays which part of it
    assert money.pflegegeld_cents == 30376
    rights = {right.benefit.value: right for right in money.rights.of("p1")}
    psl = rights["pflegesachleistung"]
    assert (psl.amount_cents or 0) + psl.beside_cents == 79600


def test_pflegegeld_follows_the_ratio_that_binds_and_what_is_used_if_that_is_more() -> None:
    mix = {"in_kind_percent": 40, "since": "2026-08-01"}
    case = case_of(need_of("wash"), person={"care_mix": mix})
    light = reckoned(case, line(0, "wash", "tue", "early", 30, offer="care", **IN_KIND))
    assert _months(light)["2027-01"]["pflegegeld_cents"] == 34700 * 60 // 100
    assert "warning.care_mix_exceeded" not in {row["key"] for row in light.warnings}
    # bound until 31 January 2027: in February only what is used counts, one Tuesday of 24 EUR = 3.02 %
    assert _months(light)["2027-02"]["pflegegeld_cents"] == 33652
    heavy = reckoned(case, *(line(n, "wash", "tue", "early", 60, offer="care", **IN_KIND) for n in range(3)))
    assert "warning.care_mix_exceeded" in {row["key"] for row in heavy.warnings}


def test_converted_sachleistung_counts_as_used() -> None:
    turned = {"person": "p1", "claim": "umwandlungsanspruch", "on": "2026-12-02", "used_cents": 31840}
    plain, less = reckoned(case_of()), reckoned(case_of(claims_used=[turned]))
    assert _months(plain)["2026-12"]["pflegegeld_cents"] == 34700
    assert _months(less)["2026-12"]["pflegegeld_cents"] == 34700 * 60 // 100


def test_a_carer_near_the_hours_of_44_is_warned_and_one_day_is_too_few() -> None:
    def of(minutes: int, *days: str) -> dict[str, Any]:
        helper = make_case.helper(at_most_minutes=2000, gladly_minutes=2000)
        case = case_of(need_of("shop"), helpers=[helper])
        each = minutes // len(days)
        lines = [
            line(n, "shop", day, "noon", each, helper="daughter", kind="informal")
            for n, day in enumerate(days)
        ]
        row: dict[str, Any] = reckoned(case, *lines).carers[0]
        return row

    assert of(660, "mon", "tue")["state"] == "reached"
    assert of(600, "mon", "tue")["state"] == "close"
    assert of(590, "mon", "tue")["state"] == "close_below"
    assert of(900, "mon")["state"] == "close_below"
    assert of(300, "mon", "tue")["state"] == "below"
    row = of(600, "mon", "tue")
    assert (row["least_minutes_per_week"], row["least_days_per_week"]) == (600, 2)
    assert (row["planned_minutes_per_week"], row["planned_days_per_week"]) == (600, 2)


def test_what_does_not_stand_beside_the_form_of_living_is_no_right_and_is_said() -> None:
    lives = {"person": "p1", "claim": "gemeinschaftliche_wohnform", "on": "2026-12-01", "used_cents": 45000}
    money = reckoned(case_of(claims_used=[lives]))
    assert {right.benefit.value for right in money.rights.of("p1")} == {"pflegegeld", "pflegesachleistung"}
    told = money.rights.persons[0].clarify
    assert {entry.benefit.value for entry in told if entry.benefit} == {"entlastungsbetrag", "tagespflege"}
    pairs = {(row["first"], row["second"]): row["beside"] for row in money.side_by_side}
    assert pairs["gemeinschaftliche_wohnform", "pflegegeld"] == "share"


def test_every_step_of_a_line_names_paragraph_and_source() -> None:
    money = reckoned(case_of(need_of("wash")), line(0, "wash", "tue", "early", 30, offer="care", **IN_KIND))
    steps = money.traces["l0"]
    assert [step["step"] for step in steps] == [
        "benefit",
        "cents_per_hour",
        "cents_each_time",
        "times_in_month",
        "cents_in_month",
    ]
    assert [step["value"] for step in steps] == ["pflegesachleistung", 4800, 2400, 4, 9600]
    assert all(step["paragraph"] and step["source"] for step in steps)
