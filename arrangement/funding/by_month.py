"""What happens in each calendar month of a plan: days, holidays, visits, groups, minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from arrangement.catalogue.offer import Offer
from arrangement.deadlines.holidays import holidays
from arrangement.funding.pricing import HELP, often_in
from arrangement.plan.plan import PlanLine
from assessment.case.case import Case
from assessment.case.horizon import Calendar
from assessment.case.needs import Presence, Reachable
from assessment.case.words import Kind
from assessment.ground.calendar import CalendarMonth, month_of
from assessment.ground.grid import DAYS

FIGURES = ("visits", "sessions", "professional_minutes", "helper_minutes")
"""What is counted, as the plan file names it."""

Key = tuple[str | None, ...] | None
When = tuple[str, int, str | None]
"""Type of week, weekday and date of a line: lines that share them happen equally often."""


class ByMonth:
    """Counts the help of a plan in calendar months; being there and being on call are no minutes of help."""

    def __init__(
        self, case: Case, offers: Mapping[str, Offer], lines: Sequence[PlanLine], calendar: Calendar
    ) -> None:
        """Add up once what happens equally often."""
        self._calendar = calendar
        self._lines = lines
        self._helpers = {helper.id for helper in case.helpers}
        self._on_call = {need.id for need in case.needs if isinstance(need.measure, Reachable)}
        self._there = {need.id for need in case.needs if isinstance(need.measure, Presence)}
        self._figures: dict[When, dict[str, int]] = defaultdict(dict)
        self._add("visits", ((line, 1) for line in _first_lines(lines, self._visits(offers))))
        self._add("sessions", ((line, 1) for line in _first_lines(lines, map(_session, lines))))
        self._add("professional_minutes", ((line, int(line.professional_minutes)) for line in lines))
        self._add("helper_minutes", ((line, self._helped(line)) for line in lines))

    def of(self, month: CalendarMonth) -> dict[str, Any]:
        """The figures of one month, as the plan file holds them."""
        calendar = self._calendar
        by_type = {kind: sum(calendar.counts[month.month, kind]) for kind in calendar.types}
        days = holidays(month.first_day.year)
        begins, ends = calendar.weeks[0][0], calendar.last_day
        return {
            "days": month.days,
            "full": month.full,
            "week_types": {kind: n for kind, n in by_type.items() if n},
            "holidays": tuple(
                day.isoformat()
                for day in sorted(days)
                if month_of(day) == month.month and begins <= day <= ends
            ),
            **self._in_month(month),
        }

    def _add(self, name: str, values: Iterable[tuple[PlanLine, int]]) -> None:
        for line, value in values:
            if value:
                figures = self._figures[line.week_type, DAYS.index(line.day), line.on]
                figures[name] = figures.get(name, 0) + value

    def _in_month(self, month: CalendarMonth) -> dict[str, int]:
        found = dict.fromkeys(FIGURES, 0)
        for when, figures in self._figures.items():
            often = often_in(month, self._calendar, *when)
            for name, value in figures.items() if often else ():
                found[name] += value * often
        return found

    def _helped(self, line: PlanLine) -> int:
        passive = line.role == HELP and (line.need in self._there or line.need in self._on_call)
        return 0 if passive or line.helper not in self._helpers else int(line.minutes)

    def _visits(self, offers: Mapping[str, Offer]) -> list[Key]:
        """What makes lines one visit of a professional team; None for every other line."""
        paid = {o.team for o in offers.values() if o.team and o.kind is Kind.PROFESSIONAL}
        keys: list[Key] = []
        for line in self._lines:
            offer = offers.get(line.offer or "")
            comes = offer is not None and offer.form == "visit" and offer.team in paid
            if offer is None or not comes or line.role != HELP or line.need in self._on_call:
                keys.append(None)
            else:
                keys.append((offer.team, line.home, line.on or line.week_type, line.day, line.part))
        return keys


def _session(line: PlanLine) -> Key:
    """What makes lines one attendance; None for every other line."""
    attends = line.session and line.role == HELP
    return (line.person, line.offer, line.session, line.week_type) if attends else None


def _first_lines(lines: Sequence[PlanLine], keys: Iterable[Key]) -> Iterator[PlanLine]:
    """One line for each key, the first one."""
    seen: set[Key] = {None}
    for line, key in zip(lines, keys, strict=True):
        if key not in seen:
            seen.add(key)
            yield line
