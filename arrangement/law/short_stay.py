"""§ 42 SGB XI inside a plan: days in a place of Kurzzeitpflege, and what of the Jahresbetrag they use."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from arrangement.law.benefits import benefit_rule
from arrangement.law.conditions import grade_of
from arrangement.law.law import law_on
from arrangement.law.replacement import BENEFIT, charged_before, days_used, used_before
from arrangement.law.sgb_xi import p42
from assessment.case.case import Case
from assessment.case.horizon import calendar_of
from assessment.case.people import Person
from assessment.case.words import ClaimWord
from assessment.ground.calendar import DAYS_A_WEEK


@dataclass(frozen=True)
class ShortDay:
    """One day of Kurzzeitpflege, in cents.

    Attributes:
        care, own: What the place charges for care, and for all else.
        paid: What the care insurance pays of the care, beside Beihilfe both together.
    """

    day: date
    care: int
    own: int
    paid: int

    @property
    def left(self) -> int:
        """What the person pays."""
        return self.care - self.paid + self.own


def short_days(case: Case, person: Person, on: date) -> tuple[ShortDay, ...]:
    """Every day of the horizon that a person spends in Kurzzeitpflege, and what the care insurance pays.

    Care is paid day by day until the days or the cents of the calendar year are used up; what was used before
    the plan counts, too. What a case fixes goes before replacement care, which the plan chooses.
    """
    found: list[ShortDay] = []
    days, cents = Counter[int](), Counter[int]()
    for begins, kind in calendar_of(case, on).weeks:
        for stay in (stay for stay in case.week_type(kind).kurzzeitpflege if stay.person == person.id):
            for day in (begins + timedelta(days=number) for number in range(DAYS_A_WEEK)):
                most, longest = _in_year(case, person, on, max(on, day))
                room = max(0, most - cents[day.year]) if days[day.year] < longest else 0
                paid = min(stay.care_cents_per_day, room)
                days[day.year] += 1
                cents[day.year] += paid
                found.append(ShortDay(day, stay.care_cents_per_day, stay.own_cents_per_day, paid))
    return tuple(found)


def paid_by_year(days: tuple[ShortDay, ...]) -> dict[int, int]:
    """Cents that days of Kurzzeitpflege take from each calendar year."""
    found: dict[int, int] = {}
    for one in days:
        found[one.day.year] = found.get(one.day.year, 0) + one.paid
    return found


def _in_year(case: Case, person: Person, on: date, day: date) -> tuple[int, int]:
    """Cents and days that a calendar year has for Kurzzeitpflege by the law of a day."""
    law = law_on(day)
    grade = grade_of(person, law)
    if grade is None or grade not in benefit_rule(BENEFIT, law).grades:
        return 0, 0
    other = used_before(case, person, ClaimWord.VERHINDERUNGSPFLEGE, on, day)
    year = p42.kurzzeitpflege(law, other + charged_before(case, person, day))
    used = used_before(case, person, ClaimWord.KURZZEITPFLEGE, on, day)
    days = days_used(case, person.id, ClaimWord.KURZZEITPFLEGE, on, day.year)
    return max(0, year.most - used), max(0, year.days - days)
