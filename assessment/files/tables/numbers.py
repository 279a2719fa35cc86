"""Numbers as people write them in cells. What can be read in two ways is refused, never guessed."""

from __future__ import annotations

import re
from decimal import Decimal

MOST_CHARACTERS = 24

_GERMAN = re.compile(r"[+-]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?")
_PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_THOUSANDS_OR_DECIMALS = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}")


def german_number(text: str) -> Decimal | None:
    """Read `1.200,50` as a German office writes it; None for everything else, such as `32.40`."""
    if len(text) > MOST_CHARACTERS or not _GERMAN.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def plain_number(text: str) -> Decimal | None:
    """Read `1200.5`; `1.200` could be a German thousand and is not read."""
    if len(text) > MOST_CHARACTERS or not _PLAIN.fullmatch(text) or _THOUSANDS_OR_DECIMALS.fullmatch(text):
        return None
    return Decimal(text)


def written_german(number: Decimal) -> str:
    """Write a number with a decimal comma and without thousands."""
    return f"{number:f}".replace(".", ",")
