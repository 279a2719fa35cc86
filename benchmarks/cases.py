"""Building and solving time of every shipped case, tier by tier.

    python -m benchmarks.cases            print the tables as Markdown
    python -m benchmarks.cases --engines  the same rows in HiGHS and SCIP beside it (slow)

Read ratios, not seconds: machines differ, and so do their neighbours. Never a timed assertion.
"""

from __future__ import annotations

import argparse
import math
import time

import pandas as pd
from ortools.linear_solver.python import model_builder

from arrangement.law.rights import derive_rights
from arrangement.policy.tiers import tiers_of
from solver.aims import AIMS
from solver.aims.links import links
from solver.case.propose import build
from solver.case.tiers import solve
from solver.rows import Columns
from solver.rules import RULES
from tests.shipped import inputs_of, planned_case_files

ENGINES = ("highs", "scip")
ENGINE_SECONDS = 120.0


def measure(name: str) -> dict[str, object]:
    """Size, building time and seconds of every tier of one case."""
    inputs = inputs_of(name)
    began = time.perf_counter()
    built = build(inputs, derive_rights(inputs.case.model, inputs.on))
    matched = time.perf_counter()
    columns = Columns(built.problem)
    rows = sum(1 for _, make in RULES for _ in make(built.problem, columns))
    written = time.perf_counter()
    solved = solve(built.problem, tiers_of(inputs.policy.model))
    ended = time.perf_counter()
    return {
        "case": name.removesuffix(".yaml"),
        "needs": len(built.problem.needs),
        "pairs": len(built.matches.fits),
        "columns": len(columns.names),
        "rows": rows,
        "match and build s": matched - began,
        "rows s": written - matched,
        "solve s": ended - written,
        "status": str(solved.status),
        **{tier.aim: tier.seconds for tier in solved.tiers},
    }


def engine_seconds(name: str, engine: str) -> dict[str, object]:
    """The same rows, tier by tier, in another engine at its default parameters."""
    inputs = inputs_of(name)
    problem = build(inputs, derive_rights(inputs.case.model, inputs.on)).problem
    columns = Columns(problem)
    model = model_builder.Model()
    variables = [
        model.new_int_var(low, high, "") for low, high in zip(columns.low, columns.high, strict=True)
    ]
    rows = [row for _, make in RULES for row in make(problem, columns)]
    for row in [*rows, *links(problem, columns)]:
        terms = model_builder.LinearExpr.weighted_sum(
            [variables[c] for c, _ in row.terms], [k for _, k in row.terms]
        )
        low = -math.inf if row.low is None else row.low
        model.add_linear_constraint(terms, low, math.inf if row.high is None else row.high)
    total, done = 0.0, "all proved"
    for entry, make in AIMS:
        objective = make(problem, columns)
        if not objective.terms:
            continue
        terms = model_builder.LinearExpr.weighted_sum(
            [variables[c] for c, _ in objective.terms], [k for _, k in objective.terms]
        )
        model.minimize(terms)
        solver = model_builder.Solver(engine)
        solver.set_time_limit_in_seconds(ENGINE_SECONDS)
        began = time.perf_counter()
        status = solver.solve(model)
        total += time.perf_counter() - began
        if status != model_builder.SolveStatus.OPTIMAL:
            done = f"stopped at {entry.id}"
            break
        model.add_linear_constraint(terms, -math.inf, round(solver.objective_value))
    return {f"{engine} s": total, f"{engine}": done}


def main() -> None:
    """Measure every shipped case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", action="store_true", help="HiGHS and SCIP on the same rows beside it")
    parser.add_argument("cases", nargs="*", help="file names under sample_data/cases; none means all")
    arguments = parser.parse_args()
    names = arguments.cases or planned_case_files()
    found = []
    for name in names:
        row = measure(name)
        for engine in ENGINES if arguments.engines else ():
            row |= engine_seconds(name, engine)
        found.append(row)
    table = pd.DataFrame(found).set_index("case").T
    print(as_markdown(table))


def as_markdown(table: pd.DataFrame) -> str:
    """A Markdown table without a further dependency."""
    lines = ["| | " + " | ".join(map(str, table.columns)) + " |", "|---|" + "---|" * len(table.columns)]
    for label, row in table.iterrows():
        cells = [f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
