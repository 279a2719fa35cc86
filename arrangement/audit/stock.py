"""The Entlastungsbetrag as a stock: it adds up by month, the oldest goes first, a year's rest lapses.

What it does not pay of everyday support, converted Sachleistung may pay (§ 45a Abs. 4 SGB XI).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from arrangement.audit.inputs import Inputs
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth

Cents = Mapping[str, int]
"""Cents by calendar month."""


@dataclass(frozen=True)
class Stock:
    """What one person has saved up and gets.

    Attributes:
        months: Calendar months of the horizon.
        before: What was used of each month's own amount before the plan.
    """

    inputs: Inputs
    person: str
    months: tuple[CalendarMonth, ...]
    before: Cents

    def missing(self, drawn: Cents) -> Iterator[tuple[str, int]]:
        """Months in which more is drawn than there is, with the cents missing."""
        saved = self._saved()
        for month in self.months:
            self._lapse(saved, month)
            short = self._use(saved, month, drawn)
            if short > 0:
                yield month.month, short

    def flows(self, drawn: Cents) -> dict[str, tuple[int, int, int, int]]:
        """What is there, comes, is used and is gone in each month: (opening, accrued, used, lapsed).

        A year's rest is gone with its last day, if that lies within the horizon.
        """
        saved, found = self._saved(), dict[str, tuple[int, int, int, int]]()
        self._lapse(saved, self.months[0])
        for month in self.months:
            there, used = sum(saved.values()), drawn.get(month.month, 0)
            self._use(saved, month, drawn)
            accrued = sum(saved.values()) + used - there
            last = min(month.last_day, self.inputs.last_day)
            over = [year for year in saved if self.inputs.statutes.usable_until(year) <= last]
            found[month.month] = (there, accrued, used, sum(saved.pop(year) for year in over))
        return found

    def left_over(self, drawn: Cents) -> dict[str, int]:
        """Cents left of each calendar year's money, by the last day on which they can be used."""
        saved, left = self._saved(), dict[int, int]()
        for month in self.months:
            left |= self._lapse(saved, month)
            self._use(saved, month, drawn)
        left |= saved
        days = {year: self.inputs.statutes.usable_until(year) for year in left}
        left = {year: cents for year, cents in left.items() if cents and days[year] >= self.inputs.on}
        return {days[year].isoformat(): cents for year, cents in left.items()}

    def least_converted(self, drawn: Cents, most: Cents) -> dict[str, int] | None:
        """The least to convert so that nothing is missing, as late as it helps; None if that cannot be."""
        turned: dict[str, int] = {}
        while (short := next(self.missing(_less(drawn, turned)), None)) is not None:
            month, cents = short
            names = [one.month for one in self.months if one.month <= month]
            for name in reversed(names):
                more = min(cents, most.get(name, 0) - turned.get(name, 0))
                tried = {**turned, name: turned.get(name, 0) + more}
                gained = cents - dict(self.missing(_less(drawn, tried))).get(month, 0) if more > 0 else 0
                if gained > 0:
                    turned[name] = turned.get(name, 0) + gained
                    cents -= gained
                if not cents:
                    break
            if cents:
                return None
        return turned

    def _saved(self) -> dict[int, int]:
        """What is there on the plan date, by calendar year."""
        stated = [
            entry
            for entry in self.inputs.case.amounts_used
            if entry.person == self.person and entry.benefit is Benefit.ENTLASTUNGSBETRAG
        ]
        year = self.inputs.on.year
        return {
            year - 1: max((entry.balance_last_year_cents for entry in stated), default=0),
            year: max((entry.balance_cents for entry in stated), default=0),
        }

    def _lapse(self, saved: dict[int, int], month: CalendarMonth) -> dict[int, int]:
        """Take out the years that are over, and give what was left of them."""
        statutes = self.inputs.statutes
        gone = {year: cents for year, cents in saved.items() if statutes.lapsed(year, month.first_day)}
        for year in gone:
            del saved[year]
        return gone

    def _use(self, saved: dict[int, int], month: CalendarMonth, drawn: Cents) -> int:
        """Add a month's amount, use up the oldest first, and give the cents that are missing."""
        year = month.first_day.year
        accrual = self.inputs.statutes.amount(self.person, Benefit.ENTLASTUNGSBETRAG, month) or 0
        saved[year] = saved.get(year, 0) + max(accrual - self.before.get(month.month, 0), 0)
        wanted = drawn.get(month.month, 0)
        for old in sorted(saved):
            taken = min(saved[old], wanted)
            saved[old] -= taken
            wanted -= taken
        return wanted


def _less(drawn: Cents, turned: Cents) -> dict[str, int]:
    return {month: cents - turned.get(month, 0) for month, cents in drawn.items()}
