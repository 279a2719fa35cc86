"""Arrangement: what the law grants, what is on offer, what fits; any plan checked without a solver."""
