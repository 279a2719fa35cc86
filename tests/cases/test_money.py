"""On every shipped case the money adds up to the cent, month by month, and every amount can be followed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import shipped

PAYERS = ("PK", "BEIHILFE", "KK", "EGH", "JA")


@pytest.mark.parametrize("name", shipped.LONG_IN_DEEP)
def test_lines_payers_and_months_add_up_to_the_cent(name: str) -> None:
    plan = shipped.plan(name)
    of_lines: dict[str, int] = {}
    for line in plan["lines"]:
        if line["cents_per_month"]:
            assert line["payer"] is not None
            of_lines[line["payer"]] = of_lines.get(line["payer"], 0) + line["cents_per_month"]
    own = of_lines.pop("SELF", 0)
    funding = {row["payer"]: row["cents_per_month"] for row in plan["funding"]}
    assert own == plan["own_share_cents_per_month"]
    assert sum(of_lines.values()) == sum(funding.values())
    if "BEIHILFE" not in funding:
        assert {payer: cents for payer, cents in funding.items() if cents} == of_lines
    shown = next(month for month in plan["months"] if month["full"])
    assert (shown["funding"], shown["own_share_cents"]) == (funding, own)
    assert shown["pflegegeld_cents"] == plan["pflegegeld_cents_per_month"]
    for month in plan["months"]:
        assert set(month["funding"]) <= set(PAYERS)
        for stock in month["stocks"]:
            there = stock["opening_cents"] + stock["accrued_cents"]
            assert stock["closing_cents"] == there - stock["used_cents"] - stock["lapsed_cents"] >= 0
    assert plan["audit"]["passed"]


@pytest.mark.parametrize("name", shipped.LONG_IN_DEEP)
def test_every_amount_is_followed_to_paragraph_and_source(name: str) -> None:
    plan = shipped.plan(name)
    for line in plan["lines"]:
        if line["cents_per_month"]:
            assert line["trace"][-1]["value"] <= line["cents_per_month"]
            assert all(step["source"] for step in line["trace"])
            assert _followed(line["trace"], line["payer"] == "SELF")
        elif line["benefit"]:
            assert _followed(line["trace"])
    assert sum(line["trace"][-1]["value"] for line in plan["lines"] if line["cents_per_month"]) == sum(
        line["cents_per_month"] for line in plan["lines"]
    )
    for person in plan["rights"]["persons"]:
        assert all(
            door["paragraph"] and door["access"] in ("yes", "no", "clarify") for door in person["access"]
        )
        for right in person["rights"]:
            if right["amount_cents"] is not None:
                assert _followed(right["trace"]), right["id"]
    for paid in plan["pflegegeld"]:
        assert _followed(paid["trace"])
        assert paid["trace"][-1]["value"] == paid["cents"]


def _followed(trace: list[dict[str, Any]], own: bool = False) -> bool:
    """Whether some step names both; who pays themselves follows no paragraph."""
    return any((step["paragraph"] or own) and step["source"] for step in trace)
