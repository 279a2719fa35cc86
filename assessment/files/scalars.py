"""What an unquoted word means: the core schema of YAML 1.2, and nothing more.

`no`, `on` and `12:30` are text; so is a day. Only true/false, null, and decimal, 0o and 0x numbers mean more.
"""

from __future__ import annotations

import math
import re

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUE = frozenset({"true", "True", "TRUE"})
FALSE = frozenset({"false", "False", "FALSE"})

_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_MOST_DIGITS = 18

Scalar = str | int | float | bool | None


def plain_scalar(text: str) -> tuple[Scalar, str | None]:
    """Give the meaning of an unquoted scalar.

    Returns:
        The value, and the code of what is wrong with it: infinite, not a number, or far too long.
    """
    if text in NULLS:
        return None, None
    # Most words begin with a letter; only these can be a number or a truth value.
    if text[0] not in "+-.0123456789tTfF":
        return text, None
    if text in TRUE:
        return True, None
    if text in FALSE:
        return False, None
    return _number(text)


def decimal_number(text: str) -> tuple[int | float, str | None]:
    """Give a decimal number, whole if it is written so, and the code of what is wrong with it."""
    if len(text) > _MOST_DIGITS:
        return 0, "number.too_long"
    if _DECIMAL.fullmatch(text):
        return int(text), None
    number = float(text)
    return (number, None) if math.isfinite(number) else (0, "number.not_finite")


def _number(text: str) -> tuple[Scalar, str | None]:
    if _FLOAT.fullmatch(text):
        return decimal_number(text)
    for pattern, base in ((_OCTAL, 8), (_HEXADECIMAL, 16)):
        if pattern.fullmatch(text):
            return (int(text, base), None) if len(text) <= _MOST_DIGITS else (0, "number.too_long")
    if _NOT_FINITE.fullmatch(text):
        return 0, "number.not_finite"
    return text, None
