"""What happens in each calendar month of a plan: days, holidays, visits, groups, minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arrangement.catalogue.offer import Catalogue
from arrangement.deadlines.holidays import holidays
from arrangement.funding.pricing import HELP, often_in
from arrangement.plan.plan import PlanLine
from assessment.case.case import Case
from assessment.case.horizon import Calendar
from assessment.case.needs import Presence, Reachable
from assessment.case.words import Kind
from assessment.ground.calendar import CalendarMonth, month_of
from assessment.ground.grid import DAYS, Weekday


class ByMonth:
    """Counts the help of a plan in calendar months; being there and being on call are no minutes of help."""

    def __init__(self, case: Case, catalogue: Catalogue, lines: Sequence[PlanLine], calendar: Calendar):
        """Sort the lines once."""
        self._calendar = calendar
        self._lines = lines
        self._helpers = {helper.id for helper in case.helpers}
        kinds = (Presence, Reachable)
        self._no_minutes = {need.id for need in case.needs if isinstance(need.measure, kinds)}
        self._visits = self._first_lines(self._visit_keys(case, catalogue))
        self._sessions = self._first_lines(
            [
                (line.person, line.offer, line.session, line.week_type)
                if line.session and line.role == HELP
                else None
                for line in lines
            ]
        )

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
            "visits": self._sum(month, self._visits, lambda _: 1),
            "sessions": self._sum(month, self._sessions, lambda _: 1),
            "professional_minutes": self._sum(
                month, self._lines, lambda line: int(line.professional_minutes)
            ),
            "helper_minutes": self._sum(month, self._lines, self._helped),
        }

    def _helped(self, line: PlanLine) -> int:
        passive = line.role == HELP and line.need in self._no_minutes
        return 0 if passive or line.helper not in self._helpers else int(line.minutes)

    def _sum(self, month: CalendarMonth, lines: Sequence[PlanLine], value: Any) -> int:
        return sum(
            value(line)
            * often_in(month, self._calendar, line.week_type, DAYS.index(Weekday(line.day)), line.on)
            for line in lines
        )

    def _visit_keys(self, case: Case, catalogue: Catalogue) -> list[tuple[str | None, ...] | None]:
        """What makes lines one visit of a professional team; None for every other line."""
        offers = {offer.id: offer for offer in catalogue.offers}
        paid = {o.team for o in catalogue.offers if o.team and o.kind is Kind.PROFESSIONAL}
        on_call = {need.id for need in case.needs if isinstance(need.measure, Reachable)}
        keys: list[tuple[str | None, ...] | None] = []
        for line in self._lines:
            offer = offers.get(line.offer or "")
            comes = offer is not None and offer.form == "visit" and offer.team in paid
            if offer is None or not comes or line.role != HELP or line.need in on_call:
                keys.append(None)
            else:
                keys.append((offer.team, line.home, line.on or line.week_type, line.day, line.part))
        return keys

    def _first_lines(self, keys: Sequence[tuple[str | None, ...] | None]) -> tuple[PlanLine, ...]:
        found = dict(zip(reversed(keys), reversed(self._lines), strict=True))
        return tuple(line for key, line in found.items() if key is not None)
