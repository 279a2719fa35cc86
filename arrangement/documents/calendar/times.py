"""When one helper is expected: exact where a clock time is fixed, else the bounds of the day part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from arrangement.plan.days import days_of
from arrangement.plan.plan import Plan, PlanLine
from assessment.ground.grid import DAY_MINUTES, PART_BOUNDS, PARTS, Part, clock_minutes


@dataclass(frozen=True, order=True)
class Expected:
    """One stretch of time on given days.

    Attributes:
        days: Days on which it begins, in order.
        start, end: Minutes after midnight of that day; the end may lie on the next.
        minutes: Help within it.
        exact: Whether the clock time is fixed.
    """

    days: tuple[date, ...]
    start: int
    end: int
    minutes: int
    exact: bool


def expected(plan: Plan, helper: str) -> tuple[Expected, ...]:
    """Give a helper's stretches of time within the horizon; no two of them overlap.

    Lines of one stretch are one entry, whoever is helped: a helper is in one place at a time.
    """
    by_days: dict[tuple[date, ...], list[_Stretch]] = {}
    for line in plan.lines:
        stretch = _stretch(line)
        if line.helper == helper and stretch is not None:
            days = tuple(days_of(plan, line))
            if days:
                by_days.setdefault(days, []).append(stretch)
    return tuple(sorted(_merged(by_days)))


def reviews(plan: Plan) -> tuple[date, ...]:
    """Days on which phases are looked back at, from the plan date on; what names no day is left out."""
    found = set()
    for phase in plan.phases:
        with suppress(ValueError):
            found.add(date.fromisoformat(str(phase.get("review_on"))))
    return tuple(sorted(day for day in found if day.isoformat() >= plan.on))


@dataclass(frozen=True)
class _Stretch:
    start: int
    end: int
    minutes: int
    exact: bool


def _stretch(line: PlanLine) -> _Stretch | None:
    """The time of a line; None where it says no day part that we know."""
    minutes = int(line.minutes)
    if line.part not in PARTS:
        return None
    bounds = PART_BOUNDS[Part(line.part)]
    if line.start is None:
        return _Stretch(bounds.start, bounds.end, minutes, exact=False)
    try:
        start = clock_minutes(line.start)
    except ValueError:
        return _Stretch(bounds.start, bounds.end, minutes, exact=False)
    if start < bounds.start and start + DAY_MINUTES < bounds.end:  # after midnight, of the night before
        start += DAY_MINUTES
    return _Stretch(start, start + max(minutes, 1), minutes, exact=True)


def _merged(by_days: Mapping[tuple[date, ...], Sequence[_Stretch]]) -> Iterator[Expected]:
    """Merge stretches day by day, then put days with equal stretches together again."""
    on_day: dict[date, list[_Stretch]] = {}
    for days, stretches in by_days.items():
        for day in days:
            on_day.setdefault(day, []).extend(stretches)
    found: dict[tuple[int, _Stretch], list[date]] = {}
    for day, stretches in sorted(on_day.items()):
        for stretch in _union(stretches):
            found.setdefault((day.weekday(), stretch), []).append(day)
    for (_, one), dates in found.items():
        yield Expected(tuple(dates), one.start, one.end, one.minutes, one.exact)


def _union(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Join what overlaps on one day; help at the same time in one place is counted once where it is exact."""
    joined: list[_Stretch] = []
    for one in sorted(stretches, key=lambda s: (s.start, s.end, s.minutes)):
        last = joined[-1] if joined else None
        if last is None or one.start >= last.end:
            joined.append(one)
            continue
        end, exact = max(last.end, one.end), last.exact and one.exact
        minutes = end - last.start if exact else min(last.minutes + one.minutes, end - last.start)
        joined[-1] = _Stretch(last.start, end, minutes, exact)
    return joined
