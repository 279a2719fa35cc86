"""The policy: ordered aims with tolerances, and the project's own limits, each with source and body."""

from arrangement.policy.policy import Policy

__all__ = ["Policy"]
