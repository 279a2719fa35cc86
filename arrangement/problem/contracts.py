"""Contracts of people whom the household employs: which run, and what somebody has to look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from arrangement.law.law import figures, law_on
from arrangement.law.wage import MINIJOB, WAGE, minijob_minutes, paid_minutes
from assessment.case import Case
from assessment.case.employed import Employed
from assessment.ground.calendar import DAYS_A_WEEK

LIVE_IN = "live_in"


def contract_runs(one: Employed, on: date) -> bool:
    """Whether a contract was made and runs on a day."""
    begun = max(one.begins, one.agreed_on) <= on
    return begun and (one.ends is None or one.ends >= on)


def contract_warnings(case: Case, on: date) -> Iterator[dict[str, Any]]:
    """What is doubtful about each contract that runs: wage, Minijob, hours of who lives in the home."""
    last = on + timedelta(days=case.horizon.weeks * DAYS_A_WEEK - 1)
    changes = (day for day in figures()[WAGE].changes() if on < day <= last)
    laws = [law_on(day) for day in (on, *changes)] if case.employed else []
    for one in sorted(case.employed, key=lambda one: one.id):
        if not contract_runs(one, on):
            continue
        paid = min(paid_minutes(law, one.cents_per_month) for law in laws)
        if one.minutes_per_week > paid:
            yield _warning("wage_too_low", one, limit=paid, minutes=one.minutes_per_week)
        held = min(map(minijob_minutes, laws))
        if one.form == MINIJOB and one.minutes_per_week > held:
            yield _warning("minijob_too_long", one, limit=held, minutes=one.minutes_per_week)
        if one.form == LIVE_IN:
            yield _warning("live_in_hours", one)


def _warning(name: str, one: Employed, **params: int) -> dict[str, Any]:
    return {"key": f"warning.{name}", "params": {"employed": one.id, **params}}
