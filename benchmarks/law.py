"""Times rights, access, responsibility and deadlines of every shipped case, once loaded.

python -m benchmarks.law                 every shipped case
python -m benchmarks.law CASE PLAN       one case, with the money of its kept plan
"""

from __future__ import annotations

import json
import sys
import time
import timeit
from collections.abc import Callable
from datetime import date
from pathlib import Path

from arrangement.catalogue.read import read_catalogue
from arrangement.deadlines import deadlines_of
from arrangement.funding import money_of
from arrangement.plan.plan import Plan
from arrangement.responsibility.of_case import rights_with_access
from assessment.case.case import Case
from assessment.files.read import read_case

CASES = Path(__file__).parents[1] / "sample_data" / "cases"
RUNS = 20
TRIES = 5


def milliseconds(case: Case, on: date) -> float:
    """Processor time of rights with access and responsibility, and of the deadlines; the best try."""

    def once() -> None:
        rights_with_access(case, on)
        deadlines_of(case, on)

    return best(once)


def best(once: Callable[[], object]) -> float:
    """Milliseconds of processor time of the best try, after one run to warm up."""
    once()
    return min(timeit.repeat(once, timer=time.process_time, number=RUNS, repeat=TRIES)) / RUNS * 1000


def with_money(case_file: Path, plan_file: Path) -> tuple[float, float]:
    """Law of a case, and the money of its plan, in milliseconds."""
    case, catalogue = read_case(case_file).model, read_catalogue().model
    plan = Plan.model_validate(json.loads(plan_file.read_text(encoding="utf-8")))
    on = date.fromisoformat(plan.on) if isinstance(plan.on, str) else plan.on
    return milliseconds(case, on), best(lambda: money_of(case, catalogue, plan.lines, on))


def main() -> None:
    """Print one line for each case, or both figures of one."""
    if len(sys.argv) > 1:
        law, money = with_money(Path(sys.argv[1]), Path(sys.argv[2]))
        print(f"law {law:.2f} ms, money {money:.2f} ms")
        return
    for path in sorted(CASES.glob("*.yaml")):
        case = read_case(path).model
        print(f"{path.stem:32} {milliseconds(case, case.plan_date or date(2026, 11, 23)):6.2f} ms")


if __name__ == "__main__":
    main()
