"""Time limits counted as §§ 187-193 BGB and § 26 SGB X say.

The day of the event does not count (§ 187 Abs. 1). A limit of weeks ends on the same weekday, one of months
on the day of the same number, else on the month's last day (§ 188). An end on a Saturday, Sunday or holiday
moves to the next working day (§ 193 BGB, § 26 Abs. 3 SGB X). Periods of entitlement do not move.
"""

from __future__ import annotations

from datetime import date, timedelta

from arrangement.deadlines.holidays import ONE_DAY, is_working_day
from arrangement.law.law import Figure
from arrangement.law.time import months_after


def end_of(figure: Figure, event: date) -> date:
    """The last day of a limit of law that begins with an event, before any move.

    Args:
        figure: The limit; its unit is days, weeks, months or working days.
        event: The day of the event.
    """
    number, unit = figure.whole(), figure.unit
    if unit == "working days":
        return working_days_after(event, number)
    if unit == "months":
        return months_after(event, number)
    return event + (timedelta(weeks=number) if unit == "weeks" else timedelta(days=number))


def moved(day: date) -> date:
    """§ 193 BGB: the day itself, or the next working day."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def working_days_after(event: date, number: int) -> date:
    """The last of so many working days after the day of the event."""
    day = event
    while number > 0:
        day += ONE_DAY
        number -= is_working_day(day)
    return day
