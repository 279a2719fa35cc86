"""Stretches of a week that are fixed before anything is laid out: time away, trips, sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arrangement.problem.asked import Attendance, Carrier
from assessment.ground.grid import DAY_MINUTES, DAYS, PART_BOUNDS, Slot

WEEK_MINUTES = DAY_MINUTES * len(DAYS)

Span = tuple[int, int]
"""Begin and end in minutes after Monday, 00:00; the night of Sunday runs past the week's end."""


@dataclass(frozen=True)
class Going:
    """A companion's way: who goes along to which attendance."""

    carrier: Carrier
    attendance: Attendance


def part_span(slot: Slot) -> Span:
    """Begin and end of a day part in its week."""
    bounds = PART_BOUNDS[slot.day_part]
    return slot.day * DAY_MINUTES + bounds.start, slot.day * DAY_MINUTES + bounds.end


def session_span(attendance: Attendance) -> Span:
    """The session itself."""
    day = attendance.day * DAY_MINUTES
    return day + attendance.start, day + attendance.end


def away(attendance: Attendance) -> Span:
    """From leaving home until being back."""
    begin, end = session_span(attendance)
    return begin - attendance.trip, end + attendance.trip


def trips(attendance: Attendance) -> tuple[Span, ...]:
    """When a companion is under way: there and back, twice; one stretch where there is no time between."""
    begin, end = away(attendance)
    there, back = (begin, begin + 2 * attendance.trip), (end - 2 * attendance.trip, end)
    return ((begin, end),) if there[1] >= back[0] else (there, back)


def near(spans: Iterable[Span], place: Span) -> list[Span]:
    """Those that reach into a place, cut to it; the week turns from Sunday to Monday."""
    found = []
    for begin, end in spans:
        for turn in (-WEEK_MINUTES, 0, WEEK_MINUTES):
            low, high = max(begin + turn, place[0]), min(end + turn, place[1])
            if low < high:
                found.append((low, high))
    return sorted(found)


def wider(spans: Iterable[Span], minutes: int) -> list[Span]:
    """Each with so much time before and after it."""
    return [(begin - minutes, end + minutes) for begin, end in spans]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Without overlaps, ascending."""
    done: list[Span] = []
    for begin, end in sorted(spans):
        if done and begin <= done[-1][1]:
            done[-1] = (done[-1][0], max(done[-1][1], end))
        else:
            done.append((begin, end))
    return done


def in_all(sets: Sequence[Sequence[Span]]) -> list[Span]:
    """What lies in every one of some sets of spans; nothing where there is no set."""
    common = merged(sets[0]) if sets else []
    for spans in sets[1:]:
        pairs = ((max(a, c), min(b, d)) for a, b in common for c, d in merged(spans))
        common = [(begin, end) for begin, end in pairs if begin < end]
    return common


def pieces(begin: int, minutes: int, pauses: Sequence[Span]) -> list[Span]:
    """A stretch of so many minutes that pauses where it must; none where it would begin in a pause."""
    if any(low <= begin < high for low, high in pauses):
        return []
    done: list[Span] = []
    for low, high in pauses:
        if low < begin:
            continue
        if begin + minutes <= low:
            break
        done.append((begin, low))
        minutes -= low - begin
        begin = high
    return [*done, (begin, begin + minutes)]


def is_free(stretch: Span, blocked: Iterable[Span]) -> bool:
    """Whether a stretch overlaps with none of the blocked ones."""
    return all(stretch[1] <= begin or end <= stretch[0] for begin, end in blocked)
