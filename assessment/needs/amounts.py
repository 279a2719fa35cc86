"""From one answer to minutes a week: integers all the way, rounded up once for each care occurrence later."""

from __future__ import annotations

from dataclasses import dataclass

from assessment.case.nba_values import HowOften
from assessment.ground.calendar import DAYS_A_WEEK, DAYS_A_YEAR, MONTHS_A_YEAR
from assessment.needs.norms import Norm, Norms

HUNDREDTHS = 100
MINUTE = 2 * HUNDREDTHS
"""Amounts are in two-hundredths of a minute, so that the middle of a corridor stays whole."""


@dataclass(frozen=True)
class Amount:
    """Weekly amounts in two-hundredths of a minute: lowest, planned, highest; and times a week."""

    low: int
    planned: int
    high: int
    times: int = DAYS_A_WEEK

    def __add__(self, other: Amount) -> Amount:
        """Both together, in the same occurrences."""
        return Amount(
            self.low + other.low,
            self.planned + other.planned,
            self.high + other.high,
            max(self.times, other.times),
        )


def amount_of(norm: Norm, level: int, share: int, norms: Norms) -> Amount:
    """What an answer stands for.

    Args:
        norm: The activity.
        level: 0 to 3; read by `frequency` and by behaviour that asks for presence.
        share: Hundredths of the full time; 100 where the person wants to regain it.
        norms: For the frequencies.
    """
    if norm.per_occurrence:
        times = norms.times(level)
        week = norm.per_occurrence * times * MINUTE
        return Amount(week, week, week, times)
    if norm.minutes is not None:
        return _times(norm, norm.per_week, share)
    week = norm.per_week_minutes * 2 * share
    return Amount(week, week, week)


def amount_by_order(norm: Norm, often: HowOften) -> Amount:
    """What a measure stands for that is needed so often."""
    return _times(norm, times_a_week(often), HUNDREDTHS)


def times_a_week(often: HowOften) -> int:
    """Times a week, rounded up, since a visit happens whole."""
    if often.per_day is not None:
        return often.per_day * DAYS_A_WEEK
    if often.per_week is not None:
        return often.per_week
    return -(-(often.per_month or 0) * MONTHS_A_YEAR * DAYS_A_WEEK // DAYS_A_YEAR)


def _times(norm: Norm, times: int, share: int) -> Amount:
    low, high = norm.minutes or (0, 0)
    return Amount(low * times * share * 2, (low + high) * times * share, high * times * share * 2, times)
