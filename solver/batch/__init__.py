"""Many cases, each planned alone: one bad case never touches another."""

from solver.batch.caseload import Entry, read_folder
from solver.batch.place import Place
from solver.batch.run import Ended, Order, run_batch

__all__ = ["Ended", "Entry", "Order", "Place", "read_folder", "run_batch"]
