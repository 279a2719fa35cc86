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
    """Weekly amounts in two-hundredths of a minute: lowest, planned, highest.

    Attributes:
        times: Times a week.
        per_month: Times a month, where it is stated by the month alone; then `times` is 0.
        once: Minutes of one time, where a single time counts by itself.
    """

    low: int
    planned: int
    high: int
    times: int = DAYS_A_WEEK
    per_month: int = 0
    once: int = 0

    def __add__(self, other: Amount) -> Amount:
        """Both together, in the same occurrences."""
        return Amount(
            self.low + other.low,
            self.planned + other.planned,
            self.high + other.high,
            max(self.times, other.times),
            max(self.per_month, other.per_month),
            max(self.once, other.once),
        )

    def in_shares(self, by: int, of: int = 1) -> Amount:
        """So many shares of several, each figure rounded up."""
        low, planned, high = (-(-figure * of // by) for figure in (self.low, self.planned, self.high))
        return Amount(low, planned, high, self.times, self.per_month, self.once)


def amount_of(norm: Norm, level: int, share: int, norms: Norms, regain: bool = False) -> Amount:
    """What an answer stands for.

    Args:
        norm: The activity.
        level: 0 to 3; read by `frequency`, `night` and by behaviour that asks for presence.
        share: Hundredths of the full time.
        norms: For the frequencies.
        regain: Whether the person wants to do it again: guiding takes the full time, and up to more.
    """
    share, most = (norms.regain.planned, norms.regain.most) if regain else (share, share)
    if norm.per_occurrence:
        times = norms.times(level)
        week = norm.per_occurrence * times * MINUTE
        return Amount(week, week, week, times, once=norm.per_occurrence)
    if norm.minutes is not None:
        return _times(norm.minutes, norm.per_week, share, most)
    return Amount(*(norm.per_week_minutes * 2 * hundredths for hundredths in (share, share, most)))


def amount_by_order(norm: Norm, often: HowOften) -> Amount:
    """What a measure stands for that is needed so often; rarer than weekly it is counted by the month."""
    low, high = norm.minutes or (0, 0)
    if often.per_day or often.per_week:
        return _times((low, high), times_a_week(often), HUNDREDTHS, HUNDREDTHS)
    times, once = often.per_month or 0, -(-(low + high) // 2)
    a_year = times * MONTHS_A_YEAR * DAYS_A_WEEK
    low, planned, high = (-(-figure * a_year // DAYS_A_YEAR) for figure in (low * 2, low + high, high * 2))
    return Amount(low * HUNDREDTHS, planned * HUNDREDTHS, high * HUNDREDTHS, 0, times, once)


def times_a_week(often: HowOften) -> int:
    """Times a week, rounded up, since a visit happens whole."""
    by_month = -(-(often.per_month or 0) * MONTHS_A_YEAR * DAYS_A_WEEK // DAYS_A_YEAR)
    return (often.per_day or 0) * DAYS_A_WEEK + (often.per_week or 0) + by_month


def _times(minutes: tuple[int, int], times: int, share: int, most: int) -> Amount:
    low, high = minutes
    return Amount(low * times * share * 2, (low + high) * times * share, high * times * most * 2, times)
