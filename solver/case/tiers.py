"""Nine tiers, one after another: each keeps what the ones before reached, and starts from their plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from arrangement.policy import Policy
from arrangement.problem import Problem
from assessment.ground.errors import BugError
from solver.aims import AIMS
from solver.aims.links import links
from solver.engines import CpSat, Outcome, Status
from solver.rows import Columns, Objective, Row
from solver.rules import RULES

WORK_PER_TIER = 60
"""Deterministic work units for one tier, unless a limit is given."""

POLISH_WORK = 30.0


@dataclass(frozen=True)
class TierResult:
    """One aim over the whole horizon.

    Attributes:
        best: Best value found when the aim was minimised.
        bound: Proved: no plan that keeps the earlier tiers is better.
        budget: What later tiers may not exceed.
        value: Value of the final plan.
        seconds: For the timing block only.
    """

    aim: str
    best: int
    bound: int
    budget: int
    value: int
    seconds: float

    @property
    def proved(self) -> bool:
        """Whether nothing better exists."""
        return self.best == self.bound and self.value <= self.budget


@dataclass(frozen=True)
class Solved:
    """A solution with every derived column tight, and what each tier reached."""

    status: Status
    columns: Columns
    solution: list[int]
    tiers: tuple[TierResult, ...]


def solve(
    problem: Problem,
    policy: Policy,
    work: int | None = None,
    *,
    dropped: frozenset[str] = frozenset(),
    only: Callable[[str], bool] = lambda aim: True,
    stop: Callable[[TierResult], bool] = lambda tier: False,
) -> Solved:
    """Minimise tier by tier.

    Args:
        problem: What to solve.
        policy: Tolerances of the later aims.
        work: Deterministic work units per tier.
        dropped: Ids of rules and aims to leave out, for the mutation run only.
        only: Aims to minimise; the others are left out.
        stop: Whether a tier just solved was the last one wanted.
    """
    columns = Columns(problem)
    rows = [row for rule, make in RULES if rule.id not in dropped for row in make(problem, columns)]
    engine = CpSat(columns, [*rows, *links(problem, columns)])
    objectives = [(entry.id, make(problem, columns)) for entry, make in AIMS]
    tolerances = {t.aim: t for t in policy.tolerances}
    tiers: list[TierResult] = []
    start: Sequence[int] = _nothing_met(columns)
    solution: list[int] = []
    for aim, objective in objectives:
        skipped = aim in dropped or not only(aim)
        if skipped and solution:
            continue
        wanted = objective if not skipped else Objective(())
        outcome = _minimise(engine, wanted, solution, start, float(work or WORK_PER_TIER))
        if outcome.status is Status.IMPOSSIBLE:
            raise BugError(f"no plan exists, though every need has slack: aim {aim}")
        if not outcome.solution:
            return Solved(Status.NOT_FOUND_IN_TIME, columns, [], tuple(tiers))
        solution = start = outcome.solution
        best = objective.value(solution)
        allowed = tolerances.get(aim)
        budget = best + max(allowed.absolute, best * allowed.percent // 100) if allowed else best
        if not skipped:
            tiers.append(TierResult(aim, best, outcome.bound, budget, best, outcome.seconds))
            low, high = outcome.bound - objective.constant, budget - objective.constant
            engine.add(Row(aim, objective.terms, low, high))
            if stop(tiers[-1]):
                break
    solution = _polish(engine, columns, solution)
    values = dict(objectives)
    final = tuple(replace(tier, value=values[tier.aim].value(solution)) for tier in tiers)
    proved = all(tier.proved for tier in final)
    return Solved(Status.OPTIMAL if proved else Status.FEASIBLE, columns, solution, final)


def _nothing_met(columns: Columns) -> list[int]:
    """The plan in which everything stays unmet: the start when there is no better one."""
    start = [0] * len(columns.names)
    for column in (*columns.unmet.values(), *columns.short.values(), *columns.unsupported.values()):
        start[column] = columns.high[column]
    for (need, source), column in columns.moved.items():
        start[column] = columns.problem.present.get((need, source), 0)
    for column in columns.free.values():
        start[column] = 1
    return start


def _minimise(
    engine: CpSat, objective: Objective, solution: list[int], start: Sequence[int], work: float
) -> Outcome:
    """Minimise, unless the plan at hand already has the least value that columns allow."""
    if solution and objective.value(solution) == objective.constant:
        return Outcome(Status.OPTIMAL, solution, objective.constant, 0.0)
    return engine.minimise(objective, work, start)


def _polish(engine: CpSat, columns: Columns, solution: list[int]) -> list[int]:
    """Keep all help and push all derived columns down, so that each says exactly what the plan does.

    Companions count as derived: nobody walks along without an attendance.
    """
    fixed = {columns.amount[option.number] for option in columns.problem.options if option.way is None}
    for column in sorted(fixed):
        engine.add(Row("polish", ((column, 1),), solution[column], solution[column]))
    free = set(columns.free.values())
    derived = tuple((c, 1) for c in range(len(columns.names)) if c not in fixed and c not in free)
    outcome = engine.minimise(Objective(derived), POLISH_WORK, solution)
    if not outcome.solution:
        raise BugError("a plan could not be tightened")
    return outcome.solution
