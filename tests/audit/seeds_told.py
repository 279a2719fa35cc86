"""Plans that leave out or double what stands beside their lines, with one thing wrong each."""

from __future__ import annotations

from collections.abc import Callable

from tests.audit.builder import Json
from tests.audit.seeds import SHOP, WALK, Seed, both, top

Edit = Callable[[Json], object]


def _line(number: int, edit: Callable[[Json], object]) -> Edit:
    return lambda plan: edit(plan["lines"][number])


def _other_reason(row: Json) -> None:
    """Somebody who could do it is called unable."""
    name = row["instead_of"][0]["offer"]
    row["instead_of"].append({"offer": name, "reason": "instead.times_overlap", "params": {}})
    del row["instead_of"][0]


def _longer_way(row: Json) -> None:
    row["instead_of"][0]["params"]["minutes"] += 5


def _refused(row: Json) -> None:
    """Nina did not agree to it; nobody refused her."""
    row["instead_of"].append({"offer": "nina", "reason": "instead.not_refused", "params": {}})


def _another_case(plan: Json) -> None:
    plan["case"] = "somebody_else"
    plan["inputs"]["case"] = "0" * 64


TOLD_SEEDS = (
    Seed("A31", "one of several reasons is gone", plan=_line(0, lambda row: row["because"].pop())),
    Seed("A31", "a reason stands twice", plan=_line(0, lambda row: row["because"].append(row["because"][0]))),
    Seed(
        "A31",
        "staff who could do the same are not named",
        plan=_line(SHOP, lambda row: row["instead_of"].clear()),
    ),
    Seed(
        "A31",
        "the same other help twice",
        plan=_line(SHOP, lambda row: row["instead_of"].append(row["instead_of"][0])),
    ),
    Seed("A31", "other help is left out as a whole", plan=_line(SHOP, lambda row: row.pop("instead_of"))),
    Seed("A33", "staff would need longer", plan=_line(SHOP, _longer_way)),
    Seed(
        "A33",
        "who could come is said to be the only one",
        plan=_line(SHOP, lambda row: row["because"].append({"key": "because.only_eligible", "params": {}})),
    ),
    Seed("A33", "a refusal that nobody uttered", plan=_line(SHOP, _refused)),
    Seed(
        "A33",
        "somebody else confirmed the needs",
        plan=lambda p: p["assessment"].update(confirmed_by=["judge"]),
    ),
    Seed("A33", "nobody confirmed anything", plan=top(assessment={})),
    Seed(
        "A33",
        "a need waits for nobody",
        plan=lambda p: p["assessment"]["stated_unconfirmed"].append("shop"),
    ),
    Seed(
        "A33",
        "a day that does not differ",
        plan=lambda p: p.update(exceptions=[{"on": p["on"], "text_ref": None}]),
    ),
    Seed("A02", "a goal without its words", plan=lambda p: p["goals"][0].update(text_ref=None)),
    Seed("A02", "a need without its task", plan=lambda p: p["needs"][0].update(task=None)),
    Seed("A33", "whether somebody stands in is not said", plan=_line(WALK, lambda row: row.pop("fallback"))),
    Seed("A21", "who pays is not said", plan=_line(WALK, lambda row: row.pop("payer"))),
    Seed("A21", "a ledger without a unit", plan=lambda p: p["ledger"][0].update(unit=None)),
    Seed(
        "A24",
        "a line serves a goal twice",
        plan=lambda p: p["goals"][0].update(
            supported_by=[*p["goals"][0]["supported_by"], p["goals"][0]["supported_by"][0]]
        ),
    ),
    Seed(
        "A24",
        "a hint twice",
        plan=both(
            lambda p: p["warnings"].append({"key": "warning.price_estimated", "params": {}}),
            lambda p: p["warnings"].append({"key": "warning.price_estimated", "params": {}}),
        ),
    ),
    Seed("A15", "laid out on the clock, and without times", plan=top(clock={"cuts": 0, "rounds": 0})),
    Seed("R01", "the plan of another case", plan=_another_case),
)
