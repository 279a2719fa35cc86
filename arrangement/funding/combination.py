"""Pflegegeld beside care in kind (§ 38 SGB XI), for one figure and for the months of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from arrangement.funding.away import touches
from arrangement.law.law import law_on
from arrangement.law.paying import amounts_by_month
from arrangement.law.sgb_xi import p38
from arrangement.law.sgb_xi.p36 import pflegesachleistung
from arrangement.law.sgb_xi.p37 import Away, pflegegeld, pflegegeld_in_month
from arrangement.law.sgb_xi.p38 import Kombinationsleistung
from assessment.case.people import Person
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth
from assessment.ground.source import TraceStep


def kombinationsleistung(grade: int, on: date, used_cents: int) -> Kombinationsleistung | None:
    """Pflegegeld for a calendar month in which so much Sachleistung was used; None for a grade without it.

    Args:
        grade: Pflegegrad.
        on: Any day of the month.
        used_cents: Sachleistung used in it.
    """
    law = law_on(on)
    in_kind, cash = pflegesachleistung(law, grade), pflegegeld(law, grade)
    if in_kind is None or cash is None:
        return None
    found = p38.kombinationsleistung(law, used_cents, in_kind.cents, cash.cents)
    trace = (*in_kind.trace, *cash.trace, *found.trace)
    return Kombinationsleistung(found.used_percent, found.pflegegeld_cents, trace)


@dataclass(frozen=True)
class PaidInMonth:
    """Pflegegeld of one calendar month.

    Attributes:
        used_percent: Share of the Sachleistung used, as a decimal string.
        half, none: Days that count by the half, and not at all.
    """

    used_percent: str
    cents: int
    trace: tuple[TraceStep, ...]
    half: int = 0
    none: int = 0


def combined_by_month(
    person: Person, on: date, months: Sequence[CalendarMonth], used: Mapping[str, int], away: Away
) -> dict[str, PaidInMonth]:
    """What is paid of the Pflegegeld in each month, with its steps.

    First what § 38 leaves beside the Sachleistung used in the month, then the days in hospital, abroad or
    with replacement care: a month that none of them touches is paid in full.
    """
    cash = amounts_by_month(person, Benefit.PFLEGEGELD, on, months)
    in_kind = amounts_by_month(person, Benefit.PFLEGESACHLEISTUNG, on, months)
    found = {}
    for month in months:
        law, name = law_on(max(on, month.first_day)), month.month
        bound = p38.bound_in(person.care_mix, law, month)
        if not cash[name]:
            continue
        share = p38.kombinationsleistung(law, used.get(name, 0), in_kind[name], cash[name], bound)
        paid = PaidInMonth(share.used_percent, share.pflegegeld_cents, share.trace)
        if touches(away, month):
            days = pflegegeld_in_month(law_on(month.first_day), share.pflegegeld_cents, away)
            trace = (*share.trace, *days.trace)
            paid = PaidInMonth(share.used_percent, days.cents, trace, days.half, days.none)
        found[name] = paid
    return found


def beyond_the_choice(
    person: Person, on: date, months: Sequence[CalendarMonth], used: Mapping[str, int]
) -> bool:
    """Whether a month uses more care in kind than the binding ratio: the fund has to be asked."""
    in_kind = amounts_by_month(person, Benefit.PFLEGESACHLEISTUNG, on, months)
    for month in months:
        bound = p38.bound_in(person.care_mix, law_on(max(on, month.first_day)), month)
        if bound and used.get(month.month, 0) * 100 > bound * in_kind[month.month]:
            return True
    return False
