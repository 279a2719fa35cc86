"""Times the law of every shipped case, once loaded: rights, access, responsibility, money of its plan.

    python -m benchmarks.law                 every shipped case; plans each one first
    python -m benchmarks.law CASE PLAN       one case, with the money of its kept plan

Milliseconds of processor time; the best of several tries, so that neighbours count as little as can be.
"""

from __future__ import annotations

import json
import sys
import time
import timeit
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from arrangement.catalogue.offer import Catalogue
from arrangement.catalogue.read import read_catalogue
from arrangement.deadlines import deadlines_of
from arrangement.funding import money_of
from arrangement.law.rights import derive_rights
from arrangement.plan.plan import Plan, PlanLine
from arrangement.responsibility.of_case import with_access
from assessment.case.case import Case
from assessment.files.read import read_case
from solver.case.propose import propose
from tests.shipped import inputs_of, planned_case_files

RUNS = 20
TRIES = 5


def best(once: Callable[[], object]) -> float:
    """Milliseconds of processor time of the best try, after one run to warm up."""
    once()
    return min(timeit.repeat(once, timer=time.process_time, number=RUNS, repeat=TRIES)) / RUNS * 1000


def measured(case: Case, catalogue: Catalogue, lines: Sequence[PlanLine], on: date) -> dict[str, float]:
    """Rights with access, representation and responsibility; money; both as a plan does them; deadlines."""
    rights = derive_rights(case, on)

    def whole() -> None:
        found = derive_rights(case, on)
        with_access(found, case, on)
        money_of(case, catalogue, lines, found)

    return {
        "rights, access, responsibility": best(lambda: with_access(derive_rights(case, on), case, on)),
        "money": best(lambda: money_of(case, catalogue, lines, rights)),
        "all of these": best(whole),
        "deadlines": best(lambda: deadlines_of(case, on)),
    }


def main() -> None:
    """Print one line for each case as a Markdown table."""
    found: dict[str, tuple[int, dict[str, float]]] = {}
    if len(sys.argv) > 1:
        case, catalogue = read_case(sys.argv[1]).model, read_catalogue().model
        plan = Plan.model_validate(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
        on = date.fromisoformat(str(plan.on))
        found[Path(sys.argv[1]).stem] = len(plan.lines), measured(case, catalogue, plan.lines, on)
    for name in planned_case_files() if not found else ():
        inputs = inputs_of(name)
        plan = Plan.model_validate(propose(inputs.case, inputs.catalogue, inputs.policy, inputs.on))
        row = measured(inputs.case.model, inputs.catalogue.model, plan.lines, inputs.on)
        found[name.removesuffix(".yaml")] = len(plan.lines), row
    titles = ["case", "lines", *next(iter(found.values()))[1]]
    print(f"| {' | '.join(titles)} |\n|{'---|' * len(titles)}")
    for name, (lines, row) in found.items():
        print(f"| {name} | {lines} | {' | '.join(f'{value:.1f}' for value in row.values())} |")


if __name__ == "__main__":
    main()
