"""What a second model found impossible: amounts of help that do not go together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """At least so much in the sum of some columns."""

    columns: tuple[int, ...]
    at_least: int


@dataclass(frozen=True)
class Cut:
    """All shares at once are impossible.

    Attributes:
        subject: Where, and who; the name of its rows.
    """

    subject: str
    shares: tuple[Share, ...]
