"""Lay out, forbid what cannot be laid out, solve again; as long as it helps, and never without end."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from arrangement.problem import Problem
from assessment.ground.grid import Slot
from solver.case.clock.cuts import cut_of
from solver.case.clock.place import Clock
from solver.case.lines import decode
from solver.case.solved import Solved
from solver.rows import Cut

MOST_ROUNDS = 12
"""Times that the first model is solved again; after them a day part may stay without clock times."""


Again = Callable[[Solved, Sequence[Cut]], Solved]
"""Solves once more, without what the cuts forbid."""


@dataclass(frozen=True)
class Times:
    """Clock times of the plan.

    Attributes:
        starts: "HH:MM" by line id.
        left: Day parts that could not be laid out, or not within the work.
        disturbed: Persons and day parts whose quiet time could not be kept.
        cuts: Number of cuts.
        rounds: How often the first model was solved again.
        seconds: For the timing block only: layouts, and solving again.
    """

    starts: Mapping[str, str]
    left: tuple[Slot, ...]
    disturbed: tuple[tuple[str, Slot], ...]
    cuts: int
    rounds: int
    seconds: float


NO_TIMES = Times({}, (), (), 0, 0, 0.0)
"""A plan that is not laid out."""


def with_clock(problem: Problem, solved: Solved, again: Again) -> tuple[Solved, Times]:
    """Give clock times to a solved problem, solving it again where they cannot be had.

    Args:
        problem: What was solved.
        solved: The first answer.
        again: How it is solved again.
    """
    began, clock, cuts, rounds = time.perf_counter(), Clock(problem), list[Cut](), 0
    while True:
        found = clock.place(decode(problem, solved.columns, solved.solution))
        if not found.conflicts or rounds == MOST_ROUNDS:
            break
        conflicts = (one for matter in found.conflicts for one in clock.everywhere(matter))
        new = [cut_of(problem, solved.columns, conflict) for conflict in conflicts]
        cuts += [cut for cut in dict.fromkeys(new) if cut not in cuts]
        solved, rounds = again(solved, cuts), rounds + 1
    seconds = time.perf_counter() - began
    left, disturbed = tuple(sorted(set(found.left))), tuple(sorted(set(found.disturbed)))
    return solved, Times(found.starts, left, disturbed, len(cuts), rounds, seconds)
