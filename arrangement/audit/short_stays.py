"""A22: weeks of Kurzzeitpflege (§ 42 SGB XI): what they take from the year, day by day, and what is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from arrangement.audit.inputs import Inputs
from arrangement.audit.result import Broken, broken
from assessment.ground.calendar import CalendarMonth

AHEAD = "warning.kurzzeitpflege_ahead"


@dataclass(frozen=True)
class ShortStays:
    """Days in a place of Kurzzeitpflege, as the case fixes them."""

    inputs: Inputs

    @cached_property
    def days(self) -> Mapping[str, Mapping[date, tuple[int, int, int]]]:
        """By person and day: cents of care, cents paid of them, cents of board and lodging."""
        return {person: dict(self._days(person)) for person in self.inputs.persons}

    def _days(self, person: str) -> Iterator[tuple[date, tuple[int, int, int]]]:
        drawn, number = Counter[int](), Counter[int]()
        for week in self.inputs.calendar:
            kind = self.inputs.week_type(week.week_type)
            prices = [stay for stay in kind.kurzzeitpflege if stay.person == person]
            for day in week.days if prices else ():
                most, longest = self.inputs.statutes.short_stay_limit(person, day)
                room = max(most - drawn[day.year], 0) if number[day.year] < longest else 0
                paid = min(prices[0].care_cents_per_day, room)
                drawn[day.year] += paid
                number[day.year] += 1
                yield day, (prices[0].care_cents_per_day, paid, prices[0].own_cents_per_day)

    def in_year(self, person: str, year: int) -> int:
        """Cents that a calendar year pays for them."""
        return sum(paid for day, (_, paid, _) in self.days[person].items() if day.year == year)

    def in_month(self, person: str, month: CalendarMonth) -> int:
        """Cents that a month pays for them."""
        days = self.days[person].items()
        return sum(paid for day, (_, paid, _) in days if month.first_day <= day <= month.last_day)

    def rows(self) -> Iterator[dict[str, Any]]:
        """What the plan has to tell of each person and calendar year."""
        for person in sorted(self.days):
            for year in sorted({day.year for day in self.days[person]}):
                mine = {day: cents for day, cents in self.days[person].items() if day.year == year}
                care, paid, own = map(sum, zip(*mine.values(), strict=True))
                yield {
                    "person": person,
                    "year": year,
                    "begins": min(mine).isoformat(),
                    "days": len(mine),
                    "care_cents": care,
                    "paid_cents": paid,
                    "own_cents": care - paid + own,
                    "paragraph": self.inputs.statutes.short_stay_paragraph,
                }


def short_stays_told(stays: ShortStays, raw: Mapping[str, Any]) -> Broken:
    """The block is as it must be, and each row is announced."""
    rows, warnings = list(stays.rows()), raw.get("warnings")
    told = [
        (params.get("person"), params.get("days"), params.get("n"), params.get("paragraph"))
        for warning in (warnings if isinstance(warnings, list) else ())
        if isinstance(warning, Mapping) and warning.get("key") == AHEAD
        if isinstance(params := warning.get("params"), Mapping)
    ]
    needed = [(row["person"], row["begins"], row["days"], row["paragraph"]) for row in rows]
    if raw.get("kurzzeitpflege", []) != rows or sorted(map(str, told)) != sorted(map(str, needed)):
        yield broken("A22", "kurzzeitpflege", "short_stays")
