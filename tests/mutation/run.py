"""Drop each rule, aim and matching condition in turn: something must fail or move.

    python -m tests.mutation.run           check the committed table
    python -m tests.mutation.run --find    make the table anew (slow)

A mutant is felt on a case if the audit rejects its plan, or if the best value of some tier changes.
The table `table.yaml` names per mutant the case and the first tier that feels it (`audit` if it is
the audit), and the run solves only that far.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import yaml

from arrangement.audit import audit_plan
from arrangement.law.rights import derive_rights
from arrangement.matching.match import CONDITIONS
from arrangement.policy.tiers import tiers_of, without
from arrangement.problem.build import Built
from assessment.ground.errors import BugError
from solver.aims import AIMS
from solver.aims.weighing import aim_objective
from solver.case.assemble import assemble
from solver.case.propose import Inputs, build
from solver.case.solved import Solved, TierResult
from solver.case.tiers import solve
from solver.rules import RULES
from tests.shipped import case_files, inputs_of

TABLE = Path(__file__).with_name("table.yaml")
AUDIT = "audit"
WORK = 60
WORKERS = 2


@dataclass(frozen=True)
class Mutant:
    """One thing left out."""

    kind: str
    id: str

    @property
    def name(self) -> str:
        """Such as `rule:needs_accounted`."""
        return f"{self.kind}:{self.id}"


def all_mutants() -> list[Mutant]:
    """Every rule, aim and condition, in the order of the rulebook."""
    return [
        *(Mutant("rule", rule.id) for rule, _ in RULES),
        *(Mutant("aim", entry.id) for entry, _ in AIMS),
        *(Mutant("condition", condition.id) for condition, _ in CONDITIONS),
    ]


def case_names() -> list[str]:
    """Shipped cases, quickest to solve first: the cheapest that feels a mutant is named."""
    quick = ["first_case.yaml", "young_adult_moving_out.yaml", "family_protection_plan.yaml"]
    files = case_files()
    return [*(name for name in quick if name in files), *(name for name in files if name not in quick)]


def solve_mutant(
    inputs: Inputs, mutant: Mutant | None, stop: Callable[[TierResult], bool]
) -> tuple[Built, Solved]:
    """Build and solve without one rule, aim or condition."""
    rights = derive_rights(inputs.case.model, inputs.on)
    dropped = frozenset({mutant.id}) if mutant else frozenset[str]()
    condition = mutant is not None and mutant.kind == "condition"
    built = build(inputs, rights, dropped=dropped if condition else frozenset())
    return built, solve(
        built.problem,
        tiers_of(inputs.policy.model),
        WORK,
        dropped=frozenset() if condition else dropped,
        stop=stop,
    )


@cache
def best_values(name: str, until: str | None) -> dict[str, int]:
    """Best value of every tier of the unchanged model, up to one aim."""
    _, solved = solve_mutant(inputs_of(name), None, lambda tier: tier.aim == until)
    return {tier.aim: tier.best for tier in solved.tiers}


def aim_is_felt(name: str, mutant: Mutant, best: dict[str, int]) -> bool:
    """Whether the plan without an aim is worse in it: with the aims before it alone, or with all others."""
    order = [entry.id for entry, _ in AIMS]
    before = set(order[: order.index(mutant.id)])
    return any(value_without(name, mutant, wanted) != best[mutant.id] for wanted in (before, set(order)))


def value_without(name: str, mutant: Mutant, wanted: set[str]) -> int:
    """Value of an aim that nobody minimises, when the wanted ones are."""
    rights = derive_rights(inputs_of(name).case.model, inputs_of(name).on)
    problem = build(inputs_of(name), rights).problem
    unwanted = {entry.id for entry, _ in AIMS} - wanted | {mutant.id}
    solved = solve(problem, without(tiers_of(inputs_of(name).policy.model), unwanted), WORK)
    return aim_objective(problem, solved.columns, mutant.id).value(solved.solution)


def first_felt(name: str, mutant: Mutant, until: str | None) -> tuple[str, int | None] | None:
    """The first tier that feels a mutant on a case, with the best value of the unchanged model there.

    Args:
        name: The case.
        mutant: What is left out.
        until: Last tier to look at; `audit` or None for all of them and then the audit.
    """
    if mutant.kind == "aim":
        best = best_values(name, mutant.id)
        return (mutant.id, best[mutant.id]) if aim_is_felt(name, mutant, best) else None
    if mutant.kind == "condition" and not changes_matching(name, mutant):
        return None
    limited = until not in (None, AUDIT)
    best = best_values(name, until if limited else None)
    try:
        built, solved = solve_mutant(
            inputs_of(name), mutant, lambda t: t.aim == until or t.best != best[t.aim]
        )
    except BugError:
        return AUDIT, None
    for tier in solved.tiers:
        if tier.best != best[tier.aim]:
            return tier.aim, best[tier.aim]
    if limited:
        return None
    return (AUDIT, None) if audit_rejects(inputs_of(name), built, solved) else None


def changes_matching(name: str, mutant: Mutant) -> bool:
    """Whether leaving a condition out lets anything more fit."""
    rights = derive_rights(inputs_of(name).case.model, inputs_of(name).on)
    problem = build(inputs_of(name), rights).problem
    return build(inputs_of(name), rights, dropped=frozenset({mutant.id})).problem.options != problem.options


def audit_rejects(inputs: Inputs, built: Built, solved: Solved) -> bool:
    """Whether the audit rejects the plan of a mutant."""
    case, catalogue, policy = inputs.case.model, inputs.catalogue.model, inputs.policy.model
    rights = derive_rights(case, inputs.on)
    # Neither the comparison with staff alone nor times of day are judged here.
    plan: dict[str, Any] = assemble(case, catalogue, policy, rights, built, solved, None)
    del plan["clock"]
    plan["inputs"] = inputs.hashes()
    plan["software"] = {"hilfemix": "mutant", "ortools": "mutant"}
    return not audit_plan(case, plan, catalogue, policy, inputs.hashes()).passed


def find_one(mutant: Mutant) -> tuple[Mutant, dict[str, str] | None]:
    """The first case that feels a mutant."""
    for name in case_names():
        felt = first_felt(name, mutant, None)
        if felt is not None:
            return mutant, {"case": name, "feels": felt[0]}
    return mutant, None


def check_one(mutant: Mutant) -> tuple[Mutant, dict[str, str] | None]:
    """Whether the committed table is right about a mutant."""
    row = yaml.safe_load(TABLE.read_text(encoding="utf-8")).get(mutant.name)
    felt = first_felt(row["case"], mutant, row["feels"]) if row else None
    return mutant, {"case": row["case"], "feels": felt[0]} if felt else None


def run(one: Callable[[Mutant], tuple[Mutant, dict[str, str] | None]]) -> dict[str, dict[str, str]]:
    """Look at every mutant, a few at once, and print what was felt."""
    table: dict[str, dict[str, str]] = {}
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for mutant, row in pool.map(one, all_mutants()):
            shown = f"{row['case']:32} {row['feels']}" if row else "NOBODY FEELS IT"
            print(f"{mutant.name:44} {shown}", flush=True)
            if row:
                table[mutant.name] = row
    return table


def main() -> int:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--find", action="store_true", help="make the table anew")
    finding = parser.parse_args().find
    began = time.perf_counter()
    table = run(find_one if finding else check_one)
    if finding:
        TABLE.write_text(yaml.safe_dump(table, sort_keys=False), encoding="utf-8")
    total = len(all_mutants())
    print(f"{len(table)} of {total} mutants felt, {time.perf_counter() - began:.0f} s")
    return 0 if len(table) == total else 1


if __name__ == "__main__":
    sys.exit(main())
