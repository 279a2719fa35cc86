"""What happens beside care at home, as Pflegegeld asks for it day by day (§§ 34, 37 SGB XI)."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date

from arrangement.law.sgb_xi.p37 import Away
from arrangement.law.short_stay import short_days
from arrangement.law.time import ONE_DAY, Stretch, stretches
from assessment.case.case import Case
from assessment.case.horizon import Calendar, is_away
from assessment.case.people import Person
from assessment.case.words import WeekKind
from assessment.ground.calendar import CalendarMonth

HOSPITAL, ABROAD = "hospital", "abroad"


def away_of(case: Case, person: Person, calendar: Calendar, replaced: Set[str]) -> Away:
    """Stays in hospital, Kurzzeitpflege and abroad that the case states or its weeks hold; replacement care.

    Args:
        case: The case.
        person: Whose Pflegegeld.
        calendar: The weeks of the horizon.
        replaced: Types of week in which replacement care pays for something of this person.
    """
    in_hospital = {
        kind.id
        for kind in case.week_types
        if kind.kind is WeekKind.HOSPITAL and is_away(case, person.id, kind.id)
    }
    first = calendar.weeks[0][0]
    return Away(
        hospital=stretches((*calendar.days_of(in_hospital), *_stated(person, HOSPITAL, first))),
        abroad=stretches(_stated(person, ABROAD, first)),
        kurzzeitpflege=stretches(day.day for day in short_days(case, person, first)),
        verhinderungspflege=stretches(calendar.days_of(replaced)),
    )


def touches(away: Away, month: CalendarMonth) -> bool:
    """Whether any day of a calendar month is one of them."""
    every = (*away.hospital, *away.abroad, *away.kurzzeitpflege, *away.verhinderungspflege)
    return any(stay.first <= month.last_day and month.first_day <= stay.last for stay in every)


def _stated(person: Person, kind: str, first: date) -> Iterator[date]:
    """Days of the stays that a case states; one without an end is known until the plan begins."""
    for stay in person.stays_away:
        ends = stay.ends or first - ONE_DAY
        if stay.kind == kind and stay.begins <= ends:
            yield from Stretch(stay.begins, ends).days()
