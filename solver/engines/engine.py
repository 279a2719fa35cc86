"""What any engine gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Four words that are never mixed."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    IMPOSSIBLE = "impossible"
    NOT_FOUND_IN_TIME = "not_found_in_time"


@dataclass(frozen=True)
class Outcome:
    """One minimisation.

    Attributes:
        solution: Value of every column; empty if none was found.
        bound: Proved lower bound of the objective.
        seconds: Time spent; for the timing block only.
        work: Deterministic units spent, the same on every machine.
    """

    status: Status
    solution: list[int]
    bound: int
    seconds: float
    work: float = 0.0
