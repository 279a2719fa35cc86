"""§ 44 SGB XI with § 19."""

from __future__ import annotations

from arrangement.law.conditions import Condition, State, condition
from arrangement.law.law import Law
from assessment.ground.calendar import HOUR_MINUTES


def least_minutes_of_care(law: Law) -> int:
    """§ 19 SGB XI: minutes of care a week from which a carer is socially insured."""
    return law.figure("pflegeperson_stunden").whole() * HOUR_MINUTES


def least_days_of_care(law: Law) -> int:
    """§ 19 SGB XI: days a week over which this care is spread."""
    return law.figure("pflegeperson_tage").whole()


def hours_of_care(law: Law, minutes_today: int) -> tuple[Condition, ...]:
    """§ 44 SGB XI: hours, days and job of the carer; the hours of today are known, the rest is asked.

    Several persons cared for add up, and so do hours that no file states: too few here is open, not a no.
    """
    enough = minutes_today >= least_minutes_of_care(law)
    hours = law.figure("pflegeperson_stunden").whole()
    return (
        condition(
            "care_hours_reached" if enough else "care_hours_below",
            State.MET if enough else State.OPEN,
            minutes=minutes_today,
            hours=hours,
        ),
        condition("care_days", State.OPEN, days=least_days_of_care(law)),
        condition("job_hours", State.OPEN, hours=law.figure("pflegeperson_erwerbsstunden").whole()),
    )
