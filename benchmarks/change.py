"""A first plan, and one for each change of a case, beside the fresh solve of the same question.

    python -m benchmarks.change measure                     the shipped cases and the twenty typical instances
    python -m benchmarks.change measure --name 2000         some of them; again for several
    python -m benchmarks.change write                       what is measured, as benchmarks/change.md

Changes: each helper has no time any more; the need with the most minutes asks for half as much again; the
offer with the most lines is refused. Processor seconds, audit included, reading the files not. The fresh
solve has the limit of the table of speed; that of a changed case stops after the professional minutes,
which are compared. One line of JSON for each case in `.cache/change.jsonl`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

from arrangement.law.rights import derive_rights
from arrangement.plan.plan import Plan
from arrangement.policy.tiers import tiers_of
from assessment.case import Case
from assessment.case.needs import MinutesNeeded, Need, Occurrences
from assessment.case.will import Aimed, Refusal
from benchmarks import instances
from benchmarks.changed import as_table
from benchmarks.measure import WORK
from solver.case import answer_change, first_plan, propose
from solver.case.propose import Inputs, build
from solver.case.tiers import solve
from tests.shipped import inputs_of, planned_case_files

MEASURED = Path(".cache") / "change.jsonl"
TABLE = Path(__file__).with_name("change.md")
STATED_ON = date(2026, 11, 2)
COMPARED = "professional_minutes"

Row = dict[str, Any]
T = TypeVar("T")


def changes(case: Case, plan: Plan) -> Iterator[tuple[str, Case]]:
    """Every change that is measured: its name, and the case as it is then."""
    for helper in case.helpers:
        gone = helper.model_copy(update={"times": (), "on_call_times": ()})
        others = tuple(gone if one is helper else one for one in case.helpers)
        yield f"without {helper.id}", case.model_copy(update={"helpers": others})
    needs = [need for need in case.needs if isinstance(need.measure, Occurrences | MinutesNeeded)]
    if needs:
        most = max(needs, key=lambda need: (_minutes(need), need.id))
        more = tuple(_more(need) if need is most else need for need in case.needs)
        yield f"more of {most.id}", case.model_copy(update={"needs": more})
    lines = Counter((line.offer, line.person) for line in plan.lines if line.kind == "professional")
    if lines:
        (offer, person), _ = min(lines.items(), key=lambda entry: (-entry[1], str(entry[0])))
        refused = Refusal(person=person, of=Aimed(offer=offer), stated_on=STATED_ON)
        yield f"no {offer}", case.model_copy(update={"refusals": (*case.refusals, refused)})


def _minutes(need: Need) -> int:
    measure = need.measure
    assert isinstance(measure, Occurrences | MinutesNeeded)
    return measure.minutes * (measure.per_week if isinstance(measure, Occurrences) else 1)


def _more(need: Need) -> Need:
    measure = need.measure
    assert isinstance(measure, Occurrences | MinutesNeeded)
    return need.model_copy(
        update={"measure": measure.model_copy(update={"minutes": measure.minutes * 3 // 2})}
    )


def measured(name: str, inputs: Inputs, most: int | None = None) -> Row:
    """Everything about one case as one plain row.

    Args:
        name: As the table calls it.
        inputs: Its files.
        most: Most changes; left out: all.
    """
    files = (inputs.catalogue, inputs.policy, inputs.on)
    once, first = _timed(partial(first_plan, inputs.case, *files))
    whole, fresh = _timed(partial(propose, inputs.case, *files, WORK))
    before = Plan.model_validate(fresh)
    row: Row = {"name": name, "work": WORK, "first": once, "fresh": whole, "changes": []}
    row |= {"first_minutes": _reached(first), "fresh_minutes": _reached(fresh)}
    for change, case in islice(changes(inputs.case.model, before), most):
        changed = replace(inputs, case=replace(inputs.case, model=case))
        seconds, answer = _timed(partial(answer_change, before, changed.case, *files))
        row["changes"].append(
            {"change": change, "seconds": seconds, "minutes": _reached(answer), "exact": _exact(changed)}
            | {"passed": answer["audit"]["passed"]}
        )
    return row


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    began = process_time()
    found = do()
    return process_time() - began, found


def _reached(plan: Row) -> list[int]:
    """Values of the tiers up to the professional minutes."""
    aims = [tier["aim"] for tier in plan["tiers"]]
    return [tier["value"] for tier in plan["tiers"][: aims.index(COMPARED) + 1]]


def _exact(inputs: Inputs) -> list[int]:
    """The same of a fresh solve of the changed case, clock times left out."""
    problem = build(inputs, derive_rights(inputs.case.model, inputs.on)).problem
    solved = solve(problem, tiers_of(inputs.policy.model), WORK, stop=lambda tier: tier.aim == COMPARED)
    return [tier.value for tier in solved.tiers]


def all_inputs(names: Sequence[str] | None) -> Iterator[tuple[str, Inputs]]:
    """Cases by name, all of them if none is named."""
    for file in planned_case_files():
        name = file.removesuffix(".yaml")
        if not names or name in names:
            yield name, inputs_of(file)
    typical = next(size for size in instances.SIZES if size.name == "typical")
    for seed in typical.seeds:
        if not names or str(seed) in names:
            yield f"typical {seed}", instances.inputs_of(typical, seed)


def known(file: Path) -> dict[str, Row]:
    """What is measured, by name."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return {row["name"]: row for row in map(json.loads, lines) if row["work"] == WORK}


def main() -> None:
    """Measure, or write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["measure", "write"])
    parser.add_argument("--name", action="append", help="a shipped case, or a seed; again for several")
    asked = parser.parse_args()
    done = known(MEASURED)
    if asked.what == "write":
        TABLE.write_text(as_table(list(done.values())), encoding="utf-8")
        return
    MEASURED.parent.mkdir(parents=True, exist_ok=True)
    for name, inputs in all_inputs(asked.name):
        if name not in done:
            row = measured(name, inputs)
            with MEASURED.open("a", encoding="utf-8") as kept:
                kept.write(json.dumps(row) + "\n")
            print(f"{name}: first {row['first']:.2f} s, fresh {row['fresh']:.1f} s", flush=True)


if __name__ == "__main__":
    main()
