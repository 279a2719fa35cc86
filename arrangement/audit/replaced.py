"""Weeks in which replacement care pays (§ 39 SGB XI), and Pflegegeld day by day (§§ 34, 37)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from arrangement.audit.inputs import Inputs
from arrangement.audit.lines import Line
from arrangement.audit.units import THOUSANDTHS, half_up
from arrangement.law.access import ALL_PERCENT
from assessment.case.words import Benefit, WeekKind
from assessment.ground.calendar import DAYS_A_WEEK, CalendarMonth

VP = Benefit.VERHINDERUNGSPFLEGE
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Replaced:
    """Where the lines of a plan draw replacement care, and what that does to Pflegegeld.

    Attributes:
        lines: Those that replacement care pays for.
    """

    inputs: Inputs
    lines: tuple[Line, ...]

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[int]]:
        """Week types in which something is drawn, by person; every day of them counts."""
        found: dict[str, set[int]] = {person: set() for person in self.inputs.persons}
        for line in self.lines:
            found[line.person.id].add(line.kind)
        return {person: frozenset(kinds) for person, kinds in found.items()}

    def days(self, person: str) -> list[date]:
        """Every day on which replacement care counts."""
        return self._in_weeks(self.kinds[person])

    def by_year(self, person: str) -> Mapping[int, int]:
        """The number of these days in each calendar year."""
        return Counter(day.year for day in self.days(person))

    def first_day(self, person: str) -> date | None:
        """The first of these days."""
        return min(self.days(person), default=None)

    def forgone(self, person: str, monthly: int) -> int:
        """Thousandths of a cent that a whole Pflegegeld loses: each week type by itself."""
        statutes = self.inputs.statutes
        lost = ALL_PERCENT - statutes.whole("pflegegeld_weiter_anteil")
        counted = statutes.whole("pflegegeld_tage_im_monat")
        return sum(
            monthly * THOUSANDTHS * len(_inner(self._in_weeks({kind}))) * lost // (counted * ALL_PERCENT)
            for kind in self.kinds[person]
        )

    def paid(self, person: str, monthly: int, month: CalendarMonth) -> int:
        """What is paid of a month's Pflegegeld after days in hospital, abroad and with replacement care."""
        halves, none = self.lessened(person, month)
        if not none and not halves:
            return monthly
        statutes, full = self.inputs.statutes, month.last_day.day - none - halves
        percent = statutes.whole("pflegegeld_weiter_anteil")
        counted = statutes.whole("pflegegeld_tage_im_monat")
        by_missing = ALL_PERCENT * (counted - none) - halves * (ALL_PERCENT - percent)
        by_claim = min(ALL_PERCENT * counted, ALL_PERCENT * full + halves * percent)
        if not full and not halves:
            return 0
        return half_up(monthly * max(by_missing, by_claim), ALL_PERCENT * counted)

    def lessened(self, person: str, month: CalendarMonth) -> tuple[int, int]:
        """Days of a month that count by the half, and not at all."""
        statutes, last = self.inputs.statutes, month.last_day
        rests, goes_on = statutes.weeks_of_pflegegeld(month)
        nothing = _after(self._hospital(person), rests["hospital"])
        nothing |= _after(self._stated(person, "abroad"), rests["abroad"])
        drawn = self.days(person)
        inner = _inner(drawn)
        beyond = {day for day in inner if _place_in_year(day, drawn) > DAYS_A_WEEK * goes_on[VP]}
        half = inner - beyond
        nothing |= beyond
        stays = self.short_stays(person)
        inside = _inner(stays)
        over = {day for day in inside if _place_in_year(day, stays) > DAYS_A_WEEK * goes_on["kurzzeitpflege"]}
        half |= inside - over
        nothing |= over
        every = [month.first_day + _DAY * number for number in range(last.day)]
        none = sum(1 for day in every if day in nothing)
        return sum(1 for day in every if day in half and day not in nothing), none

    def short_stays(self, person: str) -> list[date]:
        """Every day in Kurzzeitpflege."""
        kinds = (
            place
            for place, kind in enumerate(self.inputs.case.week_types)
            if any(stay.person == person for stay in kind.kurzzeitpflege)
        )
        return self._in_weeks(kinds)

    def _in_weeks(self, kinds: Iterable[int]) -> list[date]:
        wanted = {*kinds}
        return sorted(day for week in self.inputs.calendar if week.week_type in wanted for day in week.days)

    def _hospital(self, person: str) -> list[date]:
        types = self.inputs.case.week_types
        kinds = [
            place
            for place, kind in enumerate(types)
            if kind.kind is WeekKind.HOSPITAL and person in kind.away
        ]
        return sorted({*self._in_weeks(kinds), *self._stated(person, "hospital")})

    def _stated(self, person: str, kind: str) -> list[date]:
        """Days of stays that the case states; without an end they are known up to the plan date."""
        found: set[date] = set()
        for stay in self.inputs.persons[person].stays_away:
            day, last = stay.begins, stay.ends or self.inputs.on - _DAY
            while stay.kind == kind and day <= last:
                found.add(day)
                day += _DAY
        return sorted(found)


def _inner(days: Iterable[date]) -> set[date]:
    """Days with one of them before and after: first and last of each stretch are no such day."""
    every = {*days}
    return {day for day in every if day - _DAY in every and day + _DAY in every}


def _after(days: Iterable[date], weeks: int) -> set[date]:
    """Days of each stretch after its first weeks."""
    every, found = {*days}, set()
    for day in every:
        before, place = day, 1
        while before - _DAY in every:
            before, place = before - _DAY, place + 1
        if place > DAYS_A_WEEK * weeks:
            found.add(day)
    return found


def _place_in_year(day: date, days: Iterable[date]) -> int:
    return sum(1 for other in days if other.year == day.year and other <= day)
