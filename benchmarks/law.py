"""Times rights, access, responsibility and deadlines of every shipped case, once loaded.

python -m benchmarks.law
"""

from __future__ import annotations

import time
import timeit
from datetime import date
from pathlib import Path

from arrangement.deadlines import deadlines_of
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

    once()
    return min(timeit.repeat(once, timer=time.process_time, number=RUNS, repeat=TRIES)) / RUNS * 1000


def main() -> None:
    """Print one line for each case."""
    for path in sorted(CASES.glob("*.yaml")):
        case = read_case(path).model
        print(f"{path.stem:32} {milliseconds(case, case.plan_date or date(2026, 11, 23)):6.2f} ms")


if __name__ == "__main__":
    main()
