"""The problem: everything the solver needs, complete, checked and sorted. Rules only loop over it."""

from arrangement.problem.problem import Problem

__all__ = ["Problem"]
