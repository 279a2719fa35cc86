"""One case: tiers solved one after another, decoded into a plan, audited, explained."""

from solver.case.change import answer_change, first_plan
from solver.case.propose import propose

__all__ = ["answer_change", "first_plan", "propose"]
