"""A22, A29, A30 and A33: the calendar months of a plan: what happens in each, and money that lapses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.same import same_json
from arrangement.deadlines.holidays import ONE_DAY, holidays
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.calendar import MONTHS_A_YEAR, CalendarMonth, month_of

JAHRESBETRAG = "jahresbetrag"
STOCK = "stocks"
OF_MINUTES = {"professional_minutes": "A29", "helper_minutes": "A30"}
"""Figures of a month that belong to another invariant than what is told beside the lines."""


def stocks_told(matter: Matter) -> Broken:
    """Money that is saved up: opening + accrued - used - lapsed = closing, in every month as the law says."""
    yield from _as_stated(matter, lambda month: month_stock(matter, month), "A22", "stocks")


def months_told(matter: Matter, invariant: str = "A33") -> Broken:
    """Days, holidays, visits, groups and minutes of each month follow from the calendar and the lines."""

    def truth(month: CalendarMonth) -> dict[str, Any]:
        figures = month_figures(matter, month)
        return {key: value for key, value in figures.items() if OF_MINUTES.get(key, "A33") == invariant}

    yield from _as_stated(matter, truth, invariant, "month")


def _as_stated(
    matter: Matter, truth: Callable[[CalendarMonth], Mapping[str, Any]], invariant: str, what: str
) -> Broken:
    """Whatever a month states of these figures is so; older plans do not state them."""
    rows = {row.month: row.raw for row in matter.view.months}
    for month in matter.money.months:
        row = rows.get(month.month, {})
        for key, value in truth(month).items():
            if key in row and not same_json(value, row[key]):
                yield broken(invariant, month.month, what, field=key)


def month_figures(matter: Matter, month: CalendarMonth) -> dict[str, Any]:
    """What happens in one calendar month."""
    inputs, weeks = matter.inputs, matter.weeks
    counts = inputs.weekdays[month.month]
    visits = [
        visit.lines[0]
        for week in (*weeks.typical, *weeks.single)
        for visit in week.visits
        if visit.lines and visit.source.team is not None and visit.source.professional
    ]
    sessions = [attendance.lines[0] for week in weeks.typical for attendance in week.attendances]
    return {
        "days": month.days,
        "full": month.full,
        "week_types": {inputs.week_type(place).id: sum(row) for place, row in enumerate(counts) if sum(row)},
        "holidays": [day.isoformat() for day in _holidays(matter, month)],
        "visits": _sum(matter, month, visits, lambda _: 1),
        "sessions": _sum(matter, month, sessions, lambda _: 1),
        "professional_minutes": _sum(matter, month, weeks.lines, lambda line: line.view.professional_minutes),
        "helper_minutes": _sum(matter, month, weeks.lines, _helped),
    }


def _holidays(matter: Matter, month: CalendarMonth) -> list[date]:
    inside = (day for day in holidays(month.first_day.year) if month_of(day) == month.month)
    return sorted(day for day in inside if matter.inputs.on <= day <= matter.inputs.last_day)


def _helped(line: Line) -> int:
    """Active minutes of an unpaid helper."""
    active = line.is_companion or line.is_hands_on
    return line.minutes if line.source.helper is not None and active else 0


def _sum(matter: Matter, month: CalendarMonth, lines: Any, value: Callable[[Line], int]) -> int:
    return sum(value(line) * matter.money.how_often(line).get(month.month, 0) for line in lines)


def month_stock(matter: Matter, month: CalendarMonth) -> dict[str, Any]:
    """Stocks of a month, and the Sachleistung that it converts."""
    turned = {
        person: of_months[month.month]
        for person, of_months in sorted(matter.money.converted.items())
        if of_months and month.month in of_months
    }
    return {STOCK: list(month_stocks(matter, month)), "converted": turned}


def month_stocks(matter: Matter, month: CalendarMonth) -> Iterator[dict[str, Any]]:
    """The stocks of every person in one calendar month, persons in order."""
    for person in sorted(matter.inputs.persons):
        if matter.inputs.statutes.right(person, Benefit.ENTLASTUNGSBETRAG) is not None:
            drawn = matter.money.taken_by_month(person, Benefit.ENTLASTUNGSBETRAG)
            row = matter.money.stock(person).flows(drawn)[month.month]
            yield _row(person, Benefit.ENTLASTUNGSBETRAG.value, *row)
        yield from _of_the_year(matter, person, month)


def _of_the_year(matter: Matter, person: str, asked: CalendarMonth) -> Iterator[dict[str, Any]]:
    """§ 42a SGB XI: each calendar year by itself; nothing of it outlives December."""
    statutes, on, months = matter.inputs.statutes, matter.inputs.on, matter.money.months
    granted = {
        month.month: statutes.replacement_amount(person, month)
        if statutes.has_jahresbetrag(person, month)
        else 0
        for month in months
    }
    if not any(granted.values()):
        return
    lines, stays = matter.money.drawn(person, Benefit.VERHINDERUNGSPFLEGE), matter.money.short_stays
    drawn = {month.month: lines[month.month] + stays.in_month(person, month) for month in months}
    there = granted[months[0].month]
    for number, month in enumerate(months):
        january = month.first_day.month == 1
        first = january or not granted[months[max(number - 1, 0)].month]
        earlier = sum(drawn[m.month] for m in months[:number] if m.first_day.year == month.first_day.year)
        new = max(granted[month.month] - earlier, 0) if first and month.first_day > on else 0
        used = drawn[month.month] if granted[month.month] else 0
        over = month.first_day.month == MONTHS_A_YEAR and month.last_day <= matter.inputs.last_day
        lapsed = there + new - used if over else 0
        if month.month == asked.month:
            yield _row(person, JAHRESBETRAG, there, new, used, lapsed)
        there += new - used - lapsed


def services_left(matter: Matter) -> dict[str, dict[str, int]]:
    """Cents by last day of claims that no line draws: the Jahresbetrag, and amounts that just lapse."""
    found: dict[str, dict[str, int]] = {}
    for block in matter.inputs.statutes.claims:
        for claim in block.claims:
            if claim.claim is ClaimWord.KURZZEITPFLEGE:
                found[claim.id] = _year_left(matter, block.person)
            elif claim.lapses_unasked and claim.expires is not None:
                found[claim.id] = {claim.expires.isoformat(): claim.left_cents or 0}
    return found


def _year_left(matter: Matter, person: str) -> dict[str, int]:
    left, months, part = dict[str, int](), matter.money.months, matter.inputs.statutes.insured_part
    for month in months:
        for row in _of_the_year(matter, person, month):
            whole = row["closing_cents"] if month is months[-1] else row["lapsed_cents"]
            cents = part(person, Benefit.VERHINDERUNGSPFLEGE, whole, months[0])
            if cents:
                left[date(month.first_day.year + 1, 1, 1).isoformat()] = cents
    return {(date.fromisoformat(day) - ONE_DAY).isoformat(): cents for day, cents in left.items()}


def _row(person: str, claim: str, there: int, accrued: int, used: int, lapsed: int) -> dict[str, Any]:
    return {
        "person": person,
        "claim": claim,
        "opening_cents": there,
        "accrued_cents": accrued,
        "used_cents": used,
        "lapsed_cents": lapsed,
        "closing_cents": there + accrued - used - lapsed,
    }
