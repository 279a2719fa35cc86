"""Plans whose months, stocks, carers or benefits side by side are told wrongly, one thing each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.audit.builder import Json
from tests.audit.seeds import Seed, entry


def _month(**values: Any) -> Callable[[Json], None]:
    return lambda plan: plan["months"][0].update(values)


def _stock(number: int, **values: Any) -> Callable[[Json], None]:
    return lambda plan: plan["months"][-1]["stocks"][number].update(values)


def _carer(**values: Any) -> Callable[[Json], None]:
    return lambda plan: plan["carers"][0].update(values)


def _mix(percent: int, since: str) -> Callable[[Json], None]:
    """Bind the person to a ratio of care in kind and Pflegegeld."""
    mix = {"in_kind_percent": percent, "since": since}
    return lambda data: data["case"]["persons"][0].update(care_mix=mix)


def _cash(plan: Json) -> None:
    plan["months"][1]["pflegegeld_cents"] += 100


def _dear(data: Json) -> None:
    """Everyday support for which the Entlastungsbetrag does not last: Sachleistung is converted."""
    entry("offers", "buddy_shop", price={"unit": "hour", "cents": 4800})(data)
    data["case"]["amounts_used"][1].update(balance_cents=0)


def _nothing_converted(plan: Json) -> None:
    for month in plan["months"]:
        month["converted"] = {}


MONEY_SEEDS: tuple[Seed, ...] = (
    Seed("A22", "more is saved up than there is", plan=_stock(0, closing_cents=999999)),
    Seed("A22", "what lapses is hidden", plan=_stock(0, accrued_cents=0)),
    Seed("A22", "a stock is left out", plan=lambda p: p["months"][0]["stocks"].clear()),
    Seed("A29", "a month with fewer professional minutes", plan=_month(professional_minutes=1)),
    Seed("A30", "a month with fewer minutes of helpers", plan=_month(helper_minutes=0)),
    Seed("A33", "a holiday is forgotten", plan=_month(holidays=["2026-12-24"])),
    Seed("A33", "a month with fewer visits", plan=_month(visits=0)),
    Seed("A33", "a month with more days", plan=_month(days=99)),
    Seed("A30", "a carer's hours are made more", plan=_carer(planned_minutes_per_week=700)),
    Seed("A30", "a carer is called insured", plan=_carer(state="reached")),
    Seed("A30", "a carer is left out", plan=lambda p: p["carers"].pop()),
    Seed(
        "A33",
        "benefits stand side by side otherwise",
        plan=lambda p: p["side_by_side"][0].update(beside="half"),
    ),
    Seed("A33", "a pair is left out", plan=lambda p: p["side_by_side"].pop()),
    Seed("A33", "a pair that nobody draws", plan=lambda p: p["side_by_side"].append(p["side_by_side"][0])),
    Seed("A22", "what is converted is hidden", files=_dear, plan=_nothing_converted),
    Seed("A23", "more care in kind than was chosen, unsaid", files=_mix(1, "2026-10-01")),
    Seed("A23", "Pflegegeld without the ratio that binds", files=_mix(100, "2026-10-01"), plan=_cash),
    Seed("A32", "the end of the ratio is not named", files=_mix(99, "2026-06-20")),
    Seed("A04", "the yearly amount lapses unsaid", plan=lambda p: p["remaining"].pop()),
)
