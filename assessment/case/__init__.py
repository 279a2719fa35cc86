"""The case: one household constellation with its persons, homes, goals, needs and network."""

from assessment.case.case import Case

__all__ = ["Case"]
