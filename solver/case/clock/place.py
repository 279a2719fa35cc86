"""Lay out every week of a plan, part by part, or say what cannot go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from arrangement.problem import Problem
from assessment.ground.grid import DAY_MINUTES, DAYS, PARTS, Slot, clock_text
from solver.case.clock.both import whose_time
from solver.case.clock.build import Build
from solver.case.clock.conflict import WORK, Conflict, smallest, with_trade
from solver.case.clock.elsewhere import Elsewhere
from solver.case.clock.fixed import collisions, fixed_start
from solver.case.clock.matter import Key, Matter, base_of, key_of, takes_time
from solver.case.clock.spans import (
    away,
    near,
    part_span,
    trips,
    wider,
)
from solver.case.lines import Line
from solver.engines import Status, lay_out
from solver.rows import Layout
from solver.rows.layout import Place

REMEMBERED = 4096
"""Layouts that are kept in mind."""

Answer = tuple[Status, tuple[Place, ...]]


@dataclass
class Found:
    """Clock times of one plan.

    Attributes:
        starts: "HH:MM" by line id.
        conflicts: What cannot go together, as it was found.
        left: Day parts that stay without clock times.
        disturbed: Persons and day parts whose quiet time is not kept.
    """

    starts: dict[str, str] = field(default_factory=dict)
    conflicts: list[Matter] = field(default_factory=list)
    left: list[Slot] = field(default_factory=list)
    disturbed: list[tuple[str, Slot]] = field(default_factory=list)


@lru_cache(maxsize=REMEMBERED)
def answer(layout: Layout) -> Answer:
    """Lay out, or remember: most days of a week are alike, and most of a plan stays when its case changes."""
    return lay_out(layout, WORK)


@dataclass
class Clock:
    """Lays out plans of one problem."""

    problem: Problem

    def place(self, lines: Sequence[Line]) -> Found:
        """Give every line of a plan its time, where there is one."""
        found = Found()
        for week in (week.number for week in self.problem.calendar if week.base is None):
            mine = [line for line in lines if base_of(self.problem, line) == week]
            helps = tuple(line for line in mine if takes_time(self.problem, line))
            sessions = tuple(line for line in mine if line.option.session is not None)
            companions = tuple(line for line in mine if line.option.way is not None)
            fixed = Matter(self.problem, (), sessions, companions)
            barred = self._fix(fixed, found)
            for group in _groups(self.problem, helps):
                matter = _around(Matter(self.problem, group, sessions, companions))
                if any(key in barred for key in matter.keys):
                    found.left += sorted({line.option.slot for line in group})
                else:
                    self._lay_out(matter, found)
        return found

    def everywhere(self, matter: Matter) -> Iterator[Conflict]:
        """A conflict made small, and the same on every other day and in every other week where it is one."""
        conflict = smallest(matter) if matter.helps else Conflict(matter)
        yield conflict
        for other in self._elsewhere.moved(conflict.matter):
            if not other.helps and any(True for _ in collisions(other)):
                yield Conflict(other)
            elif other.helps and answer(Build(other).layout)[0] is Status.IMPOSSIBLE:
                yield with_trade(other)

    @cached_property
    def _elsewhere(self) -> Elsewhere:
        return Elsewhere(self.problem)

    def _fix(self, fixed: Matter, found: Found) -> set[Key]:
        """Give sessions and companions their hours, and bar those that do not go together."""
        barred: set[Key] = set()
        for keys in collisions(fixed):
            found.conflicts.append(fixed.only(keys))
            found.left += [fixed.lines_of(key)[0].option.slot for key in keys]
            barred.update(keys)
        for line in (*fixed.sessions, *fixed.companions):
            if key_of(line) not in barred:
                found.starts[line.id] = fixed_start(self.problem, line)
        return barred

    def _lay_out(self, matter: Matter, found: Found) -> None:
        build = Build(matter, quiet=True)
        status, places = answer(build.layout)
        if status is not Status.OPTIMAL and self.problem.quiet:
            build = Build(matter)
            status, places = answer(build.layout)
            found.disturbed += self._disturbed(build, places)
        if status is Status.OPTIMAL:
            for task, place in zip(build.tasks, places, strict=False):
                found.starts.update((line.id, clock_text(build.clock(place))) for line in task)
            return
        found.left += sorted({line.option.slot for line in matter.helps})
        if status is Status.IMPOSSIBLE:
            found.conflicts.append(matter)

    def _disturbed(self, build: Build, places: Sequence[Place]) -> Iterator[tuple[str, Slot]]:
        """Where help lies in a quiet time, because it does not fit beside it."""
        for task, place in zip(build.tasks, places, strict=False):
            o = task[0].option
            span = (build.clock(place), build.clock(place) + task[0].minutes)
            if not self.problem.is_presence(o) and near(self.problem.quiet.get(o.person, ()), span):
                yield o.person, o.slot


def _groups(problem: Problem, helps: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Lines by day part; day parts in a row where somebody goes from one home to another in between."""
    by_place: dict[int, list[Line]] = {}
    for line in helps:
        by_place.setdefault(line.option.slot.day * len(PARTS) + line.option.slot.part, []).append(line)
    group: list[Line] = []
    for place in range(len(DAYS) * len(PARTS)):
        here = by_place.get(place, [])
        if group and not _moves(problem, by_place.get(place - 1, []), here):
            yield tuple(group)
            group = []
        group += here
    if group:
        yield tuple(group)


def _moves(problem: Problem, before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether somebody who is at one home then comes to another one."""
    return any(
        whose == their and here != there
        for one in before
        for other in after
        for whose, here in whose_time(problem, one)
        for their, there in whose_time(problem, other)
    )


def _around(matter: Matter) -> Matter:
    """A matter with only those sessions and companions that bear on it."""
    parts = {part_span(line.option.slot) for line in matter.helps}
    helped = {line.option.person for line in matter.helps}
    giving = {line.option.carrier for line in matter.helps}
    themselves = {matter.problem.person_who_is(carrier) for carrier in giving}
    carriers = giving | {matter.problem.carrier_who_is(person) for person in helped}
    attended = {
        a.key for a in matter.attended if a.person in helped and any(near([away(a)], p) for p in parts)
    }
    attended |= {
        a.key
        for a in matter.attended
        if a.person in themselves and any(near(wider([away(a)], DAY_MINUTES), p) for p in parts)
    }
    along = {
        (g.carrier, g.attendance.key)
        for g in matter.goings
        if g.carrier in carriers and any(near(wider(trips(g.attendance), DAY_MINUTES), p) for p in parts)
    }
    going = tuple(line for line in matter.companions if (line.option.carrier, line.option.way) in along)
    needed = attended | {key for _, key in along}
    sessions = tuple(line for line in matter.sessions if line.option.attends in needed)
    return Matter(matter.problem, matter.helps, sessions, going)
