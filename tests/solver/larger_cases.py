"""Cases with fifteen needs and forty offers, drawn by committed seeds, small enough to be proved in a second.

They are instances of `benchmarks/instances.py` of a size of their own, each need on two days in one day part.
"""

from __future__ import annotations

from random import Random

from benchmarks.instances import WORKDAYS, Size, instance
from tests.solver import tiny
from tests.solver.some_cases import Files

LARGER = Size("larger", needs=15, offers=40, helpers=3, persons=1, first_seed=5000, number=40)


def seeds(number: int = LARGER.number) -> list[int]:
    """The first committed seeds."""
    return list(LARGER.seeds)[:number]


def files(seed: int) -> Files:
    """Case and catalogue of a seed."""
    case, catalogue = instance(LARGER, seed)
    draw = Random(seed)
    for need in case["needs"]:
        need |= {"days": draw.sample(WORKDAYS, 2), "parts": [draw.choice(need["parts"])]}
        if need["measure"]["kind"] == "occurrences":
            need["measure"]["per_week"] = draw.randint(1, 2)
    return {**case, "horizon": {"weeks": tiny.WEEKS}}, catalogue
