"""The care that each carer gives in a plan, beside the hours and days of § 44 SGB XI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from arrangement.funding.pricing import HELP
from arrangement.law.carers import CarerClaim, minutes_today
from arrangement.law.cover import PARAGRAPH, Care, counts_as_care, cover
from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from arrangement.law.sgb_xi.p44 import least_days_of_care, least_minutes_of_care
from arrangement.plan.plan import CarerCover, PlanLine
from arrangement.problem.stay import Doing, doing_of, minutes_of_stay
from assessment.case.case import Case
from assessment.case.horizon import Calendar
from assessment.case.needs import Dated, Need, Reachable

SOCIAL_SECURITY = "soziale_sicherung"


def covers(
    case: Case, claims: Sequence[CarerClaim], lines: Sequence[PlanLine], calendar: Calendar, law: Law
) -> Iterator[CarerCover]:
    """One row for each carer who may be socially insured, in order of their ids; persons cared for add up."""
    cared: dict[str, list[str]] = {}
    for claim in claims:
        if claim.claim == SOCIAL_SECURITY:
            cared.setdefault(claim.helper, []).append(claim.person)
    helpers = {helper.id: helper for helper in case.helpers}
    for helper, persons in sorted(cared.items()):
        today = sum(minutes_today(case, helpers[helper], case.person(person)) for person in persons)
        planned = _planned(case, helper, persons, lines, calendar, law)
        yield CarerCover(
            helper=helper,
            persons=tuple(sorted(persons)),
            paragraph=PARAGRAPH,
            today_minutes_per_week=today,
            planned_minutes_per_week=planned.minutes,
            planned_days_per_week=planned.days,
            least_minutes_per_week=least_minutes_of_care(law),
            least_days_per_week=least_days_of_care(law),
            state=cover(law, today, planned).value,
        )


def _planned(
    case: Case,
    helper: str,
    persons: Sequence[str],
    lines: Sequence[PlanLine],
    calendar: Calendar,
    law: Law,
) -> Care:
    """Average minutes of the horizon, rounded half up, and the weekdays of its most frequent week.

    In one day part help adds up, and being there meanwhile counts once.
    """
    counted = counts_as_care(law)
    needs = {need.id: need for need in case.needs if need.task in counted}
    done: dict[tuple[str, str, str], list[Doing]] = {}
    for line in lines:
        need = needs.get(line.need or "")
        if need is None or line.helper != helper or line.person not in persons or not _is_weekly(line, need):
            continue
        slot = (line.week_type, line.day, line.part)
        done.setdefault(slot, []).append(doing_of(need, law, int(line.minutes)))
    given = {slot: minutes_of_stay(doings) for slot, doings in done.items()}
    weeks = len(calendar.weeks)
    total = sum(minutes * calendar.times[week_type] for (week_type, _, _), minutes in given.items())
    return Care(half_up(Fraction(total, weeks)), _days(given, calendar))


def _is_weekly(line: PlanLine, need: Need) -> bool:
    return line.role == HELP and line.on is None and not isinstance(need.measure, Reachable | Dated)


def _days(given: Mapping[tuple[str, str, str], int], calendar: Calendar) -> int:
    usual = max(calendar.types, key=lambda kind: calendar.times[kind])
    return len({day for (kind, day, _), minutes in given.items() if kind == usual and minutes})
