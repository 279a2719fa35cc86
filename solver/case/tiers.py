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
        budget: What later tiers may not exceed: `best`, or what is proved to be needed of a tolerance so
            that the next aim reaches its own best.
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
        policy: Tolerances of the later aims; each is spent for the next aim only.
        work: Deterministic work units per tier.
        dropped: Ids of rules and aims to leave out, for the mutation run only.
        only: Aims to minimise; the others are left out.
        stop: Whether a tier just solved was the last one wanted.
    """
    columns = Columns(problem)
    rows = [row for rule, make in RULES if rule.id not in dropped for row in make(problem, columns)]
    engine = CpSat(columns, [*rows, *links(problem, columns)])
    objectives = [(entry.id, make(problem, columns)) for entry, make in AIMS]
    tiers: list[TierResult] = []
    open_: Objective | None = None
    start: Sequence[int] = _nothing_met(columns)
    solution: list[int] = []
    wanted_aims = [aim for aim, _ in objectives if aim not in dropped and only(aim)]
    for number, (aim, objective) in enumerate(objectives):
        skipped = aim not in wanted_aims
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
        if not skipped:
            tiers.append(TierResult(aim, best, outcome.bound, best, best, outcome.seconds))
            follows = number + 1 < len(objectives) and objectives[number + 1][0] in wanted_aims
            spare = tolerance(policy, problem.weeks, aim, best) if follows else 0
            _keep(engine, aim, objective, outcome.bound, best + spare)
            if open_ is not None:
                tiers[-2], solution = _close(engine, tiers[-2], open_, solution, float(work or WORK_PER_TIER))
                start = solution
            open_ = objective if spare else None
            if stop(tiers[-1]):
                break
    solution = _polish(engine, columns, solution)
    values = dict(objectives)
    final = tuple(replace(tier, value=values[tier.aim].value(solution)) for tier in tiers)
    proved = all(tier.proved for tier in final)
    return Solved(Status.OPTIMAL if proved else Status.FEASIBLE, columns, solution, final)


def tolerance(policy: Policy, weeks: int, aim: str, best: int) -> int:
    """How much worse than its best an aim may become for the next one, over the horizon, in its unit."""
    return sum(
        granted.absolute + granted.absolute_per_week * weeks + best * granted.percent // 100
        for granted in policy.tolerances
        if granted.aim == aim
    )


def _keep(engine: CpSat, aim: str, objective: Objective, low: int, high: int) -> None:
    engine.add(Row(aim, objective.terms, low - objective.constant, high - objective.constant))


def _close(
    engine: CpSat, tier: TierResult, objective: Objective, solution: list[int], work: float
) -> tuple[TierResult, list[int]]:
    """Take back what the next aim did not need of a tolerance; the rest becomes the budget."""
    if objective.value(solution) <= tier.best:
        _keep(engine, tier.aim, objective, tier.bound, tier.best)
        return tier, solution
    outcome = engine.minimise(objective, work, solution)
    solution = outcome.solution or solution
    spent = objective.value(solution)
    _keep(engine, tier.aim, objective, tier.bound, spent)
    proved = max(tier.best, outcome.bound if outcome.solution else tier.best)
    return replace(tier, budget=proved, seconds=tier.seconds + outcome.seconds), solution


def _nothing_met(columns: Columns) -> list[int]:
    """The plan in which everything stays unmet: the start when there is no better one."""
    start = [0] * len(columns.names)
    accounts = (*columns.unmet.values(), *columns.short.values())
    missing = [column for account in accounts for column in account.values()]
    for column in (*missing, *columns.unsupported.values()):
        start[column] = columns.high[column]
    for (need, source, _), column in columns.moved.items():
        start[column] = columns.problem.present.get((need, source), 0)
    for column in (*columns.free.values(), *columns.rest.values()):
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
    free = {*columns.free.values(), *columns.rest.values()}
    derived = tuple((c, 1) for c in range(len(columns.names)) if c not in fixed and c not in free)
    outcome = engine.minimise(Objective(derived), POLISH_WORK, solution)
    if not outcome.solution:
        raise BugError("a plan could not be tightened")
    return outcome.solution
