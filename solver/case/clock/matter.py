"""What has to be laid out together: lines that bear on each other, and what is fixed beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from arrangement.problem import Problem
from arrangement.problem.asked import Attendance
from assessment.case.words import Standing
from solver.case.clock.spans import Going
from solver.case.lines import Line

_STANDINGS = tuple(Standing)

Key = tuple[str, ...]
"""Names what is taken away as a whole: help of one carrier with one need in one slot, a way, a session."""


@dataclass(frozen=True)
class Matter:
    """Lines of one type of week, those of its dates among them.

    Attributes:
        helps: Hands-on help and presence, to be laid out.
        sessions: Lines of the sessions that are attended: at fixed times.
        companions: Who goes along: likewise.
    """

    problem: Problem
    helps: tuple[Line, ...]
    sessions: tuple[Line, ...]
    companions: tuple[Line, ...]

    @cached_property
    def attended(self) -> tuple[Attendance, ...]:
        """Every attendance, once."""
        ways = sorted({line.option.attends for line in self.sessions})
        return tuple(self.problem.ways[way][0] for way in ways)

    @cached_property
    def goings(self) -> tuple[Going, ...]:
        """Every companion's way to a session that is attended."""
        there = {attendance.key for attendance in self.attended}
        return tuple(
            Going(line.option.carrier, self.problem.ways[line.option.way][0])
            for line in self.companions
            if line.option.way is not None and line.option.way in there
        )

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """Everything that may be taken away, in order."""
        lines = (*self.helps, *self.sessions, *self.companions)
        return tuple(dict.fromkeys(key_of(line) for line in lines))

    def without(self, key: Key) -> Matter:
        """The same without one of its keys."""
        return self.only([other for other in self.keys if other != key])

    def only(self, keys: Sequence[Key]) -> Matter:
        """The same with some of its keys only."""
        kept = [
            tuple(line for line in lines if key_of(line) in keys)
            for lines in (self.helps, self.sessions, self.companions)
        ]
        return Matter(self.problem, *kept)

    def instead(self, old: Line, new: Line) -> Matter:
        """The same with one line of help in place of another."""
        helps = tuple(new if line is old else line for line in self.helps)
        return Matter(self.problem, helps, self.sessions, self.companions)

    def lines_of(self, key: Key) -> tuple[Line, ...]:
        """The lines of a key."""
        return tuple(line for line in (*self.helps, *self.sessions, *self.companions) if key_of(line) == key)


def key_of(line: Line) -> Key:
    """The key of a line."""
    o = line.option
    if o.session is not None:
        return ("attend", o.attends)
    if o.way is not None:
        return ("along", o.way, o.carrier)
    return ("help", o.need, o.carrier, *map(str, o.slot.place))


def takes_time(problem: Problem, line: Line) -> bool:
    """Whether a line is laid out: help and presence of somebody who comes; no aid, no call, no session."""
    o = line.option
    return (
        o.way is None
        and o.carrier.split(":")[0] in ("helper", "employed", "own", "team")
        and (not problem.is_on_call(o))
    )


def base_of(problem: Problem, line: Line) -> int:
    """The type of week in which a line happens, or on top of which its date comes."""
    return problem.calendar[line.option.slot.week].within[0]


def in_order(problem: Problem, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines in the order in which they are placed early: weekly ones, safety, owed, wished, by name."""

    def order(line: Line) -> tuple[object, ...]:
        standing = _STANDINGS.index(problem.need_by_id[line.option.need].standing)
        return (line.on is not None, standing, line.need, line.ordinal, line.option.source, line.option.slot)

    yield from sorted(lines, key=order)
