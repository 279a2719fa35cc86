"""§ 34 SGB XI: when benefits are suspended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from arrangement.law.law import Law
from arrangement.law.time import Stretch, weeks_to_days
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
