"""Rows and columns: the algebra that rules and aims speak, with no engine in sight."""

from solver.rows.columns import Columns
from solver.rows.row import Objective, Row
from solver.rows.together import together

__all__ = ["Columns", "Objective", "Row", "together"]
