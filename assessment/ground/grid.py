"""The week as a grid: seven days, six named day parts, steps of five minutes.

Clock bounds stand in `grid.yaml`. A slot is a (day, part) pair of one week; a week has 42 of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import NamedTuple, Self

import yaml

DAY_MINUTES = 1440


class Weekday(StrEnum):
    """The seven days, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class Part(StrEnum):
    """The six day parts, from early to night."""

    EARLY = "early"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


DAYS: tuple[Weekday, ...] = tuple(Weekday)
PARTS: tuple[Part, ...] = tuple(Part)


class _Place(NamedTuple):
    week: int
    day: int
    part: int


class Slot(_Place):
    """One day part of one day of a week; a tuple, as slots are compared and looked up all the time.

    Attributes:
        week: Which of the weeks that a plan describes; 0, too, where times are stated for any week.
        day: 0 (Monday) to 6 (Sunday).
        part: 0 (early) to 5 (night).
    """

    __slots__ = ()

    def __new__(cls, day: int, part: int, *, week: int = 0) -> Self:
        """Name a day part; of any week, if none is named."""
        return super().__new__(cls, week, day, part)

    def __getnewargs_ex__(self) -> tuple[tuple[int, int], dict[str, int]]:
        """How a copy is made."""
        return (self.day, self.part), {"week": self.week}

    @property
    def place(self) -> tuple[int, int, int]:
        """Week, day and part."""
        return self.week, self.day, self.part

    def in_week(self, week: int) -> Slot:
        """The same day part of another week."""
        return Slot(self.day, self.part, week=week)

    @property
    def weekday(self) -> Weekday:
        """Name of the day."""
        return DAYS[self.day]

    @property
    def day_part(self) -> Part:
        """Name of the day part."""
        return PARTS[self.part]


@dataclass(frozen=True)
class PartBounds:
    """Clock bounds of a day part in minutes after midnight; the night runs past 1440."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Minutes from start to end."""
        return self.end - self.start


def clock_minutes(text: str) -> int:
    """Turn "HH:MM" into minutes after midnight.

    Raises:
        ValueError: If it is not a clock time from 00:00 to 24:00.
    """
    hours, separator, minutes = text.partition(":")
    if not (separator and len(hours) == 2 and len(minutes) == 2 and (hours + minutes).isdigit()):
        raise ValueError('a clock time is written "HH:MM"')
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > DAY_MINUTES:
        raise ValueError("a clock time lies between 00:00 and 24:00")
    return total


def clock_text(minutes: int) -> str:
    """Write minutes after any midnight as the time of a day, "HH:MM"."""
    hours, rest = divmod(minutes % DAY_MINUTES, 60)
    return f"{hours:02}:{rest:02}"


def _load() -> tuple[int, dict[Part, PartBounds]]:
    text = resources.files(__package__).joinpath("grid.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    bounds: dict[Part, PartBounds] = {}
    for entry in data["parts"]:
        start, end = clock_minutes(entry["from"]), clock_minutes(entry["to"])
        bounds[Part(entry["id"])] = PartBounds(start, end if end > start else end + DAY_MINUTES)
    return int(data["grid_minutes"]), bounds


GRID_MINUTES, PART_BOUNDS = _load()

SLOTS: tuple[Slot, ...] = tuple(Slot(d, p) for d in range(len(DAYS)) for p in range(len(PARTS)))


def part_minutes(part: Part) -> int:
    """Length of a day part in minutes."""
    return PART_BOUNDS[part].length


def up_to_grid(minutes: int) -> int:
    """Round minutes up to the grid: what a person needs."""
    return -(-minutes // GRID_MINUTES) * GRID_MINUTES


def down_to_grid(minutes: int) -> int:
    """Round minutes down to the grid: what a helper gives."""
    return minutes // GRID_MINUTES * GRID_MINUTES


def overlap_by_part(day: Weekday, start: int, end: int) -> dict[Slot, int]:
    """Split a clock interval of one day over its day parts.

    Args:
        day: Day on which the interval begins.
        start: Minutes after midnight; before the first part it belongs to the night of the day before.
        end: Minutes after midnight, after `start`, at most 1440.

    Returns:
        Minutes per slot, only slots with at least one minute.
    """
    found: dict[Slot, int] = {}
    index = DAYS.index(day)
    for number, part in enumerate(PARTS):
        bounds = PART_BOUNDS[part]
        for shift, on in ((0, index), (DAY_MINUTES, (index - 1) % len(DAYS))):
            minutes = min(end + shift, bounds.end) - max(start + shift, bounds.start)
            if minutes > 0:
                found[Slot(on, number)] = found.get(Slot(on, number), 0) + minutes
    return found
