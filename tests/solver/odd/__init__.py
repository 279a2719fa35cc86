"""Lawful but odd cases beside the shipped catalogue: every seed is one household nobody would think of.

Several persons and homes, types of week, dates, calls, contracts, Beihilfe, refusals, wishes, unsafe marks,
a protection plan, consents withheld, grants refused. Some the checks refuse, and say where.
"""

from tests.solver.odd.case import make

__all__ = ["make"]
