"""MiLoG, § 8 SGB IV: how many hours a wage pays for, and how many a Minijob can hold."""

from __future__ import annotations

from datetime import date

from arrangement.law.law import Law, figures, law_on
from assessment.case.employed import Employed
from assessment.ground.calendar import HOUR_MINUTES

WAGE = "mindestlohn"
MINIJOB = "minijob"


def paid_minutes(law: Law, cents_per_month: int) -> int:
    """Minutes of work a week that a monthly wage pays for at the minimum wage, rounded down."""
    month = law.figure("lohnmonat_wochen").value
    hours = law.figure(WAGE).whole() * month["weeks"]
    return cents_per_month * HOUR_MINUTES * int(month["months"]) // int(hours)


def minijob_minutes(law: Law) -> int:
    """Minutes of work a week that a Minijob can hold at the minimum wage."""
    return paid_minutes(law, law.figure("geringfuegigkeitsgrenze").whole())


def lawful_minutes(one: Employed, first: date, last: date) -> int:
    """Most minutes a week that wage and form allow on every day of a horizon.

    The wage of a contract includes contributions: what it pays for is at most this, never more.
    """
    days = [first, *(day for day in figures()[WAGE].changes() if first < day <= last)]
    found = [paid_minutes(law_on(day), one.cents_per_month) for day in days]
    if one.form == MINIJOB:
        found += [minijob_minutes(law_on(day)) for day in days]
    return min(found)
