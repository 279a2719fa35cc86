"""Prices of plan lines, exactly as the model counts visits, attendances and flat months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from arrangement.catalogue.offer import Offer
from arrangement.law.benefits import payer_of
from arrangement.law.law import Law
from arrangement.plan.plan import PlanLine
from arrangement.problem.stay import Doing, doing_of, minutes_of_stay
from assessment.case.case import Case
from assessment.case.horizon import Calendar
from assessment.case.words import Benefit
from assessment.ground.calendar import HOUR_MINUTES, CalendarMonth
from assessment.ground.grid import DAYS, PARTS

SELF = "SELF"
HELP = "help"

_Account = tuple[str, Benefit | None, str]
_When = tuple[str, int, str | None]
Due = Mapping[_Account, Mapping[str, int]]
"""Cents by person, benefit and payer, then by calendar month."""


@dataclass(frozen=True)
class Charge:
    """What one line costs.

    Attributes:
        line: Position of the line in the plan.
        benefit, payer: None and `SELF` where the person pays.
        week_type, on: The weeks in which the line happens, or its date.
        cents: For each time that the line happens; for `flat` for each calendar month.
    """

    line: int
    person: str
    benefit: Benefit | None
    payer: str
    week_type: str
    on: str | None
    weekday: int
    cents: int
    flat: bool

    def in_month(self, month: CalendarMonth, calendar: Calendar) -> int:
        """Cents in the part of a calendar month that lies within the horizon."""
        if self.flat:
            return self.cents
        return self.cents * often_in(month, calendar, self.week_type, self.weekday, self.on)


def often_in(month: CalendarMonth, calendar: Calendar, week_type: str, weekday: int, on: str | None) -> int:
    """How often a line happens in a month: as its weekday in weeks of its type, or once on its date."""
    if on is not None:
        return int(on.startswith(month.month))
    return calendar.often(month.month, week_type, weekday)


def charges(
    case: Case, offers: Mapping[str, Offer], lines: Sequence[PlanLine], law: Law
) -> tuple[Charge, ...]:
    """Price every line; lines that cost nothing give no charge."""
    priced = _Priced(case, offers, lines, law)
    found = []
    for number, line in enumerate(lines):
        cents = priced.cents(number)
        if cents:
            benefit = benefit_of(line)
            payer = payer_of(benefit, law) if benefit else SELF
            weekday = DAYS.index(line.day)
            flat = priced.is_flat(number)
            found.append(
                Charge(number, line.person, benefit, payer, line.week_type, line.on, weekday, cents, flat)
            )
    return tuple(found)


def summed(found: Iterable[Charge], months: Sequence[CalendarMonth], calendar: Calendar) -> Due:
    """Add charges up: those of one account that are due equally often are counted once."""
    alike: dict[tuple[_Account, _When | None], int] = {}
    for charge in found:
        when = None if charge.flat else (charge.week_type, charge.weekday, charge.on)
        key = (charge.person, charge.benefit, charge.payer), when
        alike[key] = alike.get(key, 0) + charge.cents
    due: dict[_Account, dict[str, int]] = {}
    for (account, when), cents in alike.items():
        of_months = due.setdefault(account, dict.fromkeys((month.month for month in months), 0))
        for month in months:
            of_months[month.month] += cents if when is None else cents * often_in(month, calendar, *when)
    return due


def benefit_of(line: PlanLine) -> Benefit | None:
    """The benefit that a line draws; None where the person pays, or nobody."""
    return Benefit(line.benefit) if line.benefit and line.payer != SELF else None


class _Priced:
    """Knows for each line which offer it uses and whether it carries the price of its visit or attendance."""

    def __init__(self, case: Case, offers: Mapping[str, Offer], lines: Sequence[PlanLine], law: Law) -> None:
        self.lines = lines
        self.offers = {
            n: offers[line.offer]
            for n, line in enumerate(lines)
            if line.offer is not None and line.offer in offers
        }
        self.doings = {need.id: doing_of(need, law) for need in case.needs}
        self.kinds = [kind.id for kind in case.week_types]
        self.first_of_attendance = self._first_lines("session")
        self.first_of_month = self._first_lines("month")
        self.extra_stay = self._extra_stays()

    def is_flat(self, number: int) -> bool:
        price = self.offers[number].price
        return price is not None and price.unit == "month"

    def cents(self, number: int) -> int:
        price = self.offers[number].price if number in self.offers else None
        if price is None:
            return 0
        if price.unit == "hour":
            return self._billed_minutes(number) * price.cents // HOUR_MINUTES
        if price.unit == "session":
            return price.cents if number in self.first_of_attendance else 0
        if price.unit == "month":
            return price.cents if number in self.first_of_month else 0
        return price.cents

    def _billed_minutes(self, number: int) -> int:
        """Hands-on minutes; of a presence only the extra stay, on the line that owns it."""
        if self.lines[number].role == HELP and self._watches(number):
            return self.extra_stay.get(number, 0)
        return int(self.lines[number].minutes)

    def _extra_stays(self) -> dict[int, int]:
        visits: dict[tuple[str, ...], list[int]] = {}
        for number, offer in self.offers.items():
            line = self.lines[number]
            if offer.form == "visit" and offer.team is not None and line.role == HELP:
                visit = (offer.team, line.home or "", line.on or line.week_type, line.day, line.part)
                visits.setdefault(visit, []).append(number)
        found = {}
        for numbers in visits.values():
            watching = [n for n in numbers if self._watches(n)]
            if watching:
                hands_on = sum(int(self.lines[n].minutes) for n in numbers if n not in watching)
                owner = min(watching, key=lambda n: (self.lines[n].need or "", self.offers[n].id, n))
                found[owner] = minutes_of_stay(map(self._doing, numbers)) - hands_on
        return found

    def _watches(self, number: int) -> bool:
        doing = self.doings.get(self.lines[number].need or "")
        return doing is not None and doing.watches

    def _doing(self, number: int) -> Doing:
        return replace(self.doings[self.lines[number].need or ""], minutes=int(self.lines[number].minutes))

    def _first_lines(self, unit: str) -> frozenset[int]:
        """The line that carries the price of each attendance, or of each flat month of a person."""
        groups: dict[tuple[str, str, str], list[int]] = {}
        for number, offer in self.offers.items():
            if offer.price is not None and offer.price.unit == unit:
                line = self.lines[number]
                date = f"{line.week_type}_{line.session or f'{line.day}_{line.part}'}"
                attended = date if unit == "session" else ""
                groups.setdefault((line.person, offer.id, attended), []).append(number)
        return frozenset(min(numbers, key=self._in_order) for numbers in groups.values())

    def _in_order(self, number: int) -> tuple[str, str, int, int, int, str]:
        """Smallest need first, then week, dates last, and slot, then id."""
        line = self.lines[number]
        week = self.kinds.index(line.week_type) if line.week_type in self.kinds else len(self.kinds)
        return (
            line.need or "",
            line.on or "",
            week,
            DAYS.index(line.day),
            PARTS.index(line.part),
            line.id,
        )
