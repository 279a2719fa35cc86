"""Rounding as the law asks for it, in exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

HALF = Fraction(1, 1 + 1)


def half_up(number: Fraction) -> int:
    """Round commercially: a half goes up. For amounts that are not negative."""
    return floor(number + HALF)


def places(digits: int) -> int:
    """How many parts one whole has at so many decimal places: 100 at two."""
    return int(Decimal(1).scaleb(digits))
