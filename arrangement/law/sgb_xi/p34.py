"""§ 34 SGB XI: when benefits are suspended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from arrangement.law.law import Law
from arrangement.law.time import ONE_DAY, Stretch, weeks_to_days
from assessment.case.people import StayAway
from assessment.ground.source import TraceStep


def suspended(law: Law, where: str, stays: Sequence[Stretch]) -> tuple[frozenset[date], TraceStep]:
    """§ 34 Abs. 1, 2 SGB XI: the days of each stay after its first weeks, on which Pflegegeld is suspended.

    Args:
        law: Law of the calendar month that is looked at.
        where: `hospital`, or `abroad`: outside EU, EEA and Switzerland; within, nothing is suspended.
        stays: Each stay counts from its own first day.
    """
    figure = law.figure("pflegegeld_ruhen")
    first = weeks_to_days(figure.value[where])
    days = frozenset(day for stay in stays for day in tuple(stay.days())[first:])
    return days, figure.step(f"{where}: {figure.value[where]}")


def paid_until(law: Law, stay: StayAway) -> date | None:
    """§ 34 Abs. 1, 1a, 2 SGB XI: last day of one stay on which Pflegegeld goes on; None for no such day.

    Within EU, EEA and Switzerland it goes on without end. Earlier stays abroad in the same calendar year are
    not counted here.
    """
    if stay.kind == "abroad_eu":
        return None
    weeks = law.figure("pflegegeld_ruhen").value["abroad" if stay.kind == "abroad" else "hospital"]
    return stay.begins + timedelta(days=weeks_to_days(weeks)) - ONE_DAY


def stay_on(stays: Sequence[StayAway], day: date) -> StayAway | None:
    """The stay away from home that runs on a day, the one that began last."""
    running = [stay for stay in stays if stay.begins <= day and (stay.ends is None or day <= stay.ends)]
    return max(running, key=lambda stay: stay.begins, default=None)
