"""The same conflict on other days and in other weeks: found once, forbidden wherever it would come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from arrangement.problem import Problem
from arrangement.problem.asked import Option
from assessment.ground.grid import DAYS
from solver.case.clock.matter import Matter
from solver.case.lines import Line

Name = tuple[object, ...]


@dataclass(frozen=True)
class Elsewhere:
    """Moves a conflict within one problem."""

    problem: Problem

    def moved(self, matter: Matter) -> Iterator[Matter]:
        """Give the same lines on every other day of every type of week on which all of them are possible."""
        lines = (*matter.helps, *matter.sessions, *matter.companions)
        if any(line.on is not None for line in lines):
            return
        home = lines[0].option.slot
        for week in (week for week in self.problem.calendar if week.base is None):
            for day in range(len(DAYS)):
                if (week.number, day) != (home.week, home.day):
                    made = self._there(matter, week.number, day - home.day)
                    if made is not None:
                        yield made

    def _there(self, matter: Matter, week: int, days: int) -> Matter | None:
        groups: list[tuple[Line, ...]] = []
        for lines in (matter.helps, matter.sessions, matter.companions):
            moved = [self._line(line, week, days) for line in lines]
            found = tuple(line for line in moved if line is not None)
            if len(found) < len(lines):
                return None
            groups.append(found)
        return Matter(self.problem, *groups)

    def _line(self, line: Line, week: int, days: int) -> Line | None:
        option = self._options.get(self._name(line.option, week, days))
        if option is None or option.most < line.minutes:
            return None
        return replace(line, option=option, week=self.problem.calendar[week])

    @cached_property
    def _options(self) -> dict[Name, Option]:
        return {self._name(option, option.slot.week, 0): option for option in self.problem.options}

    def _name(self, o: Option, week: int, days: int) -> Name:
        """What makes two options the same but for day and week; a session by its hours."""
        way = o.attends if o.session is not None else o.way
        session = self.problem.ways[way][0] if way is not None else None
        hours = (session.person, session.offer, session.start, session.end) if session is not None else ()
        need = "" if o.way is not None else o.need
        day = (o.slot.day + days) % len(DAYS)
        return (need, o.carrier, o.source, o.benefit, hours, week, day, o.slot.part)
