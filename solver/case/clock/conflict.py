"""What cannot go together, as small as it can be made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment.ground.grid import GRID_MINUTES
from solver.case.clock.build import Build
from solver.case.clock.matter import Key, Matter, takes_time
from solver.case.lines import Line
from solver.engines import can_be_laid_out

WORK = 2.0
"""Deterministic work units for one question to the engine."""


@dataclass(frozen=True)
class Trade:
    """Two amounts of divisible help that are impossible in whatever way their sum is split.

    Attributes:
        least, least_of_other: Steps that each has at least, for this to hold.
        total: Steps of both.
    """

    one: Key
    other: Key
    least: int
    least_of_other: int
    total: int


@dataclass(frozen=True)
class Conflict:
    """Everything in the matter at once is impossible."""

    matter: Matter
    trade: Trade | None = None


def smallest(matter: Matter) -> Conflict:
    """What is left of an impossible matter when nothing more can be taken away or shortened."""
    for key in reversed(matter.keys):
        less = matter.without(key)
        if less.helps and _cannot(less):
            matter = less
    for key in matter.keys:
        matter = _shorter(matter, key)
    return with_trade(matter)


def with_trade(matter: Matter) -> Conflict:
    """The conflict, with the sum of its first two divisible amounts where only the sum matters."""
    divisible = [(key, line) for key in matter.keys if (line := _divisible(matter, key)) is not None]
    if len(divisible) == 1 or not divisible:
        return Conflict(matter)
    (one, first), (other, second) = divisible[:2]
    total = (first.minutes + second.minutes) // GRID_MINUTES
    most, most_of_other = (line.option.most // GRID_MINUTES for line in (first, second))

    def cannot(steps: int) -> bool:
        possible = 1 <= steps <= most and 1 <= total - steps <= most_of_other
        changed = matter.instead(first, _of(first, steps)).instead(second, _of(second, total - steps))
        return possible and _cannot(changed)

    low = high = first.minutes // GRID_MINUTES
    while cannot(low - 1):
        low -= 1
    while cannot(high + 1):
        high += 1
    return Conflict(matter, Trade(one, other, low, total - high, total) if low < high else None)


def _shorter(matter: Matter, key: Key) -> Matter:
    """Shorten divisible help as far as the matter stays impossible, so that no near miss comes back."""
    line = _divisible(matter, key)
    if line is None:
        return matter
    low, high = 0, line.minutes // GRID_MINUTES
    while high - low > 1:
        middle = (low + high) // 2
        if _cannot(matter.instead(line, _of(line, middle))):
            high = middle
        else:
            low = middle
    return matter.instead(line, _of(line, high))


def _divisible(matter: Matter, key: Key) -> Line | None:
    """The only line of a key, if its minutes may be fewer."""
    lines, problem = matter.lines_of(key), matter.problem
    if len(lines) > 1 or not takes_time(problem, lines[0]):
        return None
    return None if problem.need_by_id[lines[0].option.need].in_pieces else lines[0]


def _of(line: Line, steps: int) -> Line:
    return replace(line, minutes=steps * GRID_MINUTES)


def _cannot(matter: Matter) -> bool:
    return can_be_laid_out(Build(matter).layout, WORK) is False
