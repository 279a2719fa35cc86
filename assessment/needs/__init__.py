"""Needs derived from assessments and norms: proposals, unconfirmed until a named role confirms them."""

from assessment.needs.derive import Derivation, completed, derive, is_derived

__all__ = ["Derivation", "completed", "derive", "is_derived"]
