"""Engines: the only door to ortools."""

from solver.engines.clock import can_be_laid_out, lay_out
from solver.engines.cpsat import CpSat
from solver.engines.engine import Outcome, Status

__all__ = ["CpSat", "Outcome", "Status", "can_be_laid_out", "lay_out"]
