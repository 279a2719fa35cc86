"""A03: a true reason passes, and stops passing when its obstacle is taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.audit.builder import Bench, Json, files, help_line, lawful_lines
from tests.audit.seeds import both, entry, refusal, without

Change = Callable[[Json], None]


def _nothing(_: Json) -> None:
    """Leave the files as they are."""


def _own_money(cents: int) -> Change:
    return lambda data: data["case"]["persons"][0]["own_money"].update(accepts_cents_per_month=cents)


def _order(approval: str) -> Change:
    return lambda data: data["case"]["orders"][0].update(approval=approval)


def _only_wished(data: Json) -> None:
    """What nobody owes may be left to helpers, and wait for what they agree to."""
    entry("needs", "walk", standing="wished", entitlement=None)(data)


def _no_place(data: Json) -> None:
    entry("offers", "cafe", group={"maximum": 9, "typical": 8, "free_places": 0})(data)


TRUE_REASONS: tuple[tuple[str, str, str, Change], ...] = (
    ("shop", "veto_of_person", "buddy_shop", refusal(of={"offer": "buddy_shop"})),
    ("shop", "veto_of_person", "club", refusal(of={"provider": "club"})),
    (
        "shop",
        "veto_of_person",
        "buddy_shop",
        refusal(times=[{"days": ["thu"], "parts": ["morning", "afternoon"]}]),
    ),
    ("shop", "staff_short", "buddies", entry("teams", "buddies", capacity_minutes_per_week=50)),
    ("shop", "not_yet_available", "buddy_shop", entry("offers", "buddy_shop", waiting_weeks=3)),
    ("shop", "out_of_reach", "buddies", entry("teams", "buddies", stadtteile=["nord"])),
    (
        "shop",
        "legal_ceiling_reached",
        "buddy_shop",
        entry("offers", "buddy_shop", price={"unit": "hour", "cents": 60000}),
    ),
    ("shop", "own_money_not_accepted", "menu", both(_own_money(1500))),
    ("wash", "qualification_missing", "care_body", entry("needs", "wash", min_qualification="Q5")),
    ("walk", "helper_protection_limit", "nina", entry("helpers", "nina", at_most_minutes=75)),
    ("walk", "helper_protection_limit", "nina", entry("helpers", "nina", days_off=["mon"])),
    ("walk", "consent_missing_or_limited", "sven", _only_wished),
    ("pills", "approval_pending", "order_one", _order("pending")),
    ("walk", "no_common_time", "nina", entry("needs", "walk", parts=["morning"])),
    ("chat", "offer_full", "cafe", _no_place),
    ("chat", "out_of_reach", "cafe_far", _nothing),
    ("chat", "not_accessible", "cafe", entry("offers", "cafe", access=[])),
    ("shop", "policy_order", "different_people", _nothing),
)

FALSE_WITHOUT = [
    case for case in TRUE_REASONS if case[3] is not _nothing and case[1] != "own_money_not_accepted"
]


def _plan(need: str, reason: str, proof: str, change: Change) -> tuple[Bench, Json]:
    data = files()
    change(data)
    lines = lawful_lines()
    without(need, *((None,) if need == "chat" else ()))(lines)
    bench = Bench(data)
    return bench, bench.build(lines, {need: (reason, [proof])})


@pytest.mark.parametrize("case", TRUE_REASONS, ids=lambda case: f"{case[1]} {case[2]}")
def test_a_true_reason_passes(case: tuple[str, str, str, Change]) -> None:
    bench, plan = _plan(*case)
    assert "A03" not in bench.broken(plan), bench.audit(plan).violations


@pytest.mark.parametrize("case", FALSE_WITHOUT, ids=lambda case: f"{case[1]} {case[2]}")
def test_without_its_obstacle_it_does_not(case: tuple[str, str, str, Change]) -> None:
    bench, plan = _plan(*case[:3], _nothing)
    assert "A03" in bench.broken(plan)


def test_more_of_the_own_share_takes_the_reason_away() -> None:
    bench, plan = _plan("shop", "own_money_not_accepted", "menu", _own_money(9000))
    assert bench.broken(plan) == {"A03"}


def test_no_reason_is_needed_where_nothing_is_missing() -> None:
    bench = Bench()
    plan = bench.build([*lawful_lines()])
    plan["unmet"][0]["amount"] = 0
    assert bench.broken(plan) == {"A01", "A03"}


def test_help_line_names_what_it_is() -> None:
    assert help_line("wash", "care_body", "mon", "early", 20)["source"] == "care_body"
