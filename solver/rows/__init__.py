"""Rows and columns: the algebra that rules and aims speak, with no engine in sight."""

from solver.rows.columns import Columns
from solver.rows.cut import Cut, Share
from solver.rows.layout import Layout
from solver.rows.matrix import Matrix, TooTight
from solver.rows.row import Objective, Row
from solver.rows.together import together

__all__ = ["Columns", "Cut", "Layout", "Matrix", "Objective", "Row", "Share", "TooTight", "together"]
