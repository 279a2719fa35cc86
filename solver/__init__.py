"""Solver: rows, rules and aims, and the tiers that turn a problem into a plan."""

__version__ = "0.1.0"
