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
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import yaml

from arrangement.audit import audit_plan
from arrangement.catalogue.read import read_catalogue
from arrangement.law.rights import derive_rights
from arrangement.matching.match import CONDITIONS
from arrangement.policy.read import read_policy
from arrangement.problem.build import Built
from assessment.files import read_case
from assessment.ground.errors import BugError
from solver.aims import AIMS
from solver.case.assemble import assemble
from solver.case.propose import Inputs, build
from solver.case.tiers import Solved, solve
from solver.rules import RULES

TABLE = Path(__file__).with_name("table.yaml")
AUDIT = "audit"
CASES = resources.files("sample_data").joinpath("cases")
WORK = 60


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
    """Shipped cases, smallest file first: the cheapest that feels a mutant is named."""
    files = [f for f in CASES.iterdir() if f.name.endswith(".yaml")]
    return [f.name for f in sorted(files, key=lambda f: (len(f.read_text(encoding="utf-8")), f.name))]


@cache
def inputs_of(name: str) -> Inputs:
    """Read one shipped case with the shipped catalogue and policy."""
    with resources.as_file(CASES.joinpath(name)) as path:
        case = read_case(str(path))
    on = case.model.plan_date
    assert on is not None
    return Inputs(case, read_catalogue(None), read_policy(None), on)


def solve_mutant(inputs: Inputs, mutant: Mutant | None, until: str | None) -> tuple[Built, Solved]:
    """Build and solve without one rule, aim or condition."""
    rights = derive_rights(inputs.case.model, inputs.on)
    dropped = frozenset({mutant.id}) if mutant else frozenset[str]()
    condition = mutant is not None and mutant.kind == "condition"
    built = build(inputs, rights, dropped=dropped if condition else frozenset())
    solved = solve(
        built.problem, inputs.policy.model, WORK, dropped=frozenset() if condition else dropped, until=until
    )
    return built, solved


@cache
def baseline(name: str) -> dict[str, int]:
    """Best value of every tier of the unchanged model."""
    _, solved = solve_mutant(inputs_of(name), None, None)
    return {tier.aim: tier.best for tier in solved.tiers}


def value_without_aim(name: str, mutant: Mutant) -> int:
    """Value that an aim has when nobody minimises it."""
    _, solved = solve_mutant(inputs_of(name), mutant, mutant.id)
    objective = {entry.id: make for entry, make in AIMS}[mutant.id](solved.columns.problem, solved.columns)
    return objective.value(solved.solution)


def first_felt(name: str, mutant: Mutant, until: str | None = None) -> str | None:
    """The first tier that feels a mutant on a case; `audit` if only the audit does; None if nobody."""
    if mutant.kind == "aim":
        return mutant.id if value_without_aim(name, mutant) != baseline(name)[mutant.id] else None
    try:
        built, solved = solve_mutant(inputs_of(name), mutant, None if until == AUDIT else until)
    except BugError:
        return AUDIT
    for tier in solved.tiers:
        if tier.best != baseline(name)[tier.aim]:
            return tier.aim
    if until not in (None, AUDIT):
        return None
    return AUDIT if audit_rejects(inputs_of(name), built, solved) else None


def audit_rejects(inputs: Inputs, built: Built, solved: Solved) -> bool:
    """Whether the audit rejects the plan of a mutant."""
    rights = derive_rights(inputs.case.model, inputs.on)
    plan = assemble(
        inputs.case.model, inputs.catalogue.model, inputs.policy.model, rights, built, solved, (built, solved)
    )
    plan["inputs"] = inputs.hashes()
    plan["software"] = {"hilfemix": "mutant", "ortools": "mutant"}
    return not audit_plan(
        inputs.case.model, plan, inputs.catalogue.model, inputs.policy.model, inputs.hashes()
    ).passed


def find(names: list[str]) -> dict[str, dict[str, str]]:
    """Make the table: the first case that feels each mutant."""
    table: dict[str, dict[str, str]] = {}
    for mutant in all_mutants():
        for name in names:
            felt = first_felt(name, mutant)
            if felt is not None:
                table[mutant.name] = {"case": name, "feels": felt}
                break
        print(mutant.name, table.get(mutant.name, "NOBODY FEELS IT"), flush=True)
    return table


def check() -> int:
    """Check the committed table."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    missing = 0
    began = time.perf_counter()
    for mutant in all_mutants():
        row = table.get(mutant.name)
        felt = first_felt(row["case"], mutant, row["feels"]) if row else None
        missing += felt is None
        print(f"{mutant.name:45} {row['case'] if row else '-':32} {felt or 'NOBODY FEELS IT'}", flush=True)
    total = len(all_mutants())
    print(f"{total - missing} of {total} mutants felt, {time.perf_counter() - began:.0f} s")
    return 1 if missing else 0


def main() -> int:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--find", action="store_true", help="make the table anew")
    if parser.parse_args().find:
        table = find(case_names())
        TABLE.write_text(yaml.safe_dump(table, sort_keys=False), encoding="utf-8")
    return check()


if __name__ == "__main__":
    sys.exit(main())
