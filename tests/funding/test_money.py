from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from arrangement.funding import Money, money_of
from arrangement.law.rights import derive_rights
from tests.funding.make_plan import IN_KIND, case_of, catalogue, line, need_of, reckoned
from tests.law import make_case

SELF = {"payer": "SELF"}


def _month(money: Money, month: str) -> dict[str, Any]:
    return next(row for row in money.months if row["month"] == month)


def test_an_hour_bills_hands_on_minutes_as_often_as_the_weekday_occurs() -> None:
    money = reckoned(
        case_of(need_of("wash")),
        line(0, "wash", "tue", "early", 30, offer="care", **IN_KIND),
        line(1, "wash", "fri", "early", 30, offer="care", **IN_KIND),
    )
    assert money.reference_month == "2027-01"
    assert money.cents_of_line == {"l0": 4 * 2400, "l1": 5 * 2400}
    assert money.funding == ({"payer": "PK", "cents_per_month": 9 * 2400},)
    assert _month(money, "2026-12")["funding"] == {"PK": 7 * 2400}
    assert money.own_share_cents == 0


def test_a_presence_bills_its_extra_stay_on_the_line_with_the_smallest_need_and_offer() -> None:
    money = reckoned(
        case_of(need_of("wash"), need_of("stay", "presence"), need_of("again", "presence")),
        line(0, "wash", "tue", "early", 30, offer="care", **IN_KIND),
        line(1, "stay", "tue", "early", 60, offer="watch", **IN_KIND),
        line(2, "again", "tue", "early", 50, offer="watch", **IN_KIND),
    )
    assert money.cents_of_line == {"l0": 4 * 2400, "l1": 0, "l2": 4 * 30 * 40}


def test_a_stay_no_longer_than_the_help_costs_nothing_more() -> None:
    money = reckoned(
        case_of(need_of("wash"), need_of("stay", "presence")),
        line(0, "wash", "tue", "early", 60, offer="care", **IN_KIND),
        line(1, "stay", "tue", "early", 60, offer="watch", **IN_KIND),
    )
    assert money.cents_of_line == {"l0": 4 * 4800, "l1": 0}


def test_help_out_of_the_home_is_billed_beside_a_presence() -> None:
    """An hour in the shop and an hour of being there are two hours."""
    money = reckoned(
        case_of(need_of("buy", task="shopping"), need_of("stay", "presence")),
        line(0, "buy", "tue", "early", 60, offer="care", **IN_KIND),
        line(1, "stay", "tue", "early", 60, offer="watch", **IN_KIND),
    )
    assert money.cents_of_line == {"l0": 4 * 4800, "l1": 4 * 2400}


def test_a_piece_costs_once_per_line() -> None:
    order = {"payer": "KK", "benefit": "haeusliche_krankenpflege"}
    money = reckoned(
        case_of(need_of("pills")),
        line(0, "pills", "tue", "early", 5, offer="nurse", **order),
        line(1, "pills", "tue", "early", 5, offer="nurse", **order),
    )
    assert money.cents_of_line == {"l0": 4 * 1500, "l1": 4 * 1500}


def test_an_attendance_costs_once_on_its_first_line() -> None:
    day = {"offer": "day_care", "session": "tue_1000", "payer": "PK", "benefit": "tagespflege"}
    money = reckoned(
        case_of(need_of("b_meal"), need_of("a_stay", "presence")),
        line(0, "b_meal", "tue", "noon", 30, **day),
        line(1, "a_stay", "tue", "noon", 60, **day),
        line(2, "a_stay", "tue", "morning", 60, **day),
    )
    assert money.cents_of_line == {"l0": 0, "l1": 0, "l2": 4 * 8000}


def test_a_flat_month_costs_the_same_in_every_month_it_touches() -> None:
    money = reckoned(
        case_of(need_of("call")),
        line(0, "call", "mon", "early", 30, offer="alarm", kind="market", **SELF),
        line(1, "call", "tue", "early", 30, offer="alarm", kind="market", **SELF),
    )
    assert money.cents_of_line == {"l0": 2700, "l1": 0}
    assert [row["own_share_cents"] for row in money.months] == [2700, 2700, 2700]
    assert money.funding == ()


def test_pflegegeld_is_what_the_sachleistung_leaves() -> None:
    lines = [line(0, "wash", "tue", "early", 30, offer="care", **IN_KIND)]
    wants = reckoned(case_of(need_of("wash"), person={"wants_pflegegeld": True}), *lines)
    # 4 x 24.00 = 96.00 of 796.00 is 12.06 %; 87.94 % of 347.00 is 305.15
    assert wants.pflegegeld_cents == 30515
    assert reckoned(case_of(need_of("wash")), *lines).pflegegeld_cents == 30515
    refuses = reckoned(case_of(need_of("wash"), person={"wants_pflegegeld": False}), *lines)
    assert refuses.pflegegeld_cents == 0
    assert {"claim": "p1_pflegegeld", "cents": 30515, "expires": None} in refuses.remaining


def test_what_was_used_before_counts_in_its_month_alone() -> None:
    used = [{"person": "p1", "benefit": "pflegesachleistung", "month": "2026-12", "used_cents": 79600}]
    money = reckoned(case_of(need_of("wash"), amounts_used=used))
    assert _month(money, "2026-12")["pflegegeld_cents"] == 0
    assert _month(money, "2027-01")["pflegegeld_cents"] == 34700


def test_the_ledger_names_what_is_drawn_and_what_is_a_choice() -> None:
    case = case_of(
        need_of("wash"),
        choices=[{"person": "p1", "benefit": "pflegegeld", "on": "2026-12-01", "role": "person"}],
    )
    money = reckoned(case, line(0, "wash", "tue", "early", 30, offer="care", **IN_KIND))
    rows = {row["right"]: row for row in money.ledger}
    assert rows["p1_pflegesachleistung"] | {"unit": "-"} == {
        "right": "p1_pflegesachleistung",
        "owed": 79600,
        "drawn": 9600,
        "chosen_otherwise": 0,
        "pending": 70000,
        "undeliverable": 0,
        "unit": "-",
        "by_week_type": {},
    }
    assert rows["p1_pflegegeld"]["chosen_otherwise"] == 34700 - 30515
    assert {"right": "p1_pflegegeld", "need": None, "offer": None, "status": "recorded"} in money.choices
    assert {
        "right": "p1_pflegesachleistung",
        "need": None,
        "offer": None,
        "status": "pending",
    } in money.choices
    assert {"claim": "p1_pflegesachleistung", "cents": 70000, "expires": "2027-01-31"} in money.remaining
    assert {"claim": "p1_entlastungsbetrag", "cents": 13100, "expires": "2027-06-30"} in money.remaining
    assert {"claim": "p1_entlastungsbetrag", "cents": 26200, "expires": "2028-06-30"} in money.remaining


def test_owed_help_that_others_give_is_a_choice_and_what_nobody_gives_is_undeliverable() -> None:
    need = make_case.need(
        id="shop",
        measure={"kind": "occurrences", "per_week": 4, "minutes": 60},
        entitlement="assistenz_kompensatorisch",
        standing="owed",
    )
    case = make_case.case(
        make_case.person(None, disability=["geistig"]),
        needs=[need],
        helpers=[make_case.helper()],
        choices=[
            {"person": "p1", "need": "shop", "instead": "daughter", "on": "2026-12-01", "role": "person"},
            {"person": "p1", "need": "shop", "instead": "club", "on": "2026-12-08", "role": "person"},
        ],
    )
    money = reckoned(
        case,
        line(0, "shop", "mon", "early", 60, offer="care", payer="EGH", benefit="assistenz_kompensatorisch"),
        line(1, "shop", "tue", "early", 60, helper="daughter", kind="informal"),
        line(2, "shop", "wed", "early", 60, offer="club", kind="civic"),
    )
    (row,) = money.ledger
    week = {"owed": 240, "drawn": 60, "chosen_otherwise": 60, "pending": 60, "undeliverable": 60}
    assert row == {
        "right": "shop_assistenz_kompensatorisch",
        **week,
        "unit": "minutes",
        "by_week_type": {"regular": week},
    }
    assert [(c["offer"], c["status"]) for c in money.choices] == [
        ("daughter", "recorded"),
        ("club", "pending"),
    ]
    (application,) = money.applications
    assert (application["what"], application["payer"], application["by"]) == (
        "assistenz_kompensatorisch",
        "EGH",
        "2026-12-31",
    )
    assert application["papers"]
    assert application["status"] == "to_apply"


def test_an_approved_grant_needs_no_application_and_is_a_lower_bound() -> None:
    grant = {
        "id": "g1",
        "person": "p1",
        "benefit": "assistenz_kompensatorisch",
        "status": "approved",
        "begins": "2026-01-01",
        "minutes_per_week": 300,
    }
    case = make_case.case(
        make_case.person(None, disability=["geistig"]),
        needs=[need_of("shop", entitlement="assistenz_kompensatorisch", standing="owed")],
        grants=[grant],
    )
    benefit = {"payer": "EGH", "benefit": "assistenz_kompensatorisch"}
    money = reckoned(case, *(line(n, "shop", "mon", "early", 30, offer="care", **benefit) for n in range(2)))
    rows = {row["right"]: row for row in money.ledger}
    assert rows["shop_assistenz_kompensatorisch"]["drawn"] == 60
    assert rows["p1_assistenz_kompensatorisch"]["pending"] == 240
    assert money.applications == ()


def test_a_horizon_beyond_the_next_rise_is_marked() -> None:
    case = case_of(need_of("wash"), horizon={"weeks": 53})
    late = money_of(case, catalogue(), (), derive_rights(case, date(2027, 6, 7)))
    assert [row["key"] for row in late.warnings] == ["warning.amounts_rise"]
    assert reckoned(case).warnings == ()


PARTS = ("early", "morning", "noon", "afternoon", "evening")
SOURCES = (
    {"offer": "care", **IN_KIND},
    {"offer": "care", "payer": "PK", "benefit": "entlastungsbetrag"},
    {"offer": "watch", **SELF},
    {"offer": "alarm", "kind": "market", **SELF},
    {"helper": "daughter", "kind": "informal"},
)


@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from(["wash", "stay", "shop"]),
            st.sampled_from(["mon", "tue", "sun"]),
            st.sampled_from(PARTS),
            st.integers(1, 24),
            st.sampled_from(SOURCES),
        ),
        max_size=12,
    ),
    weeks=st.integers(1, 30),
)
def test_every_sum_is_right_to_the_cent(
    lines: list[tuple[str, str, str, int, dict[str, Any]]], weeks: int
) -> None:
    case = make_case.case(
        make_case.person(3, disability=["koerperlich"]),
        needs=[
            need_of("wash"),
            need_of("stay", "presence"),
            need_of("shop", entitlement="assistenz_kompensatorisch", standing="owed"),
        ],
        helpers=[make_case.helper()],
        horizon={"weeks": weeks},
    )
    money = reckoned(case, *(line(n, *x[:3], 5 * x[3], **x[4]) for n, x in enumerate(lines)))
    paid = sum(row["cents_per_month"] for row in money.funding) + money.own_share_cents
    assert paid == sum(money.cents_of_line.values())
    covered = {choice["right"] for choice in money.choices}
    for row in money.ledger:
        parts = [row[name] for name in ("drawn", "chosen_otherwise", "pending", "undeliverable")]
        assert all(part >= 0 for part in parts)
        assert row["owed"] == sum(parts)
        assert (row["right"] in covered) == (row["chosen_otherwise"] + row["pending"] > 0)
    assert [row["right"] for row in money.ledger] == [
        right.id for person in money.rights.persons for right in person.rights
    ]
