"""No minute is paid twice: whatever a plan holds, help is counted and charged once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.case.propose import propose
from tests.solver import tiny
from tests.solver.tight_cases import files
from tests.solver.tiny import Json

SEEDS = st.integers(0, 9999)


def twice(plan: Json, at_once: dict[str, int]) -> Iterator[str]:
    """Everything that a plan counts or charges more than once; `at_once`: tasks that need two together."""
    ids = Counter(line["id"] for line in plan["lines"])
    yield from (f"line {id_}" for id_, times in ids.items() if times > 1)
    for need in plan["needs"]:
        for week_type, stated in need["by_week_type"].items():
            lines = [
                line
                for line in plan["lines"]
                if (line["need"], line["week_type"], line["role"]) == (need["id"], week_type, "help")
            ]
            given_, most = _given(need["measure"], lines), stated["required"] * at_once.get(need["id"], 1)
            if given_ > most:
                yield f"need {need['id']}: {given_} of {most} {need['unit']}"
    charged = Counter[str]()
    for line in plan["lines"]:
        charged[line["payer"] or ""] += line["cents_per_month"]
    told = {entry["payer"]: entry["cents_per_month"] for entry in plan["funding"]}
    told["SELF"] = plan["own_share_cents_per_month"]
    for payer in (charged.keys() | told.keys()) - {""}:
        if charged[payer] != told.get(payer, 0):
            yield f"payer {payer}: {charged[payer]} by lines, {told.get(payer, 0)} told"


def _given(measure: str, lines: list[Json]) -> int:
    """What lines give of a need: those that watch over the same hours together are not added up."""
    if measure == "minutes":
        return sum(line["minutes"] for line in lines)
    if measure == "occurrences":
        return len(lines)
    return len({(line["day"], line["part"]) for line in lines}) if measure == "reachable" else 0


def made(seed: int) -> tuple[Json, dict[str, int]]:
    """The plan of a seed, and how many each need asks for at once."""
    given_ = tiny.inputs(*files(seed))
    plan = propose(given_.case, given_.catalogue, given_.policy, given_.on)
    return plan, {need.id: need.helpers_at_once for need in given_.case.model.needs}


@given(seed=SEEDS)
@settings(max_examples=30)
def test_no_minute_is_paid_twice(seed: int) -> None:
    plan, at_once = made(seed)
    assert list(twice(plan, at_once)) == []
    paid = [line for line in plan["lines"] if line["payer"] and line["cents_per_month"]]
    if paid:
        doubled = {**plan, "lines": [*plan["lines"], {**paid[0], "id": "l0"}]}
        assert any(found.startswith("payer") for found in twice(doubled, at_once))


def test_help_that_stands_twice_would_be_found() -> None:
    plan, at_once = next(found for found in map(made, range(40)) if found[0]["lines"])
    again = {**plan, "lines": [*plan["lines"], plan["lines"][0]]}
    assert any(found.startswith("line") for found in twice(again, at_once))
