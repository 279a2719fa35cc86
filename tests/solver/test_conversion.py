"""Unused Sachleistung pays for everyday support beside the Entlastungsbetrag (§ 45a Abs. 4 SGB XI)."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangement.audit import audit_plan
from arrangement.law.sgb_xi.p45a import least_conversion
from tests.solver import tiny
from tests.solver.tiny import Json

RELIEF = ["entlastungsbetrag"]
HOUR = 60
NOVEMBER, DECEMBER = "2026-11", "2026-12"
POOR = tiny.person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})


def _case(**changes: object) -> Json:
    """An hour of shopping each Monday: two in November, two in December."""
    shop = tiny.wished("shop", task="shopping", measure=tiny.times_a_week(1, HOUR))
    return tiny.case(needs=[shop], persons=[POOR], **changes)


def _neighbourly_help(cents: int = 10000) -> Json:
    """Recognised everyday support, 131 EUR a month of which the Entlastungsbetrag pays."""
    price = {"unit": "piece", "cents": cents}
    return tiny.catalogue(tiny.visit(kind="civic", price=price, paid_by=RELIEF, paragraph="SGB XI § 45a"))


def _used(cents: int) -> Json:
    used = {"person": "pia", "benefit": "pflegesachleistung", "used_cents": cents}
    return {"amounts_used": [{**used, "month": NOVEMBER}, {**used, "month": DECEMBER}]}


def _converted(plan: Json) -> dict[str, int]:
    return {month["month"]: month["converted"].get("pia", 0) for month in plan["months"]}


def test_what_the_entlastungsbetrag_does_not_pay_is_converted_and_counts_as_used() -> None:
    plan = tiny.plan(_case(), _neighbourly_help())
    assert len(plan["lines"]) == 1
    assert _converted(plan) == {NOVEMBER: 20000 - 13100, DECEMBER: 20000 - 13100}
    # 69 of 796 EUR are 8.67 %; 91.33 % of 347 EUR Pflegegeld stay
    assert {month["pflegegeld_cents"] for month in plan["months"]} == {31692}
    assert {month["stocks"][0]["closing_cents"] for month in plan["months"]} == {0}
    ledger = {row["right"]: row["drawn"] for row in plan["ledger"]}
    assert (ledger["pia_pflegesachleistung"], ledger["pia_entlastungsbetrag"]) == (6900, 13100)


@pytest.mark.parametrize(("used", "helped"), [(79600 - 6900, True), (79600 - 6899, False)])
def test_only_what_care_services_leave_is_converted(used: int, helped: bool) -> None:
    plan = tiny.plan(_case(**_used(used)), _neighbourly_help())
    assert bool(plan["lines"]) is helped
    if not helped:
        assert [entry["reason"] for entry in plan["unmet"]] == ["legal_ceiling_reached"]


@pytest.mark.parametrize(
    ("cents", "helped"), [((13100 + 31840) // 2, True), ((13100 + 31840) // 2 + 1, False)]
)
def test_no_more_than_the_share_is_converted(cents: int, helped: bool) -> None:
    """40 % of 796 EUR beside 131 EUR, for two hours a month."""
    assert bool(tiny.plan(_case(), _neighbourly_help(cents))["lines"]) is helped


def test_what_was_converted_before_leaves_less() -> None:
    turned = {"person": "pia", "claim": "umwandlungsanspruch", "on": "2026-11-02", "used_cents": 31840 - 6899}
    assert not tiny.plan(_case(claims_used=[turned]), _neighbourly_help())["lines"]


def test_an_edited_conversion_fails_the_audit() -> None:
    files = tiny.inputs(_case(), _neighbourly_help())
    plan = copy.deepcopy(tiny.plan(_case(), _neighbourly_help()))
    plan["months"][0]["converted"] = {}
    found = audit_plan(files.case.model, plan, files.catalogue.model, files.policy.model, files.hashes())
    assert {violation.invariant for violation in found.violations} == {"A22"}


MONTHS = ("m1", "m2", "m3")
STRETCHES = tuple(MONTHS[:end] for end in range(1, 4))


@given(
    st.lists(st.integers(0, 50), min_size=3, max_size=3),
    st.lists(st.integers(0, 50), min_size=3, max_size=3),
    st.integers(0, 60),
)
def test_the_least_is_converted_and_never_more_than_allowed(
    used: list[int], most: list[int], stock: int
) -> None:
    """Against every possible conversion: the total is the least, and none exists where none is found."""
    needed = [(months, sum(used[: len(months)]) - stock) for months in STRETCHES]
    allowed = dict(zip(MONTHS, most, strict=True))
    found = least_conversion(needed, allowed)
    enough = all(sum(most[: len(months)]) >= cents for months, cents in needed)
    assert (found is not None) is enough
    if found is not None:
        assert all(0 < cents <= allowed[month] for month, cents in found.items())
        assert all(sum(found.get(month, 0) for month in months) >= cents for months, cents in needed)
        assert sum(found.values()) == max(0, *(cents for _, cents in needed))
