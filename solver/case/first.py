"""A whole lawful plan at once: need after need into a plan that is lawful from the beginning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from arrangement.policy.tiers import Tier
from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet
from assessment.case.words import Standing, Urgency
from assessment.ground.errors import BugError
from solver.aims.weighing import tier_objective
from solver.case.kept import Kept
from solver.case.part import Parts
from solver.case.solved import Solved, TierResult, valued
from solver.case.start import least
from solver.engines import Status
from solver.rows import Columns, Cut, TooTight

TOGETHER = 250
"""Options of needs that are free at once; more are better together, and slower."""

AMONG_RIVALS = 500  # no figure of law: a size of search
"""Options that are free at once where a need stays unmet."""

RIVALRY = 10
"""How much closer a rival is in the same day part than one in another day part of the same source."""

_STANDINGS, _URGENCIES = tuple(Standing), tuple(Urgency)


def first(
    problem: Problem,
    tiers: Sequence[Tier],
    kept: Kept | None = None,
    cuts: Sequence[Cut] = (),
) -> Solved:
    """Give a lawful plan: all rules hold, each part of it is the best beside the others.

    Args:
        problem: What to solve.
        tiers: What to minimise, most important first.
        kept: The plan from which to start; left out: nothing is met yet.
        cuts: What must not come together.
    """
    columns = Columns(problem, cuts)
    work = _Work(Parts(problem, tiers, columns), kept)
    again = {need.id for need in problem.needs} if kept is None else set(kept.touched)
    again |= work.made_lawful(again)
    for part in _parts(problem, again):
        work.improve(part)
    for need in work.lacking(again) if kept is not None else ():
        work.improve(work.with_rivals(need))
    return _answer(problem, tiers, columns, work.tight())


def first_again(problem: Problem, tiers: Sequence[Tier], last: Solved, cuts: Sequence[Cut]) -> Solved:
    """Meet anew what cuts forbid; all other help stays."""
    amounts = {number: last.solution[column] for number, column in last.columns.amount.items()}
    cut = {column for one in cuts for share in one.shares for column in share.columns}
    options = [option for option in problem.options if option.way is None]
    open_ = {o.need for o in options if cut & {last.columns.amount[o.number]}}
    for option in options:
        if option.session is not None and last.columns.attend[option.attends, option.benefit] in cut:
            open_.add(option.need)
    return first(problem, tiers, Kept(amounts, frozenset(open_)), cuts)


class _Work:
    """A plan on its way: amounts of all help that is not a companion."""

    def __init__(self, parts: Parts, kept: Kept | None) -> None:
        self._parts, self._problem = parts, parts.problem
        self._searches = 1 if kept is None else None
        amounts = {} if kept is None else kept.amounts
        self._need = {option.number: option.need for option in self._problem.options if option.way is None}
        self._solution: list[int] = []
        high = {number: parts.columns.high[column] for number, column in parts.columns.amount.items()}
        self._amounts = {number: min(amounts.get(number, 0), high[number]) for number in self._need}

    def made_lawful(self, again: Collection[str]) -> set[str]:
        """Take out what is to be met anew, and what no longer goes together; locked lines come in at once.

        Returns:
            Needs whose help had to go.
        """
        locked, gone = {line.need for line in self._problem.locked}, set[str]()
        while True:
            out = gone.union(again)
            self._amounts |= {number: 0 for number, need in self._need.items() if need in out}
            fixed = {n: self._amounts[n] for n, need in self._need.items() if need not in out & locked}
            try:
                self._take(self._parts.solved(fixed))
            except TooTight as tight:
                held = {self._need[number] for number, amount in fixed.items() if amount}
                concerned = held & self._parts.needs_in(tight.rows) or held
                if not concerned:
                    raise BugError("no plan exists, though every need has slack") from tight
                gone |= concerned
            else:
                return gone

    def improve(self, needs: Collection[str]) -> None:
        """Meet some needs as well as the rest of the plan lets them."""
        fixed = {n: amount for n, amount in self._amounts.items() if self._need[n] not in needs}
        self._take(self._parts.solved(fixed, self._searches))

    def lacking(self, needs: Collection[str]) -> list[NeedToMeet]:
        """Which of these needs stay unmet in part, in the order in which they count."""
        unmet = self._parts.columns.unmet
        lacking = (n for n in self._problem.needs if n.id in needs and self._are_used(unmet[n.id].values()))
        return sorted(lacking, key=_order)

    def _are_used(self, columns: Iterable[int]) -> bool:
        return any(self._solution[column] for column in columns)

    def with_rivals(self, need: NeedToMeet) -> list[str]:
        """A need, and those that take its sources' or its person's time, or the same money; closest first."""
        options = self._problem.options_of(need.id)
        wanted = Counter((o.carrier, o.slot) for o in options)
        busy = {o.slot for o in options} if need.with_person else set()
        shared = {*(o.carrier for o in options), *((o.person, o.benefit) for o in options if o.benefit)}
        close = Counter[str]()
        for o in (o for o in self._problem.options if o.need != need.id and self._amounts.get(o.number)):
            here = wanted[o.carrier, o.slot] + (o.person == need.person and o.slot in busy)
            close[o.need] += RIVALRY * here + (o.carrier in shared) + ((o.person, o.benefit) in shared)
        part, left = [need.id], AMONG_RIVALS - len(options)
        for rival, how in sorted(close.items(), key=lambda entry: (-entry[1], entry[0])):
            left -= len(self._problem.options_of(rival))
            if left < 0 or not how:
                break
            part.append(rival)
        return part

    def tight(self) -> list[int]:
        """The whole plan, each derived column as low as it can be."""
        found = self._parts.tight(self._amounts)
        if found is None:
            raise BugError("a plan could not be tightened")
        return found

    def _take(self, solution: list[int] | None) -> None:
        """Where the work did not suffice for a better one, the plan at hand stays."""
        if solution is not None and self._parts.is_no_worse(solution, self._solution):
            amount, self._solution = self._parts.columns.amount, solution
            self._amounts = {number: solution[amount[number]] for number in self._amounts}


def _parts(problem: Problem, needs: Collection[str]) -> Iterator[list[str]]:
    """Needs in the order in which they count, a few at a time."""
    part, options = list[str](), 0
    for need in sorted((need for need in problem.needs if need.id in needs), key=_order):
        more = len(problem.options_of(need.id))
        if part and options + more > TOGETHER:
            yield part
            part, options = [], 0
        part.append(need.id)
        options += more
    if part:
        yield part


def _order(need: NeedToMeet) -> tuple[int, int, str]:
    return _STANDINGS.index(need.standing), _URGENCIES.index(need.urgency), need.id


def _answer(problem: Problem, tiers: Sequence[Tier], columns: Columns, solution: list[int]) -> Solved:
    """What is proved of it: no more than what no option could give."""
    lowest, results = least(columns), list[TierResult]()
    for tier in tiers:
        objective = tier_objective(problem, columns, tier)
        best = objective.value(solution)
        reached = TierResult(tier.id, best, objective.value(lowest), best, best, 0.0)
        results.append(valued(problem, columns, tier, reached, solution))
    proved = all(result.proved for result in results)
    return Solved(Status.OPTIMAL if proved else Status.FEASIBLE, columns, solution, tuple(results))
