"""The table of speed: sixty invented cases and all shipped ones, beside SCIP and HiGHS on the same rows.

    python -m benchmarks.table measure          every job that is not measured yet, two processes
    python -m benchmarks.table measure --of small --name 1000
    python -m benchmarks.table write            what is measured, as benchmarks/table.md

One line of JSON for each case and engine in `.cache/benchmarks.jsonl`; who stops it goes on later. On two
quiet cores, as HiGHS and SCIP are limited by the clock: no other limit of theirs holds for both.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from pathlib import Path
from typing import Any

from benchmarks.measure import Job, all_jobs, measured
from benchmarks.written import as_table

MEASURED = Path(".cache") / "benchmarks.jsonl"
TABLE = Path(__file__).with_name("table.md")


def known(file: Path) -> dict[Job, dict[str, Any]]:
    """What is measured with today's limits, by job; a line broken off by a stop is none."""
    found = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        job = Job(row["of"], row["name"], row["engine"])
        if row["limits"] == job.limits:
            found[job] = row
    return found


def measure(file: Path, jobs: list[Job], processes: int) -> None:
    """Measure jobs, each in a process of its own, and keep each row at once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with (
        file.open("a", encoding="utf-8") as kept,
        multiprocessing.Pool(processes, maxtasksperchild=1) as pool,
    ):
        for number, row in enumerate(pool.imap_unordered(measured, jobs, chunksize=1), 1):
            kept.write(json.dumps(row) + "\n")
            kept.flush()
            seconds = sum(tier["seconds"] for tier in row["tiers"])
            print(
                f"{number}/{len(jobs)} {row['of']} {row['name']} {row['engine']}: {seconds:.1f} s", flush=True
            )


def main() -> None:
    """Measure, or write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["measure", "write"])
    parser.add_argument("--file", type=Path, default=MEASURED, help="where the rows are kept")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--of", action="append", help="large, typical, small or shipped; again for several")
    parser.add_argument("--name", action="append", help="a seed, or a shipped case; again for several")
    parser.add_argument("--engine", action="append", help="hilfemix, scip or highs; again for several")
    asked = parser.parse_args()
    done = known(asked.file)
    if asked.what == "write":
        TABLE.write_text(as_table(list(done.values())), encoding="utf-8")
        return
    jobs = [
        job
        for job in all_jobs()
        if job not in done
        and (not asked.of or job.of in asked.of)
        and (not asked.name or job.name in asked.name)
        and (not asked.engine or job.engine in asked.engine)
    ]
    measure(asked.file, jobs, asked.processes)


if __name__ == "__main__":
    main()
