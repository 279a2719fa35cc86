"""What limits and steers the help: months, what is locked, phases, wishes, goals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.ground.grid import Slot


@dataclass(frozen=True)
class MonthLimit:
    """Over these months together a person's benefit pays at most so many cents."""

    person: str
    benefit: str
    months: tuple[str, ...]
    cents: int


@dataclass(frozen=True)
class WithoutCarer:
    """A type of week in which a person's main carer rests: replacement care may pay for help (§ 39 SGB XI).

    Attributes:
        week: Number of the type of week.
        days: Its days in each calendar year of the horizon.
        forgone: Thousandths of a cent of Pflegegeld that it costs to draw on replacement care in such weeks.
    """

    person: str
    week: int
    days: Mapping[int, int]
    forgone: int


@dataclass(frozen=True)
class Locked:
    """A line of the protection plan."""

    need: str
    offer: str
    slot: Slot
    minutes: int


@dataclass(frozen=True)
class WishToFollow:
    """A wish and its weight class.

    Attributes:
        needs: Needs that a binding wish names, by id or task: leaving their help out misses it, too.
    """

    id: str
    binding: bool
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalToSupport:
    """A goal with at least one need."""

    id: str
    importance: int
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Followed:
    """A week of a need, and the week of the same type in a phase before that it follows.

    Attributes:
        beside: Needs in which others run in beside it.
        before, after: Numbers of the two weeks.
        less: Minutes of help that are asked for less after than before.
        run: Weeks in each of which others must have helped; empty where nobody can have helped long enough.
    """

    need: str
    beside: tuple[str, ...]
    before: int
    after: int
    less: int
    run: tuple[int, ...]
