"""Tier by tier, as the policy orders: each keeps what those before reached and starts from their plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from arrangement.policy.tiers import Tier
from arrangement.problem import Problem
from assessment.ground.errors import BugError
from solver.aims.links import links
from solver.aims.weighing import tier_objective
from solver.case.first import first
from solver.case.solved import Solved, TierResult, valued
from solver.case.start import least, nothing_met
from solver.engines import CpSat, Outcome, Status
from solver.rows import Columns, Cut, Objective, Row
from solver.rules import RULES
from solver.rules.cuts import cuts_kept

WORK_PER_TIER = 40
"""Deterministic work units for one tier, unless a limit is given."""

POLISH_WORK = 30.0


def ignored(tier: str) -> None:
    """Nobody watches."""


def solve(  # noqa: PLR0913 - what is solved, how far, from where, and who watches
    problem: Problem,
    tiers: Sequence[Tier],
    work: float | None = None,
    *,
    dropped: frozenset[str] = frozenset(),
    stop: Callable[[TierResult], bool] = lambda tier: False,
    cuts: Sequence[Cut] = (),
    before: Sequence[TierResult] = (),
    start: Sequence[int] = (),
    begins: Callable[[str], None] = ignored,
) -> Solved:
    """Minimise tier by tier. There is a plan wherever the work ends: the best so far, else the first one.

    Args:
        problem: What to solve.
        tiers: What to minimise, most important first; a tolerance is spent for the next tier only.
        work: Deterministic work units per tier.
        dropped: Ids of rules to leave out, for the mutation run only.
        stop: Whether a tier just solved was the last one wanted.
        cuts: What must not come together.
        before: Tiers of the same question with fewer cuts: what they proved holds as long as each is reached.
        start: A lawful plan to start from; left out: everything unmet, as a hint only.
        begins: Called with each tier that begins.
    """
    limit = float(WORK_PER_TIER if work is None else work)
    columns = Columns(problem, cuts)
    rows = [row for rule, make in RULES if rule.id not in dropped for row in make(problem, columns)]
    engine = CpSat(columns, [*rows, *links(problem, columns), *cuts_kept(columns)])
    lowest = columns.low if dropped else least(columns)
    done: list[TierResult] = []
    open_: Objective | None = None
    solution = list(start)
    for tier in tiers:
        begins(tier.id)
        objective = tier_objective(problem, columns, tier)
        if _as_before(done, before):
            bound = before[len(done)].bound
            engine.add(Row(tier.id, objective.terms, low=bound - objective.constant))
        outcome = _minimise(engine, lowest, objective, solution, solution or nothing_met(columns), limit)
        if outcome.status is Status.IMPOSSIBLE:
            raise BugError(f"no plan exists, though every need has slack: tier {tier.id}")
        if not outcome.solution:
            solution = solution or first(problem, tiers, cuts=cuts).solution
            outcome = replace(outcome, solution=solution, bound=objective.value(lowest))
        elif not solution or objective.value(outcome.solution) <= objective.value(solution):
            solution = outcome.solution
        best = objective.value(solution)
        done.append(TierResult(tier.id, best, outcome.bound, best, best, outcome.seconds, work=outcome.work))
        spare = tier.spare(problem.weeks, best) if tier is not tiers[-1] else 0
        _keep(engine, tier.id, objective, outcome.bound, best + spare)
        if open_ is not None:
            done[-2], solution = _close(engine, done[-2], open_, solution, limit)
        open_ = objective if spare else None
        if stop(done[-1]):
            break
    if not tiers:
        solution = engine.minimise(Objective(()), limit, solution or nothing_met(columns)).solution
    solution = _polish(engine, columns, solution)
    final = tuple(
        valued(problem, columns, tier, result, solution) for tier, result in zip(tiers, done, strict=False)
    )
    proved = all(result.proved for result in final)
    return Solved(Status.OPTIMAL if proved else Status.FEASIBLE, columns, solution, final)


def solve_again(
    problem: Problem, tiers: Sequence[Tier], last: Solved, cuts: Sequence[Cut], work: int | None = None
) -> Solved:
    """Solve with cuts: first whether all tiers can stay as they are, else from the tier where a cut bites.

    Args:
        problem: What was solved.
        tiers: As before.
        last: The last answer, with fewer cuts.
        cuts: All cuts.
        work: Deterministic work units per tier.
    """
    columns = Columns(problem, cuts)
    rows = [row for _, make in RULES for row in make(problem, columns)]
    engine = CpSat(columns, [*rows, *links(problem, columns), *cuts_kept(columns)])
    reached = list(zip(tiers, last.tiers, strict=False))
    for tier, result in reached:
        _keep(engine, tier.id, tier_objective(problem, columns, tier), result.bound, result.value)
    outcome = engine.minimise(Objective(()), float(WORK_PER_TIER if work is None else work), last.solution)
    if not outcome.solution:
        return solve(problem, tiers, work, cuts=cuts, before=last.tiers)
    solution = _polish(engine, columns, outcome.solution)
    final = tuple(valued(problem, columns, tier, result, solution) for tier, result in reached)
    return Solved(last.status, columns, solution, final)


def _as_before(tiers: Sequence[TierResult], before: Sequence[TierResult]) -> bool:
    """Whether every tier so far reached the same, so that what was proved of the next one still holds."""
    reached = [(tier.best, tier.budget) for tier in tiers]
    return len(before) > len(tiers) and reached == [(tier.best, tier.budget) for tier in before[: len(tiers)]]


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
    seconds, work = tier.seconds + outcome.seconds, tier.work + outcome.work
    return replace(tier, budget=proved, seconds=seconds, work=work), solution


def _minimise(
    engine: CpSat,
    lowest: list[int],
    objective: Objective,
    solution: list[int],
    start: Sequence[int],
    work: float,
) -> Outcome:
    """Minimise, unless the plan at hand already has the least value that is possible."""
    if solution and objective.value(solution) == objective.value(lowest):
        return Outcome(Status.OPTIMAL, solution, objective.value(solution), 0.0)
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
