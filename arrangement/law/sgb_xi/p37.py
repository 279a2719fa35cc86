"""§ 37 SGB XI: the care allowance, its months that are not full, and the advice visits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from arrangement.law.amounts import Granted, amount_for_grade, grade_key
from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from arrangement.law.sgb_xi.p34 import suspended
from arrangement.law.time import (
    Stretch,
    days_of_month,
    days_used_up,
    last_of_months,
    months_after,
    weeks_to_days,
)
from assessment.ground.calendar import MONTHS_A_YEAR
from assessment.ground.source import TraceStep

KURZZEITPFLEGE = "kurzzeitpflege"
VERHINDERUNGSPFLEGE = "verhinderungspflege"


def pflegegeld(law: Law, grade: int) -> Granted | None:
    """§ 37 SGB XI: the care allowance for a full calendar month, Pflegegrad 2 to 5."""
    return amount_for_grade(law, "pflegegeld", grade)


@dataclass(frozen=True)
class Away:
    """What happened beside care at home; stretches of other months and years may be among it.

    Attributes:
        hospital, abroad: Stays after whose first weeks Pflegegeld is suspended (§ 34).
        kurzzeitpflege, verhinderungspflege: Whole days of it; replacement care by the hour does not count.
    """

    hospital: Sequence[Stretch] = ()
    abroad: Sequence[Stretch] = ()
    kurzzeitpflege: Sequence[Stretch] = ()
    verhinderungspflege: Sequence[Stretch] = ()


@dataclass(frozen=True)
class PaidMonth:
    """Pflegegeld of one calendar month.

    Attributes:
        full, half, none: Days of the month that count in full, by the half, and not at all.
    """

    cents: int
    full: int
    half: int
    none: int
    trace: tuple[TraceStep, ...]


def pflegegeld_in_month(
    law: Law, monthly_cents: int, away: Away, begins: date | None = None, ends: date | None = None
) -> PaidMonth:
    """§ 37 Abs. 2, § 34 SGB XI: Pflegegeld of the calendar month of the law's day, day by day.

    A calendar month counts 30 days; a day that is missing takes away one thirtieth, and the month pays at
    least what its days with a claim come to: of two readings, the one in the person's favour. During
    Kurzzeit- and Verhinderungspflege half goes on for so many weeks of the calendar year; the first and the
    last day of each stretch are paid in full. In the month of death it is paid to the end.

    Args:
        law: Law of the month.
        monthly_cents: Pflegegeld of a full month, or the share that § 38 leaves of it.
        away: What happened.
        begins: First day of the claim; None if it began before the month.
        ends: Last day of the claim; None if it goes on.
    """
    hospital, by_hospital = suspended(law, "hospital", away.hospital)
    abroad, by_abroad = suspended(law, "abroad", away.abroad)
    weeks, share = law.figure("pflegegeld_weiter_wochen"), law.figure("pflegegeld_weiter_anteil")
    halved, lost = _halved(law, away, weeks.value)
    none = half = full = 0
    for day in days_of_month(law.day):
        outside = (begins is not None and day < begins) or (ends is not None and day > ends)
        if outside or day in hospital | abroad | lost:
            none += 1
        elif day in halved:
            half += 1
        else:
            full += 1
    counted = law.figure("pflegegeld_tage_im_monat")
    cents = _paid(monthly_cents, counted.whole(), share.whole(), (full, half, none))
    trace = (
        by_hospital,
        by_abroad,
        weeks.step(),
        share.step(),
        counted.step(),
        TraceStep("days_full", full, "SGB XI § 37 Abs. 2"),
        TraceStep("days_half", half, "SGB XI § 37 Abs. 2 Satz 2"),
        TraceStep("days_none", none, "SGB XI § 34"),
        TraceStep("pflegegeld_paid", cents, "SGB XI § 37 Abs. 2"),
    )
    return PaidMonth(cents, full, half, none, trace)


def _halved(law: Law, away: Away, weeks: dict[str, int]) -> tuple[frozenset[date], frozenset[date]]:
    """The days paid by the half, and those after the weeks in which half goes on."""
    halved, lost = frozenset[date](), frozenset[date]()
    for kind, stretches in (
        (KURZZEITPFLEGE, away.kurzzeitpflege),
        (VERHINDERUNGSPFLEGE, away.verhinderungspflege),
    ):
        inner = frozenset(day for stretch in stretches for day in stretch.inner())
        beyond = days_used_up(stretches, weeks_to_days(weeks[kind]), law.day.year)
        halved, lost = halved | inner, lost | (beyond & inner)
    return halved - lost, lost


def _paid(monthly_cents: int, counted: int, share: int, days: tuple[int, int, int]) -> int:
    full, half, none = days
    part = Fraction(share, 100)
    by_missing = counted - none - half * (1 - part)
    by_claim = min(Fraction(counted), full + half * part)
    if not full and not half:
        return 0
    return half_up(Fraction(monthly_cents) * max(by_missing, by_claim) / counted)


@dataclass(frozen=True)
class Visits:
    """Advice visits of a person.

    Attributes:
        per_year: How many are a duty; 0 where they are free to ask.
        on_request: How many the person may have in a year.
        by: Last day for the next one; None where none is a duty.
        video: Whether it may be by video.
    """

    per_year: int
    on_request: int
    by: date | None
    video: bool
    trace: tuple[TraceStep, ...]


def beratungsbesuche(law: Law, grade: int, cash: bool, since: date, visits: Sequence[date]) -> Visits:
    """§ 37 Abs. 3 SGB XI: how many advice visits are a duty, and until when the next one is due.

    A half-year or quarter is counted from the begin of the Pflegegeld, then from the last visit.

    Args:
        law: Law of the day.
        grade: Pflegegrad.
        cash: Whether Pflegegeld is drawn, or converted Sachleistung without a care service.
        since: First day of that.
        visits: Days of the visits so far.
    """
    duty, free = law.figure("beratungsbesuch"), law.figure("beratungsbesuch_auf_wunsch")
    video = law.figure("beratungsbesuch_video")
    per_year = int(duty.value.get(grade_key(grade), 0)) if cash else 0
    request = int(free.value[grade_key(grade) if cash or grade_key(grade) == "pg1" else "sachleistung"])
    so_far = [day for day in visits if day <= law.day]
    by = None
    if per_year:
        months = MONTHS_A_YEAR // per_year
        by = months_after(max(so_far), months) if so_far else last_of_months(since, months)
    count = len(so_far)
    every = video.value
    may = every is not None and count > 0 and (count + 1) % int(every) == 0
    trace = (duty.step(per_year), free.step(request), video.step())
    return Visits(per_year, request, by, may, trace)
