"""Invariants of a plan that nobody can check without solving again."""

from solver.referee.referee import Answer, Outcome, resolve, solved_again

__all__ = ["Answer", "Outcome", "resolve", "solved_again"]
