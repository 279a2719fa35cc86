"""Every plan of a tiny problem, judged by the audit alone: what is allowed, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from arrangement.audit import CHECKS, Severity, audit_plan
from arrangement.audit.inputs import Inputs as AuditInputs
from arrangement.audit.matter import matter_of
from arrangement.audit.statutes import Statutes
from arrangement.audit.tiers import VALUES
from arrangement.audit.view import read_plan
from arrangement.law.rights import Rights, derive_rights
from arrangement.policy.tiers import tiers_of
from arrangement.problem.asked import Option
from arrangement.problem.build import Built
from solver.case.assemble import assemble
from solver.case.clock import Clock
from solver.case.lines import decode
from solver.case.propose import Inputs
from solver.case.solved import Solved
from solver.engines import Status
from solver.rows import Columns
from tests.solver import tiny
from tests.solver.tiny import Json

TOLERANT = "professional_minutes"

ABOUT_THE_SEARCH = {"A03", "A27", "A28"}
"""Reasons for what stays unmet, the proof, and the stated values: an enumerated plan claims none of them."""


@dataclass(frozen=True)
class Enumerated:
    """Allowed plans of a problem.

    Attributes:
        tried, allowed: How many assignments there are, and how many the audit allows.
        best: The values of the best one, tier by tier.
    """

    tried: int
    allowed: int
    best: list[int]


def enumerate_all(given: Inputs) -> Enumerated:
    """Try every assignment of amounts, and let through what the clock and the audit allow."""
    built = tiny.built(given)
    clock = Clock(built.problem)
    rights = derive_rights(given.case.model, given.on)
    columns = Columns(built.problem)
    tried, worth = 0, []
    for solution in _assignments(built, columns):
        tried += 1
        if clock.place(decode(built.problem, columns, solution)).conflicts:
            continue
        values = _worth(given, rights, built, columns, solution)
        if values is not None:
            worth.append(values)
    return Enumerated(tried, len(worth), _best(given, worth))


def _best(given: Inputs, worth: list[list[int]]) -> list[int]:
    """The best values as `tiny.values` gives them: tier by tier, a tolerance spent for one tier only."""
    left, found, opened = worth, [], None
    tiers = tiers_of(given.policy.model)
    for place, tier in enumerate(tiers):
        best = min(values[place] for values in left)
        found.append(best)
        assert tier.tolerance is None or tier.id == TOLERANT
        spare = tier.spare(given.case.model.horizon.weeks, best) if tier is not tiers[-1] else 0
        left = [values for values in left if values[place] <= best + spare]
        if opened is not None:
            found.append(min(values[opened] for values in left))
            left = [values for values in left if values[opened] == found[-1]]
        opened = place if tier.id == TOLERANT else None
    return found


def number_of_assignments(given: Inputs) -> int:
    """How many there are to try."""
    problem = tiny.built(given).problem
    columns = Columns(problem)
    return prod(columns.most(option) + 1 for option in problem.options)


def _assignments(built: Built, columns: Columns) -> Iterator[list[int]]:
    """Amounts of every option, needs and companions; no need gets more than it asks for."""
    problem = built.problem
    groups = [
        _amounts([o for o in problem.options_of(need.id) if where in (o.slot, o.slot.week)], columns, most)
        for need in problem.needs
        for where in columns.unmet[need.id]
        for most in [columns.units(need, where) * need.at_once]
    ]
    along = [option for option in problem.options if option.way is not None]
    groups.append(_amounts(along, columns, len(along)))
    for chosen in product(*groups):
        solution = [0] * len(columns.names)
        for amounts in chosen:
            for option, amount in amounts:
                solution[columns.amount[option.number]] = amount
        yield solution


def _amounts(options: list[Option], columns: Columns, most: int) -> list[list[tuple[Option, int]]]:
    ranges = [range(columns.most(option) + 1) for option in options]
    return [list(zip(options, amounts, strict=True)) for amounts in product(*ranges) if sum(amounts) <= most]


def _worth(
    given: Inputs, rights: Rights, built: Built, columns: Columns, solution: list[int]
) -> list[int] | None:
    """The values of an assignment as the audit computes them; None if the audit does not allow it."""
    case, catalogue, policy = given.case.model, given.catalogue.model, given.policy.model
    solved = Solved(Status.OPTIMAL, columns, solution, ())
    plan: Json = assemble(case, catalogue, policy, rights, built, solved, None)
    plan |= {"inputs": given.hashes(), "software": {"hilfemix": "enumerated"}}
    del plan["clock"]  # nothing has a time of day yet
    found = audit_plan(case, plan, catalogue, policy, given.hashes())
    tolerated = ABOUT_THE_SEARCH | {check.id for check in CHECKS if check.severity is Severity.FLAG}
    if any(violation.invariant not in tolerated for violation in found.violations):
        return None
    view, _ = read_plan(plan)
    inputs = AuditInputs(case, catalogue, policy, given.on, Statutes(case, given.on), given.hashes())
    matter, _ = matter_of(inputs, view)
    return [sum(VALUES[aim](matter) * weight for aim, weight in tier.weights) for tier in tiers_of(policy)]
