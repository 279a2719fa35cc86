"""§ 39 SGB XI inside a plan: in which weeks replacement care may pay for help, for how long, and how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from arrangement.law.access import ALL_PERCENT, share_percent
from arrangement.law.benefits import benefit_rule
from arrangement.law.carers import agreed, cares
from arrangement.law.claims import used_in_year
from arrangement.law.conditions import grade_of
from arrangement.law.law import Law, law_on
from arrangement.law.sgb_xi import p39
from arrangement.law.side_by_side import is_shut_out
from arrangement.law.time import months_after, weeks_to_days
from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.people import GivenPflegegrad, Person
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.calendar import CalendarMonth
from assessment.ground.source import TraceStep

BENEFIT = Benefit.VERHINDERUNGSPFLEGE


def weeks_without_carer(case: Case, person: Person, need: Need, law: Law) -> frozenset[str]:
    """§ 39 Abs. 1 SGB XI: types of week in which somebody may be paid for standing in for a main carer.

    The carer rests, the person is at home, and the help is of a kind that the carer agreed to give: what they
    never did nobody replaces. Before July 2025 the carer must have cared for some months; what the first day
    of the Pflegegrad does not show is not counted on.

    Args:
        case: Read for main carers, what they agreed to, and types of week.
        person: Who is cared for.
        need: Help that somebody else gives in such weeks.
        law: Law of the plan date.
    """
    grade = grade_of(person, law)
    if grade is None or grade not in benefit_rule(BENEFIT, law).grades:
        return frozenset()
    carers = {
        helper.id
        for helper in case.helpers
        if helper.main_carer and cares(helper, person, law) and agreed(helper, need, person, law)
    }
    weeks = (kind for kind in case.week_types if person.id not in kind.away)
    found = frozenset(kind.id for kind in weeks if not carers.isdisjoint(case.resting(kind.id)))
    if not found or is_shut_out(case, person, BENEFIT, law) or not _cared_long_enough(person, law):
        return frozenset()
    return found


def in_calendar_year(
    case: Case, person: Person, on: date, day: date, short_stays: int = 0
) -> tuple[int, tuple[TraceStep, ...]]:
    """§§ 39, 42a SGB XI: what a calendar year leaves for replacement care by the law of a day, in cents.

    It is the whole amount; what the care insurance paid before beside Beihilfe is counted whole, too. The
    higher amount that young people had from 2024 to June 2025 is left out.

    Args:
        case: Read for what was used before the plan.
        person: Whose amount.
        on: Plan date: what is stated as used counts in its year.
        day: Day within the calendar year.
        short_stays: Cents that weeks of Kurzzeitpflege in the plan take from this year.
    """
    law = law_on(day)
    grade = grade_of(person, law)
    if grade is None or grade not in benefit_rule(BENEFIT, law).grades:
        return 0, ()
    other = used_before(case, person, ClaimWord.KURZZEITPFLEGE, on, day) + short_stays
    year = p39.in_year(law, used_kurzzeitpflege=other)
    own = used_before(case, person, ClaimWord.VERHINDERUNGSPFLEGE, on, day)
    own += charged_before(case, person, day)
    return max(0, year.most - own), year.trace


def in_stretches(
    case: Case, person: Person, on: date, months: Sequence[CalendarMonth], short_stays: Mapping[int, int]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Most cents over the months of each calendar year; where the law changes in it, also up to then.

    `short_stays` are the cents that Kurzzeitpflege in the plan takes from each year.
    """
    for year in sorted({month.first_day.year for month in months}):
        mine = [month for month in months if month.first_day.year == year]
        days = [max(on, month.first_day) for month in mine]
        left = [in_calendar_year(case, person, on, day, short_stays.get(year, 0))[0] for day in days]
        for number, cents in enumerate(left):
            if number + 1 == len(left) or left[number + 1] != cents:
                yield tuple(month.month for month in mine[: number + 1]), cents


def days_left(case: Case, person: str, on: date, year: int) -> int:
    """§ 39 Abs. 1 SGB XI: days of a calendar year for which replacement care still pays in a plan.

    Args:
        case: Read for the days used before the plan.
        person: Whose days.
        on: Plan date: days are used before it in its calendar year.
        year: Calendar year of the plan's days.
    """
    most = weeks_to_days(law_on(on).figure("verhinderungspflege").value["weeks"])
    return max(0, most - days_used(case, person, ClaimWord.VERHINDERUNGSPFLEGE, on, year))


def days_used(case: Case, person: str, word: ClaimWord, on: date, year: int) -> int:
    """Days of a claim that were used before the plan, in its own calendar year."""
    return sum(
        entry.days
        for entry in case.claims_used
        if entry.person == person and entry.claim is word
        if entry.on <= on and entry.on.year == on.year == year
    )


def charged_before(case: Case, person: Person, day: date) -> int:
    """Cents of replacement care that months of the calendar year of a day are stated to have used."""
    return sum(
        used.used_cents
        for used in case.amounts_used
        if used.person == person.id
        and used.benefit is BENEFIT
        and used.month is not None
        and used.month.startswith(f"{day.year}-")
    )


def used_before(case: Case, person: Person, word: ClaimWord, on: date, day: date) -> int:
    """Whole cents of a claim used in the calendar year of a day, up to the plan date."""
    if day.year != on.year:
        return 0
    percent = share_percent(person, law_on(on))
    paid = used_in_year(case.claims_used, person.id, word, on)
    return -(-paid * ALL_PERCENT // percent) if percent else 0


def _cared_long_enough(person: Person, law: Law) -> bool:
    months = law.figure("verhinderungspflege").value["months_before"]
    given = person.pflegegrad
    return isinstance(given, GivenPflegegrad) and months_after(given.since, months) <= law.day
