"""One case in one engine, measured in processor seconds, as others may use the machine, too."""

from __future__ import annotations

import resource
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from time import process_time
from typing import Any

from ortools.sat.python import cp_model

from arrangement.law.rights import derive_rights
from arrangement.policy.tiers import tiers_of
from arrangement.problem import Problem
from benchmarks import instances
from benchmarks.reference import ENGINES, reference_tiers
from solver.aims.links import links
from solver.case import first_plan
from solver.case.propose import Inputs, build
from solver.case.solved import TierResult
from solver.case.tiers import solve
from solver.engines import CpSat
from solver.rows import Columns, Row
from solver.rules import RULES
from tests.shipped import inputs_of, planned_case_files

OURS = "hilfemix"
WORK, SECONDS = 2, 3.0
"""Limit of one tier: units of work for us, seconds for the others. A unit takes 0.9 to 1.5 seconds."""

KIB = 1024


@dataclass(frozen=True, order=True)
class Job:
    """What is measured: a set of cases, the name of one in it, and who solves it."""

    of: str
    name: str
    engine: str

    @property
    def limits(self) -> dict[str, float]:
        """Figures of other limits are not compared."""
        return {"work": WORK} if self.engine == OURS else {"seconds": SECONDS}


def all_jobs() -> list[Job]:
    """Every case in every engine, the large ones last."""
    found = [("shipped", name.removesuffix(".yaml")) for name in planned_case_files()]
    found += [(size.name, str(seed)) for size in instances.SIZES for seed in size.seeds]
    return [Job(of, name, engine) for of, name in found for engine in (OURS, *ENGINES)]


def measured(job: Job) -> dict[str, Any]:
    """Everything about one job as one plain row."""
    inputs = _inputs(job)
    began = process_time()
    problem = build(inputs, derive_rights(inputs.case.model, inputs.on)).problem
    row: dict[str, Any] = {"of": job.of, "name": job.name, "engine": job.engine, "limits": job.limits}
    row["match"] = process_time() - began
    tiers = tiers_of(inputs.policy.model)
    if job.engine == OURS:
        row |= _ours(inputs, problem)
    else:
        clock = _Clock()
        done = reference_tiers(problem, tiers, job.engine, SECONDS, clock.after_tier)
        row["tiers"] = [
            {"aim": tier.aim, "best": tier.best, "bound": tier.bound, "seconds": seconds}
            for tier, seconds in zip(done, clock.seconds(), strict=True)
        ]
    row["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB
    return row


def _ours(inputs: Inputs, problem: Problem) -> dict[str, Any]:
    began = process_time()
    columns = Columns(problem)
    rows = [row for _, make in RULES for row in make(problem, columns)] + list(links(problem, columns))
    listed = process_time()
    CpSat(columns, rows)
    written = process_time()
    in_expressions(columns, rows)
    expressed = process_time()
    clock = _Clock()
    solved = solve(problem, tiers_of(inputs.policy.model), WORK, stop=clock.after_our_tier)
    solving = sum(clock.seconds())
    began_first = process_time()
    plan = first_plan(inputs.case, inputs.catalogue, inputs.policy, inputs.on)
    first = process_time() - began_first
    return {
        "columns": len(columns.names),
        "rows": len(rows),
        "list_rows": listed - began,
        "write_model": written - listed,
        "in_expressions": expressed - written,
        "solve": solving,
        "first_plan": first,
        "audit_passed": plan["audit"]["passed"],
        "tiers": [
            {"aim": t.aim, "best": t.best, "bound": t.bound, "budget": t.budget, "work": t.work, "seconds": s}
            for t, s in zip(solved.tiers, clock.seconds(), strict=True)
        ],
    }


def in_expressions(columns: Columns, rows: Iterable[Row]) -> cp_model.CpModel:
    """The same model, written as a textbook writes it: sums of coefficient times variable."""
    model = cp_model.CpModel()
    bounds = zip(columns.low, columns.high, columns.names, strict=True)
    variables = [model.new_int_var(low, high, name) for low, high, name in bounds]
    for row in rows:
        total = sum(factor * variables[column] for column, factor in row.terms)
        if row.low is not None:
            model.add(total >= row.low)
        if row.high is not None:
            model.add(total <= row.high)
    return model


class _Clock:
    """Processor seconds between tiers."""

    def __init__(self) -> None:
        self._marks = [process_time()]

    def after_tier(self) -> None:
        self._marks.append(process_time())

    def after_our_tier(self, _: TierResult) -> bool:
        self.after_tier()
        return False

    def seconds(self) -> list[float]:
        return [after - before for before, after in pairwise(self._marks)]


def _inputs(job: Job) -> Inputs:
    if job.of == "shipped":
        return inputs_of(f"{job.name}.yaml")
    size = next(size for size in instances.SIZES if size.name == job.of)
    return instances.inputs_of(size, int(job.name))


__all__ = ["OURS", "Job", "all_jobs", "measured"]
