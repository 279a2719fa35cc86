"""How a seed draws: some of many, perhaps something, a day around the plan date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

Json = dict[str, Any]
T = TypeVar("T")

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("early", "morning", "noon", "afternoon", "evening", "night")
ON = date(2026, 11, 23)
SAID = "2026-11-02"


class Draw(Random):
    """A seeded source of chance."""

    def some(self, among: Sequence[T], least: int = 1, most: int | None = None) -> list[T]:
        """At least so many, in their own order."""
        number = self.randint(least, min(len(among), most or len(among)))
        picked = set(self.sample(range(len(among)), number))
        return [one for place, one in enumerate(among) if place in picked]

    def maybe(self, chance: float, **entries: Any) -> Json:
        """These entries or none."""
        return entries if self.random() < chance else {}

    def day(self, low: int, high: int) -> str:
        """A day so many days from the usual plan date."""
        return (ON + timedelta(days=self.randint(low, high))).isoformat()
