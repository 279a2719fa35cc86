"""One case: tiers solved one after another, decoded into a plan, audited, explained."""

from solver.case.propose import propose

__all__ = ["propose"]
