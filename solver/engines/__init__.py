"""Engines: the only door to ortools."""

from solver.engines.cpsat import CpSat
from solver.engines.engine import Outcome, Status

__all__ = ["CpSat", "Outcome", "Status"]
